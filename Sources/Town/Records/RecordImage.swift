/// The bytes of one record while it is being filled, without its newline. Begins as spaces.
struct RecordImage {
  private(set) var bytes: [UInt8]

  /// A record of this many spaces.
  init(byteCount: Int) {
    bytes = [UInt8](repeating: 0x20, count: byteCount)
  }

  /// Makes every byte a space again.
  mutating func clear() {
    for index in bytes.indices { bytes[index] = 0x20 }
  }

  /// Puts text at the left; the rest keeps its spaces. The text has to fit.
  mutating func put(_ text: [UInt8], in place: FieldPlace) {
    precondition(text.count <= place.byteCount, "a text of the town has to fit its field")
    for index in text.indices { bytes[place.offset + index] = text[index] }
  }

  /// Puts a single byte.
  mutating func put(_ byte: UInt8, in place: FieldPlace) {
    bytes[place.offset] = byte
  }

  /// Puts digits with leading zeros. The number has to fit.
  mutating func put(digits number: Int, in place: FieldPlace) {
    var rest = number
    for index in stride(from: place.offset + place.byteCount - 1, through: place.offset, by: -1) {
      bytes[index] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    precondition(rest == 0, "a number of the town has to fit its field")
  }

  /// Puts a signed number in zoned digits: the last byte is 0x30–0x39 when positive, 0x70–0x79 when negative
  /// (`signs ASCII`; Micro Focus `SIGN"ASCII"`, GnuCOBOL `-fsign=ascii`).
  mutating func put(zoned number: Int, in place: FieldPlace) {
    put(digits: abs(number), in: place)
    if number < 0 { bytes[place.offset + place.byteCount - 1] += 0x40 }
  }

  /// Puts a signed packed decimal (COMP-3): two digits a byte, the sign C or D in the last nibble.
  mutating func put(packed number: Int, in place: FieldPlace) {
    var rest = abs(number)
    var low: UInt8 = number < 0 ? 0x0D : 0x0C
    for index in stride(from: place.offset + place.byteCount - 1, through: place.offset, by: -1) {
      let high = UInt8(rest % 10)
      rest /= 10
      bytes[index] = high << 4 | low
      low = UInt8(rest % 10)
      rest /= 10
    }
    precondition(rest == 0 && low == 0, "an amount of the town has to fit its field")
  }

  /// Replaces bytes as they are; for planted faults.
  mutating func replace(_ place: FieldPlace, from start: Int = 0, with raw: [UInt8]) {
    for index in raw.indices { bytes[place.offset + start + index] = raw[index] }
  }
}
