internal import Records

extension CharacterTable {
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

  /// Encodes a text; private-use scalars of the user-defined area become their codes.
  ///
  /// - Throws: `UnencodableScalar` for the first scalar that the table does not hold; nothing is ever replaced.
  /// - Complexity: O(length of `text`).
  public func encode(_ text: String) throws(UnencodableScalar) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var position = 0
    for scalar in text.unicodeScalars {
      let code = scalar.value < 0x1_0000 ? codes[Int(scalar.value)] : 0
      guard code != 0 || scalar.value == 0 else { throw UnencodableScalar(scalar: scalar, position: position) }
      if code > 0xFF { bytes.append(UInt8(truncatingIfNeeded: code >> 8)) }
      bytes.append(UInt8(truncatingIfNeeded: code))
      position += 1
    }
    return bytes
  }
}

/// A scalar that a character table cannot write.
public struct UnencodableScalar: Error, Sendable, Hashable {
  /// The scalar.
  public var scalar: Unicode.Scalar
  /// How many scalars stand before it.
  public var position: Int
}
