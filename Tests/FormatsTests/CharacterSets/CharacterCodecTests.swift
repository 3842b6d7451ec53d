import Records
import TestSupport
import Testing

@testable import Formats

// Expected codes: Windows code page 932 (F040 is the first user-defined code); 文字同定 targets as the table says.
struct CharacterCodecTests {
  private static let identification = IdentificationTable(
    file: "gaiji.csv",
    rows: [
      // 辻 with VS17 (one dot), as JEF's second 辻.
      row(0xF040, .same, [0x8FBB, 0xE0100]),
      row(0xF041, .same, [0x20BB7]),
      // U+9AD9 has its own code FBFC in the table, so F042 never comes back.
      row(0xF042, .design, [0x9AD9]),
      row(0xF043, .held, []),
      row(0xF044, .similar, [0x4E02]),
      // Two codes, one target: neither comes back.
      row(0xF045, .same, [0x4E04]),
      row(0xF046, .same, [0x4E04]),
    ])

  private static func row(_ code: UInt16, _ decision: IdentificationTable.Decision, _ target: [UInt32])
    -> IdentificationTable.Row
  {
    IdentificationTable.Row(
      code: UInt32(code), decision: decision, target: target.compactMap(Unicode.Scalar.init), line: 1)
  }

  private let codec = CharacterCodec(table: CP932.table, identification: identification)

  private func decode(_ bytes: [UInt8], removing padding: FieldPadding? = nil) -> (column: Column, notes: DecodingNotes)
  {
    var notes = DecodingNotes()
    let column = codec.decodeColumn(bytes, starts: [0], byteCount: bytes.count, removing: padding, notes: &notes)
    return (column, notes)
  }

  private func matches(_ text: String, _ bytes: [UInt8], _ padding: FieldPadding = .space) -> Bool {
    codec.matches(Column([text]), bytes, starts: [0], byteCount: bytes.count, padding: padding)[0]
  }

  @Test func `an identified code becomes its target, sequences included`() {
    let (column, notes) = decode([0x41, 0xF0, 0x40, 0xF0, 0x41, 0xF0, 0x44])
    #expect(column.text(0).scalarValues == [0x41, 0x8FBB, 0xE0100, 0x20BB7, 0x4E02])
    #expect(notes.identified == [0])
    #expect(notes.failures.isEmpty)
    #expect(notes.uses.map(\.code) == [0xF040, 0xF041, 0xF044])
    #expect(notes.uses.map(\.byteOffset) == [1, 3, 5])
    #expect(notes.uses.map(\.isDecided) == [true, true, true])
  }

  @Test(arguments: [0xF043, 0xF047] as [UInt16])
  func `a held or unlisted code is undecided and the value is empty`(code: UInt16) {
    let bytes = [0x82, 0xA0, UInt8(code >> 8), UInt8(code & 0xFF), 0xF0, 0x40]
    let (column, notes) = decode(bytes)
    #expect(column.isEmpty(0))
    #expect(notes.identified.isEmpty)
    #expect(
      notes.failures.map(\.failure) == [
        ValueFailure(.undecidedCharacter, byteOffset: 2, bytes: UInt32(code), byteCount: 2)
      ])
    // The worklist still counts what stands behind it.
    #expect(notes.uses.map(\.code) == [UInt32(code), 0xF040])
    #expect(notes.uses.map(\.isDecided) == [false, true])
  }

  @Test func `only the first failure of a value is reported, malformed bytes end the search`() {
    let (_, notes) = decode([0xF0, 0x47, 0xFD, 0xF0, 0x47])
    #expect(notes.failures.map(\.failure.code) == [.undecidedCharacter])
    #expect(notes.uses.count == 1)
  }

  @Test func `the inverse exists exactly where it is injective`() {
    #expect(matches("辻\u{E0100}", [0xF0, 0x40]))
    #expect(matches("\u{20BB7}", [0xF0, 0x41]))
    #expect(matches("\u{4E02}", [0xF0, 0x44]))
    #expect(matches("辻", [0x92, 0xD2]))
    #expect(!matches("辻", [0xF0, 0x40]))
    #expect(!matches("\u{9AD9}", [0xF0, 0x42]))
    #expect(matches("\u{9AD9}", [0xFB, 0xFC]))
    #expect(!matches("\u{4E04}", [0xF0, 0x45]))
    #expect(!matches("\u{4E04}", [0xF0, 0x46]))
    #expect(!matches("\u{E003}", [0xF0, 0x43]))
    #expect(!matches("辻\u{E0101}", [0xF0, 0x40]))
    #expect(!matches("\u{E0100}", [0xF0, 0x40]))
  }

  @Test func `a value of identified characters alone finds room for its longest targets`() {
    // Four bytes of UTF-8 and four of the selector for two bytes read.
    let long = CharacterCodec(
      table: CP932.table,
      identification: IdentificationTable(
        file: "x", rows: [CharacterCodecTests.row(0xF9FC, .same, [0x20BB7, 0xE0101])]))
    let bytes = Array(repeating: [0xF9, 0xFC] as [UInt8], count: 300).flatMap { $0 }
    var notes = DecodingNotes()
    let column = long.decodeColumn(bytes, starts: [0], byteCount: bytes.count, removing: nil, notes: &notes)
    #expect(column.text(0).scalarValues == Array(repeating: [0x20BB7, 0xE0101], count: 300).flatMap { $0 })
    #expect(long.matches(column, bytes, starts: [0], byteCount: bytes.count, padding: .space) == [true])
  }

  struct Padded: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var padding: FieldPadding?
    var text: String
    var testDescription: String { "\(bytes) \(padding.map(\.rawValue) ?? "kept")" }
  }

  @Test(arguments: [
    Padded(bytes: [0x41, 0x20, 0x20], padding: .space, text: "A"),
    Padded(bytes: [0x41, 0x20, 0x20], padding: nil, text: "A  "),
    Padded(bytes: [0x41, 0x20, 0x20], padding: .ideographicSpace, text: "A  "),
    Padded(bytes: Array(repeating: 0x20, count: 37), padding: .space, text: ""),
    Padded(bytes: [0x20, 0x41], padding: .space, text: " A"),
    Padded(bytes: [0x8E, 0x52, 0x81, 0x40, 0x81, 0x40], padding: .ideographicSpace, text: "山"),
    Padded(bytes: [0x8E, 0x52, 0x81, 0x40, 0x81, 0x40], padding: .space, text: "山　　"),
    Padded(bytes: [0x81, 0x40, 0x81, 0x40, 0x81, 0x40], padding: .ideographicSpace, text: ""),
    Padded(bytes: [0x81, 0x40, 0x8E, 0x52, 0x81, 0x40], padding: .ideographicSpace, text: "　山"),
    // 0x81 as a trail byte and 0x40 as a single: no ideographic space.
    Padded(bytes: [0x83, 0x81, 0x40], padding: .ideographicSpace, text: "メ@"),
    Padded(bytes: [0xB1, 0xDE, 0x20], padding: .space, text: "ｱﾞ"),
    Padded(bytes: Array("ABCDEFGHIJKLMNOP".utf8) + [0x82, 0xA0], padding: .space, text: "ABCDEFGHIJKLMNOPあ"),
  ])
  func `the declared padding is removed at the end and nothing else`(padded: Padded) {
    let (column, notes) = decode(padded.bytes, removing: padded.padding)
    #expect(column.text(0).scalarValues == padded.text.scalarValues)
    #expect(notes.failures.isEmpty)
  }

  struct Cut: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var failure: ValueFailure
    var testDescription: String { "\(bytes)" }
  }

  @Test(arguments: [
    Cut(bytes: [0x41, 0x8E], failure: ValueFailure(.truncatedCharacter, byteOffset: 1, bytes: 0x8E, byteCount: 1)),
    Cut(
      bytes: [0x41, 0x8E, 0x20, 0x20],
      failure: ValueFailure(.truncatedCharacter, byteOffset: 1, bytes: 0x8E, byteCount: 1)),
    Cut(
      bytes: [0x8E, 0x20, 0x41, 0x20],
      failure: ValueFailure(.badTrailByte, byteOffset: 0, bytes: 0x8E20, byteCount: 2)),
    Cut(bytes: [0x41, 0x41, 0x80], failure: ValueFailure(.unassignedCode, byteOffset: 2, bytes: 0x80, byteCount: 1)),
    Cut(
      bytes: [0x85, 0x40, 0x41], failure: ValueFailure(.unassignedCode, byteOffset: 0, bytes: 0x8540, byteCount: 2)),
    Cut(
      bytes: [0x8E, 0x7F, 0x41], failure: ValueFailure(.badTrailByte, byteOffset: 0, bytes: 0x8E7F, byteCount: 2)),
  ])
  func `a failure is the same whether the padding is removed or kept`(cut: Cut) {
    for padding in [FieldPadding.space, nil] {
      let (column, notes) = decode(cut.bytes, removing: padding)
      #expect(column.isEmpty(0))
      #expect(notes.failures.map(\.failure) == [cut.failure])
    }
  }

  @Test func `what stands in a field must be what would be written`() {
    #expect(matches("A", [0x41, 0x20]))
    #expect(matches("A ", [0x41, 0x20]))
    #expect(!matches("A", [0x41, 0x00]))
    #expect(!matches("AB", [0x41]))
    #expect(!matches("A", [0x42, 0x20]))
    #expect(matches("", [0x20, 0x20]))
    #expect(matches("", [0x81, 0x40], .ideographicSpace))
    #expect(!matches("", [0x20, 0x20], .ideographicSpace))
    #expect(!matches("山", [0x8E]))
    // NEC-selected 纊: the same character, another code.
    #expect(matches("纊", [0xFA, 0x5C]))
    #expect(!matches("纊", [0xED, 0x40]))
    #expect(matches("ABCDEFGHIJ山", Array("ABCDEFGHIJ".utf8) + [0x8E, 0x52, 0x20]))
    #expect(!matches("ABCDEFGHIJ", Array("ABCDEFGHiJ".utf8)))
  }

  @Test func `random bytes decode or fail, and what decodes with preferred codes comes back`() {
    let seed: UInt64 = 20_251_001
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      let bytes = generator.bytes(Int(generator.next() % 24) + 1)
      for padding in [FieldPadding.space, .ideographicSpace, nil] {
        let (column, notes) = decode(bytes, removing: padding)
        #expect(notes.failures.count <= 1)
        #expect(notes.failures.isEmpty || column.isEmpty(0))
        #expect(String(validating: column.bytes, as: UTF8.self) != nil, "seed \(seed), \(bytes)")
        guard notes.failures.isEmpty, notes.uses.isEmpty,
          let encoded = try? CP932.table.encode(column.text(0)), padding != .ideographicSpace
        else { continue }
        let isPreferred = encoded == Array(bytes.prefix(encoded.count))
        #expect(
          codec.matches(column, bytes, starts: [0], byteCount: bytes.count, padding: padding ?? .space)[0]
            == isPreferred,
          "seed \(seed), \(bytes)")
      }
    }
  }

  // CP932: ASCII as it is, 山 8E52, ｱ B1, ｧ A7.
  @Test func `values of every length decode and match wherever their field stands in the block`() {
    let pieces: [(text: String, bytes: [UInt8])] = [
      ("a", [0x61]), ("山", [0x8E, 0x52]), ("ｱ", [0xB1]), (" ", [0x20]), ("7", [0x37]),
    ]
    for length in 0...12 {
      for pattern in 0..<25 {
        var text = ""
        var field: [UInt8] = []
        for position in 0..<length {
          let piece = pieces[(position % 3 == 0 ? pattern / 5 : pattern % 5)]
          text += piece.text
          field += piece.bytes
        }
        let trimmed = String(text.reversed().drop { $0 == " " }.reversed())
        for padding in [0, 1, 7, 8, 9, 20] {
          let padded = field + [UInt8](repeating: 0x20, count: padding)
          if padded.isEmpty { continue }
          for (before, after) in [(0, 0), (3, 0), (0, 3), (9, 9)] {
            let block = [UInt8](repeating: 0x5A, count: before) + padded + [UInt8](repeating: 0x5A, count: after)
            var notes = DecodingNotes()
            let column = codec.decodeColumn(
              block, starts: [0], offset: before, byteCount: padded.count, removing: .space, notes: &notes)
            #expect(column == Column([trimmed]))
            func matches(_ text: String, absent: String = "") -> Bool {
              codec.matches(
                Column([text]), absentText: Array(absent.utf8), block, starts: [0], offset: before,
                byteCount: padded.count, padding: .space)[0]
            }
            #expect(matches(trimmed))
            #expect(matches("", absent: trimmed))
            #expect(!matches(trimmed + "b"))
            #expect(!matches("b" + trimmed))
            #expect(trimmed.isEmpty || !matches(String(trimmed.dropLast())))
          }
        }
      }
    }
  }
}
