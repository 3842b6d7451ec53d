import Records
import TestSupport
import Testing

@testable import Formats

// Expected bytes: CCSID 939, checked with glibc 2.36 `iconv -t IBM939`: A C1, 1 F1, ｱ 59, space 40; 山 4565, 田 4563,
// 　 4040. What is said of shift codes is IBM's: Enterprise COBOL for z/OS 6.4 Language Reference, "DBCS user-defined
// words and literals": SO and SI come in pairs, and what stands between them has an even number of bytes.
struct HostTextTests {
  private static func row(_ code: UInt16, _ decision: IdentificationTable.Decision, _ target: [UInt32])
    -> IdentificationTable.Row
  {
    IdentificationTable.Row(
      code: UInt32(code), decision: decision, target: target.compactMap(Unicode.Scalar.init), line: 1)
  }

  private let codec = CharacterCodec(
    table: IBM939.table,
    identification: IdentificationTable(
      file: "gaiji.csv",
      rows: [
        row(0x6941, .same, [0x8FBB, 0xE0100]), row(0x6942, .same, [0x20BB7]), row(0x6943, .held, []),
        // 山 has a code of its own, so 6944 never comes back.
        row(0x6944, .similar, [0x5C71]),
      ]))

  private func decode(
    _ bytes: [UInt8], isDoubleByte: Bool = false, removing padding: FieldPadding? = nil
  ) -> (text: String, notes: DecodingNotes) {
    var notes = DecodingNotes()
    // Bytes on both sides that must not matter.
    let block = [0x0E, 0x40] + bytes + [0x40, 0x0F]
    let column = codec.decodeColumn(
      block, starts: [0, 0], offset: 2, byteCount: bytes.count, isDoubleByte: isDoubleByte, removing: padding,
      notes: &notes)
    #expect(column.text(0).scalarValues == column.text(1).scalarValues)
    #expect(notes.failures.count { $0.row == 0 } == notes.failures.count { $0.row == 1 })
    return (column.text(0), notes)
  }

  private func matches(_ text: String, _ bytes: [UInt8], isDoubleByte: Bool = false) -> Bool {
    let block = [0x0E, 0x40] + bytes + [0x40, 0x0F]
    let answers = FieldPadding.allCases.flatMap { padding in
      codec.matches(
        Column([text, ""]), absentText: Array(text.utf8), block, starts: [0, 0], offset: 2, byteCount: bytes.count,
        isDoubleByte: isDoubleByte, padding: padding)
    }
    // The same for a text and for what an empty one stands for, whatever padding is declared.
    #expect(answers.allSatisfy { $0 == answers[0] })
    return answers[0]
  }

  struct Field: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var text: String
    var trimmed: String
    /// Whether the text is written as these bytes.
    var isCanonical = true
    var testDescription: String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
  }

  @Test(arguments: [
    Field(bytes: [0xC1, 0x40, 0x40], text: "A  ", trimmed: "A"),
    Field(bytes: [0x40, 0x40], text: "  ", trimmed: ""),
    Field(bytes: [0x40, 0xC1], text: " A", trimmed: " A"),
    Field(bytes: [0x0E, 0x45, 0x65, 0x45, 0x63, 0x0F], text: "山田", trimmed: "山田"),
    Field(bytes: [0xC1, 0x0E, 0x45, 0x65, 0x0F, 0x59, 0x40], text: "A山ｱ ", trimmed: "A山ｱ"),
    // Full-width spaces between shift codes are text, also at the end.
    Field(bytes: [0x0E, 0x45, 0x65, 0x40, 0x40, 0x0F, 0x40], text: "山　 ", trimmed: "山　"),
    Field(bytes: [0x0E, 0x40, 0x40, 0x0F], text: "　", trimmed: "　"),
    // 40 as a trail byte does not exist, but 40 before the run's end does.
    Field(bytes: [0x0E, 0x45, 0x65, 0x0F, 0x0E, 0x45, 0x63, 0x0F], text: "山田", trimmed: "山田", isCanonical: false),
    Field(bytes: [0x0E, 0x0F, 0xC1, 0x40], text: "A ", trimmed: "A", isCanonical: false),
    Field(bytes: [0xC1, 0x0E, 0x0F], text: "A", trimmed: "A", isCanonical: false),
    Field(bytes: [0x0E, 0x0F], text: "", trimmed: "", isCanonical: false),
    Field(bytes: [0x00, 0x15, 0xFF], text: "\u{0}\u{85}\u{9F}", trimmed: "\u{0}\u{85}\u{9F}"),
  ])
  func `a mixed field is read, trimmed and proved`(field: Field) {
    for (padding, text) in [(nil, field.text), (FieldPadding.space, field.trimmed), (.ideographicSpace, field.trimmed)]
    {
      let result = decode(field.bytes, removing: padding)
      #expect(result.notes.failures.isEmpty)
      #expect(result.text.scalarValues == text.scalarValues)
      #expect(matches(text, field.bytes) == field.isCanonical)
    }
    #expect(!matches(field.text + "A", field.bytes))
    #expect(!matches("B" + field.trimmed, field.bytes))
    #expect(field.trimmed.isEmpty || !matches(String(field.trimmed.unicodeScalars.dropLast()), field.bytes))
  }

  @Test(arguments: [
    Field(bytes: [0x45, 0x65, 0x40, 0x40], text: "山　", trimmed: "山"),
    Field(bytes: [0x40, 0x40, 0x45, 0x65], text: "　山", trimmed: "　山"),
    Field(bytes: [0x40, 0x40, 0x40, 0x40, 0x40, 0x40], text: "　　　", trimmed: ""),
    Field(bytes: [0x45, 0x65], text: "山", trimmed: "山"),
    // ｂ ends in 82, ａ is 4281: 40 stands on no even place.
    Field(bytes: [0x42, 0x81, 0x42, 0x82], text: "ａｂ", trimmed: "ａｂ"),
  ])
  func `a field of double-byte codes is read, trimmed and proved`(field: Field) {
    for (padding, text) in [(nil, field.text), (FieldPadding.space, field.trimmed), (.ideographicSpace, field.trimmed)]
    {
      let result = decode(field.bytes, isDoubleByte: true, removing: padding)
      #expect(result.notes.failures.isEmpty)
      #expect(result.text.scalarValues == text.scalarValues)
      #expect(matches(text, field.bytes, isDoubleByte: true))
    }
    #expect(!matches(field.trimmed + "A", field.bytes, isDoubleByte: true))
    #expect(!matches(field.text + "山", field.bytes, isDoubleByte: true))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var isDoubleByte = false
    var failure: ValueFailure
    var testDescription: String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }

    init(
      _ bytes: [UInt8], isDoubleByte: Bool = false, _ code: FindingCode, _ offset: Int, _ found: UInt32, _ count: Int
    ) {
      self.bytes = bytes
      self.isDoubleByte = isDoubleByte
      failure = ValueFailure(code, byteOffset: offset, bytes: found, byteCount: count)
    }
  }

  @Test(arguments: [
    // A lone shift-in; a shift-out in a run; runs without an end: at the last byte, behind characters, before padding.
    Fault([0xC1, 0x0F, 0x40], .unbalancedShift, 1, 0x0F, 1),
    Fault([0x0E, 0x45, 0x65, 0x0F, 0x0F], .unbalancedShift, 4, 0x0F, 1),
    Fault([0x0E, 0x45, 0x65, 0x0E, 0x45, 0x63, 0x0F], .unbalancedShift, 3, 0x0E, 1),
    Fault([0xC1, 0xC2, 0x0E], .unbalancedShift, 2, 0x0E, 1),
    Fault([0xC1, 0x0E, 0x45, 0x65], .unbalancedShift, 1, 0x0E, 1),
    Fault([0x0E, 0x45, 0x65, 0x40, 0x40], .unbalancedShift, 0, 0x0E, 1),
    Fault([0x0E, 0x45, 0x65, 0x40, 0x40, 0x40], .unbalancedShift, 0, 0x0E, 1),
    Fault([0x0E, 0x40], .unbalancedShift, 0, 0x0E, 1),
    // A character cut in half: by the run's end, the field's end, or spaces behind it.
    Fault([0x0E, 0x45, 0x0F, 0x40], .truncatedCharacter, 1, 0x45, 1),
    Fault([0x0E, 0x45, 0x65, 0x45, 0x0F], .truncatedCharacter, 3, 0x45, 1),
    Fault([0x0E, 0x45, 0x65, 0x45], .truncatedCharacter, 3, 0x45, 1),
    Fault([0x0E, 0x45, 0x40, 0x40, 0x40], .truncatedCharacter, 1, 0x45, 1),
    Fault([0x0E, 0x45, 0x40, 0x40, 0x0F], .badTrailByte, 1, 0x4540, 2),
    Fault([0x0E, 0x45, 0xFF, 0x0F], .badTrailByte, 1, 0x45FF, 2),
    Fault([0x0E, 0x45, 0x0E, 0x0F], .badTrailByte, 1, 0x450E, 2),
    // Unassigned: a single byte, a cell, a lead byte, a pair that begins with 00.
    Fault([0xC1, 0x41, 0x6A], .unassignedCode, 1, 0x41, 1),
    Fault([0x0E, 0x68, 0xFE, 0x0F], .unassignedCode, 1, 0x68FE, 2),
    Fault([0x0E, 0x80, 0x41, 0x0F], .unassignedCode, 1, 0x8041, 2),
    Fault([0x0E, 0x00, 0xC1, 0x0F], .unassignedCode, 1, 0x00C1, 2),
    Fault([0x0E, 0x40, 0x41, 0x0F], .unassignedCode, 1, 0x4041, 2),
    // Nobody has decided.
    Fault([0x0E, 0x69, 0x43, 0x0F], .undecidedCharacter, 1, 0x6943, 2),
    Fault([0x0E, 0x7F, 0xFE, 0x0F], .undecidedCharacter, 1, 0x7FFE, 2),
    Fault([0x45, 0x65, 0x0E, 0x45], isDoubleByte: true, .unbalancedShift, 2, 0x0E, 1),
    Fault([0x0F, 0x45], isDoubleByte: true, .unbalancedShift, 0, 0x0F, 1),
    Fault([0x45, 0x65, 0x45], isDoubleByte: true, .truncatedCharacter, 2, 0x45, 1),
    Fault([0x45, 0x65, 0x45, 0x40], isDoubleByte: true, .truncatedCharacter, 2, 0x45, 1),
    Fault([0x45, 0x0F, 0x45, 0x65], isDoubleByte: true, .badTrailByte, 0, 0x450F, 2),
    Fault([0xC1, 0xC2], isDoubleByte: true, .unassignedCode, 0, 0xC1C2, 2),
    Fault([0x69, 0x45], isDoubleByte: true, .undecidedCharacter, 0, 0x6945, 2),
  ])
  func `a fault has its code, place and bytes whether the padding is removed or kept`(fault: Fault) {
    for padding in [FieldPadding.space, .ideographicSpace, nil] {
      let result = decode(fault.bytes, isDoubleByte: fault.isDoubleByte, removing: padding)
      #expect(result.text.isEmpty)
      #expect(result.notes.failures.map(\.failure) == [fault.failure, fault.failure])
      #expect(result.notes.failures.map(\.row) == [0, 1])
    }
  }

  @Test func `an identified code becomes its target and comes back where that is injective`() {
    let bytes: [UInt8] = [0x0E, 0x69, 0x41, 0x69, 0x42, 0x0F, 0xC1]
    let result = decode(bytes)
    #expect(result.text.scalarValues == [0x8FBB, 0xE0100, 0x20BB7, 0x41])
    #expect(result.notes.identified == [0, 1])
    #expect(result.notes.uses.map(\.code) == [0x6941, 0x6942, 0x6941, 0x6942])
    #expect(result.notes.uses.map(\.byteOffset) == [1, 3, 1, 3])
    #expect(matches(result.text, bytes))
    #expect(matches("辻\u{E0100}\u{20BB7}", [0x69, 0x41, 0x69, 0x42], isDoubleByte: true))
    #expect(!matches("山", [0x69, 0x44], isDoubleByte: true))
    #expect(matches("山", [0x45, 0x65], isDoubleByte: true))
    // The worklist still counts what stands behind an undecided or unassigned code.
    let undecided = decode([0x0E, 0x69, 0x43, 0x68, 0xFE, 0x69, 0x41, 0x0F, 0x41])
    #expect(undecided.notes.uses.filter { $0.row == 0 }.map(\.isDecided) == [false, true])
    #expect(undecided.notes.failures.count == 2)
  }

  @Test func `double-byte fields of CP932 hold pairs alone`() {
    let codec = CharacterCodec(table: CP932.table, identification: nil)
    func decode(_ bytes: [UInt8]) -> (String, [ValueFailure]) {
      var notes = DecodingNotes()
      let column = codec.decodeColumn(
        bytes, starts: [0], byteCount: bytes.count, isDoubleByte: true, removing: .space, notes: &notes)
      return (column.text(0), notes.failures.map(\.failure))
    }
    #expect(decode([0x8E, 0x52, 0x81, 0x40]) == ("山", []))
    #expect(decode([0x20, 0x20]).1 == [ValueFailure(.unassignedCode, byteOffset: 0, bytes: 0x2020, byteCount: 2)])
    #expect(decode([0x8E, 0x20]).1 == [ValueFailure(.truncatedCharacter, byteOffset: 0, bytes: 0x8E, byteCount: 1)])
    #expect(decode([0xB1, 0xB2]).1 == [ValueFailure(.unassignedCode, byteOffset: 0, bytes: 0xB1B2, byteCount: 2)])
    func matches(_ text: String, _ bytes: [UInt8]) -> Bool {
      codec.matches(
        Column([text]), bytes, starts: [0], byteCount: bytes.count, isDoubleByte: true, padding: .space)[0]
    }
    #expect(matches("山", [0x8E, 0x52, 0x81, 0x40]))
    #expect(!matches("山", [0x8E, 0x52, 0x20, 0x20]))
    #expect(!matches("A", [0x41, 0x81, 0x40]))
  }

  @Test func `random fields decode or fail, and match exactly where they are what is written`() throws {
    let seed: UInt64 = 20_261_125
    var generator = SeededGenerator(state: seed)
    // Bytes that make runs and faults likely.
    let likely: [UInt8] = [0x0E, 0x0F, 0x40, 0x45, 0x65, 0x42, 0x81, 0xC1, 0x59]
    for _ in 0..<20_000 {
      var bytes = generator.bytes(Int(generator.next() % 16) + 1)
      for index in bytes.indices where generator.next() % 4 != 0 {
        bytes[index] = likely[Int(generator.next() % UInt64(likely.count))]
      }
      for isDoubleByte in [false, true] {
        for padding in [FieldPadding.space, nil] {
          let result = decode(bytes, isDoubleByte: isDoubleByte, removing: padding)
          #expect(result.notes.failures.count { $0.row == 0 } <= 1)
          #expect(result.notes.failures.isEmpty || result.text.isEmpty)
          guard result.notes.failures.isEmpty, result.notes.uses.isEmpty else { continue }
          var written =
            try isDoubleByte ? IBM939.table.encodeDoubleByte(result.text) : IBM939.table.encode(result.text)
          while written.count < bytes.count { written.append(0x40) }
          let isMatch = matches(result.text, bytes, isDoubleByte: isDoubleByte)
          if isMatch != (written == bytes) { Issue.record("seed \(seed), \(bytes)") }
        }
      }
    }
  }

  @Test func `random texts are read back as they were`() throws {
    let seed: UInt64 = 939
    var generator = SeededGenerator(state: seed)
    let scalars = Array("A1 ｱ¥山田　一〜−髙﨑".unicodeScalars)
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<(generator.next() % 12) {
        text.unicodeScalars.append(scalars[Int(generator.next() % UInt64(scalars.count))])
      }
      let bytes = try IBM939.table.encode(text)
      if try IBM939.table.decode(bytes) != Array(text.utf8) { Issue.record("seed \(seed), \(bytes)") }
      if !bytes.isEmpty, !matches(text, bytes + [0x40, 0x40]) { Issue.record("seed \(seed), \(bytes)") }
    }
  }
}
