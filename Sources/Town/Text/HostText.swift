import Formats

/// Turns the words of the town into the bytes of its tax host (IBM939).
///
/// The host's people keyed the same names, so its user-defined characters stand for the same glyphs: U+E000, which the
/// resident system writes F040, is 6941 here.
struct HostText {
  private let legacy: CharacterTable
  private let host: CharacterTable
  /// Words of the lexicon as scalars, by their CP932 bytes.
  private var words: [[UInt8]: String] = [:]

  /// Needs the tables `CP932` and `IBM939`, which the product always has.
  init() {
    guard let legacy = CharacterTable.named("CP932"), let host = CharacterTable.named("IBM939") else {
      preconditionFailure("the tables CP932 and IBM939 belong to the product")
    }
    self.legacy = legacy
    self.host = host
  }

  /// The bytes of a mixed field (`PIC X`): double-byte characters between shift-out (0E) and shift-in (0F).
  func mixed(_ text: String) -> [UInt8] {
    do { return try host.encode(text) } catch { preconditionFailure("a word of the town's own lists is not in IBM939") }
  }

  /// The bytes of a field of double-byte characters alone (`PIC G`).
  func doubleByte(_ text: String) -> [UInt8] {
    do {
      return try host.encodeDoubleByte(text)
    } catch {
      preconditionFailure("a word of the town's own lists has no double-byte code in IBM939")
    }
  }

  /// The scalars of CP932 bytes, user-defined characters as private-use ones; remembers words of the lexicon.
  mutating func scalars(_ word: [UInt8]) -> String {
    if let known = words[word] { return known }
    let text = decoded(word)
    words[word] = text
    return text
  }

  /// The scalars of CP932 bytes, user-defined characters as private-use ones.
  func decoded(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var position = 0
    while position < bytes.count {
      // CP932: 81–9F and E0–FC lead a second byte.
      let isDouble = (bytes[position] >= 0x81 && bytes[position] <= 0x9F) || bytes[position] >= 0xE0
      let code = Array(bytes[position..<position + (isDouble ? 2 : 1)])
      position += code.count
      if isDouble, let scalar = legacy.privateUseScalar(of: UInt32(code[0]) << 8 | UInt32(code[1])) {
        text.append(scalar)
        continue
      }
      do {
        text.append(contentsOf: String(decoding: try legacy.decode(code), as: UTF8.self).unicodeScalars)
      } catch {
        preconditionFailure("a word of the town's own lists is not in CP932")
      }
    }
    return String(text)
  }
}
