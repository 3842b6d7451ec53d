internal import Platform
internal import Records

/// The full result as CSV: a line for each changed cell and each row that was added or removed.
final class DifferenceResult {
  static let columns = ["file", "change", "key", "item", "old", "new", "equal_after", "expected"]

  private var file: OutputFile?
  private var buffer: [UInt8] = []

  /// - Throws: `FileError` where it is there already or cannot be written.
  init(_ path: String) throws(FileError) {
    file = try OutputFile(creating: path)
    buffer = Array((DifferenceResult.columns.joined(separator: ",") + "\r\n").utf8)
  }

  /// Writes whole lines.
  func write(_ lines: [UInt8]) throws(FileError) {
    buffer += lines
    if buffer.count > 1 << 20 { try flush() }
  }

  /// Appends one line.
  static func add(
    file path: [UInt8], change: StaticString, key: [UInt8], item: [UInt8] = [], old: [UInt8] = [], new: [UInt8] = [],
    equalAfter: String = "", isExpected: Bool = false, to lines: inout [UInt8]
  ) {
    cell(path, &lines)
    lines.append(0x2C)
    change.withUTF8Buffer { unsafe lines.append(contentsOf: $0) }
    for value in [key, item, old, new, Array(equalAfter.utf8)] {
      lines.append(0x2C)
      cell(value, &lines)
    }
    lines.append(0x2C)
    if isExpected { lines.append(contentsOf: "yes".utf8) }
    lines.append(0x0D)
    lines.append(0x0A)
  }

  private static func cell(_ value: [UInt8], _ lines: inout [UInt8]) {
    guard value.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }) else {
      lines += value
      return
    }
    lines.append(0x22)
    for byte in value {
      if byte == 0x22 { lines.append(0x22) }
      lines.append(byte)
    }
    lines.append(0x22)
  }

  private func flush() throws(FileError) {
    guard var open = file.take() else { return }
    try open.write(buffer)
    buffer.removeAll(keepingCapacity: true)
    file = consume open
  }

  /// Closes the file.
  func close() throws(FileError) {
    try flush()
    guard var open = file.take() else { return }
    try open.close()
  }
}
