/// A legacy character table, by its exact name.
///
/// The tables differ under one family name ("Shift_JIS", "EBCDIC"), so a source must name its table; there is no default.
/// A table is a value of about 400 kB that is made once and shared.
public struct CharacterTable: Sendable {
  /// The name as declarations write it, such as `CP932`.
  public let name: String
  /// How its codes are told apart.
  public let form: CodeForm
  /// Whether the bytes 00–7F are ASCII wherever they stand for a character of their own.
  let isASCII: Bool
  /// The byte of the half-width space: 20, or 40 in EBCDIC.
  public let space: UInt8
  /// The byte of the digit 0, the zone of all digits: 30, or F0 in EBCDIC. The digits follow in order.
  public let zero: UInt8
  /// For each code's index a `PackedCharacter`; empty for a form of Unicode.
  let packed: [UInt32]
  /// The single bytes as characters, also where a shift code begins with one.
  let singles: [UInt32]
  /// The characters of four bytes of UTF-8 and more.
  let sequences: SequenceTexts
  /// For each scalar of the Basic Multilingual Plane the index of the code that is written, 0 where there is none (but
  /// U+0000).
  let codes: [UInt16]
  /// The same for other scalars and for two scalars that are one character.
  let sequenceCodes: SequenceIndex
  /// The user-defined codes by index, in order, each with the private-use scalar that stands for it.
  let userDefined: [(index: UInt16, scalar: UInt32)]
  /// The code of the full-width space U+3000 that fills up fields, such as 8140; 0 where there is none.
  public let ideographicSpace: UInt16
  /// What independent readings of this table disagree about, and what it chose.
  public let choices: [TableChoice]

  /// Makes a table from what was gathered; where several codes have one character the first assignment is written.
  init(name: String, form: CodeForm, _ content: TableContent) {
    self.name = name
    self.form = form
    isASCII = content.isASCII
    space = content.isEBCDIC ? 0x40 : 0x20
    zero = content.isEBCDIC ? 0xF0 : 0x30
    userDefined = content.userDefined.sorted { $0.index < $1.index }
    choices = content.choices
    guard !form.isUnicode else {
      packed = []
      singles = []
      sequences = SequenceTexts()
      codes = []
      sequenceCodes = SequenceIndex()
      ideographicSpace = 0
      return
    }
    var packed = [UInt32](repeating: PackedCharacter.unassigned, count: 65_536)
    var codes = [UInt16](repeating: 0, count: 65_536)
    var sequences = SequenceTexts()
    var sequenceCodes = SequenceIndex()
    for (index, scalars) in content.assignments {
      if scalars.count == 1, scalars[0] < 0x1_0000 {
        packed[Int(index)] = PackedCharacter.packed(scalars[0])
        if codes[Int(scalars[0])] == 0 { codes[Int(scalars[0])] = index }
      } else {
        packed[Int(index)] = sequences.add(scalars, as: PackedCharacter.sequence)
        let key = SequenceIndex.key(scalars[0], scalars.count == 2 ? scalars[1] : 0)
        if sequenceCodes[key] == 0 { sequenceCodes.set(key, index) }
      }
    }
    for index in content.undecided { packed[Int(index)] = PackedCharacter.undecided }
    for (index, scalar) in userDefined {
      packed[Int(index)] = PackedCharacter.undecided
      codes[Int(scalar)] = index
    }
    ideographicSpace = codes[0x3000]
    singles = Array(packed[..<256])
    // A control byte that is a shift code, or begins an escape sequence, is never written as a character.
    var shiftBytes: [UInt16] = []
    switch form {
    case .shiftCodes(let shifts):
      CharacterTable.mark(shifts, &packed)
      shiftBytes = shifts.all.map(\.bytes).filter { $0 <= 0xFF }
    case .designations(let designations): shiftBytes = designations.shiftsKatakana ? [0x0E, 0x0F, 0x1B] : [0x1B]
    case .singleBytes, .doubleBytes, .leadBytes, .extendedUnix, .utf8, .utf16: break
    }
    for scalar in codes.indices where (1...0xFF).contains(codes[scalar]) && shiftBytes.contains(codes[scalar]) {
      codes[scalar] = 0
    }
    self.packed = packed
    self.sequences = sequences
    self.codes = codes
    self.sequenceCodes = sequenceCodes
  }

  /// Marks the entries of bytes and pairs that begin a shift code.
  private static func mark(_ shifts: ShiftCodes, _ packed: inout [UInt32]) {
    for shift in shifts.all {
      if shift.byteCount == 1 {
        packed[Int(shift.bytes)] = PackedCharacter.shift
        for trail in 0..<256 { packed[Int(shift.bytes) << 8 | trail] = PackedCharacter.shift }
      } else {
        packed[Int(shift.bytes >> 8)] = PackedCharacter.shift
        packed[Int(shift.bytes)] = PackedCharacter.shift
      }
    }
  }

  /// Whether it is a table of a host whose digits, letters and space have the EBCDIC bytes.
  public var isEBCDIC: Bool { space == 0x40 }

  /// Which bytes are passed over when the commas, quotation marks and newlines of delimited text are looked for; `nil` where
  /// marks are no single bytes.
  public var passedCodes: PassedCodes? {
    switch form {
    case .singleBytes, .extendedUnix, .utf8, .utf16: PassedCodes.none
    case .leadBytes: .leadBytes
    case .shiftCodes(let shifts): .shiftedRuns(shifts)
    case .designations(let designations): .designatedRuns(designations)
    case .doubleBytes: nil
    }
  }

  /// The one byte that a character of ASCII is written as; `nil` where it is none or several.
  public func byte(of ascii: UInt8) -> UInt8? {
    guard let bytes = try? encode(String(Unicode.Scalar(ascii))), bytes.count == 1 else { return nil }
    return bytes[0]
  }

  /// Whether a code is one that nobody has identified: of the area that each town fills by itself (外字), or of a vendor's
  /// area whose table the project does not name. In Unicode: private use, and U+FFFD, which stands where another program
  /// has lost a character.
  public func isUndecided(_ code: UInt32) -> Bool {
    guard !form.isUnicode else { return UnicodeText.isUndecided(code) }
    return form.index(of: code).map { packed[Int($0)] == PackedCharacter.undecided } ?? false
  }

  /// The private-use scalar that stands for a user-defined code in texts that people write, or `nil` for other codes.
  ///
  /// - Complexity: O(log n) of the user-defined codes.
  public func privateUseScalar(of code: UInt32) -> Unicode.Scalar? {
    guard !form.isUnicode else { return UnicodeText.isPrivateUse(code) ? Unicode.Scalar(code) : nil }
    guard let index = form.index(of: code) else { return nil }
    var low = 0
    var high = userDefined.count
    while low < high {
      let middle = (low + high) / 2
      if userDefined[middle].index < index { low = middle + 1 } else { high = middle }
    }
    guard low < userDefined.count, userDefined[low].index == index else { return nil }
    return Unicode.Scalar(userDefined[low].scalar)
  }
}

/// A code that independent readings of a table read differently.
public struct TableChoice: Sendable, Hashable {
  /// The code, first byte highest.
  public var code: UInt32
  /// What this table reads, `nil` where it leaves the code unassigned.
  public var scalar: UInt32?
  /// What others read, with who they are.
  public var others: [Other]

  /// Another reading.
  public struct Other: Sendable, Hashable {
    /// The scalar, `nil` where it is unassigned there.
    public var scalar: UInt32?
    /// Who reads it so, such as `glibc`.
    public var reader: String
  }

  init(_ code: UInt32, _ scalar: UInt32, _ others: (scalar: UInt32?, reader: String)...) {
    self.code = code
    self.scalar = scalar
    self.others = others.map { Other(scalar: $0.scalar, reader: $0.reader) }
  }

  init(unassigned code: UInt32, _ others: (scalar: UInt32?, reader: String)...) {
    self.code = code
    self.others = others.map { Other(scalar: $0.scalar, reader: $0.reader) }
  }
}
