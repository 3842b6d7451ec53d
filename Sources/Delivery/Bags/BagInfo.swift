/// The lines of `bag-info.txt`: label, colon, value.
///
/// A line break in a value continues on an indented line. Long lines are not folded: RFC 8493, 2.2.2 recommends at most
/// 79 characters, but counts the break of a folded line as part of the value, so folding would change what is said.
enum BagInfo {
  /// The file of some lines, in their order; white space at the ends of a value is not kept.
  static func bytes(_ lines: [(String, String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (label, value) in lines {
      bytes += label.utf8
      bytes += [0x3A, 0x20]
      var rest = Array(value.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map(trimmed)
      while rest.count > 1, rest.last?.isEmpty == true { rest.removeLast() }
      bytes += rest.joined(separator: [0x0A, 0x20, 0x20])
      bytes.append(0x0A)
    }
    return bytes
  }

  /// The value of the first line with this label, or `nil`.
  static func value(_ label: String, in bytes: [UInt8]) -> [UInt8]? {
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let colon = line.firstIndex(of: 0x3A), line[..<colon].elementsEqual(label.utf8) else { continue }
      return Array(trimmed(line[(colon + 1)...]))
    }
    return nil
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, isWhiteSpace(first) { text.removeFirst() }
    while let last = text.last, isWhiteSpace(last) { text.removeLast() }
    return text
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
