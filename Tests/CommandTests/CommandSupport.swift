import FoundationEssentials
import Glibc
import TestSupport

/// The built command, run in the repository's folder.
enum Utsushi {
  /// The executable beside the test bundle that is running.
  static let executable: String = {
    // <build>/debug/utsushiPackageTests.xctest → <build>/debug/utsushi
    let own = Files.executablePath
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return folder + "/utsushi"
  }()

  static func run(_ arguments: [String], in directory: String = Repository.root) throws -> Command.Result {
    try Command.run([executable] + arguments, in: directory)
  }
}

/// Answers of the system's own `sqlite3`.
enum SQLite {
  static func rows(_ path: String, _ query: String) throws -> [[String]] {
    let result = try Command.run(["sqlite3", "-readonly", "-separator", "\u{1F}", path, query])
    guard result.exitCode == 0 else { throw Failure(text: result.errorText) }
    return result.text.split(separator: "\n").map { line in
      line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }
  }

  struct Failure: Error { var text: String }
}

/// Reading files in tests.
enum Files {
  struct Missing: Error { var path: String }

  static func read(_ path: String) throws -> [UInt8] {
    let result = try Command.run(["cat", path])
    guard result.exitCode == 0 else { throw Missing(path: path) }
    return result.stdout
  }

  static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = unsafe fopen(path, "wb") else { throw Missing(path: path) }
    // The array outlives the call; the file is closed once.
    _ = unsafe fwrite(bytes, 1, bytes.count, file)
    _ = unsafe fclose(file)
  }

  static var executablePath: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    // The buffer is one longer than what may be written.
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The toolchain may run the bundle from a program of its own; the bundle is then among its arguments.
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      if let end = argument.range(of: ".xctest") { return String(argument[..<end.upperBound]) }
    }
    return own
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// The list of planted faults that the generator writes.
enum PlantedFaults {
  struct Fault {
    var source: String
    var record: Int
    var code: String
    var outcome: String
    /// Whether the record is that of a person under 支援措置.
    var isProtected: Bool
  }

  static func read(_ path: String) throws -> [Fault] {
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        cell.hasPrefix("\"") && cell.hasSuffix("\"") ? String(cell.dropFirst().dropLast()) : String(cell)
      }
    }
    let header = lines[0]
    func place(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
    return lines.dropFirst().map { cells in
      Fault(
        source: cells[place("source")], record: Int(cells[place("record")]) ?? -1, code: cells[place("code")],
        outcome: cells[place("outcome")], isProtected: cells[place("fault")].contains("支援措置対象者"))
    }
  }
}

/// A bag of texts with their counts.
struct Multiset {
  private var counts: [String: Int] = [:]

  init(_ texts: [String]) {
    for text in texts { counts[text, default: 0] += 1 }
  }

  /// What is left when each of these is taken away once.
  func minus(_ texts: [String]) -> [String] {
    var left = counts
    for text in texts { left[text, default: 0] -= 1 }
    return left.filter { $0.value > 0 }.keys.sorted()
  }
}

/// The personal values in lines that `read` printed.
enum PersonalValues {
  static func gather(_ lines: String, fields: [String]) -> [String] {
    var values: [[UInt8]: String] = [:]
    for line in lines.split(separator: "\n") where line.contains("\"detail\"") {
      for field in fields {
        guard let start = line.range(of: "\"\(field)\":\"") else { continue }
        let value = String(line[start.upperBound...].prefix { $0 != "\"" })
        if value.utf8.count >= 6 { values[Array(value.utf8)] = value }
      }
    }
    return Array(values.values)
  }
}

extension Substring {
  fileprivate func range(of part: String) -> Range<Substring.Index>? {
    let own = Array(utf8)
    let wanted = Array(part.utf8)
    guard own.count >= wanted.count else { return nil }
    for start in 0...(own.count - wanted.count) where own[start..<(start + wanted.count)].elementsEqual(wanted) {
      let lower = utf8.index(startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: wanted.count)
    }
    return nil
  }
}

/// The examples of findings in `report.json`, read by the standard decoder.
enum ReportExamples {
  struct Example: Decodable {
    var source: String
    var record: Int
    var byteOffset: Int
  }

  private struct Report: Decodable {
    struct Finding: Decodable { var examples: [Example] }
    var findings: [Finding]
  }

  static func read(_ json: [UInt8]) throws -> [Example] {
    try JSONDecoder().decode(Report.self, from: Data(json)).findings.flatMap(\.examples)
  }
}
