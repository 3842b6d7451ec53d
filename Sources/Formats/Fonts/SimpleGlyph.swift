// A glyph that has its own points.
//
// Ten bytes of head (number of contours, box), the last point of each contour, instructions, then flags (a flag may say how
// often it repeats), then all x as differences, then all y: one byte with its sign in the flag, two bytes, or "the same".
// Source: OpenType specification 1.9.1, "glyf", "Simple Glyph Description".

extension GlyphPoints {
  /// The bits of a point's flag.
  private enum Flag {
    static let onCurve = 0x01
    static let shortX = 0x02
    static let shortY = 0x04
    static let repeats = 0x08
    static let sameOrPositiveX = 0x10
    static let sameOrPositiveY = 0x20
  }

  /// Reads a simple glyph.
  ///
  /// - Parameters:
  ///   - glyph: Its bytes.
  ///   - contourCount: The number of its contours, 0 or more.
  ///   - pointLimit: How many points it may have.
  /// - Complexity: O(points).
  init(simple glyph: FontBytes, contourCount: Int, pointLimit: Int) throws(FontError) {
    guard contourCount > 0 else { return }
    var place = 10
    try glyph.require(contourCount * 2, at: place)
    ends.reserveCapacity(contourCount)
    for _ in 0..<contourCount {
      let end = try glyph.word(at: place) + 1
      guard end >= ends.last ?? 0 else { throw glyph.error(.badContours, at: place) }
      ends.append(end)
      place += 2
    }
    let count = ends.last ?? 0
    guard count <= pointLimit else { throw glyph.error(.tooManyPoints, at: place - 2) }
    place += 2 + (try glyph.word(at: place))
    let flags = try GlyphPoints.flags(glyph, &place, count: count)
    let xs = try GlyphPoints.positions(glyph, &place, flags, short: Flag.shortX, same: Flag.sameOrPositiveX)
    let ys = try GlyphPoints.positions(glyph, &place, flags, short: Flag.shortY, same: Flag.sameOrPositiveY)
    points.reserveCapacity(count)
    for index in 0..<count {
      points.append(Point(x: xs[index], y: ys[index], isOnCurve: flags[index] & Flag.onCurve != 0))
    }
  }

  private static func flags(_ glyph: FontBytes, _ place: inout Int, count: Int) throws(FontError) -> [Int] {
    var flags: [Int] = []
    flags.reserveCapacity(count)
    while flags.count < count {
      let flag = try glyph.byte(at: place)
      var times = 1
      if flag & Flag.repeats != 0 {
        times += try glyph.byte(at: place + 1)
        guard times <= count - flags.count else { throw glyph.error(.badContours, at: place + 1) }
        place += 1
      }
      place += 1
      flags.append(contentsOf: repeatElement(flag, count: times))
    }
    return flags
  }

  private static func positions(
    _ glyph: FontBytes, _ place: inout Int, _ flags: [Int], short: Int, same: Int
  ) throws(FontError) -> [Int] {
    var positions: [Int] = []
    positions.reserveCapacity(flags.count)
    var position = 0
    for flag in flags {
      let begin = place
      switch (flag & short != 0, flag & same != 0) {
      case (true, let isPositive):
        position += try glyph.byte(at: place) * (isPositive ? 1 : -1)
        place += 1
      case (false, true): break
      case (false, false):
        position += try glyph.signedWord(at: place)
        place += 2
      }
      guard abs(position) <= 0x7FFF else { throw glyph.error(.coordinateOutOfRange, at: begin) }
      positions.append(position << fractionBits)
    }
    return positions
  }
}
