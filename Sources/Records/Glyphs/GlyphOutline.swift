/// The shape of one character as curves, in the coordinates of its font: x to the right, y up from the baseline.
///
/// Coordinates are whole numbers of 1/64 font unit: points of a font and the midpoints between them are exact, a
/// component that a font scales is rounded once, at the end, to the nearest 1/64.
public struct GlyphOutline: Sendable, Hashable {
  /// How many coordinate steps make one font unit.
  public static let subunits = 64

  /// The font units in the side of the square that a full-width character fills.
  public var unitsPerEm: Int
  /// How far above the baseline the font's characters reach, in font units.
  public var ascent: Int
  /// How far below the baseline they reach, in font units; negative below it.
  public var descent: Int
  /// How far the next character stands to the right, in font units.
  public var advance: Int
  /// The closed contours; what lies inside is found by the nonzero rule. Empty for a blank character.
  public var contours: [GlyphContour]

  /// Makes an outline.
  public init(unitsPerEm: Int, ascent: Int, descent: Int, advance: Int, contours: [GlyphContour]) {
    self.unitsPerEm = unitsPerEm
    self.ascent = ascent
    self.descent = descent
    self.advance = advance
    self.contours = contours
  }

  /// Whether nothing would be drawn: the old system has the code, but nobody drew a shape for it.
  public var isBlank: Bool { contours.isEmpty }
}

/// One closed line: from its start along its segments, and straight back to the start.
public struct GlyphContour: Sendable, Hashable {
  /// Where it begins and ends.
  public var start: GlyphPoint
  /// The segments in order; the straight one that closes the contour is left out.
  public var segments: [GlyphSegment]

  /// Makes a contour.
  public init(start: GlyphPoint, segments: [GlyphSegment]) {
    self.start = start
    self.segments = segments
  }
}

/// One piece of a contour, from where the piece before it ended.
public enum GlyphSegment: Sendable, Hashable {
  /// A straight line.
  case line(to: GlyphPoint)
  /// A quadratic Bézier curve, as TrueType fonts have them.
  case quadratic(control: GlyphPoint, to: GlyphPoint)
  /// A cubic Bézier curve.
  case cubic(first: GlyphPoint, second: GlyphPoint, to: GlyphPoint)
}

/// A point in 1/64 font units.
public struct GlyphPoint: Sendable, Hashable {
  /// To the right.
  public var x: Int
  /// Upwards.
  public var y: Int

  /// Makes a point.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
