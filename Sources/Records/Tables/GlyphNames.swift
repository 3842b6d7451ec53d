/// Characters with their names in a list of glyphs such as the MJ character list (MJ文字情報一覧表).
public struct GlyphNames: Sendable {
  /// One character.
  public struct Glyph: Sendable, Hashable {
    /// A base, or a base and its variation selector.
    public var scalars: [Unicode.Scalar]
    /// Its name, such as `MJ025760`.
    public var name: String

    /// Makes a glyph.
    public init(scalars: [Unicode.Scalar], name: String) {
      self.scalars = scalars
      self.name = name
    }
  }

  private var byBase: [UInt32: [Glyph]] = [:]
  private var byReduction: [UInt32: [Glyph]] = [:]

  /// An empty list.
  public init() {}

  /// Adds a character, and the characters it may be reduced to (縮退).
  public mutating func add(_ glyph: Glyph, reductions: [Unicode.Scalar]) {
    guard let base = glyph.scalars.first else { return }
    byBase[base.value, default: []].append(glyph)
    for reduction in reductions where reduction != base { byReduction[reduction.value, default: []].append(glyph) }
  }

  /// The glyphs with this base character, in the order of the list.
  public func glyphs(of base: Unicode.Scalar) -> [Glyph] { byBase[base.value] ?? [] }

  /// The glyphs of other characters that may be reduced to this one.
  public func reduced(to base: Unicode.Scalar) -> [Glyph] { byReduction[base.value] ?? [] }

  /// The name of a character, or `nil`.
  public func name(of scalars: [Unicode.Scalar]) -> String? {
    scalars.first.flatMap { base in byBase[base.value]?.first { $0.scalars == scalars }?.name }
  }
}
