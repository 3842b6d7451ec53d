import Language
import Platform
import Records

/// V611: a value has to stand in another group, such as the 宛名番号 of a tax record in 001.住民情報 or 031. V614: it must not,
/// such as the 宛名番号 of a person of 031 who is no resident in 001.
struct ReferenceRule: Sendable {
  /// Its position in the run's rule list.
  let index: Int
  /// The item whose values are looked for.
  let item: Int

  /// Whether the value must not be there.
  let isExcluded: Bool

  /// The mark of an entry whose record holds the value that is looked for; that of one that has it is 0.
  static let refers: UInt64 = 1

  /// Compiles a reference; `nil` for any other rule.
  init?(_ rule: TypedRule, index: Int) {
    switch rule.demand {
    case .refers(let item, _):
      self.item = item
      isExcluded = false
    case .excludes(let item, _):
      self.item = item
      isExcluded = true
    case .present, .holds, .exactlyOne, .consecutive: return nil
    }
    self.index = index
  }

  /// One entry for each record that has the item.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    ReferenceRule.entries(of: item, batch, skipping: skipping, payload: ReferenceRule.refers)
  }

  /// The entries of the values of an item.
  static func entries(
    of item: Int, _ batch: StandardBatch, skipping: [Bool], payload: UInt64
  ) -> [PartitionEntry] {
    guard let columns = KeyColumns([item], batch) else { return [] }
    var entries: [PartitionEntry] = []
    entries.reserveCapacity(batch.count)
    for row in 0..<batch.count where !skipping[row] {
      guard let key = columns.key(row) else { continue }
      entries.append(PartitionEntry(key: key, record: batch.recordIndexes[row], payload: payload))
    }
    return entries
  }
}

/// An item of one group that a rule of any group refers to.
struct ReferencedItem: Sendable {
  /// The rule's position in the run's rule list.
  var rule: Int
  /// The item.
  var item: Int

  /// All items of a group that rules refer to.
  static func all(of group: StandardGroup, in rules: [TypedRule]) -> [ReferencedItem] {
    rules.enumerated().flatMap { index, rule in
      rule.demand.references.filter {
        $0.business.utf8.elementsEqual(group.business.utf8) && $0.group.utf8.elementsEqual(group.name.utf8)
      }.map { ReferencedItem(rule: index, item: $0.item) }
    }
  }
}
