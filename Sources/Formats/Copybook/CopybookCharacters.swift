internal import Records

/// The character table a copybook itself is written in.
enum CopybookCharacters {
  case cp932
  case utf8

  /// One character of a line with the bytes and card columns it takes.
  struct Character {
    /// `nil` where the bytes are no character.
    var scalar: Unicode.Scalar?
    /// The bytes as hexadecimal, for messages about what is no character.
    var bytes: [UInt8]
    /// 1 for half-width, 2 for full-width characters.
    var width: Int
  }

  /// The table by its declared name, or `nil`.
  init?(name: String) {
    if name.utf8.elementsEqual("CP932".utf8) {
      self = .cp932
    } else if name.utf8.elementsEqual("UTF8".utf8) {
      self = .utf8
    } else {
      return nil
    }
  }

  /// The characters of one line without its newline; nothing is dropped.
  func characters(_ line: ArraySlice<UInt8>) -> [Character] {
    switch self {
    case .cp932: cp932Characters(line)
    case .utf8: utf8Characters(line)
    }
  }

  private func cp932Characters(_ line: ArraySlice<UInt8>) -> [Character] {
    let table = CP932.table
    var characters: [Character] = []
    var position = line.startIndex
    while position < line.endIndex {
      let byte = line[position]
      var bytes = [byte]
      if (byte ^ 0x20) &- 0xA1 <= 0x3B, position + 1 < line.endIndex { bytes.append(line[position + 1]) }
      let code = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      // A user-defined character in a comment or a name stands for itself in the private use area.
      var scalar = table.privateUseScalar(of: code)
      if scalar == nil,
        case .success(let text) = Result(catching: { () throws(ValueFailure) in try table.decode(bytes) })
      {
        scalar = String(decoding: text, as: UTF8.self).unicodeScalars.first
      }
      if scalar == nil { bytes = [byte] }
      characters.append(Character(scalar: scalar, bytes: bytes, width: bytes.count))
      position += bytes.count
    }
    return characters
  }

  private func utf8Characters(_ line: ArraySlice<UInt8>) -> [Character] {
    var characters: [Character] = []
    var position = line.startIndex
    while position < line.endIndex {
      let byte = line[position]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let bytes = Array(line[position...].prefix(length))
      if let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first {
        let isHalfWidth = scalar.value < 0x80 || (0xFF61...0xFF9F).contains(scalar.value)
        characters.append(Character(scalar: scalar, bytes: bytes, width: isHalfWidth ? 1 : 2))
        position += bytes.count
      } else {
        characters.append(Character(scalar: nil, bytes: [byte], width: 1))
        position += 1
      }
    }
    return characters
  }
}
