internal import Fidelity
internal import Formats
internal import Platform
internal import Records

/// Compares two files of delimited text by the keys of their rows; used once, by one task alone.
final class FileDifference {
  private let old: ComparedFile
  private let new: ComparedFile
  /// For each column that both have its number in the older and in the newer file.
  private let common: [(old: Int, new: Int)]
  /// The key's columns, by their places in `common`.
  private let keys: [Int]
  /// Whether both have the same columns in the same order, so that rows are compared as they are.
  private let isAlike: Bool
  private let options: DifferenceOptions
  private var summary: DifferenceReport.File
  private let name: [UInt8]
  private let itemNames: [[UInt8]]
  private var oldPages: PagedFile
  private var newPages: PagedFile

  /// How many rows that differ are looked at together.
  private static let batch = 1 << 12

  /// - Throws: `RunError` P262 for a key that is no column of both.
  init(_ old: ComparedFile, _ new: ComparedFile, path: String, keys: [String], _ options: DifferenceOptions) throws {
    self.old = old
    self.new = new
    self.options = options
    name = Array(path.utf8)
    var common: [(old: Int, new: Int)] = []
    for (number, column) in old.columns.enumerated() {
      if let other = new.columns.firstIndex(where: { $0.utf8.elementsEqual(column.utf8) }) {
        common.append((number, other))
      }
    }
    self.common = common
    isAlike = common.count == old.columns.count && common.count == new.columns.count && common.allSatisfy { $0 == $1 }
    summary = DifferenceReport.File(path: path)
    summary.keys = keys
    summary.items = common.map { DifferenceReport.Item(name: old.columns[$0.old]) }
    let columns = common
    summary.oldColumns = old.columns.indices.filter { number in !columns.contains { $0.old == number } }.map {
      old.columns[$0]
    }
    summary.newColumns = new.columns.indices.filter { number in !columns.contains { $0.new == number } }.map {
      new.columns[$0]
    }
    itemNames = common.map { Array(old.columns[$0.old].utf8) }
    let names = itemNames
    self.keys = try keys.map { key in
      guard let place = names.firstIndex(where: { $0.elementsEqual(key.utf8) }) else {
        throw RunError(
          code: "P262",
          LocalizedText(ja: "`\(path)`の両方に列`\(key)`がない", en: "not both of `\(path)` have a column `\(key)`"),
          help: LocalizedText(
            ja: "ある列: \(old.columns.joined(separator: "、"))", en: "there are: \(old.columns.joined(separator: ", "))"))
      }
      return place
    }
    oldPages = try PagedFile(old.path)
    newPages = try PagedFile(new.path)
  }

  /// Compares the files.
  ///
  /// - Parameters:
  ///   - patch: Takes what makes the newer file of the older one.
  ///   - result: Takes every cell and row that differs.
  /// - Throws: `FileError`; `RunError` P261 for a row that is too long.
  func compare(patch: PatchWriter?, result: PendingFile?) async throws -> DifferenceReport.File {
    let rows = ComparedRows(common, keys, isAlike: isAlike)
    let scans = (
      FileScan(old, rows, isNew: false, options.scratch, options.keyBudget),
      FileScan(new, rows, isNew: true, options.scratch, options.keyBudget)
    )
    async let oldCounts = scans.0.run()
    async let newCounts = scans.1.run()
    let counts = (old: try await oldCounts, new: try await newCounts)
    (summary.oldRows, summary.newRows) = (counts.old.rows, counts.new.rows)
    summary.unreadable = counts.old.unreadable + counts.new.unreadable
    var same = KeyPartitions(directory: options.scratch, budget: options.keyBudget)
    var differing = KeyPartitions(directory: options.scratch, budget: options.keyBudget)
    let scales = (old: FileDifference.scale(old), new: FileDifference.scale(new))
    var oldEntries = await scans.0.take()
    var newEntries = await scans.1.take()
    var number = 0
    try await OrderedBlocks.run(
      width: options.width,
      next: { () throws -> [PartitionEntry]? in
        guard number < KeyPartitions.partitions else { return nil }
        defer { number += 1 }
        return try oldEntries.entries(of: number) + newEntries.entries(of: number)
      },
      work: { entries throws -> Found in Found(entries, scales) },
      consume: { found in
        try same.append(found.same)
        try differing.append(found.differing)
      })
    summary.same = same.count
    try await look(at: &differing, result)
    try order(&same, patch)
    return summary
  }

  /// The pairs of one partition.
  private struct Found: Sendable {
    /// Rows that are the same, by their place in the newer file, so that partitions come in the order of the file.
    var same: [PartitionEntry] = []
    var differing: [PartitionEntry] = []

    init(_ entries: [PartitionEntry], _ scales: (old: UInt64, new: UInt64)) {
      RowPairs.resolve(entries) { pair in
        if case .same(let old, let new) = pair {
          same.append(
            PartitionEntry(
              high: UInt64(new.offset) * scales.new, low: UInt64(new.byteCount), record: UInt64(new.offset),
              payload: UInt64(old.offset)))
        } else {
          differing.append(DifferingRows.entry(pair, scales))
        }
      }
    }
  }

  /// What makes 64 bits of a place in a file, the order kept.
  private static func scale(_ file: ComparedFile) -> UInt64 { UInt64.max / UInt64(max(1, file.byteCount)) }

  // MARK: Rows that differ

  /// Looks at the rows that differ, in the order of the older file, some thousand at a time.
  private func look(at partitions: inout KeyPartitions, _ result: PendingFile?) async throws {
    let rows = DifferingRows(
      old: old, new: new, common: common, keys: keys, name: name, itemNames: itemNames, options: options,
      writes: result != nil)
    var partition = 0
    var pairs: ArraySlice<RowPairs.Pair> = []
    try await OrderedBlocks.run(
      width: options.width,
      next: { () throws -> DifferingRows.Batch? in
        while pairs.isEmpty {
          guard partition < KeyPartitions.partitions else { return nil }
          var entries = try partitions.entries(of: partition)
          partition += 1
          entries.sort { ($0.high, $0.low, $0.record) < ($1.high, $1.low, $1.record) }
          pairs = entries.map { DifferingRows.pair($0) }[...]
        }
        defer { pairs = pairs.dropFirst(FileDifference.batch) }
        return try DifferingRows.Batch(Array(pairs.prefix(FileDifference.batch)), &oldPages, &newPages)
      },
      work: { batch throws -> DifferingRows.Output in rows.compare(batch) },
      consume: { output in
        summary.changed += output.changed
        summary.notation += output.notation
        summary.added += output.added
        summary.removed += output.removed
        summary.excused += output.excused
        for (number, item) in output.items.enumerated() { summary.items[number].merge(item) }
        try result?.write(output.lines)
      })
  }

  // MARK: Order

  /// Counts the rows that moved, and writes the patch.
  private func order(_ ordered: inout KeyPartitions, _ patch: PatchWriter?) throws {
    let file = try InputFile(path: new.path)
    var last = -1
    var at = 0
    var run = RowPairs.Place(offset: 0, byteCount: 0)
    var moved = 0
    let count = new.byteCount
    try ordered.forEachPartition { entries in
      entries.sort { $0.record < $1.record }
      for entry in entries {
        let source = Int(entry.payload)
        if source < last { moved += 1 } else { last = source }
        guard let patch else { continue }
        let place = RowPairs.Place(offset: source, byteCount: Int(entry.low))
        if Int(entry.record) == at, run.offset + run.byteCount == source {
          run.byteCount += place.byteCount
        } else {
          try patch.copy(run)
          try patch.literal(file, at..<Int(entry.record))
          run = place
        }
        at = Int(entry.record) + place.byteCount
      }
    }
    summary.moved = moved
    guard let patch else { return }
    try patch.copy(run)
    try patch.literal(file, at..<count)
  }
}
