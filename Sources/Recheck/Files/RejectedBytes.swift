/// The rejected bytes of a source, walked beside it: what the run says that it has not written.
struct RejectedBytes {
  private let cursor: ByteCursor?

  /// - Parameter path: `rejects/<source>` of the run; there is no such file where nothing was rejected.
  init(path: String) { cursor = try? ByteCursor(path: path) }

  /// Takes a record if it stands next: records are rejected in the order of their file.
  func take(_ framed: [UInt8]) throws(RecheckError) -> Bool {
    guard let cursor, !framed.isEmpty, try cursor.peek(framed.count).elementsEqual(framed) else { return false }
    cursor.skip(framed.count)
    return true
  }

  /// Whether bytes are left that belong to no record.
  var isLeft: Bool {
    get throws(RecheckError) { try cursor.map { cursor throws(RecheckError) in try !cursor.peek(1).isEmpty } ?? false }
  }
}
