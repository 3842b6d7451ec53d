import Formats

@testable import Town

/// Reads the sample's delimited files for these tests alone: an automaton apart from that of `Formats`.
enum SampleRows {
  /// The rows behind the headings as texts, by the names of their columns.
  static func read<Column: DelimitedColumn>(
    _ file: TownFile, _ columns: Column.Type, of sample: TownSample
  ) throws -> [[Column: String]] {
    let bytes = try TownSampleTests.file(file, of: sample)
    guard let table = CharacterTable.named("CP932") else { return [] }
    return cells(bytes).dropFirst().map { row in
      var values: [Column: String] = [:]
      for (column, cell) in zip(Column.allCases, row) {
        // The clean files hold user-defined characters in names alone, which no test of rows compares.
        values[column] = String(decoding: (try? table.decode(cell)) ?? [], as: UTF8.self)
      }
      values[Column.allCases[0]] = row.count == Column.allCases.count ? values[Column.allCases[0]] : nil
      return values
    }
  }

  /// The cells of all rows, each row ended by CRLF.
  static func cells(_ bytes: [UInt8]) -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == 0x22, isQuoted, rest.first == 0x22 {
        cell.append(rest.removeFirst())
      } else if byte == 0x22 {
        isQuoted.toggle()
      } else if isQuoted || (byte != 0x2C && byte != 0x0D && byte != 0x0A) {
        cell.append(byte)
      } else if byte != 0x0D {
        row.append(cell)
        cell = []
        if byte == 0x0A {
          rows.append(row)
          row = []
        }
      }
    }
    return rows
  }
}
