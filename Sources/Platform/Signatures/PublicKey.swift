internal import CCrypto

/// An Ed25519 public key (RFC 8032), read by OpenSSL.
@safe public struct PublicKey: ~Copyable {
  private let key: OpaquePointer

  /// Reads a `PUBLIC KEY` block.
  ///
  /// - Throws: `KeyError`; a private key is `.unreadable` here.
  public init(pem: [UInt8]) throws(KeyError) {
    // Holds: a key that was read is ours.
    guard let key = unsafe readKey(in: pem, { source in unsafe PEM_read_bio_PUBKEY(source, nil, nil, nil) }) else {
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

  /// The SHA-256 of its SubjectPublicKeyInfo in DER: what a key is known by.
  ///
  /// The same as `openssl pkey -pubin -in FILE -outform DER | sha256sum`.
  public var fingerprint: [UInt8] { unsafe keyFingerprint(key) }

  /// Whether 64 bytes are its signature over a message. O(n).
  public func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    // Holds: the context is freed at the end of this scope; both buffers outlive the call and come with their counts.
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a signature") }
    defer { unsafe EVP_MD_CTX_free(context) }
    let isGood =
      unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    ERR_clear_error()
    return isGood
  }
}

/// The SHA-256 of the public half of a key.
func keyFingerprint(_ key: OpaquePointer) -> [UInt8] {
  var encoded: UnsafeMutablePointer<UInt8>?
  // Holds: OpenSSL allocates the encoding, which is copied with its own count and then freed.
  let count = unsafe i2d_PUBKEY(key, &encoded)
  guard count > 0, let bytes = unsafe encoded else { preconditionFailure("OpenSSL must encode a key that it read") }
  defer { unsafe CRYPTO_free(bytes, nil, 0) }
  return unsafe Digest.sha256(Array(UnsafeBufferPointer(start: bytes, count: Int(count))))
}
