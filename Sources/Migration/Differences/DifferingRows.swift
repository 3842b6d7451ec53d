internal import Fidelity
internal import Formats
internal import Platform
internal import Records

/// Compares rows that are known to differ, cell by cell. Pure: the same rows give the same output on any thread.
struct DifferingRows: Sendable {
  let old: ComparedFile
  let new: ComparedFile
  /// For each column that both have its number in the older and in the newer file.
  let common: [(old: Int, new: Int)]
  /// The key's columns, by their places in `common`.
  let keys: [Int]
  let name: [UInt8]
  let itemNames: [[UInt8]]
  let options: DifferenceOptions
  /// Whether every difference is written out.
  let writes: Bool

  // MARK: Pairs by their places

  /// The entry of a pair; entries are in the order of the older file, and what was added stands by its place in the newer.
  static func entry(_ pair: RowPairs.Pair, _ scales: (old: UInt64, new: UInt64)) -> PartitionEntry {
    func packed(_ place: RowPairs.Place) -> UInt64 { UInt64(place.offset) << 24 | UInt64(place.byteCount) }
    switch pair {
    case .same(let old, let new), .changed(let old, let new):
      return PartitionEntry(high: UInt64(old.offset) * scales.old, low: 0, record: packed(old), payload: packed(new))
    case .removed(let old):
      return PartitionEntry(high: UInt64(old.offset) * scales.old, low: 1, record: packed(old), payload: 0)
    case .added(let new):
      return PartitionEntry(high: UInt64(new.offset) * scales.new, low: 2, record: packed(new), payload: 0)
    }
  }

  /// The pair of an entry.
  static func pair(_ entry: PartitionEntry) -> RowPairs.Pair {
    func place(_ packed: UInt64) -> RowPairs.Place {
      RowPairs.Place(offset: Int(packed >> 24), byteCount: Int(packed & 0xFF_FFFF))
    }
    switch entry.low {
    case 0: return .changed(old: place(entry.record), new: place(entry.payload))
    case 1: return .removed(old: place(entry.record))
    default: return .added(new: place(entry.record))
    }
  }

  /// Some pairs with the bytes of their rows.
  struct Batch: Sendable {
    var pairs: [RowPairs.Pair]
    var olds: [UInt8] = []
    var news: [UInt8] = []

    init(_ pairs: [RowPairs.Pair], _ old: inout PagedFile, _ new: inout PagedFile) throws(FileError) {
      self.pairs = pairs
      for pair in pairs {
        switch pair {
        case .same(let left, let right), .changed(let left, let right):
          try old.read(left, into: &olds)
          try new.read(right, into: &news)
        case .removed(let left): try old.read(left, into: &olds)
        case .added(let right): try new.read(right, into: &news)
        }
      }
    }
  }

  /// What a batch gives.
  struct Output: Sendable {
    var changed = 0
    var notation = 0
    var added = 0
    var removed = 0
    var excused = 0
    var items: [DifferenceReport.Item]
    /// Lines of the full result.
    var lines: [UInt8] = []
  }

  // MARK: Rows

  /// Rows that stand one behind another, cut into cells.
  private struct Rows {
    let bytes: [UInt8]
    private let columnCount: Int
    private var cells: [Range<Int>] = []
    private var isWhole: [Bool] = []

    init(_ bytes: [UInt8], of file: ComparedFile) {
      self.bytes = bytes
      columnCount = file.columns.count
      for block in file.blocks(of: bytes) {
        for frame in block.frames.indices {
          isWhole.append(block.frames[frame].state == .whole)
          for column in 0..<columnCount {
            let range = block.cellRange(frame, column)
            cells.append(range.lowerBound + block.fileOffset..<range.upperBound + block.fileOffset)
          }
        }
      }
    }

    func isWhole(_ row: Int) -> Bool { isWhole.indices.contains(row) && isWhole[row] }

    @inline(__always)
    func range(_ row: Int, _ column: Int) -> Range<Int> { cells[row * columnCount + column] }

    /// Whether a cell of this has the same bytes as one of others.
    @inline(__always)
    func isSame(_ one: Range<Int>, _ others: Rows, _ two: Range<Int>) -> Bool {
      guard one.count == two.count else { return false }
      let (left, right) = (bytes.span, others.bytes.span)
      for at in 0..<one.count where left[one.lowerBound + at] != right[two.lowerBound + at] { return false }
      return true
    }
  }

  /// Compares a batch.
  func compare(_ batch: Batch) -> Output {
    var output = Output(items: itemNames.map { DifferenceReport.Item(name: String(decoding: $0, as: UTF8.self)) })
    let olds = Rows(batch.olds, of: old)
    let news = Rows(batch.news, of: new)
    var (left, right) = (0, 0)
    for pair in batch.pairs {
      switch pair {
      case .same(let one, let two), .changed(let one, let two):
        changed(olds, left, news, right, (one.offset, two.offset), &output)
        left += 1
        right += 1
      case .removed:
        output.removed += 1
        if writes {
          DifferenceResult.add(
            file: name, change: "removed", key: key(olds, left, old, \.old), old: line(olds, left, old),
            to: &output.lines)
        }
        left += 1
      case .added:
        output.added += 1
        if writes {
          DifferenceResult.add(
            file: name, change: "added", key: key(news, right, new, \.new), new: line(news, right, new),
            to: &output.lines)
        }
        right += 1
      }
    }
    return output
  }

  private func changed(
    _ olds: Rows, _ one: Int, _ news: Rows, _ two: Int, _ places: (old: Int, new: Int), _ output: inout Output
  ) {
    guard olds.isWhole(one), news.isWhole(two) else {
      output.changed += 1
      return
    }
    var count = 0
    var excused = 0
    for number in common.indices {
      let (left, right) = (olds.range(one, common[number].old), news.range(two, common[number].new))
      if olds.isSame(left, news, right) { continue }
      let was = old.dialect.text(of: olds.bytes[left])
      let becomes = new.dialect.text(of: news.bytes[right])
      if was == becomes { continue }
      count += 1
      if cell(number, old.text(was), new.text(becomes), (olds, one), places, &output) { excused += 1 }
    }
    if count == 0 { output.notation += 1 } else { output.changed += 1 }
    if count > 0, excused == count { output.excused += 1 }
  }

  /// Takes one cell that differs; whether it is expected or ignored.
  private func cell(
    _ number: Int, _ was: [UInt8], _ becomes: [UInt8], _ row: (rows: Rows, number: Int), _ places: (old: Int, new: Int),
    _ output: inout Output
  ) -> Bool {
    let isExpected = options.expected?.contain(itemNames[number], was, becomes) ?? false
    output.items[number].changed += 1
    var steps = ""
    if isExpected {
      output.items[number].expected += 1
    } else {
      for step in TextStep.allCases where step.makesEqual(was, becomes) {
        output.items[number].equalAfter[step, default: 0] += 1
        steps += (steps.isEmpty ? "" : " ") + step.rawValue
      }
    }
    if output.items[number].examples.count < 5 { output.items[number].examples.append(places) }
    if writes {
      DifferenceResult.add(
        file: name, change: "changed", key: key(row.rows, row.number, old, \.old), item: itemNames[number], old: was,
        new: becomes,
        equalAfter: steps, isExpected: isExpected, to: &output.lines)
    }
    return isExpected || isIgnored(was, becomes)
  }

  private func isIgnored(_ one: [UInt8], _ two: [UInt8]) -> Bool {
    guard !options.ignoring.isEmpty else { return false }
    var (left, right) = (one, two)
    // In an order in which none hides what another looks for, however they were named.
    for step in [TextStep.trailingBlanks, .nullForm, .variant, .letterCase, .width]
    where options.ignoring.contains(step) {
      (left, right) = (step.applied(left), step.applied(right))
    }
    return left == right
  }

  /// The texts of a row's key, with a comma between.
  private func key(_ rows: Rows, _ row: Int, _ file: ComparedFile, _ side: KeyPath<(old: Int, new: Int), Int>)
    -> [UInt8]
  {
    guard rows.isWhole(row) else { return [] }
    var text: [UInt8] = []
    for (number, place) in keys.enumerated() {
      if number > 0 { text.append(0x2C) }
      text += file.text(file.dialect.text(of: rows.bytes[rows.range(row, common[place][keyPath: side])]))
    }
    return text
  }

  /// A row for people.
  private func line(_ rows: Rows, _ row: Int, _ file: ComparedFile) -> [UInt8] {
    guard rows.isWhole(row) else { return [] }
    var text: [UInt8] = []
    for column in file.columns.indices {
      if column > 0 { text.append(0x2C) }
      text += file.text(file.dialect.text(of: rows.bytes[rows.range(row, column)]))
    }
    return text
  }
}
