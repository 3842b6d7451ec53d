// The points of one glyph before they become curves.
//
// Positions are whole numbers of 1/2^20 font unit, so that scaling by the 14-bit fractions of composite glyphs keeps six
// bits more than the outline shows. Contours of points on and off the curve: between two points off the curve the midpoint
// is implied.
// Source: Apple TrueType Reference Manual, "Font Engine", and OpenType specification 1.9.1, "glyf".

internal import Records

/// Points and the ends of their contours.
struct GlyphPoints: Sendable {
  /// A point.
  struct Point: Sendable {
    var x: Int
    var y: Int
    var isOnCurve: Bool
  }

  /// All points, contour after contour.
  var points: [Point] = []
  /// The index after the last point of each contour.
  var ends: [Int] = []

  /// The binary digits after the point of a position.
  static let fractionBits = 20
  /// The farthest position in either direction: a coordinate has 16 bits, and components may double it twice.
  static let farthest = 1 << (17 + fractionBits)

  /// The outline's closed contours; contours of fewer than two points draw nothing and are left out.
  var contours: [GlyphContour] {
    var contours: [GlyphContour] = []
    var start = 0
    for end in ends {
      if end - start >= 2 { contours.append(contour(points[start..<end])) }
      start = end
    }
    return contours
  }

  private func contour(_ points: ArraySlice<Point>) -> GlyphContour {
    // Begin at the first point on the curve, or between two where none is.
    let first = points.firstIndex(where: \.isOnCurve)
    let begin = first ?? points.startIndex
    var ring = Array(points[begin...] + points[..<begin])
    let start: Point
    if first != nil {
      start = ring.removeFirst()
    } else {
      start = GlyphPoints.middle(ring[ring.count - 1], ring[0])
    }
    var segments: [GlyphSegment] = []
    segments.reserveCapacity(ring.count)
    var control: Point?
    for point in ring {
      switch (control, point.isOnCurve) {
      case (nil, true): segments.append(.line(to: GlyphPoints.rounded(point)))
      case (nil, false): control = point
      case (let waiting?, true):
        segments.append(.quadratic(control: GlyphPoints.rounded(waiting), to: GlyphPoints.rounded(point)))
        control = nil
      case (let waiting?, false):
        let middle = GlyphPoints.middle(waiting, point)
        segments.append(.quadratic(control: GlyphPoints.rounded(waiting), to: GlyphPoints.rounded(middle)))
        control = point
      }
    }
    if let control {
      segments.append(.quadratic(control: GlyphPoints.rounded(control), to: GlyphPoints.rounded(start)))
    }
    return GlyphContour(start: GlyphPoints.rounded(start), segments: segments)
  }

  private static func middle(_ left: Point, _ right: Point) -> Point {
    Point(x: (left.x + right.x) >> 1, y: (left.y + right.y) >> 1, isOnCurve: true)
  }

  private static func rounded(_ point: Point) -> GlyphPoint {
    let shift = fractionBits - 6
    let half = 1 << (shift - 1)
    return GlyphPoint(x: (point.x + half) >> shift, y: (point.y + half) >> shift)
  }
}
