internal import CCrypto

/// A running SHA-256 (FIPS 180-4), computed by OpenSSL.
@safe public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// Starts with no bytes.
  public init() {
    // Holds: the context is freed once, in deinit; OpenSSL gives nil only when memory is exhausted.
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest") }
    unsafe self.context = context
    let isStarted = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(isStarted == 1, "libcrypto must offer SHA-256")
  }

  // Holds: the context came from EVP_MD_CTX_new and nobody else frees it.
  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes more bytes. O(n).
  public mutating func update(_ bytes: Span<UInt8>) {
    // Holds: the pointer is used within the closure and with its own count.
    let isTaken = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    }
    precondition(isTaken == 1, "libcrypto must take bytes into a started digest")
  }

  /// Takes more bytes. O(n).
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The 32 bytes of the digest of everything taken so far; more may follow.
  public func finalize() -> [UInt8] {
    // Holds: the copy is ours and freed once at the end of this scope; the result has the 32 bytes a SHA-256 needs.
    guard let copy = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest") }
    defer { unsafe EVP_MD_CTX_free(copy) }
    var digest = [UInt8](repeating: 0, count: 32)
    let isDone = unsafe EVP_MD_CTX_copy_ex(copy, context) == 1 && EVP_DigestFinal_ex(copy, &digest, nil) == 1
    precondition(isDone, "libcrypto must finish a started digest")
    return digest
  }
}

/// Digests of what is there whole.
public enum Digest {
  /// The 32 bytes of the SHA-256. O(n).
  public static func sha256(_ bytes: Span<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finalize()
  }

  /// The 32 bytes of the SHA-256. O(n).
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { sha256(bytes.span) }

  /// The 32 bytes of the SHA-256 of a file, and the number of bytes they stand for. O(size); memory of 1 MiB.
  public static func sha256(ofFile path: String) throws(FileError) -> (digest: [UInt8], byteCount: Int) {
    var file = try InputFile(path: path)
    var digest = SHA256()
    var byteCount = 0
    var block: [UInt8] = []
    while try file.read(appendingTo: &block, upTo: 1 << 20) > 0 {
      digest.update(block)
      byteCount += block.count
      block.removeAll(keepingCapacity: true)
    }
    return (digest.finalize(), byteCount)
  }
}
