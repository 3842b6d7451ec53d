// The head of a font file: which tables it has and where they are.
//
// A plain font begins with its directory: version, number of tables, and 16 bytes for each: tag, checksum, offset, length.
// A collection begins with `ttcf` and the offsets of its faces' directories. Offsets count from the start of the file.
// Checksums are not checked: editors of user-defined characters leave them stale, and every use is checked by itself.
// Source: OpenType specification 1.9.1, "OpenType font file", "Table Directory" and "Font Collections".

/// The tables of one face.
struct FontDirectory: Sendable {
  private let file: FontBytes
  private let offset: Int
  private let tableCount: Int

  /// The signatures that are known, as 32-bit numbers.
  private enum Signature {
    /// Version 1.0: TrueType outlines.
    static let trueType = 0x0001_0000
    /// `true`: TrueType outlines, as Apple writes it.
    static let apple = 0x7472_7565
    /// `OTTO`: CFF outlines.
    static let compact = 0x4F54_544F
    /// `ttcf`: a collection.
    static let collection = 0x7474_6366
  }

  /// The number of faces: 1 for a plain font.
  static func faceCount(_ file: FontBytes) throws(FontError) -> Int {
    guard file.count >= 4 else { throw file.error(.notAFont, at: 0) }
    guard try file.long(at: 0) == Signature.collection else { return 1 }
    let count = try file.long(at: 8)
    // Each face takes four bytes of the head.
    try file.require(count * 4, at: 12)
    return count
  }

  /// Reads the directory of a face, numbered from 0.
  init(_ file: FontBytes, face: Int) throws(FontError) {
    guard file.count >= 4 else { throw file.error(.notAFont, at: 0) }
    let isCollection = try file.long(at: 0) == Signature.collection
    let count = try FontDirectory.faceCount(file)
    guard face >= 0, face < count else { throw file.error(.noSuchFace, at: isCollection ? 8 : 0) }
    offset = isCollection ? try file.long(at: 12 + face * 4) : 0
    switch try file.long(at: offset) {
    case Signature.trueType, Signature.apple: break
    case Signature.compact: throw file.error(.compactOutlines, at: offset)
    default: throw file.error(.notAFont, at: offset)
    }
    tableCount = try file.word(at: offset + 4)
    try file.require(tableCount * 16, at: offset + 12)
    self.file = file
  }

  /// A table by its tag of four ASCII letters.
  ///
  /// - Throws: `FontError` where it is missing or lies outside the file.
  /// - Complexity: O(tables).
  func table(_ tag: StaticString) throws(FontError) -> FontBytes {
    let name = tag.description
    let wanted = name.utf8.reduce(0) { $0 << 8 | Int($1) }
    for index in 0..<tableCount {
      let entry = offset + 12 + index * 16
      guard try file.long(at: entry) == wanted else { continue }
      let place = try file.long(at: entry + 8)
      let count = try file.long(at: entry + 12)
      guard place <= file.count, count <= file.count - place else {
        throw FontError(.tableOutsideFile, table: name, byteOffset: entry + 8)
      }
      return try file.part(from: place, count: count, table: name)
    }
    throw FontError(.missingTable, table: name, byteOffset: offset + 4)
  }
}
