internal import Formats
internal import Mapping
internal import Platform
internal import Records

/// The first pass over a source: gathers what later needs all records at once (windows, protected keys, keys of joins).
struct ScanPass {
  /// What one block gives.
  private struct Found: Sendable {
    var entries: [[PartitionEntry]]
    /// The keys of joins, by the number of the join.
    var joins: [[PartitionEntry]]
    var protected: ProtectedKeys
    var records: Int
  }

  /// What the pass found.
  struct Result {
    /// The states of the windows by their number in the run; `nil` for windows of other sources.
    var windows: [WindowStates?]
    var protectedKeys: ProtectedKeys
    /// The records of the file; 0 where the source was not scanned.
    var recordCount = 0
  }

  /// Scans a source.
  ///
  /// - Parameters:
  ///   - plan: The plan of the run.
  ///   - joins: For each join of the run, takes the keys of this source's records.
  ///   - directory: An existing folder for spilled keys.
  ///   - budget: The bytes that the keys of one window may take in memory.
  ///   - width: Blocks in flight.
  ///   - progress: Called with the bytes done and the bytes in all.
  static func run(
    _ source: SourcePlan, plan: RunPlan, joins: [KeyStore], directory: String, budget: Int, width: Int,
    progress: (Int, Int) -> Void
  ) async throws -> Result {
    let windowCount = plan.windowCount
    var result = Result(windows: Array(repeating: nil, count: windowCount), protectedKeys: ProtectedKeys())
    let hasScan = source.types.contains { $0.scan != nil }
    guard hasScan || source.types.contains(where: { !$0.protection.isEmpty }) else { return result }
    var blocks = try BlockSource(source)
    let stated = blocks.statedByteCount
    let partitions = (0..<windowCount).map { _ in KeyStore(directory: directory, budget: budget) }
    var recordCount = 0
    var done = 0
    try await OrderedBlocks.run(
      width: width, next: { try blocks.next() },
      work: { block in (found: scan(block, source, plan), byteCount: block.stored.bytes.count) },
      consume: { output in
        for (number, entries) in output.found.entries.enumerated() where !entries.isEmpty {
          try partitions[number].partitions.append(entries)
        }
        for (number, entries) in output.found.joins.enumerated() where !entries.isEmpty {
          try joins[number].partitions.append(entries)
        }
        result.protectedKeys.formUnion(output.found.protected)
        recordCount += output.found.records
        done += output.byteCount
        progress(done, max(done, stated))
      })
    result.recordCount = recordCount
    for scan in source.types.compactMap(\.scan) {
      for number in scan.maps.flatMap(\.windows) {
        result.windows[number] = try WindowStates.resolve(
          partitions: &partitions[number].partitions, recordCount: recordCount)
      }
    }
    return result
  }

  private static func scan(_ block: SourceBlock, _ source: SourcePlan, _ plan: RunPlan) -> Found {
    var found = Found(
      entries: Array(repeating: [], count: plan.windowCount), joins: Array(repeating: [], count: plan.joinCount),
      protected: ProtectedKeys(), records: block.frames.count)
    let types = source.recordTypes(of: block)
    var frames: [[UInt32]] = Array(repeating: [], count: source.types.count)
    let protections = source.types.map(\.protection)
    let hasScan = source.types.map { $0.scan != nil }
    for index in block.frames.indices {
      guard let type = types[index] else { continue }
      if !protections[type].isEmpty { protections[type].collect(block, index, into: &found.protected) }
      if hasScan[type], source.fault(block, index, type: type) == nil { frames[type].append(UInt32(index)) }
    }
    for (position, type) in source.types.enumerated() {
      guard let scan = type.scan, !frames[position].isEmpty else { continue }
      let batch = scan.reader.read(block, frames: frames[position]).batch
      for map in scan.maps {
        for (window, number) in map.windows.enumerated() {
          found.entries[number] += map.compiled.windowEntries(window, batch: batch)
        }
      }
      for key in scan.keys { found.joins[key.join] += key.entries(batch, block) }
    }
    return found
  }
}

extension JoinKeyPlan {
  /// One entry for each record whose key can be read and is not empty.
  fileprivate func entries(_ batch: SourceBatch, _ block: SourceBlock) -> [PartitionEntry] {
    let columns = inputs.map { batch.columns[$0] }
    let unread = Set(batch.failures.filter { inputs.contains(Int($0.input)) }.map(\.row))
    var entries: [PartitionEntry] = []
    entries.reserveCapacity(batch.count)
    for row in 0..<batch.count
    where !unread.contains(UInt32(row)) && columns.contains(where: { !$0.isEmpty(row) }) {
      var hasher = KeyHasher()
      for column in columns { hasher.combine(column.bytes, column.range(row)) }
      let frame = block.stored.frames[Int(batch.frames[row])]
      let place = RecordPlace(offset: block.fileOffset + Int(frame.offset), byteCount: Int(frame.byteCount))
      entries.append(
        PartitionEntry(
          key: hasher.finish(), record: batch.recordIndex(row), payload: isLookedUp ? place.payload : 0))
    }
    return entries
  }
}
