public import Records

/// A TrueType font: `EUDC.tte` of an old system, a `.ttf`, or one face of a `.ttc`.
///
/// It holds the file's bytes and reads a character when it is asked for. Every offset of the file is checked, so that a
/// damaged or hostile file gives an error with its table and byte, and never more work than the limits below allow.
public struct TrueTypeFont: Sendable {
  /// The largest file taken, in bytes: our own limit, several times the largest Japanese fonts.
  public static let byteLimit = 128 << 20
  /// The most points of one character, components included: our own limit; kanji have some hundred.
  public static let pointLimit = 16_384
  /// The most components of one character, and how deep they may be nested: our own limits.
  static let componentLimit = 256
  static let depthLimit = 8

  /// The font units in the side of the square that a full-width character fills, 16 to 16,384.
  public let unitsPerEm: Int
  /// How far the characters reach above the baseline, in font units.
  public let ascent: Int
  /// How far they reach below it, in font units; negative below the baseline.
  public let descent: Int
  /// The number of glyphs.
  public let glyphCount: Int

  private let characters: FontCharacterMap
  private let places: FontBytes
  private let hasLongPlaces: Bool
  private let shapes: FontBytes
  private let metrics: FontBytes
  private let metricCount: Int

  /// The number of faces in a file: 1 for a plain font.
  ///
  /// - Throws: `FontError` where the head of a collection is cut short.
  public static func faceCount(of bytes: [UInt8]) throws(FontError) -> Int {
    try FontDirectory.faceCount(FontBytes(file: bytes))
  }

  /// Reads the tables that speak of the whole font.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - face: The number of the face in a collection, from 0; 0 for a plain font.
  /// - Throws: `FontError`; a font with CFF outlines is `.compactOutlines`.
  /// - Complexity: O(`cmap`).
  /// - Source: OpenType specification 1.9.1, `head`, `maxp`, `hhea`, `hmtx`, `loca`, `glyf`, `cmap`.
  public init(_ bytes: [UInt8], face: Int = 0) throws(FontError) {
    let file = FontBytes(file: bytes)
    guard bytes.count <= TrueTypeFont.byteLimit else { throw file.error(.tooLarge, at: TrueTypeFont.byteLimit) }
    let directory = try FontDirectory(file, face: face)

    let head = try directory.table("head")
    guard try head.long(at: 12) == 0x5F0F_3CF5 else { throw head.error(.badHead, at: 12) }
    unitsPerEm = try head.word(at: 18)
    guard (16...16_384).contains(unitsPerEm) else { throw head.error(.badHead, at: 18) }
    hasLongPlaces = try head.word(at: 50) != 0

    glyphCount = try directory.table("maxp").word(at: 4)

    let horizontal = try directory.table("hhea")
    ascent = try horizontal.signedWord(at: 4)
    descent = try horizontal.signedWord(at: 6)
    metricCount = try horizontal.word(at: 34)
    metrics = try directory.table("hmtx")

    places = try directory.table("loca")
    shapes = try directory.table("glyf")
    characters = try FontCharacterMap(try directory.table("cmap"))
  }

  /// The glyph of a character, or `nil` where the font does not have it.
  ///
  /// - Throws: `FontError` where the character map names a glyph that is not there.
  /// - Complexity: O(log n) of the character map.
  public func glyph(of scalar: Unicode.Scalar) throws(FontError) -> Int? {
    guard let found = try characters.glyph(of: scalar.value) else { return nil }
    guard found.glyph < glyphCount else { throw found.place }
    return found.glyph
  }

  /// The outline of a character, or `nil` where the font does not have it.
  ///
  /// User-defined characters stand at private-use scalars: `CharacterTable.privateUseScalar(of:)` gives them. A
  /// character without contours is blank, not missing.
  public func outline(of scalar: Unicode.Scalar) throws(FontError) -> GlyphOutline? {
    guard let glyph = try glyph(of: scalar) else { return nil }
    return try outline(ofGlyph: glyph)
  }

  /// The outline of a glyph, its left side as far from the origin as `hmtx` says.
  ///
  /// - Parameter glyph: From 0 to `glyphCount` − 1.
  /// - Throws: `FontError`.
  /// - Complexity: O(points), with `pointLimit` and the limits on components.
  public func outline(ofGlyph glyph: Int) throws(FontError) -> GlyphOutline {
    var budget = Budget()
    var points = try self.points(ofGlyph: glyph, &budget)
    let (advance, bearing) = try metric(ofGlyph: glyph)
    if let bearing, !points.points.isEmpty {
      let shift = (bearing - (try bytes(ofGlyph: glyph).signedWord(at: 2))) << GlyphPoints.fractionBits
      for index in points.points.indices { points.points[index].x += shift }
    }
    return GlyphOutline(
      unitsPerEm: unitsPerEm, ascent: ascent, descent: descent, advance: advance, contours: points.contours)
  }

  /// What is left of the limits while a glyph and its components are read.
  private struct Budget {
    var points = TrueTypeFont.pointLimit
    var components = TrueTypeFont.componentLimit
    /// The composite glyphs around the one that is read.
    var path: [Int] = []
  }

  private func points(ofGlyph glyph: Int, _ budget: inout Budget) throws(FontError) -> GlyphPoints {
    let bytes = try bytes(ofGlyph: glyph)
    guard bytes.count > 0 else { return GlyphPoints() }
    let contourCount = try bytes.signedWord(at: 0)
    try bytes.require(10, at: 0)
    guard contourCount < 0 else {
      let points = try GlyphPoints(simple: bytes, contourCount: contourCount, pointLimit: budget.points)
      budget.points -= points.points.count
      return points
    }
    guard !budget.path.contains(glyph) else { throw bytes.error(.cycle, at: 0) }
    guard budget.path.count < TrueTypeFont.depthLimit else { throw bytes.error(.tooManyComponents, at: 0) }
    budget.path.append(glyph)
    var whole = GlyphPoints()
    var place = 10
    while true {
      let component = try GlyphComponent(bytes, at: place)
      guard budget.components > 0 else { throw bytes.error(.tooManyComponents, at: place) }
      budget.components -= 1
      guard component.glyph < glyphCount else { throw bytes.error(.glyphOutOfRange, at: place + 2) }
      try component.add(try points(ofGlyph: component.glyph, &budget), to: &whole, of: bytes)
      guard component.isFollowed else { break }
      place += component.byteCount
    }
    budget.path.removeLast()
    return whole
  }

  /// The bytes of a glyph; none for a blank one.
  private func bytes(ofGlyph glyph: Int) throws(FontError) -> FontBytes {
    guard glyph >= 0, glyph < glyphCount else { throw places.error(.glyphOutOfRange, at: 0) }
    let entry = glyph * (hasLongPlaces ? 4 : 2)
    let start = hasLongPlaces ? try places.long(at: entry) : try places.word(at: entry) * 2
    let end = hasLongPlaces ? try places.long(at: entry + 4) : try places.word(at: entry + 2) * 2
    guard start <= end, end <= shapes.count else { throw places.error(.badGlyphPlace, at: entry) }
    return try shapes.part(from: start, count: end - start)
  }

  /// The advance, and the left side bearing where the table has one for this glyph.
  private func metric(ofGlyph glyph: Int) throws(FontError) -> (advance: Int, bearing: Int?) {
    guard metricCount > 0 else { return (unitsPerEm, nil) }
    if glyph < metricCount { return (try metrics.word(at: glyph * 4), try metrics.signedWord(at: glyph * 4 + 2)) }
    let advance = try metrics.word(at: (metricCount - 1) * 4)
    let place = metricCount * 4 + (glyph - metricCount) * 2
    return (advance, place + 2 <= metrics.count ? try metrics.signedWord(at: place) : nil)
  }
}
