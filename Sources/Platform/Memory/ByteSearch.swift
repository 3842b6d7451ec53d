internal import CSystem

/// Looks for bytes in bytes.
public enum ByteSearch {
  /// Whether some bytes stand in others; none stand everywhere.
  ///
  /// - Complexity: O(`bytes.count`), by the C library's `memmem`.
  public static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    // Both buffers live for the call and are as long as is said.
    unsafe bytes.withUnsafeBytes { hay in
      unsafe wanted.withUnsafeBytes { needle in
        guard let start = hay.baseAddress, let mark = needle.baseAddress else { return wanted.isEmpty }
        return unsafe memmem(start, UInt(hay.count), mark, UInt(needle.count)) != nil
      }
    }
  }
}
