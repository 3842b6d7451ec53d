public import Records

/// The tables of a pack, as they are written to its folder.
public struct ImportedPack: Sendable {
  /// `pack.csv`.
  public let pack: DelimitedTable
  /// `group.csv`.
  public let group: DelimitedTable
  /// `items.csv`.
  public let items: DelimitedTable
  /// `codes.csv`.
  public let codes: DelimitedTable
  /// The conditions of items that are 条件付き必須, as the prose behind ※※ says them.
  public let conditions: [(item: String, prose: String)]
  /// Items that no earlier pack has: nobody has decided their 感度, 検査数字 and 別名 yet.
  public let undecided: [String]
  /// Items of the earlier pack that the list has no more.
  public let dropped: [String]

  /// Makes the tables of an imported list.
  ///
  /// What towns and packs add to an official list (感度, 検査数字, 別名, the names of files) is taken over from an earlier pack
  /// for items with the same id, or the same group and name; a former name becomes an alias. Without one nothing is added.
  ///
  /// - Parameters:
  ///   - list: The imported list.
  ///   - edition: The edition of the standard.
  ///   - document: The document that the list stands in.
  ///   - date: Its date.
  ///   - earlier: `items.csv` and `group.csv` of the earlier pack.
  /// - Complexity: O(items of both).
  public init(
    _ list: OfficialList, edition: String, document: String, date: String,
    earlier: (items: DelimitedTable, group: DelimitedTable)?
  ) {
    pack = DelimitedTable(
      file: "pack.csv", header: ["key", "value"],
      rows: [
        ("business", list.business), ("name", list.name.isEmpty ? list.business : list.name), ("edition", edition),
        ("document", document), ("document_date", date),
      ].map { DelimitedTable.Row(line: 1, cells: [$0.0, $0.1]) })
    group = ImportedPack.group(list, earlier: earlier?.group)
    let merged = earlier.map { AddedColumns($0.items).added(to: list.items) }
    items = merged?.items ?? list.items
    undecided = merged?.undecided ?? list.items.rows.map { $0.cells[1] }
    dropped = merged?.dropped ?? []
    codes = list.codes
    conditions = ImportedPack.conditions(of: list)
  }

  private static func conditions(of list: OfficialList) -> [(item: String, prose: String)] {
    func column(_ name: ItemTable.Name) -> Int { list.items.column(named: name.rawValue) ?? 0 }
    return list.items.rows.compactMap { row in
      guard row.cells[column(.condition)].utf8.elementsEqual(OutputCondition.conditional.rawValue.utf8) else {
        return nil
      }
      let scalars = row.cells[column(.explanation)].unicodeScalars
      let start = scalars.indices.first { scalars[$0...].starts(with: "※※".unicodeScalars) }
      let item = "\(list.business).\(row.cells[column(.group)]).\(row.cells[column(.name)])"
      return (item, start.map { String(scalars[$0...]) } ?? "")
    }
  }

  /// The groups with the names of their files: those of the earlier pack, else the business and a number.
  private static func group(_ list: OfficialList, earlier: DelimitedTable?) -> DelimitedTable {
    let header = ["group", "file_name", "order", "note"]
    let known = earlier?.rows ?? []
    let columns = header.map { earlier?.column(named: $0) }
    let rows = list.groups.enumerated().map { index, name -> DelimitedTable.Row in
      let row = known.first { row in columns[0].map { row.cells[$0].utf8.elementsEqual(name.utf8) } ?? false }
      func cell(_ column: Int, else other: String) -> String {
        row.flatMap { row in columns[column].map { row.cells[$0] } } ?? other
      }
      let number = String(index + 1)
      let padded = String(repeating: "0", count: max(0, 3 - number.utf8.count)) + number
      return DelimitedTable.Row(
        line: index + 2,
        cells: [
          name, cell(1, else: "\(list.business)_\(padded).csv"), number,
          cell(3, else: "ファイル名は業務と番号による仮のもの"),
        ])
    }
    return DelimitedTable(file: "group.csv", header: header, rows: rows)
  }
}

/// The columns that a pack adds to an official list, by item.
struct AddedColumns {
  private let table: DelimitedTable
  private var byID: [[UInt8]: Int] = [:]
  private var byName: [[[UInt8]]: Int] = [:]

  init(_ table: DelimitedTable) {
    self.table = table
    for (position, row) in table.rows.enumerated() {
      let id = text(row, .id)
      if !id.isEmpty { byID[bytes(id)] = position }
      byName[[bytes(text(row, .group)), bytes(text(row, .name))]] = position
    }
  }

  private func text(_ row: DelimitedTable.Row, _ name: ItemTable.Name) -> String {
    table.column(named: name.rawValue).map { row.cells[$0] } ?? ""
  }

  /// The list with the columns filled, the items that had none, and the table's items that the list does not have.
  func added(to list: DelimitedTable) -> (items: DelimitedTable, undecided: [String], dropped: [String]) {
    var result = list
    var undecided: [String] = []
    var used: Set<Int> = []
    func column(_ name: ItemTable.Name) -> Int { list.column(named: name.rawValue) ?? 0 }
    for position in result.rows.indices {
      let cells = result.rows[position].cells
      let name = cells[column(.name)]
      let named = byName[[bytes(cells[column(.group)]), bytes(name)]]
      guard let earlier = named ?? byID[bytes(cells[column(.id)])] else {
        undecided.append(name)
        continue
      }
      used.insert(earlier)
      let row = table.rows[earlier]
      for added in [ItemTable.Name.sensitivity, .checkDigit, .aliases] {
        result.rows[position].cells[column(added)] = text(row, added)
      }
      let former = text(row, .name)
      if !former.utf8.elementsEqual(name.utf8) {
        let aliases = text(row, .aliases)
        result.rows[position].cells[column(.aliases)] = aliases.isEmpty ? former : aliases + ";" + former
      }
    }
    let dropped = table.rows.indices.filter { !used.contains($0) }.map { text(table.rows[$0], .name) }
    return (result, undecided, dropped)
  }
}
