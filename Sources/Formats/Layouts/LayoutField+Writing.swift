public import Records

extension LayoutField {
  /// The bytes that hold a text in this field, filled up to its length.
  ///
  /// Characters are encoded, with shift codes where the table has them and the field is not of double-byte codes alone,
  /// and padded at the end, or at the beginning where they are `JUSTIFIED`; numbers are written in the preferred form with zeros on the left.
  ///
  /// - Parameters:
  ///   - text: The value, canonical for numbers (`-12.50`).
  ///   - table: The character table.
  ///   - padding: What fills up characters.
  ///   - signs: The sign convention; must be there for a signed `DISPLAY` number.
  /// - Returns: `byteCount` bytes, or `nil` where the field cannot hold the text.
  /// - Complexity: O(`byteCount`).
  public func bytes(
    of text: String, table: CharacterTable, padding: FieldPadding, signs: ZonedSign?
  ) -> [UInt8]? {
    if let number = NumberField(self, signs: signs, table: table) {
      let digits = Array(text.utf8)
      guard let written = number.write(digits.span, 0..<digits.count) else { return nil }
      return (0..<byteCount).map { written[$0] }
    }
    var bytes: [UInt8]
    let table = if case .national(let order) = usage { UnicodeForms.utf16(order) } else { table }
    do {
      bytes = try usage == .doubleByte ? table.encodeDoubleByte(text) : table.encode(text)
    } catch {
      return nil
    }
    guard bytes.count <= byteCount else { return nil }
    let fill = padding.bytes(in: table, usage: usage)
    guard (byteCount - bytes.count) % fill.count == 0 else { return nil }
    let filling = Array(repeatElement(fill, count: (byteCount - bytes.count) / fill.count).joined())
    return isJustified ? filling + bytes : bytes + filling
  }
}
