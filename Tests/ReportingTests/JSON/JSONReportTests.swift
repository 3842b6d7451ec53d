import FoundationEssentials
import Records
import Reporting
import TestSupport
import Testing

@Suite struct JSONReportTests {
  let golden = Repository.path("Tests/ReportingTests/Golden/report.json")

  /// To record it again: `UTSUSHI_RECORD=1 swift test --filter JSONReportTests`; the run that records fails.
  @Test func `the document is the golden one`() throws {
    let bytes = JSONReport.render(SampleReport.closed)
    if ProcessInfo.processInfo.environment["UTSUSHI_RECORD"] == "1" {
      try Data(bytes).write(to: URL(filePath: golden))
      Issue.record("recorded \(golden); look at the difference and run again")
    }
    #expect(try [UInt8](Data(contentsOf: URL(filePath: golden))) == bytes)
  }

  @Test func `members are sorted, slashes are plain and the last byte is a newline`() {
    let text = String(decoding: JSONReport.render(SampleReport.open), as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    #expect(!text.contains("\\/"))
    let members = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.prefix { $0 != ":" } }
    #expect(members.count == 18)
    #expect(members == members.sorted())
  }

  @Test func `a report read back is the same report`() throws {
    let bytes = JSONReport.render(SampleReport.closed)
    let report = try JSONDecoder().decode(RunReport.self, from: Data(bytes))
    #expect(JSONReport.render(report) == bytes)
  }

  @Test func `two glyphs of one ideograph stay two`() {
    var report = SampleReport.open
    report.title = "\u{795E}\u{FA19}"
    let bytes = JSONReport.render(report)
    #expect(String(decoding: bytes, as: UTF8.self).utf8.contains(sequence: "\u{795E}\u{FA19}".utf8))
  }
}

extension Collection where Element: Equatable {
  /// Whether the elements stand in it one after another.
  fileprivate func contains(sequence: some Collection<Element>) -> Bool {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.starts(with: sequence) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
