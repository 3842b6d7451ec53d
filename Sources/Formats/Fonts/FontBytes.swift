/// A part of a font file, read big-endian by offsets that are checked one by one.
struct FontBytes: Sendable {
  /// The whole file.
  private let file: [UInt8]
  /// The tag of the table, for messages; empty for the head of the file.
  let table: String
  /// The part's first byte in the file.
  let start: Int
  /// How many bytes it has.
  let count: Int

  /// The whole file.
  init(file: [UInt8]) {
    self.file = file
    table = ""
    start = 0
    count = file.count
  }

  private init(file: [UInt8], table: String, start: Int, count: Int) {
    self.file = file
    self.table = table
    self.start = start
    self.count = count
  }

  /// An error at a place of this part.
  func error(_ code: FontErrorCode, at offset: Int) -> FontError {
    FontError(code, table: table, byteOffset: start + offset)
  }

  /// A part of this part.
  ///
  /// - Throws: `FontError` with `code` where it does not fit.
  func part(
    from offset: Int, count: Int, table: String? = nil, orThrow code: FontErrorCode = .truncated
  ) throws(FontError) -> FontBytes {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      throw FontError(code, table: table ?? self.table, byteOffset: start + max(0, min(offset, self.count)))
    }
    return FontBytes(file: file, table: table ?? self.table, start: start + offset, count: count)
  }

  /// Throws where fewer than `count` bytes stand at `offset`.
  func require(_ count: Int, at offset: Int) throws(FontError) {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      throw error(.truncated, at: max(0, min(offset, self.count)))
    }
  }

  /// A byte.
  func byte(at offset: Int) throws(FontError) -> Int {
    try require(1, at: offset)
    return Int(file[start + offset])
  }

  /// An unsigned 16-bit number.
  func word(at offset: Int) throws(FontError) -> Int {
    try require(2, at: offset)
    return Int(file[start + offset]) << 8 | Int(file[start + offset + 1])
  }

  /// A signed 16-bit number.
  func signedWord(at offset: Int) throws(FontError) -> Int {
    Int(Int16(truncatingIfNeeded: try word(at: offset)))
  }

  /// A signed byte.
  func signedByte(at offset: Int) throws(FontError) -> Int {
    Int(Int8(truncatingIfNeeded: try byte(at: offset)))
  }

  /// An unsigned 32-bit number.
  func long(at offset: Int) throws(FontError) -> Int {
    try require(4, at: offset)
    return try word(at: offset) << 16 | word(at: offset + 2)
  }
}
