internal import CCrypto

/// An Ed25519 private key (RFC 8032), read by OpenSSL and kept in its memory alone.
@safe public struct PrivateKey: ~Copyable {
  private let key: OpaquePointer

  /// Reads a `PRIVATE KEY` block.
  ///
  /// - Parameter passphrase: What opens an encrypted key; nobody is ever asked for one.
  /// - Throws: `KeyError`.
  public init(pem: [UInt8], passphrase: String) throws(KeyError) {
    var words = Array(passphrase.utf8CString)
    // Holds: the passphrase ends in zero and outlives the call, and without a callback OpenSSL takes it as the fourth
    // argument; a key that was read is ours.
    guard let key = unsafe readKey(in: pem, { source in unsafe PEM_read_bio_PrivateKey(source, nil, nil, &words) })
    else {
      throw .unreadable
    }
    guard unsafe EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 else {
      unsafe EVP_PKEY_free(key)
      throw .notEd25519
    }
    unsafe self.key = key
  }

  // Holds: the key came from OpenSSL and nobody else frees it.
  deinit { unsafe EVP_PKEY_free(key) }

  /// The fingerprint of its public half, as `PublicKey.fingerprint` gives it.
  public var publicFingerprint: [UInt8] { unsafe keyFingerprint(key) }

  /// The 64 bytes of its signature over a message; the same message gives the same signature. O(n).
  public func signature(of message: [UInt8]) -> [UInt8] {
    // Holds: the context is freed at the end of this scope; the result has the 64 bytes that Ed25519 gives.
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a signature") }
    defer { unsafe EVP_MD_CTX_free(context) }
    var result = [UInt8](repeating: 0, count: 64)
    var count = result.count
    let isDone =
      unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1
      && EVP_DigestSign(context, &result, &count, message, message.count) == 1
    precondition(isDone && count == 64, "libcrypto must sign with an Ed25519 key that it read")
    return result
  }
}
