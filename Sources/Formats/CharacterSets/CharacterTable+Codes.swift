extension CharacterTable {
  /// The code that is written for a scalar, first byte highest, or `nil`.
  func code(of scalar: Unicode.Scalar) -> UInt32? {
    guard !form.isUnicode else { return nil }
    if scalar.value < 0x1_0000 {
      let index = codes[Int(scalar.value)]
      return index != 0 || scalar.value == 0 ? form.code(at: index) : nil
    }
    let index = sequenceCodes[SequenceIndex.key(scalar.value, 0)]
    return index == 0 ? nil : form.code(at: index)
  }

  /// The bytes of a code.
  static func bytes(of code: UInt32) -> [UInt8] {
    var bytes = [UInt8(truncatingIfNeeded: code)]
    var rest = code >> 8
    while rest > 0 {
      bytes.insert(UInt8(truncatingIfNeeded: rest), at: 0)
      rest >>= 8
    }
    return bytes
  }

  /// The UTF-8 of a code by its index, empty where it is not decided or not assigned.
  func text(at index: UInt16) -> [UInt8] {
    let entry = index < 256 && !singles.isEmpty ? singles[Int(index)] : packed[Int(index)]
    if PackedCharacter.isSequence(entry) { return sequences.bytes(entry) }
    guard entry < PackedCharacter.firstSpecial else { return [] }
    return (0..<(entry >> 24)).map { UInt8(truncatingIfNeeded: entry >> (8 * $0)) }
  }
}
