internal import CZlib

/// Checksums against accidents; never against intent.
public enum Checksum {
  /// The CRC-32 of ITU-T V.42 and zip archives, computed by zlib. O(n).
  public static func crc32(_ bytes: [UInt8]) -> UInt32 {
    // Holds: the pointer is used within the closure and with its own count.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      UInt32(truncatingIfNeeded: unsafe crc32_z(0, buffer.baseAddress, buffer.count))
    }
  }
}
