public import Records

extension Repertoire {
  /// The names of the sets that need no file.
  public static let knownNames = ["JISX0208", "JISX0213"]

  /// Adds a set by its name, with ASCII and half-width katakana beside it; false where there is none of that name.
  ///
  /// `JISX0213` is what Shift_JIS-2004 holds, `JISX0208` what EUC without JIS X 0212 holds.
  public mutating func add(named name: String) -> Bool {
    if name.utf8.elementsEqual("JISX0213".utf8) {
      add(EUCJIS2004.table) { _ in true }
    } else if name.utf8.elementsEqual("JISX0208".utf8) {
      add(EUCJP.table) { $0 & 0x8080 != 0x8000 }
    } else {
      return false
    }
    self.name(name)
    return true
  }

  private mutating func add(_ table: CharacterTable, where isMember: (UInt16) -> Bool) {
    for index in UInt16(0x20)...0xFFFF where index != 0x7F && isMember(index) {
      let scalars = String(decoding: table.text(at: index), as: UTF8.self).unicodeScalars.map(\.value)
      if let base = scalars.first { insert(base, scalars.count == 2 ? scalars[1] : 0) }
    }
  }

  /// Adds a list of characters from a table with the columns `character` (`U+8FBB U+E0102`, or one scalar) and `name` (such
  /// as an MJ name, for people). Private-use characters may stand here: that is how the standard's own are named.
  ///
  /// - Returns: Diagnostics (T201–T213) for the rows that are wrong, which are left out.
  /// - Complexity: O(rows).
  public mutating func add(_ table: DelimitedTable) -> [Diagnostic] {
    var rows = TableRows(table, columns: ["character", "name"])
    name(table.file)
    guard rows.hasColumns else { return rows.diagnostics }
    for row in table.rows {
      let text = rows.cell(row, 0)
      if let scalars = ScalarNotation.scalars(text), let base = scalars.first {
        insert(base.value, scalars.count == 2 ? scalars[1].value : 0)
      } else {
        rows.report(.badTarget(text), row, 0)
      }
    }
    return rows.diagnostics
  }
}
