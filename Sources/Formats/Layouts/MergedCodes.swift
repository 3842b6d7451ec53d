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
  /// - Complexity: O(length of `text`).
  static func first(of text: String, in raw: [UInt8], table: CharacterTable) -> MergedCodes? {
    var position = 0
    for scalar in text.unicodeScalars {
      let written: [UInt8]
      do throws(UnencodableScalar) {
        written = try table.encode(String(Character(scalar)))
      } catch {
        return nil
      }
      guard position + written.count <= raw.count else { return nil }
      let held = Array(raw[position..<(position + written.count)])
      if held != written {
        return isOther(held, than: scalar, table: table)
          ? nil : MergedCodes(held: held, written: written, scalar: scalar)
      }
      position += written.count
    }
    return nil
  }

  /// Whether the table reads bytes as something else than a character. A user-defined code is no other: its
  /// identification says what it is read as.
  private static func isOther(_ held: [UInt8], than scalar: Unicode.Scalar, table: CharacterTable) -> Bool {
    do throws(ValueFailure) {
      return try table.decode(held) != Array(String(Character(scalar)).utf8)
    } catch {
      return error.code != .undecidedCharacter
    }
  }
}

extension MergedCodes: CustomStringConvertible {
  /// `0xED95, 0xFAB1 → U+FA11`.
  public var description: String {
    func code(_ bytes: [UInt8]) -> String {
      "0x" + bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
    let scalar = String(self.scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - scalar.utf8.count))
    return "\(code(held)), \(code(written)) → U+\(zeros)\(scalar)"
  }
}
