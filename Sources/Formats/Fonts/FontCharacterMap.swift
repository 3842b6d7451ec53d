// Which glyph belongs to which Unicode character: the table `cmap`, formats 4, 6 and 12.
//
// Taken are the Unicode encodings (platform 0, and 3 with encoding 1 or 10), format 12 first: it alone reaches beyond the
// Basic Multilingual Plane. Variation sequences (0/5, format 14) say nothing of user-defined characters and are passed by.
// Source: OpenType specification 1.9.1, "cmap".

/// The character maps of a font, the widest first.
struct FontCharacterMap: Sendable {
  private let subtables: [Subtable]

  /// More encodings than any font has; each is walked once, so their number has to be bounded.
  private static let encodingLimit = 8

  /// Reads the maps.
  ///
  /// - Parameter table: The table `cmap`.
  /// - Complexity: O(table).
  init(_ table: FontBytes) throws(FontError) {
    var wide: [Subtable] = []
    var narrow: [Subtable] = []
    var seen: [Int] = []
    for index in 0..<(try table.word(at: 2)) {
      let platform = try table.word(at: 4 + index * 8)
      let encoding = try table.word(at: 6 + index * 8)
      let offset = try table.long(at: 8 + index * 8)
      guard platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10) else { continue }
      guard seen.count < FontCharacterMap.encodingLimit, !seen.contains(offset) else { continue }
      seen.append(offset)
      guard offset <= table.count else { throw table.error(.truncated, at: 8 + index * 8) }
      let part = try table.part(from: offset, count: table.count - offset)
      switch try part.word(at: 0) {
      case 4: narrow.append(.segments(try SegmentMap(part)))
      case 6: narrow.append(.trimmed(part, first: try part.word(at: 6), count: try part.word(at: 8)))
      case 12: wide.append(.groups(try GroupMap(part)))
      default: continue
      }
    }
    subtables = wide + narrow
    guard !subtables.isEmpty else { throw table.error(.noCharacterMap, at: 0) }
  }

  /// The glyph of a character and where the map says so; `nil` where no map has it.
  ///
  /// - Complexity: O(log n) of the groups; O(n) where a map of format 4 is out of order.
  func glyph(of scalar: UInt32) throws(FontError) -> (glyph: Int, place: FontError)? {
    for subtable in subtables {
      let found: (glyph: Int, place: FontError)?
      switch subtable {
      case .segments(let map): found = try map.glyph(of: Int(scalar))
      case .groups(let map): found = try map.glyph(of: Int(scalar))
      case .trimmed(let part, let first, let count):
        let index = Int(scalar) - first
        guard index >= 0, index < count else { continue }
        found = (try part.word(at: 10 + index * 2), part.error(.glyphOutOfRange, at: 10 + index * 2))
      }
      if let found, found.glyph != 0 { return found }
    }
    return nil
  }

  private enum Subtable {
    case segments(SegmentMap)
    case groups(GroupMap)
    case trimmed(FontBytes, first: Int, count: Int)
  }
}

/// Format 4: segments of 16-bit codes.
private struct SegmentMap: Sendable {
  private let part: FontBytes
  private let count: Int
  private let isOrdered: Bool

  /// - Parameter part: From the subtable's first byte to the end of the table: the subtable's own length is too small for
  ///   the tables of large fonts, so that the end of the table is what counts.
  init(_ part: FontBytes) throws(FontError) {
    self.part = part
    count = try part.word(at: 6) / 2
    try part.require(16 + count * 8, at: 0)
    var last = -1
    var isOrdered = true
    for index in 0..<count {
      let (start, end) = (try part.word(at: 16 + (count + index) * 2), try part.word(at: 14 + index * 2))
      if start <= last || end < start { isOrdered = false }
      last = end
    }
    self.isOrdered = isOrdered
  }

  func glyph(of code: Int) throws(FontError) -> (glyph: Int, place: FontError)? {
    guard code <= 0xFFFF else { return nil }
    guard isOrdered else {
      for index in 0..<count {
        if let found = try glyph(of: code, segment: index) { return found }
      }
      return nil
    }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if try part.word(at: 14 + middle * 2) < code { low = middle + 1 } else { high = middle }
    }
    return low < count ? try glyph(of: code, segment: low) : nil
  }

  private func glyph(of code: Int, segment index: Int) throws(FontError) -> (glyph: Int, place: FontError)? {
    let start = try part.word(at: 16 + (count + index) * 2)
    guard start <= code, code <= (try part.word(at: 14 + index * 2)) else { return nil }
    let delta = try part.word(at: 16 + (2 * count + index) * 2)
    let rangeOffset = 16 + (3 * count + index) * 2
    let range = try part.word(at: rangeOffset)
    // Some fonts write FFFF in the segment that closes the list.
    if range == 0xFFFF { return nil }
    if range == 0 { return ((code + delta) & 0xFFFF, part.error(.glyphOutOfRange, at: rangeOffset)) }
    let place = rangeOffset + range + (code - start) * 2
    let glyph = try part.word(at: place)
    return glyph == 0 ? nil : ((glyph + delta) & 0xFFFF, part.error(.glyphOutOfRange, at: place))
  }
}

/// Format 12: groups of 32-bit codes.
private struct GroupMap: Sendable {
  private let part: FontBytes
  private let count: Int

  init(_ part: FontBytes) throws(FontError) {
    self.part = part
    count = try part.long(at: 12)
    try part.require(count * 12, at: 16)
    var last = -1
    for index in 0..<count {
      let (start, end) = (try part.long(at: 16 + index * 12), try part.long(at: 20 + index * 12))
      guard start > last, end >= start else { throw part.error(.badCharacterMap, at: 16 + index * 12) }
      last = end
    }
  }

  func glyph(of code: Int) throws(FontError) -> (glyph: Int, place: FontError)? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if try part.long(at: 20 + middle * 12) < code { low = middle + 1 } else { high = middle }
    }
    guard low < count else { return nil }
    let start = try part.long(at: 16 + low * 12)
    guard start <= code else { return nil }
    return (try part.long(at: 24 + low * 12) + (code - start), part.error(.glyphOutOfRange, at: 24 + low * 12))
  }
}
