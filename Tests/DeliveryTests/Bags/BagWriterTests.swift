import Delivery
import Platform
import TestSupport
import Testing

@Suite struct BagWriterTests {
  let directory = TemporaryDirectory()

  /// A bag of two files, the first one given in pieces and started before and finished after the other.
  func writeBag(_ path: String) throws -> BagEntry {
    var bag = try BagWriter(
      directory: path, baggingDate: "2025-10-01",
      info: [("Source-Organization", "104213"), ("External-Description", "中之条町\n第1回リハーサル")])
    var people = try bag.startPayload("data/001/jumin_joho.csv")
    var others = try bag.startPayload("data/031/jutogai.csv")
    try people.write(Array("a,".utf8))
    try others.write(Array("\u{795E},\u{FA19}\r\n".utf8))
    try people.write([])
    try people.write(Array("b\r\n".utf8))
    _ = try bag.finishPayload(others)
    let entry = try bag.finishPayload(people)
    #expect(entry.path == "data/001/jumin_joho.csv")
    #expect(entry.byteCount == 5)
    return try bag.finish()
  }

  func text(_ name: String) throws -> String {
    String(decoding: try FileSystem.readAll(directory.path("bag/" + name)), as: UTF8.self)
  }

  /// Digests from `printf … | sha256sum`.
  @Test func `the tag files are those of RFC 8493`() throws {
    let manifest = try writeBag(directory.path("bag"))
    let names = try FileSystem.list(directory.path("bag"))
    #expect(names == ["bag-info.txt", "bagit.txt", "data", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
    #expect(try text("bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    #expect(
      try text("bag-info.txt") == """
        Source-Organization: 104213
        External-Description: 中之条町
          第1回リハーサル
        Bagging-Date: 2025-10-01
        Payload-Oxum: 14.2

        """)
    #expect(
      try text("manifest-sha256.txt") == """
        fbf6b30113a4b6418c623a96ed6844f17ef5751b908a16abaa919d0bcd6b7784  data/001/jumin_joho.csv
        97f32d5d2893abc53358de698056b7591a2107e23f92c3d344ea9fdb06422faf  data/031/jutogai.csv

        """)
    #expect(Hexadecimal.text(manifest.sha256) == "e622c265dad9f3ec713a08254f84f007ea69140550d17e35033e12083948e9cf")
  }

  @Test func `sha256sum accepts both manifests`() throws {
    _ = try writeBag(directory.path("bag"))
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
      let check = try Command.run(["sha256sum", "--strict", "-c", manifest], in: directory.path("bag"))
      #expect(check.exitCode == 0, "\(check.errorText)")
    }
  }

  @Test func `the same payload gives the same bytes`() throws {
    _ = try writeBag(directory.path("bag"))
    _ = try writeBag(directory.path("again"))
    let difference = try Command.run(["diff", "-r", "bag", "again"], in: directory.path)
    #expect(difference.exitCode == 0, "\(difference.text)")
  }

  @Test func `a path with CR, LF or percent is encoded, and nothing else is`() throws {
    var bag = try BagWriter(directory: directory.path("bag"), baggingDate: "2025-10-01", info: [])
    for name in ["a\r\nb", "50%", "標準 項目"] {
      let payload = try bag.startPayload("data/" + name)
      _ = try bag.finishPayload(payload)
    }
    _ = try bag.finish()
    // The digest of no bytes, FIPS 180-4.
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(
      try text("manifest-sha256.txt")
        == "\(empty)  data/50%25\n\(empty)  data/a%0D%0Ab\n\(empty)  data/標準 項目\n")
    #expect(try BagVerifier.problems(in: directory.path("bag")).isEmpty)
  }

  @Test func `a bag without payload is a bag`() throws {
    let bag = try BagWriter(directory: directory.path("bag"), baggingDate: "2025-10-01", info: [])
    _ = try bag.finish()
    #expect(try text("bag-info.txt") == "Bagging-Date: 2025-10-01\nPayload-Oxum: 0.0\n")
    #expect(try BagVerifier.problems(in: directory.path("bag")).isEmpty)
  }

  @Test func `a directory with something in it is refused`() throws {
    try FileSystem.createDirectories(directory.path("bag/data"))
    do throws(FileError) {
      _ = try BagWriter(directory: directory.path("bag"), baggingDate: "2025-10-01", info: [])
      Issue.record("a bag must start empty")
    } catch {
      #expect(error == .exists(directory.path("bag")))
    }
  }

  @Test func `a path is written once`() throws {
    var bag = try BagWriter(directory: directory.path("bag"), baggingDate: "2025-10-01", info: [])
    let payload = try bag.startPayload("data/a")
    do throws(FileError) {
      _ = try bag.startPayload("data/a")
      Issue.record("a payload file must be new")
    } catch {
      #expect(error == .exists(directory.path("bag/data/a")))
    }
    _ = try bag.finishPayload(payload)
  }
}
