// What a text does not tell about the bytes of its field: which kind of shift code stood where, runs that were opened and
// closed without need, escape sequences, and what filled the field up. Kept beside the text, it gives the bytes back.
//
// Example: 38 BBB3 29 28 C5C4 29 40 40 in JEF is 山田; its canonical form has one run behind 28. The skeleton is
// `S38 1 S29 S28 1 S29 P40x2`: one character between 38 and 29, one between 28 and 29, two bytes 40 behind.
// It never holds the code of a character, so it says nothing of a person.

internal import Records

extension CharacterCodec {
  /// The skeleton of a field, or `nil` where shift codes and padding are not all that the text does not tell.
  ///
  /// - Parameters:
  ///   - raw: The field's bytes.
  ///   - text: What they were read as, with or without the padding at the end.
  ///   - isDoubleByte: Whether the field holds double-byte codes alone.
  /// - Returns: The skeleton; `bytes(of:skeleton:)` gives exactly `raw` for it.
  /// - Complexity: O(`raw`).
  func skeleton(of raw: [UInt8], text: [UInt8], isDoubleByte: Bool) -> String? {
    guard !form.isUnicode else { return nil }
    var walk = CodeWalk(table, isDoubleByte: isDoubleByte)
    var rest = text[...]
    var parts: [String] = []
    var characters = 0
    var padding: (bytes: [UInt8], count: Int)?
    func flush() {
      if characters > 0 { parts.append("\(characters)") }
      characters = 0
      if let found = padding { parts.append("P\(ScalarNotation.text(found.bytes))x\(found.count)") }
      padding = nil
    }
    var position = 0
    while let step = walk.next(in: raw.span) {
      let bytes = Array(raw[position..<min(walk.position, raw.count)])
      position = walk.position
      switch step {
      case .failure, .scalar: return nil
      case .shift:
        flush()
        parts.append("S" + ScalarNotation.text(bytes))
      case .code(let index, _):
        let character = characterText(index)
        if !rest.isEmpty, !character.isEmpty, rest.starts(with: character) {
          if padding != nil { flush() }
          rest = rest.dropFirst(character.count)
          characters += 1
        } else {
          guard rest.isEmpty else { return nil }
          if characters > 0 || padding.map({ $0.bytes != bytes }) ?? false { flush() }
          padding = (bytes, (padding?.count ?? 0) + 1)
        }
      }
    }
    flush()
    let skeleton = parts.joined(separator: " ")
    return rest.isEmpty && self.bytes(of: text, skeleton: skeleton) == raw ? skeleton : nil
  }

  /// The bytes of a field from its text and skeleton; `nil` where the two do not belong together.
  ///
  /// - Complexity: O(`text` + `skeleton`).
  func bytes(of text: [UInt8], skeleton: String) -> [UInt8]? {
    guard let string = String(validating: text, as: UTF8.self) else { return nil }
    let scalars = Array(string.unicodeScalars)
    var position = 0
    var bytes: [UInt8] = []
    for part in skeleton.utf8.split(separator: 0x20) {
      let rest = part.dropFirst()
      switch part.first {
      case 0x53:
        guard let shift = CharacterCodec.bytes(rest) else { return nil }
        bytes += shift
      case 0x50:
        let halves = rest.split(separator: 0x78)
        guard halves.count == 2, let fill = CharacterCodec.bytes(halves[0]),
          let count = Int(String(decoding: halves[1], as: UTF8.self)), count > 0, count <= 1 << 20
        else { return nil }
        for _ in 0..<count { bytes += fill }
      default:
        guard let count = Int(String(decoding: part, as: UTF8.self)), count > 0 else { return nil }
        for _ in 0..<count {
          guard position < scalars.count else { return nil }
          let second = position + 1 < scalars.count ? scalars[position + 1].value : 0
          if second != 0, let index = code(of: scalars[position].value, second: second) {
            bytes += codeBytes(index)
            position += 2
          } else if let index = code(of: scalars[position].value, second: 0) {
            bytes += codeBytes(index)
            position += 1
          } else {
            return nil
          }
        }
      }
    }
    return position == scalars.count ? bytes : nil
  }

  /// The bytes of a code where it stands, without what stands around it.
  private func codeBytes(_ index: UInt16) -> [UInt8] {
    guard case .designations = form else { return CharacterTable.bytes(of: form.code(at: index)) }
    // Seven bits a byte: the others tell the designated set.
    return index > 0x1FF ? [UInt8(index >> 8 & 0x7F), UInt8(index & 0x7F)] : [UInt8(index & 0x7F)]
  }

  private func characterText(_ index: UInt16) -> [UInt8] {
    let entry = packed[Int(index)]
    return PackedCharacter.isIdentified(entry) ? sequences.bytes(entry) : table.text(at: index)
  }

  private static func bytes(_ text: Substring.UTF8View.SubSequence) -> [UInt8]? {
    let text = String(decoding: text, as: UTF8.self)
    guard text.utf8.count % 2 == 0, let word = ScalarNotation.hexadecimal(text, digits: 2...8) else { return nil }
    return (0..<text.utf8.count / 2).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
  }
}
