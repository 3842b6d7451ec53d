internal import Delivery

/// One payload file of the bag while it is being written; a class so that several can stand in a list, used by one task
/// alone.
final class Payload {
  private var writer: PayloadWriter?
  /// How many bytes were written.
  private(set) var byteCount = 0

  init(_ writer: consuming PayloadWriter) {
    self.writer = consume writer
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws {
    try writer?.write(bytes)
    byteCount += bytes.count
  }

  /// Closes the file and enters it into the bag's manifest; nothing can be written after that.
  func finish(_ bag: inout BagWriter) throws -> BagEntry {
    guard let open = writer.take() else { preconditionFailure("a payload is finished once") }
    return try bag.finishPayload(open)
  }
}
