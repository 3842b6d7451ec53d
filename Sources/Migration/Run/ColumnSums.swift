internal import Language
internal import Mapping
internal import Records

/// The exact sums of the numbers written into the files of the bag, which a database is compared with.
struct ColumnSums: Sendable {
  /// For each group of the run and each of its numeric items; the rest stays `nil`.
  private(set) var groups: [[ExactDecimal?]] = []

  /// Adds the rows of a batch that are written.
  mutating func add(_ standard: StandardBatch, of group: StandardGroup, at index: Int, keeping isKept: [Bool]) {
    makeRoom(for: index, items: group.items.count)
    for (item, column) in standard.columns.enumerated() where group.items[item].type.isNumeric {
      var sum = groups[index][item] ?? .zero
      if let column {
        for row in 0..<standard.count where isKept[row] {
          if let value = column.decimal(row) { sum = sum + value }
        }
      }
      groups[index][item] = sum
    }
  }

  /// Adds the sums of another block.
  mutating func merge(_ other: ColumnSums) {
    for (index, sums) in other.groups.enumerated() {
      makeRoom(for: index, items: sums.count)
      for (item, sum) in sums.enumerated() {
        if let sum { groups[index][item] = (groups[index][item] ?? .zero) + sum }
      }
    }
  }

  /// The sum of an item, zero where nothing was written.
  func sum(group: Int, item: Int) -> ExactDecimal {
    guard group < groups.count, item < groups[group].count else { return .zero }
    return groups[group][item] ?? .zero
  }

  private mutating func makeRoom(for group: Int, items: Int) {
    while groups.count <= group { groups.append([]) }
    while groups[group].count < items { groups[group].append(nil) }
  }
}

extension ItemType {
  /// Whether its values are numbers that add up.
  var isNumeric: Bool {
    switch self {
    case .integer, .signedInteger, .decimal: true
    case .halfWidth, .fullWidth, .image, .year, .date, .time: false
    }
  }
}
