public import Records

extension RecordLayout {
  /// Reads the layout of delimited text from a table with the columns `name`, `header`, `type`, `digits`, `scale` and
  /// `note`, one row for each column of the file in its order.
  ///
  /// `name` is what mappings write; `header` is the column's heading in the file; `type` is `X` for text, `9` for an
  /// unsigned and `S9` for a signed number, which has `digits` in all and `scale` of them after the point.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - name: The name of the layout, for messages.
  /// - Returns: The layout with the columns that are right, and diagnostics (T201–T219) for the others.
  /// - Complexity: O(rows).
  public static func delimited(
    _ table: DelimitedTable, name: String
  ) -> (layout: RecordLayout, diagnostics: [Diagnostic]) {
    var rows = TableRows(table, columns: ["name", "header", "type", "digits", "scale", "note"])
    let top = LayoutField(
      index: 0, level: 1, name: name, offset: 0, byteCount: max(1, table.rows.count), usage: .group,
      span: TextSpan(file: table.file, line: 1, column: 1))
    var fields = [top]
    guard rows.hasColumns else {
      return (RecordLayout(name: name, byteCount: 0, fields: fields, isDelimited: true), rows.diagnostics)
    }
    var names = SeenCells()
    var headings = SeenCells()
    for row in table.rows {
      let own = rows.cell(row, 0)
      let heading = rows.cell(row, 1)
      if own.isEmpty { rows.report(.emptyCell("name"), row, 0) }
      if let first = names.firstLine(own, line: row.line), !own.isEmpty {
        rows.report(.duplicate(own, firstLine: first), row, 0)
      }
      if let first = headings.firstLine(heading, line: row.line), !heading.isEmpty {
        rows.report(.duplicate(heading, firstLine: first), row, 1)
      }
      fields.append(
        LayoutField(
          index: fields.count, level: 5, name: own, offset: fields.count - 1, byteCount: 1, picture: rows.cell(row, 2),
          usage: usage(row, &rows), parent: 0, heading: heading,
          span: TextSpan(file: table.file, line: row.line, column: 1)))
    }
    var diagnostics = rows.diagnostics
    if table.rows.isEmpty {
      diagnostics.append(TableProblem.noColumns.diagnostic(file: table.file, line: 1, column: 1))
    }
    return (
      RecordLayout(name: name, byteCount: table.rows.count, fields: fields, isDelimited: true), diagnostics
    )
  }

  private static func usage(_ row: DelimitedTable.Row, _ rows: inout TableRows) -> FieldUsage {
    let type = rows.cell(row, 2)
    let digitText = rows.cell(row, 3)
    let scaleText = rows.cell(row, 4)
    switch type {
    case "X":
      if !digitText.isEmpty || !scaleText.isEmpty { rows.report(.badShape("\(digitText),\(scaleText)"), row, 3) }
      return .delimitedText
    case "9", "S9":
      guard let digits = count(digitText), let scale = scaleText.isEmpty ? 0 : count(scaleText),
        (1...31).contains(digits), (0...digits).contains(scale)
      else {
        rows.report(.badShape("\(digitText),\(scaleText)"), row, 3)
        return .delimitedText
      }
      return .delimitedNumber(NumberShape(digits: digits, scale: scale, isSigned: type == "S9"))
    default:
      rows.report(.unknownColumnType(type), row, 2)
      return .delimitedText
    }
  }

  /// A number of digits: ASCII digits without a sign.
  private static func count(_ text: String) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
