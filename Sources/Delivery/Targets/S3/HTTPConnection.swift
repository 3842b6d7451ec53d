internal import CCurl
internal import Platform

/// A connection to one server that is kept from request to request, by libcurl.
///
/// Peer and host of a TLS server are verified, redirects are not followed, and nothing but HTTP is spoken.
@safe final class HTTPConnection {
  private let handle: UnsafeMutableRawPointer
  private let isReady: Bool

  /// Why a request got no answer.
  struct Failure: Error, Sendable {
    /// libcurl's number.
    var code: UInt32
    /// libcurl's words for it, in English.
    var words: String

    /// Whether the server did not show that it is the one it should be; another try would not change that.
    var isDistrust: Bool {
      [CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR].contains {
        $0.rawValue == code
      }
    }

    /// Whether no TLS came about: the server speaks none, or none that is new enough, or was cut off.
    var isWithoutTLS: Bool { CURLE_SSL_CONNECT_ERROR.rawValue == code }
  }

  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Prepares a connection; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - authority: A file of the certificates to trust; `nil` for those of the system.
  ///   - stallSeconds: After how many seconds without a byte the server counts as gone.
  ///   - isLocal: Whether the server is on this machine, and no proxy of the environment stands before it.
  init(authority: String?, stallSeconds: Int, isLocal: Bool) {
    precondition(Self.isLibraryReady, "libcurl must start")
    // Holds: the handle is freed once, in deinit; libcurl gives nil only when memory is exhausted.
    guard let handle = unsafe curl_easy_init() else { preconditionFailure("libcurl has no memory for a connection") }
    unsafe self.handle = handle
    // Holds: the handle is ours; libcurl copies every text given to it.
    var results = unsafe [
      utsushi_curl_set_number(handle, CURLOPT_NOSIGNAL, 1),
      utsushi_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
      utsushi_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0),
      utsushi_curl_set_number(handle, CURLOPT_PATH_AS_IS, 1),
      utsushi_curl_set_number(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
      utsushi_curl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1),
      utsushi_curl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2),
      utsushi_curl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      utsushi_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, 10),
      utsushi_curl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1),
      utsushi_curl_set_number(handle, CURLOPT_LOW_SPEED_TIME, stallSeconds),
      utsushi_curl_set_taker(handle, CURLOPT_WRITEFUNCTION, takeBody),
      utsushi_curl_set_taker(handle, CURLOPT_HEADERFUNCTION, takeHeader),
    ]
    // Holds: as above.
    if let authority { results.append(unsafe utsushi_curl_set_text(handle, CURLOPT_CAINFO, authority)) }
    // Holds: as above.
    if isLocal { results.append(unsafe utsushi_curl_set_text(handle, CURLOPT_PROXY, "")) }
    isReady = results.allSatisfy { $0 == CURLE_OK }
  }

  // Holds: the handle came from curl_easy_init and nobody else frees it.
  deinit { unsafe curl_easy_cleanup(handle) }

  /// Sends one request and waits for its answer.
  ///
  /// - Parameters:
  ///   - request: The request with all its fields; none is added but what HTTP itself needs.
  ///   - url: Its address.
  /// - Throws: `Failure` where there is no whole answer.
  func send(_ request: HTTPRequest, to url: String) throws(Failure) -> HTTPResponse {
    guard isReady else { throw Failure(code: CURLE_FAILED_INIT.rawValue, words: "libcurl lacks an option") }
    let received = Received()
    var list: UnsafeMutablePointer<curl_slist>? = nil
    // Holds: the list is ours, is freed once at the end of this scope, and copies each line given to it.
    defer { unsafe curl_slist_free_all(list) }
    // libcurl takes `name:` for "send no such field" and `name;` for a field without a value.
    var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
    for line in lines {
      // Holds: as above; nil means that memory is exhausted, and the list stays as it was.
      guard let longer = unsafe curl_slist_append(list, line) else { preconditionFailure("libcurl has no memory") }
      unsafe list = longer
    }
    // Holds: body, list and context outlive the transfer, which ends within this closure and this scope.
    let result: CURLcode = unsafe request.body.withUnsafeBufferPointer { body in
      let context = unsafe Unmanaged.passUnretained(received).toOpaque()
      let options = unsafe [
        utsushi_curl_set_text(handle, CURLOPT_URL, url),
        // The kind of request first, since each of these options also changes it.
        utsushi_curl_set_number(handle, CURLOPT_NOBODY, 0),
        utsushi_curl_set_number(handle, CURLOPT_HTTPGET, 1),
        request.method == "HEAD"
          ? utsushi_curl_set_number(handle, CURLOPT_NOBODY, 1)
          : request.method == "PUT" || request.method == "POST"
            ? utsushi_curl_set_body(handle, body.baseAddress, curl_off_t(body.count)) : CURLE_OK,
        utsushi_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method == "HEAD" ? nil : request.method),
        utsushi_curl_set_headers(handle, list),
        utsushi_curl_set_context(handle, CURLOPT_WRITEDATA, context),
        utsushi_curl_set_context(handle, CURLOPT_HEADERDATA, context),
      ]
      if let failure = options.first(where: { $0 != CURLE_OK }) { return failure }
      return unsafe curl_easy_perform(handle)
    }
    withExtendedLifetime(received) {}
    guard result == CURLE_OK else {
      // Holds: libcurl gives a constant text for every number.
      throw Failure(code: result.rawValue, words: unsafe String(cString: curl_easy_strerror(result)))
    }
    var status = 0
    // Holds: the number is ours and outlives the call.
    _ = unsafe utsushi_curl_get_status(handle, &status)
    return HTTPResponse(
      status: status, headers: received.headers, body: received.body, byteCount: received.byteCount,
      sha256: received.digest.finalize())
  }

  /// Waits without doing anything.
  static func pause(milliseconds: Int) { utsushi_pause(Int32(milliseconds)) }

  /// The seconds since 1970 of a date as HTTP writes it; `nil` where it is none.
  static func seconds(ofDate text: String) -> Int? {
    // Holds: Swift passes a zero-terminated copy of the text; the second argument is not used.
    let seconds = unsafe curl_getdate(text, nil)
    return seconds < 0 ? nil : seconds
  }
}

/// Where the answer of one request gathers.
private final class Received {
  var headers: [HTTPField] = []
  var body: [UInt8] = []
  var byteCount = 0
  var digest = SHA256()

  func take(_ bytes: [UInt8]) {
    digest.update(bytes)
    byteCount += bytes.count
    body += bytes.prefix(HTTPResponse.bodyLimit - body.count)
  }

  func takeLine(_ bytes: [UInt8]) {
    let line = String(decoding: bytes, as: UTF8.self)
    // An interim answer (100) has a status line of its own; the fields of the last one count.
    if line.hasPrefix("HTTP/") { return headers = [] }
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    let end = value.lastIndex { !$0.isWhitespace }
    headers.append(HTTPField(line[..<colon].lowercased(), end.map { String(value[...$0]) } ?? ""))
  }
}

// Holds: libcurl calls these with `size * count` readable bytes and with the context set for the transfer, a `Received`
// that lives until the transfer ends.
private func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  unsafe take(bytes, size * count, context) { $0.take($1) }
}

private func takeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  unsafe take(bytes, size * count, context) { $0.takeLine($1) }
}

private func take(
  _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
  _ body: (Received, [UInt8]) -> Void
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  // Holds: as above.
  let copy = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  unsafe body(Unmanaged<Received>.fromOpaque(context).takeUnretainedValue(), copy)
  return count
}
