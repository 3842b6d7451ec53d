internal import Records

/// Two codes of a character table that stand for one character: one is read alone, the other read and written.
public struct MergedCodes: Sendable, Hashable {
  /// The code that stands in the source.
  public var held: [UInt8]
  /// The code that the table writes.
  public var written: [UInt8]
  /// The character of both.
  public var scalar: Unicode.Scalar

  /// Makes a pair.
  public init(held: [UInt8], written: [UInt8], scalar: Unicode.Scalar) {
    self.held = held
    self.written = written
    self.scalar = scalar
  }
}

extension MergedCodes {
  /// The first code in `raw` that the table reads as a character of `text` but does not write, with the code it writes;
  /// `nil` where something else makes the two differ.
  ///
  /// A user-defined code is a character of the text, too: its identification says which.
  ///
  /// - Complexity: O(length of `text`).
  static func first(
    of text: String, in raw: [UInt8], table: CharacterTable, isDoubleByte: Bool = false
  ) -> MergedCodes? {
    var walk = CodeWalk(table, isDoubleByte: isDoubleByte)
    let scalars = Array(text.unicodeScalars)
    var position = 0
    while position < scalars.count, let step = walk.next(in: raw.span) {
      switch step {
      case .shift: continue
      case .scalar, .failure: return nil
      case .code(let index, _):
        guard let written = table.code(of: scalars[position]) else { return nil }
        let held = table.form.code(at: index)
        if held != written {
          let reading = table.text(at: index)
          let isOther = !reading.isEmpty && !reading.elementsEqual(String(scalars[position]).utf8)
          return isOther || !table.isUndecided(held) && reading.isEmpty
            ? nil
            : MergedCodes(
              held: CharacterTable.bytes(of: held), written: CharacterTable.bytes(of: written),
              scalar: scalars[position])
        }
        position += 1
      }
    }
    return nil
  }
}

extension MergedCodes: CustomStringConvertible {
  /// `0xED95, 0xFAB1 → U+FA11`.
  public var description: String {
    "0x\(ScalarNotation.text(held)), 0x\(ScalarNotation.text(written)) → U+\(IdentificationTable.text(scalar.value))"
  }
}
