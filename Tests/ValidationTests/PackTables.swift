import Platform
import Records
import TestSupport
import Validation

/// Reads CSV for these tests alone: quotes doubled, LF, no byte order mark. What a project reads goes through `Formats`.
enum PackTables {
  static func table(_ text: String, file: String = "items.csv") -> DelimitedTable {
    var records: [DelimitedTable.Row] = []
    var record = DelimitedTable.Row(line: 1, cells: [])
    var cell: [UInt8] = []
    var line = 1
    var rest = Array(text.utf8)[...]
    if rest.last != 0x0A { rest.append(0x0A) }
    var isQuoted = false
    while let byte = rest.popFirst() {
      if byte == 0x0A { line += 1 }
      if byte == 0x22, isQuoted, rest.first == 0x22 {
        cell.append(rest.removeFirst())
      } else if byte == 0x22 {
        isQuoted.toggle()
      } else if isQuoted || (byte != 0x2C && byte != 0x0A) {
        cell.append(byte)
      } else {
        record.cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0A {
          records.append(record)
          record = DelimitedTable.Row(line: line, cells: [])
        }
      }
    }
    return DelimitedTable(file: file, header: records.first?.cells ?? [], rows: Array(records.dropFirst()))
  }

  /// The text of a file, or `nil` where there is none.
  static func text(_ path: String) -> String? {
    guard let bytes = try? FileSystem.readAll(path, limit: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A CSV of `Tests/ValidationTests/Golden`; lines that begin with `#` name its source and stand at its top.
  static func golden(_ name: String) throws -> DelimitedTable {
    let path = Repository.path("Tests/ValidationTests/Golden/\(name)")
    let lines = String(decoding: try FileSystem.readAll(path), as: UTF8.self).split(separator: "\n")
    return table(lines.drop { $0.hasPrefix("# ") }.joined(separator: "\n"), file: name)
  }

  /// A CSV of the facts beside the repository, or `nil` where they are absent.
  static func facts(_ name: String) -> DelimitedTable? {
    text("\(Repository.facts)/standard/\(name)").map { table($0, file: name) }
  }

  /// A pack of the repository.
  static func pack(_ business: String) throws -> StandardPack {
    let folder = Repository.path("Mappings/Standards/2.1/\(business)")
    func read(_ name: String) -> DelimitedTable { table(text("\(folder)/\(name)") ?? "", file: name) }
    return try StandardPackReader.pack(
      business: business, edition: "2.1", pack: read("pack.csv"), group: read("group.csv"), items: read("items.csv"),
      codes: read("codes.csv"), conditions: nil)
  }
}

extension DelimitedTable {
  /// One cell by the name of its column.
  func cell(_ row: Row, _ name: String) -> String {
    column(named: name).map { row.cells[$0] } ?? ""
  }

  /// The same table with one cell of its first row replaced.
  func replacing(_ name: String, by text: String, inRow row: Int = 0) -> DelimitedTable {
    guard let column = column(named: name) else { return self }
    var copy = self
    copy.rows[row].cells[column] = text
    return copy
  }

  /// The same table without a column.
  func removing(_ name: String) -> DelimitedTable {
    guard let column = column(named: name) else { return self }
    var copy = self
    copy.header.remove(at: column)
    for row in copy.rows.indices { copy.rows[row].cells.remove(at: column) }
    return copy
  }
}
