internal import Fidelity
internal import Formats
internal import Platform
internal import Records

/// What of a row is compared.
struct ComparedRows: Sendable {
  /// For each column that both files have its number in the older and in the newer one.
  let common: [(old: Int, new: Int)]
  /// The key's columns, by their places in `common`.
  let keys: [Int]
  /// Whether both have the same columns in the same order, so that rows are compared as they are.
  let isAlike: Bool

  init(_ common: [(old: Int, new: Int)], _ keys: [Int], isAlike: Bool) {
    self.common = common
    self.keys = keys
    self.isAlike = isAlike
  }
}

/// Reads one of two files and keeps the hashes of its rows; an actor, so that both are read at once.
actor FileScan {
  private let file: ComparedFile
  private let compared: ComparedRows
  private let isNew: Bool
  private var partitions: KeyPartitions?

  init(_ file: ComparedFile, _ rows: ComparedRows, isNew: Bool, _ scratch: String, _ budget: Int) {
    self.file = file
    compared = rows
    self.isNew = isNew
    partitions = KeyPartitions(directory: scratch, budget: budget)
  }

  /// Reads the file.
  ///
  /// - Throws: `FileError`; `RunError` P261 for a row that is too long.
  /// - Complexity: O(bytes).
  func run() throws -> (rows: Int, unreadable: Int) {
    var source = try InputFile(path: file.path)
    guard source.state == file.state else { throw RunError.changed(file.path) }
    try source.skip(to: file.top)
    var framer = file.framer()
    var unreadable = 0
    var rows = 0
    var isAtEnd = false
    while !isAtEnd {
      let blocks: [SourceBlock]
      (blocks, isAtEnd) = try framer.frame { bytes, limit throws(FileError) in
        try source.read(appendingTo: &bytes, upTo: limit)
      }
      for block in blocks {
        let entries = try entries(of: block, &unreadable)
        try partitions?.append(entries)
        rows += entries.count
      }
    }
    guard try InputFile(path: file.path).state == file.state else { throw RunError.changed(file.path) }
    return (rows, unreadable)
  }

  /// Gives the entries away, once the file was read.
  func take() -> KeyPartitions {
    guard let taken = partitions.take() else { preconditionFailure("the entries are taken once") }
    return taken
  }

  private func entries(of block: SourceBlock, _ unreadable: inout Int) throws -> [PartitionEntry] {
    var entries: [PartitionEntry] = []
    entries.reserveCapacity(block.frames.count)
    let columns = compared.common.map { isNew ? $0.new : $0.old }
    let keyColumns = compared.keys.map { columns[$0] }
    for frame in block.frames.indices {
      let head = block.frames[frame]
      let range = Int(head.offset)..<Int(head.offset) + Int(head.byteCount)
      let isWhole = head.state == .whole
      var content = KeyHasher()
      if compared.isAlike || !isWhole {
        content.combine(block.bytes, range)
      } else {
        for column in columns { content.combine(block.bytes, block.cellRange(frame, column)) }
      }
      let contentHash = content.finish()
      var keyHash = contentHash
      if isWhole, !keyColumns.isEmpty {
        var key = KeyHasher()
        for column in keyColumns { key.combine(block.bytes, block.cellRange(frame, column)) }
        keyHash = key.finish()
      }
      if !isWhole { unreadable += 1 }
      let byteCount = range.count + Int(head.newlineByteCount)
      guard byteCount < RowPairs.limit.row else {
        throw RunError(
          code: "P261",
          LocalizedText(ja: "`\(file.path)`に16 MiBより長い行がある", en: "`\(file.path)` has a row longer than 16 MiB"))
      }
      entries.append(
        RowPairs.entry(
          key: keyHash, content: contentHash.low,
          place: RowPairs.Place(offset: file.top + block.fileOffset + range.lowerBound, byteCount: byteCount),
          isNew: isNew))
    }
    return entries
  }
}

extension SourceBlock {
  /// Where a cell's bytes stand.
  @inline(__always)
  func cellRange(_ frame: Int, _ column: Int) -> Range<Int> {
    let cell = cells[frame * columnCount + column]
    return Int(cell.offset)..<Int(cell.offset + cell.byteCount)
  }
}
