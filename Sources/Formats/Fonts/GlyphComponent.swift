// One part of a composite glyph: another glyph, moved and scaled.
//
// Four 14-bit fractions a, b, c, d scale a point: x' = a·x + c·y, y' = b·x + d·y. Then it is moved, by a distance or so that
// one of its points falls on one that is already there. A distance is not scaled unless the component says so.
// Source: OpenType specification 1.9.1, "glyf", "Composite Glyph Description".

/// A component as the font writes it.
struct GlyphComponent: Sendable {
  /// Its glyph.
  var glyph: Int
  /// Its first byte in the composite glyph.
  var place: Int
  /// Whether another component follows.
  var isFollowed: Bool
  /// The length in bytes.
  var byteCount: Int

  private var isDistance: Bool
  private var scalesDistance: Bool
  private var first: Int
  private var second: Int
  /// a, b, c, d in 1/2^14.
  private var matrix: (a: Int, b: Int, c: Int, d: Int)

  /// The bits of the flags.
  private enum Flag {
    static let wordArguments = 0x0001
    static let isDistance = 0x0002
    static let hasScale = 0x0008
    static let moreComponents = 0x0020
    static let hasTwoScales = 0x0040
    static let hasMatrix = 0x0080
    static let scaledDistance = 0x0800
  }

  /// The binary digits after the point of a scale.
  private static let scaleBits = 14

  /// Reads the component at an offset of a composite glyph.
  init(_ bytes: FontBytes, at start: Int) throws(FontError) {
    let flags = try bytes.word(at: start)
    glyph = try bytes.word(at: start + 2)
    place = start
    isFollowed = flags & Flag.moreComponents != 0
    isDistance = flags & Flag.isDistance != 0
    scalesDistance = flags & Flag.scaledDistance != 0
    var next = start + 4
    switch (flags & Flag.wordArguments != 0, isDistance) {
    case (true, true): (first, second) = (try bytes.signedWord(at: next), try bytes.signedWord(at: next + 2))
    case (true, false): (first, second) = (try bytes.word(at: next), try bytes.word(at: next + 2))
    case (false, true): (first, second) = (try bytes.signedByte(at: next), try bytes.signedByte(at: next + 1))
    case (false, false): (first, second) = (try bytes.byte(at: next), try bytes.byte(at: next + 1))
    }
    next += flags & Flag.wordArguments != 0 ? 4 : 2
    let one = 1 << GlyphComponent.scaleBits
    if flags & Flag.hasScale != 0 {
      let scale = try bytes.signedWord(at: next)
      matrix = (scale, 0, 0, scale)
      next += 2
    } else if flags & Flag.hasTwoScales != 0 {
      matrix = (try bytes.signedWord(at: next), 0, 0, try bytes.signedWord(at: next + 2))
      next += 4
    } else if flags & Flag.hasMatrix != 0 {
      matrix = (
        try bytes.signedWord(at: next), try bytes.signedWord(at: next + 2), try bytes.signedWord(at: next + 4),
        try bytes.signedWord(at: next + 6)
      )
      next += 8
    } else {
      matrix = (one, 0, 0, one)
    }
    byteCount = next - start
  }

  /// Adds the component's points to those of the components before it.
  ///
  /// - Parameters:
  ///   - part: The points of the component's glyph.
  ///   - whole: The points so far.
  ///   - bytes: The composite glyph, for the places of errors.
  /// - Complexity: O(points).
  func add(_ part: GlyphPoints, to whole: inout GlyphPoints, of bytes: FontBytes) throws(FontError) {
    var scaled: [GlyphPoints.Point] = []
    scaled.reserveCapacity(part.points.count)
    for point in part.points { scaled.append(transformed(point)) }
    let distance: (x: Int, y: Int)
    if isDistance {
      let plain = GlyphPoints.Point(
        x: first << GlyphPoints.fractionBits, y: second << GlyphPoints.fractionBits, isOnCurve: true)
      let moved = scalesDistance ? transformed(plain) : plain
      distance = (moved.x, moved.y)
    } else {
      guard first < whole.points.count, second < scaled.count else { throw bytes.error(.badComponent, at: place) }
      distance = (whole.points[first].x - scaled[second].x, whole.points[first].y - scaled[second].y)
    }
    let shift = whole.points.count
    for point in scaled {
      let moved = GlyphPoints.Point(x: point.x + distance.x, y: point.y + distance.y, isOnCurve: point.isOnCurve)
      guard abs(moved.x) <= GlyphPoints.farthest, abs(moved.y) <= GlyphPoints.farthest else {
        throw bytes.error(.coordinateOutOfRange, at: place)
      }
      whole.points.append(moved)
    }
    for end in part.ends { whole.ends.append(end + shift) }
  }

  /// A position has 38 bits with its sign and a scale 16, so that the sum of two products stays far below 63 bits.
  private func transformed(_ point: GlyphPoints.Point) -> GlyphPoints.Point {
    let half = 1 << (GlyphComponent.scaleBits - 1)
    return GlyphPoints.Point(
      x: (matrix.a * point.x + matrix.c * point.y + half) >> GlyphComponent.scaleBits,
      y: (matrix.b * point.x + matrix.d * point.y + half) >> GlyphComponent.scaleBits, isOnCurve: point.isOnCurve)
  }
}
