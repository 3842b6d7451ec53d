internal import Formats
internal import Mapping
internal import Platform
internal import Records

/// The first pass over a source: gathers what later needs all records at once (windows, protected keys).
struct ScanPass {
  /// What one block gives.
  private struct Found: Sendable {
    var entries: [[PartitionEntry]]
    var protected: ProtectedKeys
    var records: Int
  }

  /// What the pass found.
  struct Result {
    /// The states of the windows by their number in the run; `nil` for windows of other sources.
    var windows: [WindowStates?]
    var protectedKeys: ProtectedKeys
  }

  /// Scans a source.
  ///
  /// - Parameters:
  ///   - windowCount: All windows of the run.
  ///   - directory: An existing folder for spilled keys.
  ///   - budget: The bytes that the keys of one window may take in memory.
  ///   - width: Blocks in flight.
  ///   - progress: Called with the bytes done and the bytes in all.
  static func run(
    _ source: SourcePlan, windowCount: Int, directory: String, budget: Int, width: Int,
    progress: (Int, Int) -> Void
  ) async throws -> Result {
    var result = Result(windows: Array(repeating: nil, count: windowCount), protectedKeys: ProtectedKeys())
    let hasWindows = source.types.contains { $0.scan != nil }
    guard hasWindows || source.types.contains(where: { !$0.protection.isEmpty }) else { return result }
    var blocks = try BlockSource(source)
    let byteCount = blocks.byteCount
    let partitions = (0..<windowCount).map { _ in KeyStore(directory: directory, budget: budget) }
    var recordCount = 0
    var done = 0
    try await OrderedBlocks.run(
      width: width, next: { try blocks.next() },
      work: { block in (found: scan(block, source, windowCount), byteCount: block.bytes.count) },
      consume: { output in
        for (number, entries) in output.found.entries.enumerated() where !entries.isEmpty {
          try partitions[number].partitions.append(entries)
        }
        result.protectedKeys.formUnion(output.found.protected)
        recordCount += output.found.records
        done += output.byteCount
        progress(done, byteCount)
      })
    for scan in source.types.compactMap(\.scan) {
      for number in scan.maps.flatMap(\.windows) {
        result.windows[number] = try WindowStates.resolve(
          partitions: &partitions[number].partitions, recordCount: recordCount)
      }
    }
    return result
  }

  private static func scan(_ block: SourceBlock, _ source: SourcePlan, _ windowCount: Int) -> Found {
    var found = Found(
      entries: Array(repeating: [], count: windowCount), protected: ProtectedKeys(), records: block.frames.count)
    let types = source.classifier.types(of: block)
    var frames: [[UInt32]] = Array(repeating: [], count: source.types.count)
    let protections = source.types.map(\.protection)
    let hasScan = source.types.map { $0.scan != nil }
    for (index, frame) in block.frames.enumerated() where Int(types[index]) < protections.count {
      let type = Int(types[index])
      if !protections[type].isEmpty { protections[type].collect(block.content(index), into: &found.protected) }
      if frame.state == .whole, hasScan[type] { frames[type].append(UInt32(index)) }
    }
    for (position, type) in source.types.enumerated() {
      guard let scan = type.scan, !frames[position].isEmpty else { continue }
      let batch = scan.reader.read(block, frames: frames[position]).batch
      for map in scan.maps {
        for (window, number) in map.windows.enumerated() {
          found.entries[number] += map.compiled.windowEntries(window, batch: batch)
        }
      }
    }
    return found
  }
}
