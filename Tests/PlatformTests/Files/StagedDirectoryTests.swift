import Glibc
import Platform
import TestSupport
import Testing

@Suite struct StagedDirectoryTests {
  let directory = TemporaryDirectory()

  /// Writes a file and gives the directory back without a commit.
  func abandon(_ path: String) throws {
    let staged = try StagedDirectory(path)
    try directory.write([1], to: "out.partial/f")
    // Holds the directory until the file stands in it.
    _ = staged.partialPath
  }

  @Test func `a committed directory has its name and its files`() throws {
    let staged = try StagedDirectory(directory.path("out"))
    let removedStale = staged.removedStalePartial
    #expect(!removedStale)
    try directory.write([1], to: "out.partial/f")
    #expect(!FileSystem.exists(directory.path("out")))
    try staged.commit()
    #expect(try FileSystem.list(directory.path) == ["out"])
    #expect(try FileSystem.list(directory.path("out")) == ["f"])
  }

  @Test func `an abandoned directory leaves nothing`() throws {
    try abandon(directory.path("out"))
    #expect(try FileSystem.list(directory.path).isEmpty)
  }

  @Test func `a directory that exists is refused`() throws {
    try FileSystem.createDirectory(directory.path("out"))
    do throws(FileError) {
      _ = try StagedDirectory(directory.path("out"))
      Issue.record("an existing output directory must be refused")
    } catch {
      #expect(error == FileError(path: directory.path("out"), operation: .create, errno: EEXIST))
    }
  }

  @Test func `a directory that came into being meanwhile is not replaced`() throws {
    let staged = try StagedDirectory(directory.path("out"))
    try FileSystem.createDirectory(directory.path("out"))
    do throws(FileError) {
      try staged.commit()
      Issue.record("an existing output directory must not be replaced")
    } catch {
      #expect(error.errno == EEXIST)
    }
    #expect(try FileSystem.list(directory.path) == ["out"])
  }

  @Test func `a partial tree of a dead run is removed and told of`() throws {
    try FileSystem.createDirectories(directory.path("out.partial/deep"))
    try directory.write([], to: "out.partial/.utsushi-partial")
    let staged = try StagedDirectory(directory.path("out"))
    let removedStale = staged.removedStalePartial
    #expect(removedStale)
    #expect(!FileSystem.exists(directory.path("out.partial/deep")))
    try staged.commit()
    #expect(try FileSystem.list(directory.path("out")).isEmpty)
  }

  @Test func `somebody's own directory of that name is refused and left alone`() throws {
    try FileSystem.createDirectories(directory.path("out.partial/mine"))
    do throws(FileError) {
      _ = try StagedDirectory(directory.path("out"))
      Issue.record("a directory that is not ours must stay")
    } catch {
      #expect(error == FileError(path: directory.path("out.partial"), operation: .create, errno: EEXIST))
    }
    #expect(FileSystem.exists(directory.path("out.partial/mine")))
  }

  @Test func `a partial tree that another run holds is refused and left alone`() throws {
    let first = try StagedDirectory(directory.path("out"))
    try directory.write([1], to: "out.partial/f")
    do throws(FileError) {
      _ = try StagedDirectory(directory.path("out"))
      Issue.record("a directory in use must be refused")
    } catch {
      #expect(error == FileError(path: directory.path("out.partial"), operation: .lock, errno: EWOULDBLOCK))
    }
    #expect(FileSystem.exists(directory.path("out.partial/f")))
    // flock(1) is another process.
    let other = try Command.run(["flock", "-n", "out.partial", "true"], in: directory.path)
    #expect(other.exitCode == 1)
    try first.commit()
  }
}
