import Records
import TestSupport
import Testing

@testable import Formats

// Random bytes through every decoder: each failure lies inside its field and shows the field's bytes, each text is UTF-8 without
// a replacement character and without private use, and what is proved encodes to the field's bytes. The seed is printed.
struct RandomBytesTests {
  @Test(arguments: CharacterTable.names) func `any bytes are a text or a failure with its place`(_ name: String) throws
  {
    let table = try #require(CharacterTable.named(name))
    let codec = CharacterCodec(table: table, identification: nil)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(state: seed)
    // Half of the fields are made of bytes that the table's codes begin with, so that some get past the first one.
    let likely = RandomBytesTests.likely(table)
    for round in 0..<400 {
      let length = Int(generator.next() % 24)
      let bytes =
        round % 2 == 0
        ? generator.bytes(length)
        : (0..<length).map { _ in likely[Int(generator.next() % UInt64(likely.count))] }
      let isDoubleByte = round % 5 == 0 && table.ideographicSpace > 0xFF
      var notes = DecodingNotes()
      let column = codec.decodeColumn(
        bytes, starts: [0], byteCount: length, isDoubleByte: isDoubleByte, removing: round % 3 == 0 ? .space : nil,
        notes: &notes)
      #expect(column.count == 1 && notes.failures.count <= 1, "seed \(seed)")
      if let failure = notes.failures.first?.failure {
        let end = failure.byteOffset + failure.byteCount
        guard failure.byteOffset >= 0, failure.byteCount > 0, end <= length else {
          Issue.record("\(failure) is outside \(bytes), seed \(seed)")
          continue
        }
        let held = bytes[failure.byteOffset..<end].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        #expect(held == failure.bytes && column.bytes.isEmpty, "\(failure) of \(bytes), seed \(seed)")
        continue
      }
      let text = try #require(String(validating: column.bytes, as: UTF8.self), "seed \(seed)")
      #expect(!text.unicodeScalars.contains { UnicodeText.isUndecided($0.value) }, "\(bytes), seed \(seed)")
      let isProved = codec.matches(
        column, bytes, starts: [0], byteCount: length, isDoubleByte: isDoubleByte, padding: .space)[0]
      let written = codec.encode(column.bytes[...], isDoubleByte: isDoubleByte)
      if isProved, let written {
        let fill = FieldPadding.space.bytes(in: table, isDoubleByte: isDoubleByte)
        let rest = bytes.dropFirst(written.count)
        #expect(bytes.starts(with: written) && rest.count % fill.count == 0, "\(bytes), seed \(seed)")
      }
    }
  }

  private static func likely(_ table: CharacterTable) -> [UInt8] {
    var bytes: [UInt8] = [0x41, 0xC1, 0x20, 0x40, 0xA1, 0xB0, 0xBB, 0xB3, 0x82, 0xA0, 0xE3, 0x81, 0x30]
    switch table.form {
    case .shiftCodes(let shifts):
      for shift in shifts.all { bytes += CharacterTable.bytes(of: UInt32(shift.bytes)) }
    case .designations: bytes += [0x1B, 0x24, 0x42, 0x1B, 0x28, 0x42, 0x0E, 0x0F]
    case .extendedUnix: bytes += [0x8E, 0x8F]
    case .singleBytes, .doubleBytes, .leadBytes, .utf8, .utf16: break
    }
    return bytes
  }
}
