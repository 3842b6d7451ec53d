import Delivery
import Platform
import TestSupport
import Testing

@Suite struct BagVerifierTests {
  let directory = TemporaryDirectory()

  struct Case: CustomTestStringConvertible {
    /// A shell command run in the bag.
    var damage: String
    var problems: [BagProblem]
    var testDescription: String { damage }
  }

  func writeBag() throws {
    var bag = try BagWriter(directory: directory.path("bag"), baggingDate: "2025-10-01", info: [])
    for name in ["data/001/a.csv", "data/001/b.csv"] {
      var payload = try bag.startPayload(name)
      try payload.write(Array(name.utf8))
      _ = try bag.finishPayload(payload)
    }
    _ = try bag.finish()
  }

  @Test(arguments: [
    Case(damage: "true", problems: []),
    Case(damage: "echo >> notes.txt", problems: []),
    Case(
      damage: "rm data/001/b.csv",
      problems: [BagProblem(.miscounted, "bag-info.txt"), BagProblem(.missing, "data/001/b.csv")]),
    Case(damage: "echo > data/c.csv", problems: [BagProblem(.extra, "data/c.csv")]),
    Case(
      damage: "printf X | dd of=data/001/a.csv conv=notrunc", problems: [BagProblem(.changed, "data/001/a.csv")]),
    Case(
      damage: "sed -i 's/1.0/0.97/' bagit.txt",
      problems: [BagProblem(.changed, "bagit.txt"), BagProblem(.undeclared, "bagit.txt")]),
    Case(damage: "rm bag-info.txt", problems: [BagProblem(.missing, "bag-info.txt")]),
    Case(
      damage: "rm manifest-sha256.txt tagmanifest-sha256.txt; sed -i '$d' bag-info.txt",
      problems: [
        BagProblem(.extra, "data/001/a.csv"), BagProblem(.extra, "data/001/b.csv"),
        BagProblem(.missing, "manifest-sha256.txt"), BagProblem(.missing, "tagmanifest-sha256.txt"),
      ]),
    Case(
      damage: "sed -i 's/^./x/' tagmanifest-sha256.txt", problems: [BagProblem(.malformed, "tagmanifest-sha256.txt")]),
    Case(
      damage: "cp manifest-sha256.txt m; sed -i 's,data/001/b,data/../../b,' manifest-sha256.txt",
      problems: [
        BagProblem(.miscounted, "bag-info.txt"), BagProblem(.extra, "data/001/b.csv"),
        BagProblem(.changed, "manifest-sha256.txt"), BagProblem(.malformed, "manifest-sha256.txt"),
      ]),
  ])
  func `what is missing, extra or changed is named`(_ item: Case) throws {
    try writeBag()
    _ = try Command.run(["sh", "-c", item.damage], in: directory.path("bag"))
    #expect(try BagVerifier.problems(in: directory.path("bag")) == item.problems)
  }

  @Test func `a directory that is no bag says what it lacks`() throws {
    try FileSystem.createDirectory(directory.path("bag"))
    let problems = try BagVerifier.problems(in: directory.path("bag"))
    #expect(
      problems == [
        BagProblem(.missing, "bag-info.txt"), BagProblem(.missing, "bagit.txt"), BagProblem(.missing, "data"),
        BagProblem(.missing, "manifest-sha256.txt"), BagProblem(.missing, "tagmanifest-sha256.txt"),
      ])
  }
}
