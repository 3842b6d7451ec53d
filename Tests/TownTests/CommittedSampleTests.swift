import FoundationEssentials
import TestSupport
import Testing

@testable import Town

struct CommittedSampleTests {
  static func committed(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: Repository.path("SampleData/nakanojo/" + path))))
  }

  // SampleData/nakanojo/README.md: seed 104213, 2,000 residents.
  @Test(arguments: [false, true], TownFile.allCases)
  func `the committed files are what the generator makes`(isFaulty: Bool, file: TownFile) throws {
    let sample = TownSample(seed: 104_213, residents: 2000, isFaulty: isFaulty)
    let folder = isFaulty ? "faulty" : "clean"
    let made = try TownSampleTests.file(file, of: sample)
    let kept = try CommittedSampleTests.committed("\(folder)/\(file.fileName)")
    #expect(made == kept)
  }

  @Test func `the committed list of faults is what the generator makes`() throws {
    let sample = TownSample(seed: 104_213, residents: 2000, isFaulty: true)
    let made = try sample.faults()
    let kept = try CommittedSampleTests.committed("faulty/faults.csv")
    #expect(made == kept)
  }
}
