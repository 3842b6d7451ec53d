internal import CCrypto

/// Keyed digests, computed by OpenSSL.
public enum MessageAuthentication {
  /// The 32 bytes of the HMAC-SHA256 (RFC 2104) of a message. O(n).
  public static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    // Holds: key and message outlive the call and are given with their counts; the result has the 32 bytes it needs.
    let isDone = unsafe HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &result, &count) != nil
    precondition(isDone && count == 32, "libcrypto must offer HMAC with SHA-256")
    return result
  }
}
