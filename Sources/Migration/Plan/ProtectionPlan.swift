internal import Language
internal import Platform
internal import Records

/// Whose records must never show: compiled `protect` lines of one record type, working on raw bytes.
///
/// Keys meet across record types and sources by the names of their fields and by their digits without leading zeros and
/// padding, so that a number of ten digits here and of fifteen there is one person. A record that is too short for its
/// mark or its key counts as protected.
struct ProtectionPlan: Sendable {
  private let lines: [Line]

  private struct Line: Sendable {
    var label: [UInt8]
    var keys: [Range<Int>]
    var mark: Mark?
  }

  private struct Mark: Sendable {
    var field: Range<Int>
    var value: [UInt8]
    var isEqual: Bool
  }

  /// Compiles the protections whose fields this layout has.
  ///
  /// - Parameters:
  ///   - protections: All of the source.
  ///   - layout: The record.
  ///   - encode: Turns a literal into a field's bytes, padded; `nil` where the field cannot hold it.
  /// - Throws: A diagnostic at a literal that its field cannot hold: nobody would be protected by it.
  init(
    _ protections: [Protection], layout: RecordLayout, encode: (LayoutField, String) -> [UInt8]?
  ) throws(DiagnosticsError) {
    var lines: [Line] = []
    for protection in protections {
      let names = protection.keys + (protection.mark.map { [$0.field] } ?? [])
      let fields = names.compactMap { name in
        layout.fields.first { $0.mappingName.utf8.elementsEqual(name.value.utf8) && !$0.isGroup }
      }
      guard fields.count == names.count else { continue }
      var mark: Mark?
      if let declared = protection.mark {
        let field = fields[protection.keys.count]
        guard let value = encode(field, declared.value.value) else {
          throw DiagnosticsError(ProjectProblem.unwritableValue(declared.value))
        }
        mark = Mark(field: field.byteRange, value: value, isEqual: declared.comparison == .equal)
      }
      lines.append(
        Line(
          label: Array(protection.keys.map(\.value).joined(separator: ",").utf8),
          keys: fields.prefix(protection.keys.count).map(\.byteRange), mark: mark))
    }
    self.lines = lines
  }

  /// Whether there is nothing to protect by.
  var isEmpty: Bool { lines.isEmpty }

  /// Puts the keys of a marked record into the set.
  func collect(_ record: ArraySlice<UInt8>, into keys: inout ProtectedKeys) {
    for line in lines {
      guard let mark = line.mark, let field = ProtectionPlan.bytes(mark.field, of: record),
        field.elementsEqual(mark.value) == mark.isEqual, let key = ProtectionPlan.hash(line, record),
        let trace = ProtectionPlan.trace(line, record)
      else { continue }
      keys.insert(key, trace: trace)
    }
  }

  /// Whether a record shares a key with a marked one, or cannot be read far enough to know.
  func protects(_ record: ArraySlice<UInt8>, _ keys: ProtectedKeys) -> Bool {
    for line in lines {
      if let mark = line.mark, mark.field.upperBound > record.count { return true }
      guard let trace = ProtectionPlan.trace(line, record) else { return true }
      // Nearly every record leaves here: almost nobody is protected.
      guard keys.mayContain(trace) else { continue }
      guard let key = ProtectionPlan.hash(line, record) else { return true }
      if keys.contains(key) { return true }
    }
    return false
  }

  /// A quick hash of a key's bytes (FNV-1a, without leading zeros and padding), to leave most records out; `nil` where the
  /// record is too short for the key. Source: draft-eastlake-fnv, the 64-bit prime.
  private static func trace(_ line: Line, _ record: ArraySlice<UInt8>) -> UInt64? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for range in line.keys {
      guard range.upperBound <= record.count else { return nil }
      var end = record.startIndex + range.upperBound
      var start = record.startIndex + range.lowerBound
      while end > start, record[end - 1] == 0x20 { end -= 1 }
      while end - start > 1, record[start] == 0x30 { start += 1 }
      for position in start..<end { hash = (hash ^ UInt64(record[position])) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }

  private static func hash(_ line: Line, _ record: ArraySlice<UInt8>) -> ProtectedKeys.Key? {
    var hasher = KeyHasher()
    hasher.combine(line.label.span)
    for range in line.keys {
      guard var bytes = bytes(range, of: record) else { return nil }
      while let last = bytes.last, last == 0x20 { bytes.removeLast() }
      while bytes.count > 1, bytes.first == 0x30 { bytes.removeFirst() }
      hasher.combine(bytes)
    }
    let (high, low) = hasher.finish()
    return ProtectedKeys.Key(high: high, low: low)
  }

  private static func bytes(_ range: Range<Int>, of record: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard range.upperBound <= record.count else { return nil }
    return record[(record.startIndex + range.lowerBound)..<(record.startIndex + range.upperBound)]
  }
}

extension LayoutField {
  /// Its bytes in the record.
  var byteRange: Range<Int> { offset..<(offset + byteCount) }
}

/// The keys of protected people and of what would give them away, by hash.
struct ProtectedKeys: Sendable {
  private var keys: Set<Key> = []
  /// A bit for each trace modulo 65,536: a key whose bit is not set is none of ours.
  private var traces = [UInt64](repeating: 0, count: 1024)

  struct Key: Sendable, Hashable {
    var high: UInt64
    var low: UInt64
  }

  mutating func insert(_ key: Key, trace: UInt64) {
    keys.insert(key)
    traces[ProtectedKeys.word(trace)] |= ProtectedKeys.bit(trace)
  }

  mutating func formUnion(_ other: ProtectedKeys) {
    guard !other.keys.isEmpty else { return }
    keys.formUnion(other.keys)
    for index in traces.indices { traces[index] |= other.traces[index] }
  }

  /// Whether a key with this trace may be in the set.
  func mayContain(_ trace: UInt64) -> Bool { traces[ProtectedKeys.word(trace)] & ProtectedKeys.bit(trace) != 0 }

  private static func word(_ trace: UInt64) -> Int { Int(truncatingIfNeeded: (trace >> 16 ^ trace) & 0xFFFF) >> 6 }
  private static func bit(_ trace: UInt64) -> UInt64 { 1 << ((trace >> 16 ^ trace) & 63) }

  func contains(_ key: Key) -> Bool { keys.contains(key) }
}
