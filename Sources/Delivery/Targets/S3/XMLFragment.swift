/// A piece of an answer in XML, read by the names of its elements.
///
/// Not a parser of XML: the answers of a store nest no element in one of its own name, and have no comments and no
/// CDATA. What cannot be found is `nil`, which the caller treats as an answer that says nothing.
///
/// - Source: Amazon S3 API Reference, "Error responses", `ListObjectsV2`, `ListParts`, `ListMultipartUploads`.
struct XMLFragment: Sendable {
  /// The bytes between the tags.
  let bytes: [UInt8]

  /// The elements of a name in their order. O(bytes).
  func all(_ name: String) -> [XMLFragment] {
    let tag = Array(name.utf8)
    var found: [XMLFragment] = []
    var index = 0
    while let open = next(0x3C, from: index), let close = next(0x3E, from: open) {
      index = close + 1
      let head = bytes[(open + 1)..<close]
      guard head.starts(with: tag), isEnd(of: head, at: open + 1 + tag.count) else { continue }
      guard head.last != 0x2F else {
        found.append(XMLFragment(bytes: []))
        continue
      }
      guard let end = closing(tag, from: index) else { break }
      found.append(XMLFragment(bytes: Array(bytes[index..<end])))
      index = end
    }
    return found
  }

  /// The text of the first element of a name.
  func first(_ name: String) -> String? { all(name).first?.text }

  /// The bytes as text, with the five entities and numbered characters replaced; an entity nobody knows stays.
  var text: String {
    var result = ""
    for (place, piece) in bytes.split(separator: 0x26, omittingEmptySubsequences: false).enumerated() {
      guard place > 0 else {
        result += String(decoding: piece, as: UTF8.self)
        continue
      }
      guard let end = piece.firstIndex(of: 0x3B), let letter = Self.entity(piece[..<end]) else {
        result += "&" + String(decoding: piece, as: UTF8.self)
        continue
      }
      result.append(letter)
      result += String(decoding: piece[(end + 1)...], as: UTF8.self)
    }
    return result
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? { bytes[start...].firstIndex(of: byte) }

  private func isEnd(of head: ArraySlice<UInt8>, at index: Int) -> Bool {
    index == head.endIndex || bytes[index] == 0x20 || bytes[index] == 0x2F
  }

  private func closing(_ tag: [UInt8], from start: Int) -> Int? {
    let end = [0x3C, 0x2F] + tag + [0x3E]
    var index = start
    while let open = next(0x3C, from: index) {
      if bytes[open...].starts(with: end) { return open }
      index = open + 1
    }
    return nil
  }

  private static func entity(_ name: ArraySlice<UInt8>) -> Character? {
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      return number.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}
