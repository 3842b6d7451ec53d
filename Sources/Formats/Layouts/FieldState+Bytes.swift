internal import Records

extension FieldState {
  /// The byte that a field in the state consists of.
  func byte(in table: CharacterTable) -> UInt8 {
    switch self {
    case .blank: table.space
    case .lowValues: 0x00
    case .highValues: 0xFF
    }
  }
}
