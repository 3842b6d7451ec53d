internal import CCrypto

/// Reads a key from the bytes of a file; `nil` where OpenSSL finds none in them.
///
/// OpenSSL's source of bytes keeps their address and no copy, so that everything is read inside the closure that lends them:
/// an argument that Swift makes a pointer of may be gone behind the call.
///
/// - Parameter read: Takes the source (a `BIO`) and gives a key that is the caller's to free, or `nil`.
func readKey(in pem: [UInt8], _ read: (OpaquePointer) -> OpaquePointer?) -> OpaquePointer? {
  // The bytes live until the closure ends, and the source is freed before.
  unsafe pem.withUnsafeBytes { bytes in
    guard let source = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else { return nil }
    defer { unsafe BIO_free(source) }
    let key = unsafe read(source)
    if unsafe key == nil { ERR_clear_error() }
    return unsafe key
  }
}
