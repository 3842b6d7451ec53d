internal import Formats

/// The full result as CSV: a line for each changed cell and each row that was added or removed.
enum DifferenceResult {
  /// The row of headings.
  static let head = Array("file,change,key,item,old,new,equal_after,expected\r\n".utf8)

  /// Appends one line.
  static func add(
    file path: [UInt8], change: StaticString, key: [UInt8], item: [UInt8] = [], old: [UInt8] = [], new: [UInt8] = [],
    equalAfter: String = "", isExpected: Bool = false, to lines: inout [UInt8]
  ) {
    lines += path.asCell
    lines.append(0x2C)
    change.withUTF8Buffer { unsafe lines.append(contentsOf: $0) }
    for value in [key, item, old, new, Array(equalAfter.utf8)] {
      lines.append(0x2C)
      lines += value.asCell
    }
    lines.append(0x2C)
    if isExpected { lines.append(contentsOf: "yes".utf8) }
    lines.append(0x0D)
    lines.append(0x0A)
  }
}
