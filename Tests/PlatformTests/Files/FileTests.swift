import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct FileTests {
  let directory = TemporaryDirectory()

  @Test func `bytes written come back, in whole and in pieces`() throws {
    let path = directory.path("a")
    let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    var output = try OutputFile(creating: path)
    try output.write(Array(bytes[..<10]))
    try output.write(Array(bytes[10..<2_500_000]))
    try output.write([])
    try output.write(Array(bytes[2_500_000...]))
    let given = output.byteCount
    #expect(given == bytes.count)
    try output.close()
    try output.close()
    #expect(try FileSystem.readAll(path) == bytes)

    var input = try InputFile(path: path)
    let size = input.byteCount
    let tail = try input.read(at: 2_999_999, count: 10)
    #expect(size == bytes.count)
    #expect(tail == Array(bytes[2_999_999...]))
    var pieces: [UInt8] = []
    while true {
      let piece = try input.read(upTo: 999_999)
      if piece.isEmpty { break }
      pieces += piece
    }
    #expect(pieces == bytes)
    let afterwards = try input.read(upTo: 1) + input.read(at: bytes.count, count: 1)
    #expect(afterwards.isEmpty)
  }

  @Test func `files are for their owner alone`() throws {
    var file = try OutputFile(creating: directory.path("f"))
    try file.close()
    try FileSystem.createDirectories(directory.path("d/e"))
    let modes = try Command.run(["stat", "-c", "%a", "f", "d", "d/e"], in: directory.path)
    #expect(modes.text == "600\n700\n700\n")
  }

  @Test func `a file that exists is not written over`() throws {
    try directory.write([1], to: "f")
    let error = #expect(throws: FileError.self) { _ = try OutputFile(creating: directory.path("f")) }
    #expect(error == FileError(path: directory.path("f"), operation: .create, errno: EEXIST))
    #expect(try FileSystem.readAll(directory.path("f")) == [1])
  }

  @Test func `what cannot be read says why`() throws {
    #expect(throws: FileError(path: directory.path("no"), operation: .open, errno: ENOENT)) {
      _ = try InputFile(path: directory.path("no"))
    }
    #expect(throws: FileError(path: directory.path, operation: .open, errno: EISDIR)) {
      _ = try InputFile(path: directory.path)
    }
    try directory.write([1, 2, 3], to: "f")
    #expect(throws: FileError(path: directory.path("f"), operation: .read, errno: EFBIG)) {
      _ = try FileSystem.readAll(directory.path("f"), limit: 2)
    }
  }

  @Test func `a full disk is an error of the write`() throws {
    // /dev/full answers every write with ENOSPC (full(4)).
    let full = try Descriptor("/dev/full", flags: O_WRONLY, for: .open)
    let bytes: [UInt8] = [1]
    do throws(FileError) {
      try full.write(bytes.span)
      Issue.record("/dev/full takes nothing")
    } catch {
      #expect(error == FileError(path: "/dev/full", operation: .write, errno: ENOSPC))
    }
  }

  @Test func `a file without a size of its own is read to its end`() throws {
    #expect(try !FileSystem.readAll("/proc/self/status").isEmpty)
  }

  @Test func `names are listed by their bytes and nothing is folded`() throws {
    // U+795E sorts before U+FA19; Swift's String holds them equal.
    for name in ["\u{FA19}", "\u{795E}", "b", "B", ".x"] { try directory.write([], to: name) }
    let names = try FileSystem.list(directory.path)
    #expect(names.map { Array($0.utf8) } == [".x", "B", "b", "\u{795E}", "\u{FA19}"].map { Array($0.utf8) })
  }

  @Test func `a name that is not UTF-8 is an error`() throws {
    _ = try Command.run(["sh", "-c", "touch $(printf 'a\\202')"], in: directory.path)
    #expect(throws: FileError(path: directory.path, operation: .list, errno: EILSEQ)) {
      _ = try FileSystem.list(directory.path)
    }
  }

  @Test func `removing a tree leaves what its links point to`() throws {
    try FileSystem.createDirectories(directory.path("keep"))
    try directory.write([1], to: "keep/f")
    try FileSystem.createDirectories(directory.path("tree/deep"))
    _ = try Command.run(["ln", "-s", "../../keep", "tree/deep/link"], in: directory.path)
    try FileSystem.removeTree(directory.path("tree"))
    #expect(try FileSystem.list(directory.path) == ["keep"])
    #expect(FileSystem.exists(directory.path("keep/f")))
    #expect(!FileSystem.isDirectory(directory.path("keep/f")))
  }
}
