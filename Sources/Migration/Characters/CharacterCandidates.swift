internal import Formats
internal import Records

/// What a code that no table decides may stand for, each with its ground; a list to look at, never a decision.
enum CharacterCandidates {
  /// The most candidates of one code: a person looks at each of them.
  private static let limit = 24

  /// Grounds, the surest first: the cell of JIS that the code stands in (in a later and an earlier shape), the
  /// characters of the note in the identification table, the glyphs of the same characters, and those that may be reduced to
  /// them (縮退).
  static func candidates(
    _ code: UInt32, table: String, note: String, names: GlyphNames?
  ) -> [GlyphCandidate] {
    var found: [GlyphCandidate] = []
    func add(_ scalars: [Unicode.Scalar], _ name: String?, _ ground: LocalizedText) {
      guard found.count < limit, !found.contains(where: { $0.scalars == scalars }) else { return }
      found.append(GlyphCandidate(scalars: scalars, mjName: name ?? names?.name(of: scalars), ground: ground))
    }
    func addGlyphs(of base: Unicode.Scalar) {
      for glyph in names?.glyphs(of: base) ?? [] {
        add(glyph.scalars, glyph.name, LocalizedText(ja: "同じ文字のMJ文字図形", en: "MJ glyph of the same character"))
      }
      for glyph in names?.reduced(to: base) ?? [] {
        add(glyph.scalars, glyph.name, LocalizedText(ja: "縮退先が同じ", en: "may be reduced to the same character"))
      }
    }
    var bases: [Unicode.Scalar] = []
    if let cell = VendorHost.named(table)?.cell(of: code) {
      for (place, character) in cell.characters.enumerated() {
        let place = place == 0 ? (ja: "後の版", en: "later edition") : (ja: "1978年の字形", en: "shape of 1978")
        add(
          [character], nil,
          LocalizedText(
            ja: "JISの\(cell.row)区\(cell.cell)点（\(place.ja)）", en: "JIS cell \(cell.row)-\(cell.cell) (\(place.en))"))
      }
      bases += cell.characters
    }
    // `渡邊の邊（自・宀…）` is about 邊: what stands in parentheses describes it, and the last character is the likeliest.
    for character in note.unicodeScalars.prefix(while: { $0 != "（" && $0 != "(" }).reversed()
    where character.properties.isIdeographic && !bases.contains(character) {
      add([character], nil, LocalizedText(ja: "字形の覚えの文字", en: "character of the glyph note"))
      bases.append(character)
    }
    for base in bases { addGlyphs(of: base) }
    return found
  }
}
