public import Records

extension IdentificationTable {
  /// Reads identification decisions from a table with the columns `table`, `code`, `glyph_note`, `decision`,
  /// `target`, `mj`, `decided_by`, `date` and `reason`.
  ///
  /// `table` names a character table, the same in every row; `code` is four or six hexadecimal digits, a code that the
  /// table leaves undecided; `decision` is 同一, デザイン差, 類似 or 保留; `target` is `U+9AD9`, or a character and its variation selector
  /// `U+8FBB U+E0102`, and empty exactly for 保留. `date`, when given, is a day `YYYY-MM-DD`.
  ///
  /// A target of private use is accepted where the repertoire has it, and with a repertoire every target must be in it.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - repertoire: The characters that may be written; `nil` where the project declares none.
  /// - Returns: The rows that are right, and diagnostics (T201–T216) for the others.
  /// - Complexity: O(rows).
  public static func read(
    _ table: DelimitedTable, repertoire: Repertoire? = nil
  ) -> (identification: IdentificationTable, diagnostics: [Diagnostic]) {
    var rows = TableRows(
      table,
      columns: ["table", "code", "glyph_note", "decision", "target", "mj", "decided_by", "date", "reason"])
    var identification = IdentificationTable(file: table.file, rows: [])
    guard rows.hasColumns else { return (identification, rows.diagnostics) }
    var firstLines: [UInt32: Int] = [:]
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
      let code = codeText.utf8.count == 5 ? nil : ScalarNotation.hexadecimal(codeText, digits: 4...6)
      if let code {
        if let first = firstLines[code] { rows.report(.duplicate(codeText, firstLine: first), row, 1) }
        firstLines[code] = firstLines[code] ?? row.line
        if let characters, !characters.isUndecided(code) {
          rows.report(.notUserDefined(codeText, table: name), row, 1)
        }
      } else {
        rows.report(.badCode(codeText), row, 1)
      }
      let decisionText = rows.cell(row, 3)
      let decision = Decision.allCases.first { $0.rawValue.utf8.elementsEqual(decisionText.utf8) }
      let targetText = rows.cell(row, 4)
      let target = targetText.isEmpty ? [] : scalars(targetText, repertoire)
      switch (decision, target) {
      case (nil, _): rows.report(.unknownDecision(decisionText), row, 3)
      case (_, nil): rows.report(.badTarget(targetText), row, 4)
      case (.held?, let target?) where !target.isEmpty: rows.report(.targetOfHeld, row, 4)
      case (.same?, []?), (.design?, []?), (.similar?, []?): rows.report(.targetMissing(decisionText), row, 4)
      case (_?, _?): break
      }
      if let repertoire, let target, let base = target.first,
        !repertoire.contains(base.value, target.count == 2 ? target[1].value : 0)
      {
        rows.report(.outsideRepertoire(targetText, names: repertoire.names), row, 4)
      }
      let date = rows.cell(row, 7)
      if !date.isEmpty, CivilDate(hyphenated: date) == nil { rows.report(.badDate(date), row, 7) }
      if rows.diagnostics.count == count, let code, let decision, let target {
        identification.rows.append(
          Row(
            code: code, decision: decision, target: target, note: rows.cell(row, 2), mjName: rows.cell(row, 5),
            decidedBy: rows.cell(row, 6), date: date, reason: rows.cell(row, 8), line: row.line))
      }
    }
    return (identification, rows.diagnostics)
  }

  /// One scalar, or a character and a variation selector, written `U+8FBB U+E0102`; `nil` for anything else.
  private static func scalars(_ text: String, _ repertoire: Repertoire?) -> [Unicode.Scalar]? {
    guard let scalars = ScalarNotation.scalars(text), let base = scalars.first,
      isCharacter(base) || UnicodeText.isPrivateUse(base.value) && repertoire?.contains(base.value) == true,
      scalars.count == 1 || VariationSelector.contains(scalars[1].value)
    else { return nil }
    return scalars
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
}
