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

  /// Adds a record of variable length behind its record descriptor word: the length with the word's own four bytes, highest
  /// byte first, and two zero bytes.
  ///
  /// Source: z/OS DFSMS Using Data Sets, "Record Descriptor Word (RDW)".
  mutating func append(variable record: [UInt8]) throws {
    let byteCount = record.count + 4
    precondition(byteCount <= 32_760, "a variable record is at most 32,760 bytes long")
    chunk.append(contentsOf: [UInt8(byteCount / 256), UInt8(byteCount % 256), 0, 0])
    chunk.append(contentsOf: record)
    if chunk.count >= ChunkWriter.chunkByteCount { try flush() }
  }

  /// Hands on what is left.
  mutating func flush() throws {
    guard !chunk.isEmpty else { return }
    try sink(chunk)
    chunk.removeAll(keepingCapacity: true)
  }
}
