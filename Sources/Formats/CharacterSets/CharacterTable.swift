/// A legacy character table of one- and two-byte codes, by its exact name.
///
/// The tables differ under one family name ("Shift_JIS"), so a source must name its table; there is no default.
/// A table is a value of about 400 kB that is made once and shared.
public struct CharacterTable: Sendable {
  /// One code and the Unicode scalar it stands for.
  typealias Assignment = (code: UInt16, scalar: UInt32)

  /// The name as declarations write it, such as `CP932`.
  public let name: String
  /// How one- and two-byte codes are told apart.
  public let form: CodeForm
  /// For each code (one byte, or lead byte × 256 + trail byte) a `PackedCharacter`.
  let packed: [UInt32]
  /// For each scalar of the Basic Multilingual Plane the code that is written, 0 where there is none (but U+0000).
  let codes: [UInt16]
  /// The user-defined codes in order; they stand for scalars from `firstUserDefinedScalar` on.
  let userDefined: [UInt16]
  /// The private-use scalar of the first user-defined code.
  let firstUserDefinedScalar: UInt32

  /// Makes a table; where several codes have one scalar the first assignment is the one that is written.
  init(
    name: String, form: CodeForm, assignments: [Assignment], userDefined: [UInt16], firstUserDefinedScalar: UInt32
  ) {
    self.name = name
    self.form = form
    self.userDefined = userDefined
    self.firstUserDefinedScalar = firstUserDefinedScalar
    var packed = [UInt32](repeating: PackedCharacter.unassigned, count: 65_536)
    var codes = [UInt16](repeating: 0, count: 65_536)
    for (code, scalar) in assignments {
      packed[Int(code)] = PackedCharacter.packed(scalar)
      if codes[Int(scalar)] == 0 { codes[Int(scalar)] = code }
    }
    for (position, code) in userDefined.enumerated() {
      packed[Int(code)] = PackedCharacter.undecided
      codes[Int(firstUserDefinedScalar) + position] = code
    }
    self.packed = packed
    self.codes = codes
  }

  /// The names of the tables of this version.
  public static let names = ["CP932", "IBM939"]

  /// The table with this exact name, or `nil`: `Shift_JIS` and `sjis` are families, not tables.
  public static func named(_ name: String) -> CharacterTable? {
    if name.utf8.elementsEqual("CP932".utf8) { return CP932.table }
    return name.utf8.elementsEqual("IBM939".utf8) ? IBM939.table : nil
  }

  /// Whether it is a table of IBM hosts, where digits, letters and the space have the EBCDIC bytes.
  public var isEBCDIC: Bool { form == .shiftCodes }

  /// The byte of the half-width space: 20, or 40 in EBCDIC.
  public var space: UInt8 { isEBCDIC ? 0x40 : 0x20 }

  /// The byte of the digit 0, the zone of all digits: 30, or F0 in EBCDIC. The digits follow in order.
  public var zero: UInt8 { isEBCDIC ? 0xF0 : 0x30 }

  /// The code of the full-width space U+3000: 8140, or 4040 in EBCDIC.
  public var ideographicSpace: UInt16 { codes[0x3000] }

  /// Whether a code belongs to the area that each town fills by itself (外字).
  public func isUserDefined(_ code: UInt16) -> Bool {
    packed[Int(code)] == PackedCharacter.undecided
  }

  /// The private-use scalar that stands for a user-defined code in texts that people write, or `nil` for other codes.
  ///
  /// - Complexity: O(log n) of the user-defined codes.
  public func privateUseScalar(of code: UInt16) -> Unicode.Scalar? {
    var low = 0
    var high = userDefined.count
    while low < high {
      let middle = (low + high) / 2
      if userDefined[middle] < code { low = middle + 1 } else { high = middle }
    }
    guard low < userDefined.count, userDefined[low] == code else { return nil }
    return Unicode.Scalar(firstUserDefinedScalar + UInt32(low))
  }
}

/// How an entry of a decoding table is packed in 32 bits.
///
/// An assigned character is its UTF-8 in the low three bytes, first byte lowest, and its length in the highest byte
/// (1 to 3). Every value from `firstSpecial` on leaves the fast path.
enum PackedCharacter {
  /// No character.
  static let unassigned: UInt32 = 0
  /// Values from here on are user-defined codes.
  static let firstSpecial: UInt32 = 0x8000_0000
  /// A user-defined code that nobody has identified.
  static let undecided: UInt32 = 0x8000_0000
  /// Plus the index of its target: an identified user-defined code.
  static let identified: UInt32 = 0xC000_0000

  /// Packs a scalar of the Basic Multilingual Plane.
  static func packed(_ scalar: UInt32) -> UInt32 {
    precondition(scalar < 0x1_0000, "a packed character holds three bytes of UTF-8")
    if scalar < 0x80 { return 0x0100_0000 | scalar }
    if scalar < 0x800 {
      return 0x0200_0000 | (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8
    }
    return 0x0300_0000 | (0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16
  }
}
