import TestSupport

/// A copy of the sample project with the files of a small town, for one test to spoil.
///
/// `project/migration.utsushi` reads the files in `data`. Commands run in the copy's own folder, so
/// that messages name short paths; a run writes to `out`.
struct ScratchProject {
  /// The project file.
  static let file = "project/migration.utsushi"
  /// The residents' file: a header, details and a trailer of 640 bytes, each with CR LF.
  static let residents = "data/JUKI.DAT"
  /// Bytes of a record of the residents' file with its CR LF.
  static let recordByteCount = 642

  /// The line of the project that says who has to sign.
  static let approvals = "  approvals    業務担当 \"keys/gyomu.pem\", 情報政策 \"keys/joho.pem\"\n"

  /// What a test wanted to change and is not there.
  struct NotThere: Error { var text: String }

  let folder = TemporaryDirectory()

  /// Copies the project and makes a town of 100 residents.
  init() throws {
    _ = try Command.run(["cp", "-R", Repository.path("Mappings/nakanojo"), folder.path("project")])
    let town = try Utsushi.run(["generate", "--residents", "100", "--output", folder.path("data")])
    guard town.exitCode == 0 else { throw NotThere(text: town.errorText) }
    try replace("../Standards/2.1", by: Repository.path("Mappings/Standards/2.1"))
    try replaceAll("../../SampleData/nakanojo/clean/", by: "../data/")
  }

  // MARK: - Commands

  /// Runs the migration into `out`, in English unless another language is named.
  func run(_ more: [String] = [], language: String = "en") throws -> Command.Result {
    try utsushi(["run", Self.file, "--output", "out", "--language", language] + more)
  }

  /// Any verb, in the copy's folder.
  func utsushi(_ arguments: [String]) throws -> Command.Result { try Utsushi.run(arguments, in: folder.path) }

  /// Rows of the run's evidence.
  func evidence(_ query: String) throws -> [[String]] {
    try SQLite.rows(folder.path("out/evidence.sqlite"), query)
  }

  /// The bytes of all rejected records, one source after another.
  func rejects() throws -> [UInt8] {
    try Command.run(["sh", "-c", "cat out/rejects/*"], in: folder.path).stdout
  }

  /// What lies in the folder: `data` and `project`, and what a command left.
  func names() throws -> [String] {
    try Command.run(["ls", "-A", folder.path]).text.split(separator: "\n").map(String.init)
  }

  // MARK: - Changes

  func read(_ name: String) throws -> [UInt8] { try Files.read(folder.path(name)) }

  func write(_ bytes: [UInt8], to name: String) throws { try folder.write(bytes, to: name) }

  /// Replaces the first occurrence of a text.
  func replace(_ text: String, by other: String, in name: String = file) throws {
    let bytes = try read(name)
    guard let start = Self.position(of: Array(text.utf8), in: bytes) else { throw NotThere(text: text) }
    try write(Array([bytes[..<start], Array(other.utf8)[...], bytes[(start + text.utf8.count)...]].joined()), to: name)
  }

  /// Replaces every occurrence of a text.
  func replaceAll(_ text: String, by other: String, in name: String = file) throws {
    let whole = String(decoding: try read(name), as: UTF8.self)
    guard whole.contains(text) else { throw NotThere(text: text) }
    try write(Array(whole.replacing(text, with: other).utf8), to: name)
  }

  /// Takes out the first line whose first word this is.
  func removeLine(_ word: String, in name: String = file) throws {
    var lines = try lines(of: name)
    let first = try line(word, in: name) - 1
    // A line that opens a block goes with the block.
    var last = first
    if lines[first].last == 0x7B {
      while lines[last].drop(while: { $0 == 0x20 }).first != 0x7D { last += 1 }
    }
    lines.removeSubrange(first...last)
    try write(Array(lines.joined(separator: [0x0A])), to: name)
  }

  /// The number, from 1, of the first line whose first word this is.
  func line(_ word: String, in name: String = file) throws -> Int {
    let place = try lines(of: name).firstIndex { line in
      line.drop { $0 == 0x20 }.starts(with: Array((word + " ").utf8))
    }
    guard let place else { throw NotThere(text: word) }
    return place + 1
  }

  /// The number, from 1, of the first line that holds a text.
  func line(containing text: String, in name: String = file) throws -> Int {
    let place = try lines(of: name).firstIndex { Self.position(of: Array(text.utf8), in: $0) != nil }
    guard let place else { throw NotThere(text: text) }
    return place + 1
  }

  /// The records of the residents' file, each with its CR LF.
  func records() throws -> [[UInt8]] {
    let bytes = try read(Self.residents)
    return stride(from: 0, to: bytes.count, by: Self.recordByteCount).map {
      Array(bytes[$0..<($0 + Self.recordByteCount)])
    }
  }

  /// Writes the residents' file.
  func write(records: [[UInt8]]) throws { try write(Array(records.joined()), to: Self.residents) }

  private func lines(of name: String) throws -> [[UInt8]] {
    try read(name).split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  }

  private static func position(of part: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (0...(bytes.count - part.count)).first { bytes[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
