extension CharacterCodec {
  /// Encodes a text in its canonical form: each character by its preferred code, each longest run of double-byte codes in
  /// one pair of the first kind of shift codes, each set designated when it is needed and ASCII at the end.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - isDoubleByte: Whether double-byte codes alone can stand, without shift codes.
  /// - Throws: `UnencodableScalar` for the first scalar that has no code; nothing is ever replaced.
  /// - Complexity: O(length of `text`).
  func encode(_ scalars: [Unicode.Scalar], isDoubleByte: Bool) throws(UnencodableScalar) -> [UInt8] {
    switch form {
    case .utf8: return scalars.flatMap { UTF8.encode($0).map(Array.init) ?? [] }
    case .utf16(let isBigEndian):
      return scalars.flatMap { UTF16.encode($0).map(Array.init) ?? [] }.flatMap { unit in
        let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
        return isBigEndian ? bytes : bytes.reversed()
      }
    case .singleBytes, .doubleBytes, .leadBytes, .shiftCodes, .extendedUnix, .designations: break
    }
    var writer = CodeWriter(form, isDoubleByte: isDoubleByte || form == .doubleBytes)
    var position = 0
    while position < scalars.count {
      let following = position + 1 < scalars.count ? scalars[position + 1].value : 0
      var length = 1
      var index: UInt16?
      if following != 0, let pair = code(of: scalars[position].value, second: following) {
        index = pair
        length = 2
      } else if !VariationSelector.contains(following) {
        // A selector belongs to the character before it: without a code of their own the two have none.
        index = code(of: scalars[position].value, second: 0)
      }
      guard let index, writer.write(index) else {
        throw UnencodableScalar(scalar: scalars[position], position: position)
      }
      position += length
    }
    return writer.finish()
  }

  /// The same, `nil` where a scalar has no code or the bytes are no UTF-8.
  func encode(_ text: ArraySlice<UInt8>, isDoubleByte: Bool) -> [UInt8]? {
    guard let string = String(validating: text, as: UTF8.self) else { return nil }
    do throws(UnencodableScalar) {
      return try encode(Array(string.unicodeScalars), isDoubleByte: isDoubleByte)
    } catch {
      return nil
    }
  }
}

/// Puts codes one behind another with what has to stand between them.
struct CodeWriter {
  private let form: CodeForm
  private let isDoubleByte: Bool
  private var bytes: [UInt8] = []
  private var isShifted = false
  /// The single byte of a host that was written last.
  private var single: UInt16?
  private var set = Designations.CharacterSet.ascii

  init(_ form: CodeForm, isDoubleByte: Bool) {
    self.form = form
    self.isDoubleByte = isDoubleByte
  }

  /// Writes a code by its index; false where it cannot stand.
  mutating func write(_ index: UInt16) -> Bool {
    let isPair = index > 0xFF
    if isDoubleByte {
      // EUC has codes of three bytes, and seven bits tell one set alone.
      guard isPair, form.code(at: index) <= 0xFFFF else { return false }
      if case .designations = form, index & 0x8080 != 0 || index < 0x2121 { return false }
      bytes += [UInt8(index >> 8), UInt8(truncatingIfNeeded: index)]
      return true
    }
    switch form {
    case .shiftCodes(let shifts):
      if isShifted != isPair { append(isShifted ? shifts.end : shifts.begin[0]) }
      isShifted = isPair
      if !isPair, let last = single, shifts.all.contains(where: { $0.bytes == last << 8 | index }) {
        // Two characters whose bytes would be a shift code.
        return false
      }
      single = isPair ? nil : index
    case .designations(let designations):
      designate(index, designations)
      return true
    case .singleBytes, .doubleBytes, .leadBytes, .extendedUnix, .utf8, .utf16: break
    }
    bytes += CharacterTable.bytes(of: form.code(at: index))
    return true
  }

  /// Closes what is open and gives the bytes.
  mutating func finish() -> [UInt8] {
    switch form {
    case .shiftCodes(let shifts) where isShifted: append(shifts.end)
    case .designations(let designations):
      if isShifted { bytes.append(0x0F) }
      if set != .ascii { bytes += [0x1B] + designations.sets[0].final }
    case .shiftCodes, .singleBytes, .doubleBytes, .leadBytes, .extendedUnix, .utf8, .utf16: break
    }
    return bytes
  }

  private mutating func append(_ shift: ShiftCodes.Shift) {
    bytes += CharacterTable.bytes(of: UInt32(shift.bytes))
  }

  private mutating func designate(_ index: UInt16, _ designations: Designations) {
    let needed = designations.set(of: index)
    if designations.shiftsKatakana {
      // Katakana stand between shift codes and need no designation; control bytes mean themselves everywhere.
      if isShifted != (needed == .katakana) {
        bytes.append(isShifted ? 0x0F : 0x0E)
        isShifted.toggle()
      }
      if needed == .katakana {
        bytes.append(UInt8(index & 0x7F))
        return
      }
    }
    if needed != set {
      bytes += [0x1B] + needed.final
      set = needed
    }
    if needed.isDouble { bytes.append(UInt8(index >> 8 & 0x7F)) }
    bytes.append(UInt8(index & 0x7F))
  }
}
