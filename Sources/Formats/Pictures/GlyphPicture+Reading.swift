// Tells an image by its own first bytes, and reads its size in pixels, so that a browser never unpacks a huge one.
//
// PNG chunks are walked to their end and the pixels of plain bitmaps are counted; GIF and JPEG are read up to their size.
// Sources: PNG (W3C, third edition), 5.2, 5.3, 11.2.1; Microsoft, "Bitmap Storage", BITMAPFILEHEADER, BITMAPCOREHEADER and
// BITMAPINFOHEADER; GIF89a Specification, 17 and 18; ITU-T T.81, B.1.1.3 and B.2.2.

public import Records

extension GlyphPicture {
  /// The largest file taken, in bytes: our own limit; a page holds many of them.
  public static let byteLimit = 256 << 10
  /// The most pixels in a side: our own limit.
  public static let sideLimit = 4096

  /// Takes a file as a picture.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for messages alone: the kind of image is told by the bytes.
  /// - Throws: `GlyphPictureError`.
  /// - Complexity: O(`bytes.count`).
  public init(_ bytes: [UInt8], file: String) throws(GlyphPictureError) {
    guard bytes.count <= GlyphPicture.byteLimit else { throw GlyphPictureError(.tooLarge, file: file) }
    let reader = PictureBytes(bytes: bytes, file: file)
    let (mediaType, width, height) = try reader.header()
    try reader.check(width, height)
    self.init(file: file, mediaType: mediaType, width: width, height: height, bytes: bytes)
  }
}

/// The bytes of an image file, read by checked offsets.
private struct PictureBytes {
  let bytes: [UInt8]
  let file: String

  typealias Header = (mediaType: GlyphPicture.MediaType, width: Int, height: Int)

  func header() throws(GlyphPictureError) -> Header {
    if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return try png() }
    if begins(Array("BM".utf8)) { return try bitmap() }
    if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
      return (.gif, try little(at: 6, count: 2), try little(at: 8, count: 2))
    }
    if begins([0xFF, 0xD8, 0xFF]) { return try jpeg() }
    throw GlyphPictureError(isMarkup ? .markup : .notAPicture, file: file)
  }

  /// Whether the first byte that is no byte order mark and no space is `<`.
  private var isMarkup: Bool {
    let skipped: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D]
    return bytes.first { !skipped.contains($0) } == 0x3C
  }

  /// Throws where a side has no pixels or too many.
  func check(_ width: Int, _ height: Int) throws(GlyphPictureError) {
    let sides = 1...GlyphPicture.sideLimit
    guard sides.contains(width), sides.contains(height) else { throw GlyphPictureError(.badSize, file: file) }
  }

  private func begins(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }

  private func require(_ count: Int, at offset: Int) throws(GlyphPictureError) {
    guard offset <= bytes.count, count <= bytes.count - offset else {
      throw GlyphPictureError(.truncated, file: file, byteOffset: bytes.count)
    }
  }

  private func big(at offset: Int, count: Int) throws(GlyphPictureError) -> Int {
    try require(count, at: offset)
    return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(at offset: Int, count: Int) throws(GlyphPictureError) -> Int {
    try require(count, at: offset)
    return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func png() throws(GlyphPictureError) -> Header {
    guard try big(at: 12, count: 4) == 0x4948_4452 else {
      throw GlyphPictureError(.notAPicture, file: file, byteOffset: 12)
    }
    let (width, height) = (try big(at: 16, count: 4), try big(at: 20, count: 4))
    var place = 8
    while true {
      let (count, kind) = (try big(at: place, count: 4), try big(at: place + 4, count: 4))
      // Length, kind, data, checksum.
      try require(count + 12, at: place)
      if kind == 0x4945_4E44 { return (.png, width, height) }
      place += count + 12
    }
  }

  private func bitmap() throws(GlyphPictureError) -> Header {
    let pixels = try little(at: 10, count: 4)
    let headCount = try little(at: 14, count: 4)
    let isCore = headCount == 12
    guard isCore || (40...124).contains(headCount) else {
      throw GlyphPictureError(.notAPicture, file: file, byteOffset: 14)
    }
    if isCore {
      let (width, height) = (try little(at: 18, count: 2), try little(at: 20, count: 2))
      try check(width, height)
      try require(GlyphPicture.rowByteCount(width, bits: try little(at: 24, count: 2)) * height, at: pixels)
      return (.bmp, width, height)
    }
    let width = Int(Int32(truncatingIfNeeded: try little(at: 18, count: 4)))
    // A negative height counts the rows from the top.
    let height = abs(Int(Int32(truncatingIfNeeded: try little(at: 22, count: 4))))
    // Before the pixels are counted: the product of unchecked sides would not fit.
    try check(width, height)
    let compression = try little(at: 30, count: 4)
    // 0 plain, 1 and 2 run lengths, 3 bit masks; 4 and 5 would be another image inside this one.
    guard (0...3).contains(compression) else {
      throw GlyphPictureError(.notAPicture, file: file, byteOffset: 30)
    }
    if compression == 0 || compression == 3 {
      try require(GlyphPicture.rowByteCount(width, bits: try little(at: 28, count: 2)) * height, at: pixels)
    } else {
      try require(1, at: pixels)
    }
    return (.bmp, width, height)
  }

  private func jpeg() throws(GlyphPictureError) -> Header {
    var place = 2
    while true {
      guard try big(at: place, count: 1) == 0xFF else {
        throw GlyphPictureError(.notAPicture, file: file, byteOffset: place)
      }
      let marker = try big(at: place + 1, count: 1)
      switch marker {
      case 0xFF: place += 1  // A fill byte.
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        return (.jpeg, try big(at: place + 7, count: 2), try big(at: place + 5, count: 2))
      // The image data, or the end, before any size.
      case 0xD8...0xDA: throw GlyphPictureError(.notAPicture, file: file, byteOffset: place)
      default:
        let count = try big(at: place + 2, count: 2)
        guard count >= 2 else { throw GlyphPictureError(.notAPicture, file: file, byteOffset: place + 2) }
        place += 2 + count
      }
    }
  }
}

extension GlyphPicture {
  /// The bytes of one row of a bitmap, which ends on a multiple of four.
  fileprivate static func rowByteCount(_ width: Int, bits: Int) -> Int { (width * bits + 31) / 32 * 4 }
}
