import Records
import TestSupport
import Testing

@testable import Formats

/// Expected values: `Golden/floating-points.txt`, from Python's own reading of IEEE 754 and from the definition of
/// hexadecimal floating point in exact fractions.
struct FloatingPointNumberTests {
  private struct Line {
    var form: FloatingPointForm
    var bytes: [UInt8]
    var text: String
  }

  private static func lines() throws -> [Line] {
    try GoldenFile.lines("floating-points.txt").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let byteCount = try #require(Int(String(parts[0].suffix(1))))
      return Line(
        form: parts[0].hasPrefix("hex") ? .hexadecimal(byteCount: byteCount) : .ieee(byteCount: byteCount, .bigEndian),
        bytes: GoldenFile.hexadecimal(parts[1]), text: parts[2])
    }
  }

  private static func field(_ form: FloatingPointForm) throws -> NumberField {
    try #require(
      NumberField(
        LayoutField(
          index: 0, level: 5, name: "N", offset: 0, byteCount: form.byteCount, usage: .floatingPoint(form),
          span: TextSpan(file: "x", line: 1, column: 1)), signs: nil, table: CP932.table))
  }

  @Test func `floating-point numbers are the shortest decimals that stand for them, or none`() throws {
    let lines = try FloatingPointNumberTests.lines()
    #expect(lines.count == 860)
    for line in lines {
      let field = try FloatingPointNumberTests.field(line.form)
      var notes = DecodingNotes()
      let text = field.decodeColumn(line.bytes, starts: [0], notes: &notes).text(0)
      #expect(text == line.text, "\(line.form) \(line.bytes)")
      #expect(notes.failures.map(\.failure.code) == (line.text.isEmpty ? [.unrepresentableNumber] : []))
      guard !line.text.isEmpty else { continue }
      // A negative zero and an unnormalised number are read, and not written.
      let isCanonical: Bool
      switch line.form {
      case .ieee: isCanonical = line.text != "0" || line.bytes.allSatisfy { $0 == 0 }
      case .hexadecimal: isCanonical = line.bytes[1] >= 0x10 || line.bytes.allSatisfy { $0 == 0 }
      }
      let digits = Array(line.text.utf8)
      let matches = field.matches(digits.span, digits.indices, line.bytes.span, at: 0)
      #expect(matches == isCanonical, "\(line.form) \(line.bytes)")
    }
  }

  @Test func `the bytes of a little-endian number are those of a big-endian one reversed`() throws {
    for line in try FloatingPointNumberTests.lines() {
      guard case .ieee(let byteCount, _) = line.form else { continue }
      let field = try FloatingPointNumberTests.field(.ieee(byteCount: byteCount, .littleEndian))
      var notes = DecodingNotes()
      #expect(field.decodeColumn(Array(line.bytes.reversed()), starts: [0], notes: &notes).text(0) == line.text)
    }
  }

  @Test func `random bits never trap, and what is read comes back when it is normalised`() throws {
    let seed: UInt64 = 16
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      let byteCount = generator.next() % 2 == 0 ? 4 : 8
      let form: FloatingPointForm =
        generator.next() % 2 == 0 ? .hexadecimal(byteCount: byteCount) : .ieee(byteCount: byteCount, .bigEndian)
      let field = try FloatingPointNumberTests.field(form)
      let bytes = generator.bytes(byteCount)
      var notes = DecodingNotes()
      let text = Array(field.decodeColumn(bytes, starts: [0], notes: &notes).text(0).utf8)
      guard notes.failures.isEmpty else { continue }
      if case .hexadecimal = form, bytes[1] < 0x10 { continue }
      let matches = field.matches(text.span, text.indices, bytes.span, at: 0)
      #expect(matches, "seed \(seed), \(form) \(bytes)")
    }
  }
}
