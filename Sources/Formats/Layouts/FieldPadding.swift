public import Records

/// What fills up a field of characters at its end; the raw values are those of the declaration `padding`.
///
/// The declaration decides for `PIC X` fields of tables that tell codes by lead bytes, and of Unicode. On hosts, and where
/// escape sequences designate sets, a `PIC X` field is filled up with the half-width space (40 in EBCDIC) whichever is
/// declared, and full-width spaces inside runs are text. A field of double-byte codes (`PIC G`) can hold no other padding than the
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

  /// The padding character in UTF-8, in a field that holds double-byte codes alone or not.
  func scalarBytes(isDoubleByte: Bool) -> [UInt8] {
    isDoubleByte || self == .ideographicSpace ? [0xE3, 0x80, 0x80] : [0x20]
  }

  /// What fills up fields of a table where this is declared.
  ///
  /// Double-byte codes have the full-width space alone. Bytes outside shift codes and escape sequences have the half-width
  /// one: a full-width space would have to stand between those, where it is text.
  func effective(in form: CodeForm, isDoubleByte: Bool) -> FieldPadding {
    switch form {
    case .utf8, .utf16: self
    case .doubleBytes: .ideographicSpace
    case .singleBytes, .shiftCodes, .designations: isDoubleByte ? .ideographicSpace : .space
    case .leadBytes, .extendedUnix: isDoubleByte ? .ideographicSpace : self
    }
  }

  /// The bytes of one padding character in a field that holds double-byte codes alone, or not.
  func bytes(in table: CharacterTable, isDoubleByte: Bool) -> [UInt8] {
    if table.form.isUnicode {
      let codec = CharacterCodec(table: table, identification: nil)
      return codec.encode(Array((self == .space ? " " : "\u{3000}").utf8)[...], isDoubleByte: false) ?? []
    }
    guard effective(in: table.form, isDoubleByte: isDoubleByte) == .ideographicSpace else { return [table.space] }
    return [UInt8(table.ideographicSpace >> 8), UInt8(table.ideographicSpace & 0xFF)]
  }
}
