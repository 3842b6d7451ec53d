/// The scalars that choose a glyph of the character before them.
enum VariationSelector {
  /// Whether a scalar is VS1–VS16 or VS17–VS256 (those of ideographic variation sequences).
  static func contains(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }
}
