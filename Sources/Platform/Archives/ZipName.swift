/// The rules for names of entries, when reading and when writing.
enum ZipName {
  /// What is wrong with a name, or `nil`.
  ///
  /// A name is one or more components with `/` between them; a folder's ends in one more `/`. No component is empty,
  /// `.` or `..`; a backslash, a colon (drives and streams of Windows) and control characters are refused anywhere.
  static func problem(_ name: [UInt8], isDeclaredUTF8: Bool) -> ZipErrorCode? {
    guard !name.isEmpty else { return .unsafeName }
    var components = name.split(separator: 0x2F, omittingEmptySubsequences: false)
    if components.count > 1, components.last?.isEmpty == true { components.removeLast() }
    for component in components {
      guard !component.isEmpty, !component.elementsEqual([0x2E]), !component.elementsEqual([0x2E, 0x2E]) else {
        return .unsafeName
      }
      for byte in component where byte < 0x20 || byte == 0x7F || byte == 0x5C || byte == 0x3A { return .unsafeName }
    }
    if !name.allSatisfy({ $0 < 0x80 }) {
      guard isDeclaredUTF8, String(validating: name, as: UTF8.self) != nil else { return .undeclaredName }
    }
    return nil
  }
}
