/// The bytes of one record while it is being filled, without its newline or length word. Begins as spaces.
struct RecordImage {
  private(set) var bytes: [UInt8]
  private let alphabet: Alphabet

  /// How the machine writes spaces, digits and signs.
  enum Alphabet {
    case ascii
    case ebcdic

    /// The half-width space.
    var space: UInt8 { self == .ascii ? 0x20 : 0x40 }
    /// The digit 0; the others follow.
    var zero: UInt8 { self == .ascii ? 0x30 : 0xF0 }
  }

  /// A record of this many spaces.
  init(byteCount: Int, in alphabet: Alphabet = .ascii) {
    self.alphabet = alphabet
    bytes = [UInt8](repeating: alphabet.space, count: byteCount)
  }

  /// Makes every byte a space again.
  mutating func clear() {
    for index in bytes.indices { bytes[index] = alphabet.space }
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
      bytes[index] = alphabet.zero + UInt8(rest % 10)
      rest /= 10
    }
    precondition(rest == 0, "a number of the town has to fit its field")
  }

  /// Puts a signed number in zoned digits: the last byte is 0x30–0x39 when positive, 0x70–0x79 when negative
  /// (`signs ASCII`; Micro Focus `SIGN"ASCII"`, GnuCOBOL `-fsign=ascii`); on an EBCDIC host 0xC0–0xC9 and 0xD0–0xD9
  /// (IBM Enterprise COBOL for z/OS Language Reference, "External decimal").
  mutating func put(zoned number: Int, in place: FieldPlace) {
    put(digits: abs(number), in: place)
    let last = place.offset + place.byteCount - 1
    switch alphabet {
    case .ascii: if number < 0 { bytes[last] += 0x40 }
    case .ebcdic: bytes[last] -= number < 0 ? 0x20 : 0x30
    }
  }

  /// Puts an unsigned binary number (COMP), its highest byte first.
  mutating func put(binary number: Int, in place: FieldPlace) {
    var rest = number
    for index in stride(from: place.offset + place.byteCount - 1, through: place.offset, by: -1) {
      bytes[index] = UInt8(rest % 256)
      rest /= 256
    }
    precondition(rest == 0, "a count of the town has to fit its field")
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
