/// What a table is made of, gathered piece by piece.
struct TableContent {
  /// Codes by index with the one or two scalars they stand for, the preferred code of a character first.
  private(set) var assignments: [(index: UInt16, scalars: [UInt32])] = []
  /// User-defined codes with their private-use scalars.
  private(set) var userDefined: [(index: UInt16, scalar: UInt32)] = []
  /// Codes that only a vendor's own table could read.
  private(set) var undecided: [UInt16] = []
  /// What independent readings disagree about.
  private(set) var choices: [TableChoice] = []
  var isEBCDIC = false
  var isASCII = false

  mutating func assign(_ index: UInt16, _ scalar: UInt32) { assignments.append((index, [scalar])) }
  mutating func assign(_ index: UInt16, _ scalars: [UInt32]) { assignments.append((index, scalars)) }

  /// ASCII as it is: 00–7F.
  mutating func assignASCII() {
    isASCII = true
    for byte in UInt16(0)..<0x80 { assign(byte, UInt32(byte)) }
  }

  /// The 63 half-width katakana signs of JIS X 0201 from an index on.
  mutating func assignKatakana(from first: UInt16) {
    for offset in UInt16(0)..<63 { assign(first + offset, 0xFF61 + UInt32(offset)) }
  }

  /// Rows of 94 cells; a space is no cell.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - readings: Scalars that this table reads instead, by index.
  ///   - index: The index of a row and cell, or `nil` to leave it out.
  mutating func assign(
    _ rows: [JISX0208.Row], reading readings: [UInt16: UInt32] = [:], index: (_ row: Int, _ cell: Int) -> UInt16?
  ) {
    for row in rows {
      var cell = 1
      for scalar in row.cells.unicodeScalars {
        if scalar != " ", let index = index(row.number, cell) { assign(index, readings[index] ?? scalar.value) }
        cell += 1
      }
    }
  }

  /// A run of characters from an index on; a space is no character.
  mutating func assign(_ characters: String, from first: UInt16) {
    var index = first
    for scalar in characters.unicodeScalars {
      if scalar != " " { assign(index, scalar.value) }
      index += 1
    }
  }

  /// A user-defined area, its codes in order, from a private-use scalar on.
  mutating func defineByUser(_ indexes: some Sequence<UInt16>, from scalar: UInt32) {
    var scalar = scalar
    for index in indexes {
      userDefined.append((index, scalar))
      scalar += 1
    }
  }

  mutating func leaveUndecided(_ indexes: some Sequence<UInt16>) { undecided += indexes }

  mutating func note(_ choices: [TableChoice]) { self.choices += choices }
}
