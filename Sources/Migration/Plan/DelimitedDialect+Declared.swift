internal import Formats
internal import Language
internal import Records

extension DelimitedDialect {
  /// The declared marks, as the source's table writes them.
  ///
  /// - Throws: A diagnostic where the table has no such mark, or its rows do not end as declared.
  init(
    _ form: DelimitedForm, _ table: CharacterTable, _ passing: PassedCodes, characters: Located<String>,
    at span: TextSpan
  ) throws(DiagnosticsError) {
    let unit: Unit
    if case .utf16(let isBigEndian) = table.form {
      unit = .utf16(isBigEndian: isBigEndian)
    } else {
      // The second bytes of Shift_JIS and its like are 40–7E and 80–FC.
      let isSafe = passing == .leadBytes && form.delimiter < 0x40 && form.escape == .doubled
      unit = .byte(passing: isSafe ? .none : passing)
    }
    // The yen sign of JIS X 0201 is the mark that programs write as a backslash: bytes count, not their pictures.
    func mark(_ ascii: UInt8) throws(DiagnosticsError) -> UInt16 {
      guard table.isEBCDIC else { return UInt16(ascii) }
      guard let byte = table.byte(of: ascii) else {
        throw DiagnosticsError(
          ProjectProblem.missingMark(ascii, characters, at: span))
      }
      return UInt16(byte)
    }
    let quote: UInt16? =
      switch form.quotes {
      case .double: try mark(0x22)
      case .single: try mark(0x27)
      case .none: nil
      }
    let rowEnd = form.newline ?? .lineFeed
    guard rowEnd == .carriageReturn || rowEnd.isOfEBCDIC == table.isEBCDIC else {
      throw DiagnosticsError(
        ProjectProblem.foreignNewline(
          form.newline?.rawValue ?? "mixed", characters, isEBCDIC: table.isEBCDIC, at: span))
    }
    let backslash = form.escape == .backslash ? try mark(0x5C) : UInt16.max
    let equals = form.readsFormulas ? try mark(0x3D) : UInt16.max
    self.init(
      unit: unit, delimiter: try mark(form.delimiter), quote: quote,
      escape: form.escape == .doubled ? .doubled : .backslash,
      newline: form.newline.map { .units($0.bytes.map { UInt16($0) }) } ?? .mixed, hasMark: form.hasMark,
      readsFormulas: form.readsFormulas,
      signs: Signs(
        backslash: backslash, equals: equals, zero: try mark(0x30), minus: try mark(0x2D), point: try mark(0x2E)))
  }
}
