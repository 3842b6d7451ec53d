internal import Platform

/// Reading and removing.
extension StoreClient {
  /// The header field that holds the mark of an upload.
  static let markHeader = "x-amz-meta-utsushi-upload"

  /// The objects whose keys begin with a prefix, in the store's order. One request for each thousand.
  func list(prefix: String) throws(DeliveryError) -> [StoreObject] {
    var objects: [StoreObject] = []
    var token: String?
    repeat {
      var query = [
        HTTPField("list-type", "2"), HTTPField("max-keys", "\(settings.pageCount)"), HTTPField("prefix", prefix),
      ]
      if let token { query.append(HTTPField("continuation-token", token)) }
      let answer = try send("GET", nil, query: query).response
      guard answer.isDone else { throw error(answer, .list, nil) }
      let page = XMLFragment(bytes: answer.body)
      for entry in page.all("Contents") {
        guard let key = entry.first("Key"), let byteCount = entry.first("Size").flatMap({ Int($0) }) else {
          throw unreadable(answer)
        }
        objects.append(
          StoreObject(key: key, byteCount: byteCount, etag: (entry.first("ETag") ?? "").filter { $0 != "\"" }))
      }
      token = page.first("IsTruncated") == "true" ? page.first("NextContinuationToken") : nil
      if page.first("IsTruncated") == "true" && token == nil { throw unreadable(answer) }
    } while token != nil
    return objects
  }

  /// An object's head; `nil` where there is none.
  func head(_ key: String) throws(DeliveryError) -> StoreObject? {
    let answer = try send("HEAD", key).response
    if answer.status == 404 { return nil }
    guard answer.isDone else { throw error(answer, .read, key) }
    guard let byteCount = answer.header("content-length").flatMap({ Int($0) }) else { throw unreadable(answer) }
    return StoreObject(
      key: key, byteCount: byteCount, etag: answer.etag, mark: answer.header(Self.markHeader) ?? "")
  }

  /// The SHA-256 of an object's bytes; `nil` where there is none. O(bytes) on the network; memory of 8 MiB.
  func sha256(_ key: String) throws(DeliveryError) -> [UInt8]? {
    let answer = try send("GET", key).response
    if answer.status == 404 { return nil }
    guard answer.status == 200 else { throw error(answer, .read, key) }
    return answer.sha256
  }

  /// Removes an object.
  func remove(_ key: String) throws(DeliveryError) {
    let answer = try send("DELETE", key).response
    guard answer.isDone || answer.status == 404 else { throw error(answer, .remove, key) }
  }

  /// The error for an answer without what it must have.
  func unreadable(_ answer: HTTPResponse) -> DeliveryError {
    DeliveryError(
      .storeFailure, at: place, ja: "`\(place)`の答えを読めない（\(answer.status)、\(answer.byteCount)バイト）",
      en: "the answer of `\(place)` cannot be read (\(answer.status), \(answer.byteCount) bytes)",
      helpJa: "`s3`の住所がS3互換の配信先のものか確かめる", helpEn: "check that the address is that of an S3-compatible store")
  }
}
