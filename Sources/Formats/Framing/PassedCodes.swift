/// Which bytes of a text are passed over whole when marks are looked for, because a byte of theirs may look like one.
///
/// Examples: 5C in CP932's 表 (95 5C) is no backslash; 6B between 0E and 0F is no comma in IBM 939.
public enum PassedCodes: Sendable, Hashable {
  /// None: every byte that looks like a mark is one.
  case none
  /// Codes of two bytes whose first is 81–9F or E0–FC: Shift_JIS and its like.
  case leadBytes
  /// Runs of double-byte codes, with the shift codes around them: the mixed code of a host. A run that is not closed ends
  /// where a byte stands that no double-byte code has, so that it costs its own row alone.
  case shiftedRuns(ShiftCodes)
  /// Everything from an escape sequence of ISO/IEC 2022 to the one that returns to ASCII: a cell that does not return to ASCII
  /// itself (RFC 1468) has no end before the row's. A run that a control character cuts costs its own row alone.
  case designatedRuns(Designations)

  /// The bytes that are passed over at a position, at least 1.
  ///
  /// - Complexity: O(the run).
  @inline(__always)
  func length(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Int {
    switch self {
    case .none: 1
    case .leadBytes: PassedCodes.isLead(bytes[position]) && position + 1 < end ? 2 : 1
    case .shiftedRuns(let shifts): PassedCodes.runLength(bytes, at: position, end: end, shifts)
    case .designatedRuns(let designations):
      PassedCodes.runLength(bytes, at: position, end: end, designations)
    }
  }

  /// Whether a byte begins a code of two bytes in the tables of the "Shift_JIS" family: 81–9F, E0–FC.
  @inline(__always)
  private static func isLead(_ byte: UInt8) -> Bool { (byte ^ 0x20) &- 0xA1 <= 0x3B }

  private static func runLength(_ bytes: Span<UInt8>, at position: Int, end: Int, _ shifts: ShiftCodes) -> Int {
    guard let begin = shifts.begin.first(where: { $0.stands(in: bytes, at: position) }) else { return 1 }
    var place = position + begin.byteCount
    while place < end {
      if shifts.end.stands(in: bytes, at: place) { return min(place + shifts.end.byteCount, end) - position }
      if let next = shifts.begin.first(where: { $0.stands(in: bytes, at: place) }) {
        place += next.byteCount
        continue
      }
      guard bytes[place] >= shifts.leastByte else { break }
      guard place + 1 < end else { return end - position }
      guard bytes[place + 1] >= shifts.leastByte else {
        place += 1
        break
      }
      place += 2
    }
    return min(place, end) - position
  }

  private static func runLength(_ bytes: Span<UInt8>, at position: Int, end: Int, _ designations: Designations) -> Int {
    var place = position
    var isASCII = true
    while place < end {
      switch bytes[place] {
      case 0x1B:
        guard let (set, byteCount) = designations.designation(in: bytes, at: place), place + byteCount <= end else {
          return max(place - position, 1)
        }
        place += byteCount
        isASCII = set == .ascii
      case 0x0E where designations.shiftsKatakana:
        place += 1
        isASCII = false
      case 0x0F where designations.shiftsKatakana:
        place += 1
        isASCII = true
      case 0..<0x20: return max(place - position, 1)
      default:
        if isASCII { return max(place - position, 1) }
        place += 1
      }
      if isASCII { return place - position }
    }
    return place - position
  }
}
