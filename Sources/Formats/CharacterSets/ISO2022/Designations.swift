/// The character sets that a table of ISO/IEC 2022 may designate, with their escape sequences.
public struct Designations: Sendable, Hashable {
  /// What bytes mean after an escape sequence.
  enum CharacterSet: UInt8, Sendable, CaseIterable {
    case ascii, roman, katakana, jisx0208in1978, jisx0208, jisx0212, jisx0213in2000, jisx0213, jisx0213plane2

    /// What follows ESC. Source: ISO International Register of Coded Character Sets, RFC 1468, RFC 2237, JIS X 0213.
    var final: [UInt8] {
      switch self {
      case .ascii: Array("(B".utf8)
      case .roman: Array("(J".utf8)
      case .katakana: Array("(I".utf8)
      case .jisx0208in1978: Array("$@".utf8)
      case .jisx0208: Array("$B".utf8)
      case .jisx0212: Array("$(D".utf8)
      case .jisx0213in2000: Array("$(O".utf8)
      case .jisx0213: Array("$(Q".utf8)
      case .jisx0213plane2: Array("$(P".utf8)
      }
    }

    /// Whether a character has two bytes.
    var isDouble: Bool {
      switch self {
      case .ascii, .roman, .katakana: false
      case .jisx0208in1978, .jisx0208, .jisx0212, .jisx0213in2000, .jisx0213, .jisx0213plane2: true
      }
    }

    /// The index in the table of a character's bytes in this set, seven bits each.
    ///
    /// ASCII is 00–7F; the two signs of JIS X 0201 that differ from it 015C and 017E; katakana A1–DF; JIS X 0208 its bytes;
    /// JIS X 0213 with the second byte's highest bit set, JIS X 0212 with the first byte's, plane 2 of JIS X 0213 with both.
    func index(_ first: UInt8, _ second: UInt8) -> UInt16 {
      let pair = UInt16(first) << 8 | UInt16(second)
      switch self {
      case .ascii: return UInt16(first)
      case .roman: return first == 0x5C || first == 0x7E ? 0x0100 | UInt16(first) : UInt16(first)
      case .katakana: return UInt16(first) | 0x80
      case .jisx0208in1978, .jisx0208: return pair
      case .jisx0213in2000, .jisx0213: return pair | 0x80
      case .jisx0212: return pair | 0x8000
      case .jisx0213plane2: return pair | 0x8080
      }
    }
  }

  /// The sets that may stand, ASCII first.
  let sets: [CharacterSet]
  /// Whether shift-out (0E) and shift-in (0F) stand around katakana instead of an escape sequence.
  let shiftsKatakana: Bool

  /// The set whose escape sequence stands at a position behind ESC, and the length of the sequence with ESC; `nil` where
  /// none does.
  func designation(in span: Span<UInt8>, at position: Int) -> (set: CharacterSet, byteCount: Int)? {
    for set in sets {
      let final = set.final
      guard position + final.count < span.count else { continue }
      var isSame = true
      for (offset, byte) in final.enumerated() where span[position + 1 + offset] != byte { isSame = false }
      if isSame { return (set, final.count + 1) }
    }
    return nil
  }

  /// The set that holds an index.
  func set(of index: UInt16) -> CharacterSet {
    switch index {
    case 0...0x7F: .ascii
    case 0x80...0xFF: .katakana
    case 0x100...0x1FF: .roman
    default:
      index & 0x8000 == 0
        ? index & 0x80 == 0 ? .jisx0208 : .jisx0213 : index & 0x80 == 0 ? .jisx0212 : .jisx0213plane2
    }
  }
}
