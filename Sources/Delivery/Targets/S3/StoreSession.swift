internal import Platform

/// What one upload has made so far, so that it can be taken back.
struct StoreSession {
  /// The bucket.
  let client: StoreClient

  private let mark: String
  private var made: [String] = []
  /// The object whose writing began and is not known to have ended.
  private var begun: (key: String, payload: StorePayload)?

  /// Starts with nothing made. The mark tells the objects of this upload from those of any other.
  init(client: StoreClient) {
    self.client = client
    var random = SystemRandomNumberGenerator()
    mark = Hexadecimal.text((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  /// Writes one object where nothing is.
  ///
  /// - Returns: `false` where something stands there already.
  mutating func create(_ key: String, _ payload: StorePayload) throws -> Bool {
    begun = (key, payload)
    let isMade = try client.create(key, payload, mark: mark)
    begun = nil
    if isMade { made.append(key) }
    return isMade
  }

  /// Removes what this upload made, the newest first.
  ///
  /// - Parameter cause: Why the upload failed.
  /// - Returns: The error to throw: the cause, and where an object could not be removed, what to do about it.
  func withdraw(after cause: any Error) -> any Error {
    var left = made.count
    do throws(DeliveryError) {
      if let begun, let there = try client.head(begun.key),
        there.mark.utf8.elementsEqual(mark.utf8) || (begun.payload.isLarge && there.etag == begun.payload.etag)
      {
        left += 1
        try client.remove(begun.key)
        left -= 1
      }
      for key in made.reversed() {
        try client.remove(key)
        left -= 1
      }
      return cause
    } catch {
      guard var told = cause as? DeliveryError else { return cause }
      told.helpJa = (told.helpJa.map { $0 + "。" } ?? "") + "送ったもの\(left)件を取り除けなかった（\(error.ja)）。やり直せば続きから届く"
      told.helpEn =
        (told.helpEn.map { $0 + ". " } ?? "")
        + "\(left) objects that were sent could not be removed (\(error.en)); a repeat goes on with them"
      return told
    }
  }
}
