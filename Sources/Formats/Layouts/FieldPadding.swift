/// What fills up a `PIC X` field at its end; the raw values are those of the declaration `padding`.
public enum FieldPadding: String, Sendable, Hashable, CaseIterable {
  /// The half-width space, byte 20.
  case space
  /// The full-width space U+3000, bytes 81 40 in CP932.
  case ideographicSpace = "ideographic-space"

  /// Its bytes in CP932.
  public var bytes: [UInt8] {
    switch self {
    case .space: [0x20]
    case .ideographicSpace: [0x81, 0x40]
    }
  }
}
