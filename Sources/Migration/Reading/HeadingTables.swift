internal import Formats
internal import Language
internal import Records

/// Under which other declarations the first row of a file holds the layout's headings.
///
/// Nothing is chosen by it: it is what a message tells where the declared table and newline make no headings of the row.
struct HeadingTables {
  /// Declarations that fit.
  struct Fitting {
    /// The names of the character tables.
    var tables: [String]
    /// The newline behind the row.
    var newline: Newline
  }

  private let source: SourcePlan
  private let form: DelimitedForm

  init(_ source: SourcePlan, _ form: DelimitedForm) {
    self.source = source
    self.form = form
  }

  /// The tables whose row of headings a file begins with, all those with the first newline that fits; `nil` where none does.
  ///
  /// - Parameter top: The beginning of the file.
  /// - Complexity: O(tables × headings).
  func fitting(_ top: [UInt8]) -> Fitting? {
    let fields = source.types.first?.layout.fields.filter { !$0.isGroup } ?? []
    let headings = fields.map { $0.heading ?? $0.name }
    let tables = CharacterTable.names.compactMap { name in CharacterTable.named(name).map { (name: name, table: $0) } }
    for newline in [
      Newline.carriageReturnLineFeed, .lineFeed, .carriageReturn, .hostCarriageReturnLineFeed, .hostLineFeed, .nextLine,
    ] {
      let names = tables.filter { holds(headings, top, $0.table, newline) }.map(\.name)
      if !names.isEmpty { return Fitting(tables: names, newline: newline) }
    }
    return nil
  }

  private func holds(_ headings: [String], _ top: [UInt8], _ table: CharacterTable, _ newline: Newline) -> Bool {
    var form = form
    form.newline = newline
    guard let passing = table.passedCodes,
      let dialect = try? DelimitedDialect(
        form, table, passing, characters: source.declaration.characters, at: source.declaration.records.span)
    else { return false }
    var cells: [Cell] = []
    guard RowFramer.firstRow(top, from: 0, dialect, &cells), cells.count == headings.count else { return false }
    return zip(cells, headings).allSatisfy { cell, heading in
      let bytes = top[Int(cell.offset)..<Int(cell.offset + cell.byteCount)]
      return (try? table.encode(heading)).map { $0 == (cell.hasDoubledQuotes ? dialect.text(of: bytes) : Array(bytes)) }
        ?? false
    }
  }
}
