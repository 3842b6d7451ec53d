import TestSupport
import Testing

/// One town's register, unloaded in every form of records: the data set is the same, whatever stands between the records.
struct RecordFormTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var declaration: String
    /// The file made of records of 640 bytes.
    var write: @Sendable ([ArraySlice<UInt8>]) -> [UInt8]
    var testDescription: String { declaration }
  }

  private static func word(_ count: Int, isBigEndian: Bool = true, isInclusive: Bool = true) -> [UInt8] {
    let length = count + (isInclusive ? 4 : 0)
    let bytes = [UInt8(length >> 8), UInt8(length & 0xFF)]
    return (isBigEndian ? bytes : bytes.reversed()) + [0, 0]
  }

  private static func withoutBlanks(_ record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    record.prefix((record.lastIndex { $0 != 0x20 } ?? record.startIndex - 1) - record.startIndex + 1)
  }

  static let forms = [
    Form(declaration: "fixed 640 newline none") { $0.flatMap { $0 } },
    Form(declaration: "fixed 640 newline CR") { $0.flatMap { $0 + [0x0D] } },
    Form(declaration: "lines CRLF") { $0.flatMap { $0 + [0x0D, 0x0A] } },
    Form(declaration: "lines LF blanks removed") { $0.flatMap { RecordFormTests.withoutBlanks($0) + [0x0A] } },
    Form(declaration: "variable RDW big-endian inclusive") { $0.flatMap { RecordFormTests.word(640) + $0 } },
    Form(declaration: "variable RDW little-endian exclusive") {
      $0.flatMap { RecordFormTests.word(640, isBigEndian: false, isInclusive: false) + $0 }
    },
    Form(declaration: "variable RDW big-endian inclusive BDW big-endian inclusive") { records in
      var bytes: [UInt8] = []
      for start in stride(from: 0, to: records.count, by: 5) {
        let body = records[start..<min(start + 5, records.count)].flatMap { RecordFormTests.word(640) + $0 }
        bytes += RecordFormTests.word(body.count) + body
      }
      return bytes
    },
  ]

  private static func manifest(_ project: ScratchProject) throws -> [UInt8] {
    try project.read("out/bag/manifest-sha256.txt")
  }

  @Test func `every form of records gives the same data set, byte for byte`() throws {
    let project = try ScratchProject()
    let file = try project.read(ScratchProject.residents)
    let records = stride(from: 0, to: file.count, by: 642).map { file[$0..<$0 + 640] }
    // A town this small does not exercise every rule.
    let code = try project.run().exitCode
    #expect(code < 2)
    let expected = try RecordFormTests.manifest(project)
    var declared = "fixed 640 newline CRLF"
    for form in RecordFormTests.forms {
      let bytes = form.write(records)
      try project.write(bytes, to: ScratchProject.residents)
      try project.replace(declared, by: form.declaration)
      declared = form.declaration
      _ = try Command.run(["rm", "-r", project.folder.path("out")])
      let run = try project.run()
      #expect(run.exitCode == code, "\(form.declaration): \(run.errorText)")
      #expect(try RecordFormTests.manifest(project) == expected, "\(form.declaration)")
      // Every byte of the file is in one class.
      let classes = try project.evidence("SELECT sum(bytes) FROM bytes WHERE source = '住民マスタ'")
      #expect(classes == [["\(bytes.count)"]], "\(form.declaration)")
    }
  }

  @Test func `a line that is too long and one that is no record are rejected with their bytes`() throws {
    let project = try ScratchProject()
    let file = try project.read(ScratchProject.residents)
    var records = stride(from: 0, to: file.count, by: 642).map {
      Array(RecordFormTests.withoutBlanks(file[$0..<$0 + 640]))
    }
    let long = [UInt8](repeating: 0x32, count: 641)
    records.insert(long, at: 3)
    records.insert([], at: 5)
    try project.write(records.flatMap { $0 + [0x0A] }, to: ScratchProject.residents)
    try project.replace("fixed 640 newline CRLF", by: "lines LF blanks removed")
    let run = try project.run()
    #expect(run.exitCode == 1, "\(run.errorText)")
    #expect(try project.rejects() == long + [0x0A, 0x0A])
    let codes = try project.evidence("SELECT code, bytes FROM rejects WHERE source = '住民マスタ' ORDER BY code")
    #expect(codes == [["F102", "642"], ["F104", "1"]])
  }
}
