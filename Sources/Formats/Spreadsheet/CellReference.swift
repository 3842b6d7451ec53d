/// A reference such as `B12`.
struct CellReference: Hashable {
  /// The row, 1 to 1,048,576.
  var row: Int
  /// The column, 1 to 16,384.
  var column: Int

  /// The most rows and columns: Microsoft Support, "Excel specifications and limits".
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// Reads capital letters and then digits without a leading zero; `nil` for anything else or out of range.
  init?(_ text: some Collection<UInt8>) {
    var column = 0
    var row = 0
    var isInDigits = false
    for byte in text {
      switch byte {
      case 0x41...0x5A where !isInDigits:
        column = column * 26 + Int(byte) - 0x40
        guard column <= Self.mostColumns else { return nil }
      case 0x30...0x39 where column > 0:
        guard row > 0 || byte != 0x30 else { return nil }
        isInDigits = true
        row = row * 10 + Int(byte) - 0x30
        guard row <= Self.mostRows else { return nil }
      default: return nil
      }
    }
    guard row > 0 else { return nil }
    self.row = row
    self.column = column
  }
}

extension CellRange {
  /// Reads `A1:C3`, or `A1` for a single cell; `nil` for anything else, also when the second is before the first.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let start = CellReference(first) else { return nil }
    guard let last = parts.last, let end = CellReference(last), end.row >= start.row, end.column >= start.column else {
      return nil
    }
    self.init(rows: start.row...end.row, columns: start.column...end.column)
  }
}
