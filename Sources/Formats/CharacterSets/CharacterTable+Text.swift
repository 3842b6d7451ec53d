internal import Records

extension CharacterTable {
  /// Whether a half-width space is one byte, wherever it stands.
  public var hasBlankByte: Bool {
    switch form {
    case .doubleBytes, .utf16: false
    case .singleBytes, .leadBytes, .shiftCodes, .extendedUnix, .designations, .utf8: true
    }
  }

  /// Decodes a short text (a literal, a copybook line, a test) to UTF-8; columns of records have a faster way.
  ///
  /// User-defined codes fail as undecided: without an identification nobody knows what they stand for.
  ///
  /// - Throws: The first `ValueFailure`; nothing is ever replaced.
  /// - Complexity: O(`bytes.count`).
  public func decode(_ bytes: [UInt8]) throws(ValueFailure) -> [UInt8] {
    let codec = CharacterCodec(table: self, identification: nil)
    var notes = DecodingNotes()
    let column = codec.decodeColumn(bytes, starts: [0], byteCount: bytes.count, removing: nil, notes: &notes)
    if let first = notes.failures.first { throw first.failure }
    return column.bytes
  }

  /// Encodes a text as a field of one- and two-byte codes (`PIC X`) holds it; private-use scalars of the user-defined
  /// area become their codes.
  ///
  /// In a table with shift codes every run of double-byte characters stands in one pair of them.
  ///
  /// - Throws: `UnencodableScalar` for the first scalar that the table does not hold; nothing is ever replaced.
  /// - Complexity: O(length of `text`).
  public func encode(_ text: String) throws(UnencodableScalar) -> [UInt8] {
    try CharacterCodec(table: self, identification: nil).encode(Array(text.unicodeScalars), isDoubleByte: false)
  }

  /// Encodes a text as a field of double-byte codes alone (`PIC G`, `PIC N`) holds it: two bytes for each character, no
  /// shift codes.
  ///
  /// - Throws: `UnencodableScalar` for the first scalar that has no double-byte code.
  /// - Complexity: O(length of `text`).
  public func encodeDoubleByte(_ text: String) throws(UnencodableScalar) -> [UInt8] {
    try CharacterCodec(table: self, identification: nil).encode(Array(text.unicodeScalars), isDoubleByte: true)
  }
}

/// A scalar that a character table cannot write.
public struct UnencodableScalar: Error, Sendable, Hashable {
  /// The scalar.
  public var scalar: Unicode.Scalar
  /// How many scalars stand before it.
  public var position: Int
}
