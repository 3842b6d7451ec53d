public import Records

/// What fills up a field of characters at its end; the raw values are those of the declaration `padding`.
///
/// The declaration decides for `PIC X` fields of tables that tell codes by lead bytes. On IBM hosts the full-width space
/// is 4040, the half-width one 40: a `PIC X` field is filled up with bytes 40 whichever is declared, and full-width
/// spaces between shift codes are text. A field of double-byte codes (`PIC G`) can hold no other padding than the
/// full-width space.
public enum FieldPadding: String, Sendable, Hashable, CaseIterable {
  /// The half-width space: byte 20, or 40 on IBM hosts.
  case space
  /// The full-width space U+3000: 8140 in CP932.
  case ideographicSpace = "ideographic-space"

  /// The bytes of one padding character in a field of some usage.
  public func bytes(in table: CharacterTable, usage: FieldUsage) -> [UInt8] {
    bytes(in: table, isDoubleByte: usage == .doubleByte)
  }

  /// The bytes of one padding character in a field that holds double-byte codes alone, or not.
  func bytes(in table: CharacterTable, isDoubleByte: Bool) -> [UInt8] {
    if table.form.isUnicode {
      let codec = CharacterCodec(table: table, identification: nil)
      return codec.encode(Array((self == .space ? " " : "\u{3000}").utf8)[...], isDoubleByte: false) ?? []
    }
    let isWide =
      isDoubleByte || table.form == .doubleBytes
      || (self == .ideographicSpace && !table.isEBCDIC && table.ideographicSpace > 0xFF)
    guard isWide else { return [table.space] }
    return [UInt8(table.ideographicSpace >> 8), UInt8(table.ideographicSpace & 0xFF)]
  }
}
