internal import Platform

/// Writing where nothing is.
extension StoreClient {
  /// Writes one object, never over another.
  ///
  /// - Parameters:
  ///   - key: Its key.
  ///   - payload: Its file.
  ///   - mark: The mark of this upload.
  /// - Returns: `false` where something stands there already.
  func create(_ key: String, _ payload: StorePayload, mark: String) throws -> Bool {
    guard !payload.isLarge else { return try createLarge(key, payload, mark: mark) }
    let bytes = try payload.bytes(ofPart: 0)
    while true {
      if !safeguards.contains(.createOnly), try head(key) != nil { return false }
      var headers = [HTTPField("Content-Type", "application/octet-stream"), HTTPField(Self.markHeader, mark)]
      for safeguard in safeguards {
        switch safeguard {
        case .checksum: headers.append(HTTPField(safeguard.header, Base64.text(payload.item.sha256)))
        case .createOnly: headers.append(HTTPField(safeguard.header, "*"))
        case .contentMD5: headers.append(HTTPField(safeguard.header, Base64.text(payload.parts[0])))
        }
      }
      let answer = try send("PUT", key, headers: headers, body: bytes)
      if answer.response.isDone { return true }
      if gaveUpSafeguard(answer.response, safeguards) { continue }
      guard answer.response.status == 412 else { throw error(answer.response, .write, key) }
      // The answer of a try that arrived may have been lost; then what stands there is ours.
      return answer.mayBeDoneBefore ? try head(key)?.mark == mark : false
    }
  }

  /// Writes one object in parts, going on with an upload that was begun and not ended.
  private func createLarge(_ key: String, _ payload: StorePayload, mark: String) throws -> Bool {
    let (id, there) = try openUpload(key, mark: mark)
    for index in payload.parts.indices {
      let etag = Hexadecimal.text(payload.parts[index])
      if there[index + 1] == etag { continue }
      try sendPart(key, id, index, payload)
    }
    while true {
      guard try head(key) == nil else {
        try abort(key, id)
        return false
      }
      let isGuarded = safeguards.contains(.createOnly)
      let answer = try send(
        "POST", key, query: [HTTPField("uploadId", id)],
        headers: [HTTPField("Content-Type", "application/xml")] + (isGuarded ? [HTTPField("If-None-Match", "*")] : []),
        body: completion(payload)
      ).response
      if answer.isDone { return true }
      if isGuarded, gaveUpSafeguard(answer, [.createOnly]) { continue }
      // An earlier try whose answer was lost has ended the upload.
      if answer.errorCode == "NoSuchUpload", try head(key)?.etag == payload.etag { return true }
      guard answer.status == 412 else { throw error(answer, .write, key) }
      try abort(key, id)
      return false
    }
  }

  private func sendPart(_ key: String, _ id: String, _ index: Int, _ payload: StorePayload) throws {
    let bytes = try payload.bytes(ofPart: index)
    let query = [HTTPField("partNumber", "\(index + 1)"), HTTPField("uploadId", id)]
    while true {
      let isGuarded = safeguards.contains(.contentMD5)
      let headers = isGuarded ? [HTTPField("Content-MD5", Base64.text(payload.parts[index]))] : []
      let answer = try send("PUT", key, query: query, headers: headers, body: bytes).response
      if answer.isDone { return }
      guard isGuarded, gaveUpSafeguard(answer, [.contentMD5]) else { throw error(answer, .write, key) }
    }
  }

  /// The upload to go on with, and the ETags of the parts that it has, by their numbers from 1.
  private func openUpload(_ key: String, mark: String) throws -> (id: String, parts: [Int: String]) {
    if let id = try openUploads(key).last, let parts = try parts(key, id) { return (id, parts) }
    let headers = [HTTPField("Content-Type", "application/octet-stream"), HTTPField(Self.markHeader, mark)]
    let answer = try send("POST", key, query: [HTTPField("uploads", "")], headers: headers).response
    guard answer.isDone else { throw error(answer, .write, key) }
    guard let id = XMLFragment(bytes: answer.body).first("UploadId"), !id.isEmpty else { throw unreadable(answer) }
    return (id, [:])
  }

  /// The uploads of a key that were begun and not ended; none where the store does not tell.
  func openUploads(_ key: String) throws(DeliveryError) -> [String] {
    let answer = try send("GET", nil, query: [HTTPField("uploads", ""), HTTPField("prefix", key)]).response
    // A key that may write need not be one that may look at what was begun: then the file is sent from its beginning.
    if answer.status == 403 || answer.status == 501 { return [] }
    guard answer.isDone else { throw error(answer, .list, key) }
    return XMLFragment(bytes: answer.body).all("Upload").filter { upload in
      upload.first("Key").map { $0.utf8.elementsEqual(key.utf8) } ?? false
    }.compactMap { $0.first("UploadId") }
  }

  private func parts(_ key: String, _ id: String) throws(DeliveryError) -> [Int: String]? {
    var parts: [Int: String] = [:]
    var marker: String?
    repeat {
      var query = [HTTPField("max-parts", "\(settings.pageCount)"), HTTPField("uploadId", id)]
      if let marker { query.append(HTTPField("part-number-marker", marker)) }
      let answer = try send("GET", key, query: query).response
      if answer.status == 404 || answer.status == 403 { return nil }
      guard answer.isDone else { throw error(answer, .list, key) }
      let page = XMLFragment(bytes: answer.body)
      for part in page.all("Part") {
        guard let number = part.first("PartNumber").flatMap({ Int($0) }) else { throw unreadable(answer) }
        parts[number] = (part.first("ETag") ?? "").filter { $0 != "\"" }
      }
      let next = page.first("IsTruncated") == "true" ? page.first("NextPartNumberMarker") : nil
      guard next == nil || next != marker else { throw unreadable(answer) }
      marker = next
    } while marker != nil
    return parts
  }

  /// Drops an upload that was begun, with its parts.
  func abort(_ key: String, _ id: String) throws(DeliveryError) {
    let answer = try send("DELETE", key, query: [HTTPField("uploadId", id)]).response
    guard answer.isDone || answer.status == 404 else { throw error(answer, .remove, key) }
  }

  private func completion(_ payload: StorePayload) -> [UInt8] {
    let parts = payload.parts.enumerated().map { index, md5 in
      "<Part><PartNumber>\(index + 1)</PartNumber><ETag>\"\(Hexadecimal.text(md5))\"</ETag></Part>"
    }
    return Array("<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>".utf8)
  }

  /// Takes note of a safeguard that the store refuses; whether there was one.
  private func gaveUpSafeguard(_ answer: HTTPResponse, _ sent: [StoreSafeguard]) -> Bool {
    guard let refused = StoreSafeguard.refused(by: answer, among: sent) else { return false }
    safeguards.removeAll { $0 == refused }
    return true
  }
}
