public import Records

extension GlyphNames {
  /// Reads the MJ character list as a table with the columns `mj`, `kanji`, `lines`, `yomi`, `shrink` and `jis`.
  ///
  /// `mj` is the number of the glyph (8064 is MJ008064), `kanji` the character itself with its variation selector, `shrink`
  /// the characters it may be reduced to. The shape is that of `moji.csv` of code4fukui/mojikiban.
  ///
  /// - Returns: The glyphs, and diagnostics (T201–T213) for rows that are wrong.
  /// - Complexity: O(rows).
  public static func read(_ table: DelimitedTable) -> (names: GlyphNames, diagnostics: [Diagnostic]) {
    var rows = TableRows(table, columns: ["mj", "kanji", "lines", "yomi", "shrink", "jis"])
    var names = GlyphNames()
    guard rows.hasColumns else { return (names, rows.diagnostics) }
    for row in table.rows {
      let number = rows.cell(row, 0)
      let scalars = Array(rows.cell(row, 1).unicodeScalars)
      guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        rows.report(.badTarget(number), row, 0)
        continue
      }
      guard scalars.count == 1 || scalars.count == 2 && VariationSelector.contains(scalars[1].value) else {
        rows.report(.badTarget(rows.cell(row, 1)), row, 1)
        continue
      }
      let zeros = String(repeating: "0", count: max(0, 6 - number.utf8.count))
      names.add(
        Glyph(scalars: scalars, name: "MJ\(zeros)\(number)"), reductions: Array(rows.cell(row, 4).unicodeScalars))
    }
    return (names, rows.diagnostics)
  }
}
