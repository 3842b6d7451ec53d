internal import CCrypto

extension Digest {
  /// The 16 bytes of the MD5 (RFC 1321), computed by OpenSSL. O(n).
  ///
  /// For `Content-MD5` and ETags alone, which stores compare with it; it protects against nobody's intent.
  public static func md5(_ bytes: Span<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 16)
    // Holds: the pointer is used within the closure and with its own count; the result has the 16 bytes an MD5 needs.
    let isDone = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe EVP_Digest(buffer.baseAddress, buffer.count, &digest, nil, EVP_md5(), nil)
    }
    precondition(isDone == 1, "libcrypto must offer MD5")
    return digest
  }

  /// The 16 bytes of the MD5. O(n).
  public static func md5(_ bytes: [UInt8]) -> [UInt8] { md5(bytes.span) }
}
