import Records
import TestSupport
import Testing

@testable import Migration

struct MigrationRunTests {
  private static let environment = RunEnvironment(now: { 0 }, machine: "test", version: "test")

  private func run(_ project: String, output: String, budget: Int) async throws {
    let loaded = ProjectLoader.load(Repository.path(project))
    let project = try #require(loaded.project)
    var options = RunOptions(jobs: 2, environment: Self.environment)
    options.keyBudget = budget
    _ = try await MigrationRun.perform(project, output: output, options: options)
  }

  @Test func `keys that do not fit into memory are spilled, and nothing else changes`() async throws {
    let folder = TemporaryDirectory()
    let project = "Mappings/nakanojo/faulty.utsushi"
    try await run(project, output: folder.path("held"), budget: 24 << 20)
    // 100 entries of 32 bytes: every window, key and rule spills many times.
    try await run(project, output: folder.path("spilled"), budget: 3200)
    let difference = try Command.run(
      ["diff", "-r", "--exclude=evidence.sqlite", "--exclude=run-log.json", "held", "spilled"], in: folder.path)
    #expect(difference.exitCode == 0, "\(difference.text)")
    let held = try Command.run(["sqlite3", folder.path("held/evidence.sqlite"), ".dump"])
    let spilled = try Command.run(["sqlite3", folder.path("spilled/evidence.sqlite"), ".dump"])
    #expect(held.stdout == spilled.stdout)
  }

  @Test func `a run that cannot finish leaves no folder behind`() async throws {
    let folder = TemporaryDirectory()
    let loaded = ProjectLoader.load(Repository.path("Mappings/nakanojo/migration.utsushi"))
    let project = try #require(loaded.project)
    // The parent of the output is a file.
    _ = try Command.run(["touch", folder.path("file")])
    await #expect(throws: (any Error).self) {
      _ = try await MigrationRun.perform(
        project, output: folder.path("file/out"), options: RunOptions(jobs: 1, environment: Self.environment))
    }
    let left = try Command.run(["ls", folder.path])
    #expect(left.text == "file\n")
  }

  /// One byte more, or another byte in the middle: both readings of a source must be of one state of the file.
  @Test(arguments: ["printf x >> \"$1\"", "printf x | dd of=\"$1\" bs=1 seek=70000 conv=notrunc status=none"])
  func `a source that changes between the two readings ends the run with nothing left behind`(
    _ change: String
  ) async throws {
    let folder = TemporaryDirectory()
    for part in ["Mappings", "SampleData"] {
      let copy = try Command.run(["cp", "-r", Repository.path(part), folder.path])
      #expect(copy.exitCode == 0)
    }
    let loaded = ProjectLoader.load(folder.path("Mappings/nakanojo/migration.utsushi"))
    let project = try #require(loaded.project)
    let file = folder.path("SampleData/nakanojo/clean/JUKI.DAT")
    let options = RunOptions(jobs: 1, environment: Self.environment) { stage, _, _ in
      guard case .scanning = stage else { return }
      _ = try? Command.run(["sh", "-c", change, "sh", file])
    }
    let error = await #expect(throws: RunError.self) {
      _ = try await MigrationRun.perform(project, output: folder.path("out"), options: options)
    }
    #expect(error?.code == "P202")
    let left = try Command.run(["ls", folder.path])
    #expect(left.text == "Mappings\nSampleData\n")
  }
}
