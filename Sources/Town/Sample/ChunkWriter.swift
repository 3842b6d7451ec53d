/// Gathers records and hands them on in large pieces.
struct ChunkWriter {
  /// How many bytes a piece has at least, but for the last one.
  static let chunkByteCount = 1 << 20

  private let sink: ([UInt8]) throws -> Void
  private var chunk: [UInt8] = []

  init(sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
    chunk.reserveCapacity(ChunkWriter.chunkByteCount + 1024)
  }

  /// Adds a record and its newline.
  mutating func append(_ record: [UInt8]) throws {
    chunk.append(contentsOf: record)
    chunk.append(0x0D)
    chunk.append(0x0A)
    if chunk.count >= ChunkWriter.chunkByteCount { try flush() }
  }

  /// Hands on what is left.
  mutating func flush() throws {
    guard !chunk.isEmpty else { return }
    try sink(chunk)
    chunk.removeAll(keepingCapacity: true)
  }
}
