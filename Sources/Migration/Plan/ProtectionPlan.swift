internal import Formats
internal import Language
internal import Platform
internal import Records

/// Whose records must never show: compiled `protect` lines of one record type, working on raw bytes.
///
/// Keys meet across record types and sources by the names of their fields, or by those that `as` gives them, and by their
/// digits without leading zeros and padding, so that a number of ten digits here and of fifteen there, or in EBCDIC, is one
/// person. A record that is too short for its mark or its key counts as protected.
///
/// Every record is asked, so nothing here is counted by reference: lines are plain numbers, and what has a length lies in
/// two lists that all lines share.
struct ProtectionPlan: Sendable {
  private var lines: [Line] = []
  /// The fields of all keys, one line after the other.
  private var places: [Place] = []
  /// The labels and marks of all lines.
  private var bytes: [UInt8] = []
  /// Whether digits and spaces are those of EBCDIC.
  private let isEBCDIC: Bool

  private struct Line: Sendable {
    /// In `bytes`.
    var label: Range<Int>
    /// In `places`.
    var keys: Range<Int>
    var mark: Mark?
  }

  private struct Mark: Sendable {
    var place: Place
    /// In `bytes`.
    var value: Range<Int>
    var isEqual: Bool
  }

  /// A field, as `SourceBlock.range` takes it.
  private struct Place: Sendable {
    var offset: Int
    var byteCount: Int

    init(_ field: LayoutField) {
      offset = field.offset
      byteCount = field.byteCount
    }
  }

  /// Compiles the protections whose fields this layout has.
  ///
  /// - Parameters:
  ///   - protections: All of the source.
  ///   - layout: The record.
  ///   - decoder: The source's, for the bytes of literals.
  /// - Throws: A diagnostic at a literal that its field cannot hold: nobody would be protected by it.
  init(
    _ protections: [Protection], layout: RecordLayout, _ decoder: SourceDecoder
  ) throws(DiagnosticsError) {
    isEBCDIC = decoder.table.isEBCDIC
    for protection in protections {
      let names = protection.keys + (protection.mark.map { [$0.field] } ?? [])
      let fields = names.compactMap { name in
        layout.fields.first { $0.mappingName.utf8.elementsEqual(name.value.utf8) && !$0.isGroup }
      }
      guard fields.count == names.count else { continue }
      var mark: Mark?
      if let declared = protection.mark {
        let field = fields[protection.keys.count]
        guard let value = decoder.bytes(of: declared.value.value, in: field) else {
          throw DiagnosticsError(ProjectProblem.unwritableValue(declared.value))
        }
        mark = Mark(place: Place(field), value: pool(value), isEqual: declared.comparison == .equal)
      }
      let first = places.count
      places += fields.prefix(protection.keys.count).map(Place.init)
      let label = pool(Array(protection.labels.joined(separator: ",").utf8))
      lines.append(Line(label: label, keys: first..<places.count, mark: mark))
    }
  }

  private mutating func pool(_ new: [UInt8]) -> Range<Int> {
    let first = bytes.count
    bytes += new
    return first..<bytes.count
  }

  /// Whether there is nothing to protect by.
  var isEmpty: Bool { lines.isEmpty }

  /// Puts the keys of a marked record into the set.
  func collect(_ block: SourceBlock, _ frame: Int, into keys: inout ProtectedKeys) {
    for line in lines {
      guard let mark = line.mark, let field = range(mark.place, block, frame),
        block.bytes[field].elementsEqual(bytes[mark.value]) == mark.isEqual, let key = hash(line, block, frame),
        let trace = trace(line, block, frame)
      else { continue }
      keys.insert(key, trace: trace)
    }
  }

  /// Whether a record shares a key with a marked one, or cannot be read far enough to know.
  func protects(_ block: SourceBlock, _ frame: Int, _ keys: ProtectedKeys) -> Bool {
    for line in lines {
      if let mark = line.mark, range(mark.place, block, frame) == nil { return true }
      guard let trace = trace(line, block, frame) else { return true }
      // Nearly every record leaves here: almost nobody is protected.
      guard keys.mayContain(trace) else { continue }
      guard let key = hash(line, block, frame) else { return true }
      if keys.contains(key) { return true }
    }
    return false
  }

  /// A quick hash of a key's bytes (FNV-1a, without leading zeros and padding), to leave most records out; `nil` where the
  /// record is too short for the key. Source: draft-eastlake-fnv, the 64-bit prime.
  private func trace(_ line: Line, _ block: SourceBlock, _ frame: Int) -> UInt64? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for key in line.keys {
      guard let field = range(places[key], block, frame) else { return nil }
      for position in significant(block, field) {
        hash = (hash ^ UInt64(plain(block.bytes[position]))) &* 0x100_0000_01B3
      }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }

  private func hash(_ line: Line, _ block: SourceBlock, _ frame: Int) -> ProtectedKeys.Key? {
    var hasher = KeyHasher()
    hasher.combine(bytes[line.label])
    for key in line.keys {
      guard let field = range(places[key], block, frame) else { return nil }
      hasher.combine(significant(block, field).map { plain(block.bytes[$0]) }[...])
    }
    let (high, low) = hasher.finish()
    return ProtectedKeys.Key(high: high, low: low)
  }

  @inline(__always)
  private func range(_ place: Place, _ block: SourceBlock, _ frame: Int) -> Range<Int>? {
    block.range(offset: place.offset, byteCount: place.byteCount, of: frame)
  }

  /// The positions between leading zeros and the padding.
  private func significant(_ block: SourceBlock, _ field: Range<Int>) -> Range<Int> {
    var start = field.lowerBound
    var end = field.upperBound
    while end > start, plain(block.bytes[end - 1]) == 0x20 { end -= 1 }
    while end - start > 1, plain(block.bytes[start]) == 0x30 { start += 1 }
    return start..<end
  }

  /// A digit or space of EBCDIC as that of ASCII; any other byte as it is.
  @inline(__always)
  private func plain(_ byte: UInt8) -> UInt8 {
    guard isEBCDIC else { return byte }
    if byte == 0x40 { return 0x20 }
    return (0xF0...0xF9).contains(byte) ? byte - 0xC0 : byte
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
