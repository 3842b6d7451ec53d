public import Delivery
internal import Formats
internal import Platform
internal import Records
public import Reporting

/// `approvals/access.jsonl` of a run: who had which personal value shown, when and why, each line with the digest of the one
/// before it.
public enum AccessLog {
  /// Adds an access before anything is shown.
  ///
  /// - Parameters:
  ///   - run: A finished run.
  ///   - person: Who looks.
  ///   - reason: Why.
  ///   - seconds: When, in seconds since 1970-01-01T00:00:00Z.
  ///   - what: What is shown.
  /// - Throws: `RunError` P316 where a line before does not follow from its own, `FileError` where the file cannot be written.
  public static func add(
    to run: RunFolder, by person: String, reason: String, at seconds: Double, _ what: JSONLine
  ) throws {
    let folder = run.path + "/approvals"
    if !FileSystem.exists(folder) { try FileSystem.createDirectory(folder) }
    let path = folder + "/access.jsonl"
    let old = FileSystem.exists(path) ? try FileSystem.readAll(path) : []
    var lines = try LedgerLines(continuing: old, of: path)
    var line = JSONLine()
    line.add("by", person)
    line.add("reason", reason)
    line.add("milliseconds", Int(seconds * 1000))
    line.add("shown", what)
    try FileSystem.replace(path, with: old + lines.next("revealed", line))
  }
}

extension Lineage {
  /// Whether a record belongs to somebody whom a source protects (支援措置), or may.
  ///
  /// - Complexity: O(bytes of the sources that mark people).
  public func isProtected(record number: Int, of source: Int) throws -> Bool {
    let plan = try RunPlanner.plan(origin.loaded)
    let own = plan.sources[source]
    let guards = FrameGuards(own)
    let keys = try ProtectedKeys(of: plan)
    var blocks = try BlockSource(own)
    while let block = try blocks.next() {
      let frame = number - block.firstRecordIndex
      guard frame >= 0, frame < block.frames.count else { continue }
      let type = own.recordTypes(of: block)[frame]
      return guards.visibility(
        of: block, frame, type, isWhole: own.fault(block, frame, type: type) == nil, keys) != .open
    }
    return true
  }
}
