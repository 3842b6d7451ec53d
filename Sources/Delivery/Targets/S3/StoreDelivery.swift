internal import Platform

/// Delivery into a bucket: an object for each file, the manifest last, nothing written over, read back and verified.
///
/// The manifest tells a reader that the rest is whole. Where the command fails, what it made is removed; parts of a
/// large object that was not ended are no object, and a repeat goes on with them.
struct StoreDelivery: Destination {
  /// The name of what is delivered.
  let name: String
  /// Reads the files of the run.
  let items: () throws -> [DeliveryItem]
  /// The bucket.
  let client: StoreClient
  /// What every key begins with, without the slash; empty for none.
  let prefix: String

  /// Where this run goes.
  var path: String { client.place + "/" + folder }

  private var folder: String {
    var prefix = prefix
    while prefix.utf8.last == 0x2F { prefix.removeLast() }
    return (prefix.isEmpty ? "" : prefix + "/") + name
  }

  /// Sends what is not there, or nothing where the same stands there already.
  ///
  /// - Returns: Whether anything was written.
  /// - Throws: `DeliveryError` (D103, D114, D115, D121–D128) or `FileError`; no object is there then that was not there
  ///   before, and where the store could not be asked to remove one, the help says so.
  func upload() throws -> Bool {
    // The first request: it also tells a wrong key, clock or bucket before anything is sent.
    let listed = try client.list(prefix: folder + "/")
    let items = try items()
    let payloads = try missing(items, from: listed)
    guard !payloads.isEmpty else { return false }
    var session = StoreSession(client: client)
    var isNew = false
    do {
      for payload in payloads {
        if try session.create(key(payload.item), payload) {
          isNew = true
        } else {
          // Somebody else was quicker, or the store's list was behind.
          try requireSame(payload, .alreadyThere)
        }
      }
      for payload in payloads { try requireSame(payload, .differsAfterwards) }
    } catch {
      throw session.withdraw(after: error)
    }
    return isNew
  }

  /// What is there differently from what was signed; every object is read back whole.
  func verify() throws -> [DeliveryDifference] {
    let listed = try client.list(prefix: folder + "/")
    guard !listed.isEmpty else { return [DeliveryDifference(.missing, path)] }
    let items = try items()
    var differences: [DeliveryDifference] = []
    for item in items {
      guard let there = try client.sha256(key(item)) else {
        differences.append(DeliveryDifference(.missing, item.name))
        continue
      }
      if there != item.sha256 { differences.append(DeliveryDifference(.changed, item.name)) }
    }
    return differences + extras(items, listed).map { DeliveryDifference(.extra, $0) }
  }

  private func key(_ item: DeliveryItem) -> String { folder + "/" + item.name }

  /// The files that are not there; stops where something else stands.
  private func missing(_ items: [DeliveryItem], from listed: [StoreObject]) throws -> [StorePayload] {
    if let extra = extras(items, listed).first { throw alreadyThere(DeliveryDifference(.extra, extra)) }
    let keys = Set(listed.map { Array($0.key.utf8) })
    var missing: [StorePayload] = []
    for item in items {
      let payload = try StorePayload(item, partByteCount: client.settings.partByteCount)
      if keys.contains(Array(key(item).utf8)) {
        try requireSame(payload, .alreadyThere)
      } else {
        missing.append(payload)
      }
    }
    return missing
  }

  /// The names below the delivery that nobody signed.
  private func extras(_ items: [DeliveryItem], _ listed: [StoreObject]) -> [String] {
    let known = Set(items.map { Array(key($0).utf8) })
    return listed.filter { !known.contains(Array($0.key.utf8)) }
      .map { String(decoding: $0.key.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self) }
  }

  /// Stops where an object is not what was signed: another length, or neither the ETag nor the bytes of the file.
  private func requireSame(_ payload: StorePayload, _ code: DeliveryCode) throws {
    let there = try client.head(key(payload.item))
    if let there, there.byteCount == payload.item.byteCount {
      if there.etag == payload.etag { return }
      if try client.sha256(there.key) == payload.item.sha256 { return }
    }
    guard code == .differsAfterwards else {
      throw alreadyThere(DeliveryDifference(there == nil ? .missing : .changed, payload.item.name))
    }
    throw DeliveryError(
      .differsAfterwards, at: payload.item.name, ja: "`\(payload.item.name)`を読み戻すと、送ったものと違う",
      en: "`\(payload.item.name)` read back is not what was sent", helpJa: "配信先を確かめてやり直す",
      helpEn: "check the store and run again")
  }

  private func alreadyThere(_ difference: DeliveryDifference) -> DeliveryError {
    DeliveryError(
      .alreadyThere, at: difference.name, ja: "`\(path)`に別のものがある: \(difference.ja)",
      en: "something else stands at `\(path)`: \(difference.en)", helpJa: "そこにあるものを確かめ、別の場所へ移してからやり直す",
      helpEn: "look at what is there, move it away, and run again")
  }
}
