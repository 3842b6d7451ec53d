public import Records

extension IdentificationTable {
  /// Reads identification decisions from a table with the columns `table`, `code`, `glyph_note`, `decision`,
  /// `target`, `mj`, `decided_by`, `date` and `reason`.
  ///
  /// `table` names a character table, the same in every row; `code` is four hexadecimal digits of its user-defined
  /// area; `decision` is 同一, デザイン差, 類似 or 保留; `target` is `U+9AD9`, or a character and its variation selector
  /// `U+8FBB U+E0102`, and empty exactly for 保留. `date`, when given, is a day `YYYY-MM-DD`.
  ///
  /// - Parameter table: The table.
  /// - Returns: The rows that are right, and diagnostics (T201–T216) for the others.
  /// - Complexity: O(rows).
  public static func read(
    _ table: DelimitedTable
  ) -> (identification: IdentificationTable, diagnostics: [Diagnostic]) {
    var rows = TableRows(
      table,
      columns: ["table", "code", "glyph_note", "decision", "target", "mj", "decided_by", "date", "reason"])
    var identification = IdentificationTable(file: table.file, rows: [])
    guard rows.hasColumns else { return (identification, rows.diagnostics) }
    var firstLines: [UInt16: Int] = [:]
    var tableName: String?
    for row in table.rows {
      let count = rows.diagnostics.count
      let name = rows.cell(row, 0)
      let characters = CharacterTable.named(name)
      if characters == nil { rows.report(.unknownTable(name), row, 0) }
      if let tableName, !tableName.utf8.elementsEqual(name.utf8) {
        rows.report(.anotherTable(name, expected: tableName), row, 0)
      }
      tableName = tableName ?? name
      let codeText = rows.cell(row, 1)
      let code = hexadecimal(codeText, digits: 4...4).map { UInt16($0) }
      if let code {
        if let first = firstLines[code] { rows.report(.duplicate(codeText, firstLine: first), row, 1) }
        firstLines[code] = firstLines[code] ?? row.line
        if let characters, !characters.isUserDefined(code) {
          rows.report(.notUserDefined(codeText, table: name), row, 1)
        }
      } else {
        rows.report(.badCode(codeText), row, 1)
      }
      let decisionText = rows.cell(row, 3)
      let decision = Decision.allCases.first { $0.rawValue.utf8.elementsEqual(decisionText.utf8) }
      let targetText = rows.cell(row, 4)
      let target = targetText.isEmpty ? [] : scalars(targetText)
      switch (decision, target) {
      case (nil, _): rows.report(.unknownDecision(decisionText), row, 3)
      case (_, nil): rows.report(.badTarget(targetText), row, 4)
      case (.held?, let target?) where !target.isEmpty: rows.report(.targetOfHeld, row, 4)
      case (.same?, []?), (.design?, []?), (.similar?, []?): rows.report(.targetMissing(decisionText), row, 4)
      case (_?, _?): break
      }
      let date = rows.cell(row, 7)
      if !date.isEmpty, CivilDate(hyphenated: date) == nil { rows.report(.badDate(date), row, 7) }
      if rows.diagnostics.count == count, let code, let decision, let target {
        identification.rows.append(Row(code: code, decision: decision, target: target, line: row.line))
      }
    }
    return (identification, rows.diagnostics)
  }

  /// One scalar, or a character and a variation selector, written `U+8FBB U+E0102`; `nil` for anything else.
  private static func scalars(_ text: String) -> [Unicode.Scalar]? {
    var scalars: [Unicode.Scalar] = []
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      guard part.utf8.starts(with: "U+".utf8), let value = hexadecimal(part.dropFirst(2), digits: 4...6),
        let scalar = Unicode.Scalar(value), isCharacter(scalar) || VariationSelector.contains(value)
      else { return nil }
      scalars.append(scalar)
    }
    guard scalars.count <= 2, !VariationSelector.contains(scalars[0].value) else { return nil }
    return scalars.count == 1 || VariationSelector.contains(scalars[1].value) ? scalars : nil
  }

  /// Whether a scalar can stand for a character of a name: no control, private use, noncharacter, space or lone mark, and
  /// none of the signs that old systems print for a character they have lost (〓 U+3013, □ U+25A1, U+FFFD).
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .spacingMark, .enclosingMark,
      .spaceSeparator, .lineSeparator, .paragraphSeparator:
      false
    default: ![0x3013, 0x25A1, 0xFFFD].contains(scalar.value)
    }
  }

  /// ASCII hexadecimal digits of either case, without sign or prefix.
  private static func hexadecimal(_ text: some StringProtocol, digits: ClosedRange<Int>) -> UInt32? {
    guard digits.contains(text.utf8.count) else { return nil }
    var value: UInt32 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
