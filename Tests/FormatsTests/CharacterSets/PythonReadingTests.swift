import Records
import TestSupport
import Testing

@testable import Formats

// Every code of every table that Python's codecs know, which were made apart from the C library's: the same scalars, or no
// scalar in both, but for the codes that `TableChoice` lists and what a case says here. Visibly skipped without `python3`.
@Suite(.enabled(if: Python.isPresent, "python3 is not installed"))
struct PythonReadingTests {
  struct Case: CustomTestStringConvertible {
    var table: String
    /// The name in Python.
    var codec: String
    /// Codes that Python reads otherwise, and what it reads; a `nil` for what it does not read.
    var differences: [UInt32: [UInt32]?] = [:]
    /// Whether Python reads three-byte codes that JIS X 0213 leaves free as those of JIS X 0212.
    var hasSupplement = false
    /// Escape sequences, without ESC, that Python's codec does not take.
    var escapes: [[UInt8]] = []
    var testDescription: String { table }
  }

  static let cases: [Case] = [
    Case(table: "CP932", codec: "cp932"),
    Case(table: "ShiftJIS", codec: "shift_jis"),
    Case(table: "ShiftJIS2004", codec: "shift_jis_2004", differences: [0x815F: [0x5C], 0x81B0: [0x7E]]),
    Case(table: "EUCJP", codec: "euc_jp"),
    Case(table: "EUCJIS2004", codec: "euc_jis_2004", hasSupplement: true),
    Case(table: "ISO2022JP", codec: "iso2022_jp"),
    Case(table: "ISO2022JP1", codec: "iso2022_jp_1", differences: [0xA237: [0x7E]]),
    Case(
      table: "ISO2022JP2004", codec: "iso2022_jp_2004", differences: [0x22B2: [0x7E]],
      escapes: [[0x28, 0x4A], [0x28, 0x49], [0x24, 0x40], [0x24, 0x42], [0x24, 0x28, 0x4F]]),
    Case(table: "IBM037", codec: "cp037"),
    Case(table: "IBM500", codec: "cp500"),
  ]

  @Test(arguments: cases) func `every code reads as Python reads it`(_ item: Case) throws {
    let table = try #require(CharacterTable.named(item.table))
    let codes = EveryCode.codes(of: table)
    let expected = try PythonCodec.read(codes.map(\.bytes), codec: item.codec)
    let supplement =
      item.hasSupplement ? try PythonCodec.read(codes.map(\.bytes), codec: "euc_jp") : codes.map { _ in nil }
    let chosen = Dictionary(uniqueKeysWithValues: table.choices.map { ($0.code, $0) })
    var read = 0
    var different: [String] = []
    for (place, code) in codes.enumerated() {
      let expected = expected[place]
      if item.escapes.contains(where: { code.bytes.starts(with: [0x1B] + $0) }), expected == nil { continue }
      var result: [UInt32]?
      do throws(ValueFailure) {
        result = String(decoding: try table.decode(code.bytes), as: UTF8.self).scalarValues
      } catch {
        result = table.privateUseScalar(of: code.code).map { [$0.value] }
      }
      if result != nil { read += 1 }
      guard result != expected else { continue }
      if let choice = chosen[code.code], result?.first == choice.scalar { continue }
      if result == nil, code.bytes.count == 3, expected == supplement[place] { continue }
      if let known = item.differences[code.code], known == expected { continue }
      func hex(_ scalars: [UInt32]?) -> String {
        scalars.map { $0.map { String($0, radix: 16) }.joined(separator: "+") } ?? "-"
      }
      different.append("\(String(code.code, radix: 16)): \(hex(result)), Python \(hex(expected))")
    }
    #expect(different.isEmpty, "\(different.count): \(different.prefix(100).joined(separator: "; "))")
    #expect(read > 190)
  }
}

/// Python's codecs, asked through a process of its own.
enum PythonCodec {
  /// What a codec reads in each of some byte strings; `nil` where it refuses one.
  static func read(_ texts: [[UInt8]], codec: String) throws -> [[UInt32]?] {
    let folder = TemporaryDirectory()
    let lines = texts.map { $0.map { String(($0 >> 4), radix: 16) + String($0 & 15, radix: 16) }.joined() + "\n" }
    try folder.write(Array(lines.joined().utf8), to: "codes")
    let program = """
      import sys
      for line in open(sys.argv[1]):
        try: text = bytes.fromhex(line.strip()).decode(sys.argv[2])
        except UnicodeDecodeError: text = None
        print('-' if text is None else ' '.join('%x' % ord(c) for c in text))
      """
    let run = try Command.run(["python3", "-c", program, folder.path("codes"), codec])
    guard run.exitCode == 0 else { throw Failure(text: run.errorText) }
    return run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      // What gives no character at all is no reading: a lone shift or escape.
      line == "-" || line.isEmpty ? nil : line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
    }
  }

  private struct Failure: Error { var text: String }
}
