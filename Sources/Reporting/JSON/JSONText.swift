/// One value of a JSON text; names and texts are kept as bytes, members in their order.
///
/// Strings of Swift take canonical equivalents for one another, and its dictionaries for one key: here nothing does.
public enum JSONText: Sendable, Hashable {
  case text([UInt8])
  /// A number as written.
  case number([UInt8])
  case truth(Bool)
  case null
  case object([Member])
  case list([JSONText])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its name in UTF-8.
    public var name: [UInt8]
    /// Its value.
    public var value: JSONText
  }

  /// Why a text is no JSON, and where.
  public struct Malformed: Error, Sendable, Hashable {
    /// The first byte out of place, from 0.
    public var byteOffset: Int
  }

  /// How deep values may stand in one another.
  private static let deepest = 64

  /// Reads one value that makes up the whole text.
  ///
  /// - Throws: `Malformed` at the first byte that cannot stand there.
  /// - Complexity: O(n).
  /// - Source: RFC 8259.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    var reader = Reader(bytes: bytes)
    self = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.malformed }
  }

  /// The first member of a name, compared byte by byte; `nil` where there is none or this is no object.
  public subscript(_ name: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.elementsEqual(name.utf8) }?.value
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    var malformed: Malformed { Malformed(byteOffset: position) }

    mutating func skipSpace() {
      while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    mutating func value(depth: Int) throws(Malformed) -> JSONText {
      skipSpace()
      guard position < bytes.count, depth < JSONText.deepest else { throw malformed }
      switch bytes[position] {
      case 0x22: return .text(try text())
      case 0x7B: return .object(try members(depth: depth))
      case 0x5B: return .list(try elements(depth: depth))
      case 0x74: return try word("true", .truth(true))
      case 0x66: return try word("false", .truth(false))
      case 0x6E: return try word("null", .null)
      default: return .number(try number())
      }
    }

    private mutating func word(_ word: String, _ value: JSONText) throws(Malformed) -> JSONText {
      guard bytes[position...].starts(with: word.utf8) else { throw malformed }
      position += word.utf8.count
      return value
    }

    private mutating func number() throws(Malformed) -> [UInt8] {
      let start = position
      while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) { position += 1 }
      guard position > start else { throw malformed }
      return Array(bytes[start..<position])
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
      skipSpace()
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    private mutating func members(depth: Int) throws(Malformed) -> [Member] {
      position += 1
      var members: [Member] = []
      if takes(0x7D) { return members }
      repeat {
        skipSpace()
        guard position < bytes.count, bytes[position] == 0x22 else { throw malformed }
        let name = try text()
        guard takes(0x3A) else { throw malformed }
        members.append(Member(name: name, value: try value(depth: depth + 1)))
      } while takes(0x2C)
      guard takes(0x7D) else { throw malformed }
      return members
    }

    private mutating func elements(depth: Int) throws(Malformed) -> [JSONText] {
      position += 1
      var elements: [JSONText] = []
      if takes(0x5D) { return elements }
      repeat { elements.append(try value(depth: depth + 1)) } while takes(0x2C)
      guard takes(0x5D) else { throw malformed }
      return elements
    }

    private mutating func text() throws(Malformed) -> [UInt8] {
      position += 1
      var text: [UInt8] = []
      while position < bytes.count {
        let byte = bytes[position]
        switch byte {
        case 0x22:
          position += 1
          return text
        case 0x5C:
          position += 1
          text += try escape()
        case 0x00..<0x20: throw malformed
        default:
          text.append(byte)
          position += 1
        }
      }
      throw malformed
    }

    private mutating func escape() throws(Malformed) -> [UInt8] {
      guard position < bytes.count else { throw malformed }
      let letter = bytes[position]
      position += 1
      switch letter {
      case 0x22, 0x5C, 0x2F: return [letter]
      case 0x62: return [0x08]
      case 0x66: return [0x0C]
      case 0x6E: return [0x0A]
      case 0x72: return [0x0D]
      case 0x74: return [0x09]
      case 0x75:
        var value = try unit()
        if (0xD800..<0xDC00).contains(value) {
          guard position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else {
            throw malformed
          }
          position += 2
          let low = try unit()
          guard (0xDC00..<0xE000).contains(low) else { throw malformed }
          value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw malformed }
        return Array(String(Character(scalar)).utf8)
      default:
        position -= 1
        throw malformed
      }
    }

    private mutating func unit() throws(Malformed) -> UInt32 {
      guard position + 4 <= bytes.count,
        let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
      else { throw malformed }
      position += 4
      return value
    }
  }
}
