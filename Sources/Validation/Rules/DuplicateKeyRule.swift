import Platform
import Records

/// V608: no two records of a group have the same primary key. Source: 凡例（列項目説明） グループ_主キー.
enum DuplicateKeyRule {
  static let title = LocalizedText(ja: "主キーの一意性", en: "primary keys are unique")

  static let entry = RuleEntry(
    code: .duplicateKey, title: title,
    sentence: LocalizedText(
      ja: "グループの二つのレコードの主キーは同じでない。最初のレコードは残り、後のものが指摘になる。",
      en: "No two records of a group have the same primary key; the first stands, each later one is a finding."),
    clause: LocalizedText(ja: "凡例（列項目説明） グループ_主キー", en: "legend of columns (凡例（列項目説明）) グループ_主キー"),
    example: RuleExample(
      items: [RuleExample.item("宛名番号", .halfWidth, 15, isKey: true)], fires: [["1"], ["1"]], holds: [["1"], ["2"]]))

  /// The keys of a batch as hashes of their bytes, which tell 神 (U+FA19) from 神 (U+795E). A key with an absent part
  /// identifies nothing and is left out; `MandatoryRule` reports the part.
  static func entries(_ items: [Int], _ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    guard let columns = KeyColumns(items, batch) else { return [] }
    var entries: [PartitionEntry] = []
    entries.reserveCapacity(batch.count)
    for row in 0..<batch.count where !skipping[row] {
      guard let key = columns.key(row) else { continue }
      entries.append(PartitionEntry(key: key, record: batch.recordIndexes[row], payload: 0))
    }
    return entries
  }
}

/// The columns of a key.
struct KeyColumns {
  private let columns: [Column]

  /// `nil` where an item of the key is absent in every record, or the key has no items.
  init?(_ items: [Int], _ batch: StandardBatch) {
    let found = items.compactMap { batch.columns[$0] }
    guard found.count == items.count, !found.isEmpty else { return nil }
    columns = found
  }

  /// The hash of a record's key, or `nil` where a part is absent.
  func key(_ row: Int) -> (high: UInt64, low: UInt64)? {
    var hasher = KeyHasher()
    for index in columns.indices {
      let range = columns[index].range(row)
      if range.isEmpty { return nil }
      hasher.combine(columns[index].bytes, range)
    }
    return hasher.finish()
  }
}
