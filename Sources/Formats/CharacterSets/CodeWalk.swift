internal import Records

/// Walks over the codes of a field one at a time, in any form; the plain way, beside which the kernels are fast.
///
/// It keeps the state that decides what a byte means (shift, designation) and tells every byte's part: a code, a shift
/// code or escape sequence, or what is wrong. Whether a code is assigned is not its business. After a fault of the form
/// nothing behind it can be told, and the walk ends.
struct CodeWalk {
  /// One step; its bytes begin where `position` stood before it.
  enum Step: Equatable {
    /// A code by its index in the table, and its length in bytes.
    case code(UInt16, byteCount: Int)
    /// A scalar of a form of Unicode, and its length in bytes.
    case scalar(UInt32, byteCount: Int)
    /// A shift code or an escape sequence.
    case shift(byteCount: Int)
    /// What is wrong, where it begins in the field, and how many bytes show it, 1 to 4.
    case failure(FindingCode, offset: Int, byteCount: Int)
  }

  private let form: CodeForm
  private let isDoubleByte: Bool
  /// The least second byte of a host's pair: 41 in EBCDIC, else 21.
  private let firstTrail: UInt8
  /// The byte of the half-width space.
  private let space: UInt8
  /// Where the next step begins.
  private(set) var position = 0
  /// Whether a run of double-byte codes, or of shifted katakana, is open.
  private var isShifted = false
  /// Where the open run, or the designation that is not ASCII, began.
  private var runStart = 0
  /// The length of what began it.
  private var runByteCount = 1
  private var set = Designations.CharacterSet.ascii

  /// Begins at a field's first byte.
  ///
  /// - Parameter isDoubleByte: Whether the field holds double-byte codes alone; no matter in a form of Unicode.
  init(_ table: CharacterTable, isDoubleByte: Bool) {
    form = table.form
    self.isDoubleByte = (isDoubleByte || form == .doubleBytes) && !form.isUnicode
    firstTrail = table.isEBCDIC ? 0x41 : 0x21
    space = table.space
  }

  /// Takes the next step, or gives `nil` at the end.
  mutating func next(in bytes: Span<UInt8>) -> Step? {
    guard position < bytes.count else { return runAtEnd(bytes.count) }
    let step = look(in: bytes)
    switch step {
    case .code(_, let count), .scalar(_, let count), .shift(let count): position += count
    case .failure: finish(bytes.count)
    }
    return step
  }

  private mutating func finish(_ end: Int) {
    position = end
    isShifted = false
    set = .ascii
  }

  /// A run that the field ends in was not closed.
  private mutating func runAtEnd(_ end: Int) -> Step? {
    guard isShifted || set != .ascii else { return nil }
    finish(end)
    return .failure(.unbalancedShift, offset: runStart, byteCount: runByteCount)
  }

  private mutating func look(in bytes: Span<UInt8>) -> Step {
    if isDoubleByte {
      // Shift codes have nothing to begin or end here, and are no pairs.
      if case .shiftCodes(let shifts) = form,
        let shift = shifts.all.first(where: { $0.stands(in: bytes, at: position) })
      {
        return .failure(.unbalancedShift, offset: position, byteCount: shift.byteCount)
      }
      return pair(bytes)
    }
    switch form {
    case .singleBytes, .doubleBytes: return .code(UInt16(bytes[position]), byteCount: 1)
    case .leadBytes:
      // Lead bytes 81–9F and E0–FC; flipping bit 5 makes them one range.
      guard (bytes[position] ^ 0x20) &- 0xA1 <= 0x3B else { return .code(UInt16(bytes[position]), byteCount: 1) }
      return pair(bytes)
    case .shiftCodes(let shifts): return shifted(bytes, shifts)
    case .extendedUnix: return extendedUnix(bytes)
    case .designations(let designations): return designated(bytes, designations)
    case .utf8: return utf8(bytes)
    case .utf16(let isBigEndian): return utf16(bytes, isBigEndian)
    }
  }

  /// Whether a byte can be the second of a pair.
  private func isTrail(_ byte: UInt8, behind lead: UInt8) -> Bool {
    // Two half-width spaces are the full-width space of most EBCDIC kanji codes, and elsewhere no code, but no half of one.
    if lead == space, byte == space { return true }
    return switch form {
    case .leadBytes: byte >= 0x40 && byte != 0x7F && byte <= 0xFC
    case .extendedUnix: byte >= 0xA1 && byte != 0xFF
    case .singleBytes, .doubleBytes, .shiftCodes:
      byte >= firstTrail && byte != 0xFF
    case .designations: byte >= 0x21 && byte <= 0x7E && lead >= 0x21 && lead <= 0x7E
    case .utf8, .utf16: true
    }
  }

  private func pair(_ bytes: Span<UInt8>) -> Step {
    let lead = bytes[position]
    guard position + 1 < bytes.count else {
      // A last space is no half of a character: the run is what has no end.
      return isShifted && lead == space
        ? .failure(.unbalancedShift, offset: runStart, byteCount: runByteCount)
        : .failure(.truncatedCharacter, offset: position, byteCount: 1)
    }
    let trail = bytes[position + 1]
    guard isTrail(trail, behind: lead) else {
      return .failure(
        isCut(bytes) ? .truncatedCharacter : .badTrailByte, offset: position, byteCount: isCut(bytes) ? 1 : 2)
    }
    // Its index would be that of a single byte.
    guard lead != 0 else { return .failure(.unassignedCode, offset: position, byteCount: 2) }
    return .code(UInt16(lead) << 8 | UInt16(trail), byteCount: 2)
  }

  /// Whether the byte at `position` was cut off: nothing but spaces follows it, or the end of its run.
  private func isCut(_ bytes: Span<UInt8>) -> Bool {
    if isShifted, case .shiftCodes(let shifts) = form, shifts.end.stands(in: bytes, at: position + 1) { return true }
    for index in (position + 1)..<bytes.count where bytes[index] != space { return false }
    return true
  }

  // MARK: - Hosts

  private mutating func shifted(_ bytes: Span<UInt8>, _ shifts: ShiftCodes) -> Step {
    if shifts.end.stands(in: bytes, at: position) {
      guard isShifted else {
        return .failure(.unbalancedShift, offset: position, byteCount: shifts.end.byteCount)
      }
      isShifted = false
      return .shift(byteCount: shifts.end.byteCount)
    }
    if let begin = shifts.begin.first(where: { $0.stands(in: bytes, at: position) }) {
      // One kind of run may follow another; the only kind there is may not.
      guard !isShifted || shifts.begin.count > 1 else {
        return .failure(.unbalancedShift, offset: position, byteCount: begin.byteCount)
      }
      if !isShifted {
        runStart = position
        runByteCount = begin.byteCount
      }
      isShifted = true
      return .shift(byteCount: begin.byteCount)
    }
    return isShifted ? pair(bytes) : .code(UInt16(bytes[position]), byteCount: 1)
  }

  // MARK: - Unix

  private func extendedUnix(_ bytes: Span<UInt8>) -> Step {
    let first = bytes[position]
    switch first {
    case 0xA1...0xFE: return pair(bytes)
    case 0x8E: return pair(bytes)
    case 0x8F:
      guard position + 2 < bytes.count else {
        return .failure(.truncatedCharacter, offset: position, byteCount: bytes.count - position)
      }
      let (second, third) = (bytes[position + 1], bytes[position + 2])
      guard (0xA1...0xFE).contains(second), (0xA1...0xFE).contains(third) else {
        return .failure(isCut(bytes) ? .truncatedCharacter : .badTrailByte, offset: position, byteCount: 3)
      }
      return .code(UInt16(second) << 8 | UInt16(third & 0x7F), byteCount: 3)
    default: return .code(UInt16(first), byteCount: 1)
    }
  }

  private mutating func designated(_ bytes: Span<UInt8>, _ designations: Designations) -> Step {
    let byte = bytes[position]
    if byte == 0x1B {
      guard let (next, count) = designations.designation(in: bytes, at: position) else {
        return .failure(.unbalancedShift, offset: position, byteCount: min(4, bytes.count - position))
      }
      if set == .ascii, !isShifted {
        runStart = position
        runByteCount = count
      }
      set = next
      return .shift(byteCount: count)
    }
    if designations.shiftsKatakana, byte == 0x0E || byte == 0x0F {
      guard isShifted == (byte == 0x0F) else { return .failure(.unbalancedShift, offset: position, byteCount: 1) }
      if byte == 0x0E, set == .ascii {
        runStart = position
        runByteCount = 1
      }
      isShifted.toggle()
      return .shift(byteCount: 1)
    }
    guard byte < 0x80 else { return .failure(.unassignedCode, offset: position, byteCount: 1) }
    if isShifted, byte > 0x20 { return .code(UInt16(byte) | 0x80, byteCount: 1) }
    // Control bytes and the space mean themselves in every set. Source: ISO/IEC 2022, sets of 94 characters.
    guard byte > 0x20 else { return .code(UInt16(byte), byteCount: 1) }
    guard set.isDouble else { return .code(set.index(byte, 0), byteCount: 1) }
    guard position + 1 < bytes.count else { return .failure(.truncatedCharacter, offset: position, byteCount: 1) }
    let trail = bytes[position + 1]
    guard trail > 0x20, trail < 0x7F else { return .failure(.badTrailByte, offset: position, byteCount: 2) }
    return .code(set.index(byte, trail), byteCount: 2)
  }

  // MARK: - Unicode

  /// Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
  private func utf8(_ bytes: Span<UInt8>) -> Step {
    let first = bytes[position]
    let count = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard count > 0 else { return .failure(.unassignedCode, offset: position, byteCount: 1) }
    var value = count == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(count))
    for offset in 1..<max(1, count) {
      guard position + offset < bytes.count else {
        return .failure(.truncatedCharacter, offset: position, byteCount: offset)
      }
      let byte = bytes[position + offset]
      guard byte & 0xC0 == 0x80 else {
        return .failure(
          isCut(bytes) ? .truncatedCharacter : .badTrailByte, offset: position, byteCount: offset + 1)
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x1_0000]
    guard value >= least[count], Unicode.Scalar(value) != nil else {
      return .failure(.badTrailByte, offset: position, byteCount: count)
    }
    return .scalar(value, byteCount: count)
  }

  private func utf16(_ bytes: Span<UInt8>, _ isBigEndian: Bool) -> Step {
    guard position + 1 < bytes.count else { return .failure(.truncatedCharacter, offset: position, byteCount: 1) }
    let first = unit(bytes, position, isBigEndian)
    guard (0xD800...0xDFFF).contains(first) else { return .scalar(first, byteCount: 2) }
    guard first < 0xDC00 else { return .failure(.badTrailByte, offset: position, byteCount: 2) }
    guard position + 3 < bytes.count else {
      return .failure(.truncatedCharacter, offset: position, byteCount: bytes.count - position)
    }
    let second = unit(bytes, position + 2, isBigEndian)
    guard (0xDC00...0xDFFF).contains(second) else {
      return .failure(.badTrailByte, offset: position, byteCount: 4)
    }
    return .scalar(0x1_0000 + (first & 0x3FF) << 10 + (second & 0x3FF), byteCount: 4)
  }

  private func unit(_ bytes: Span<UInt8>, _ position: Int, _ isBigEndian: Bool) -> UInt32 {
    let (one, two) = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
    return isBigEndian ? one << 8 | two : two << 8 | one
  }
}
