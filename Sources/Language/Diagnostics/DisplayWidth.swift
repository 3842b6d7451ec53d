/// How many columns of a terminal a scalar takes: kanji and full-width marks two, combining marks none.
///
/// Source: Unicode Standard Annex #11, East Asian Width: the blocks whose scalars are W or F, coarsened to whole blocks
/// where the exceptions are unassigned. Ambiguous ones take one column.
public enum DisplayWidth {
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]

  /// The columns of one scalar, 0 to 2.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    if ScalarClass.isCombining(scalar) { return 0 }
    switch scalar.properties.generalCategory {
    case .format, .control: return 0
    default: break
    }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The columns of a text; a tab is one, because it is shown as a space.
  public static func columns(of text: some Sequence<Unicode.Scalar>) -> Int {
    text.reduce(0) { $0 + ($1 == "\t" ? 1 : columns(of: $1)) }
  }
}
