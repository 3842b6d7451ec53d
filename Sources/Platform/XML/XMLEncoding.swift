/// Makes sure that a document is UTF-8 before it is parsed, so that offsets are bytes of the input.
enum XMLEncoding {
  /// Where the document begins behind a byte order mark.
  ///
  /// - Throws: `XMLError` with `.notUTF8` at the first byte that is none, or at another encoding's name.
  static func start(of bytes: [UInt8]) throws(XMLError) -> Int {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func refusal(_ offset: Int) -> XMLError { XMLError(.notUTF8, at: XMLPosition(offset, in: bytes)) }
    // UTF-16 and UTF-32 have a zero within the first two bytes of any document, or a byte order mark that is no UTF-8.
    for offset in start..<min(bytes.count, start + 2) where bytes[offset] == 0 { throw refusal(offset) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw refusal(error.byteOffsets.lowerBound)
    }
    if let name = declaredEncoding(bytes, start), !isUTF8(bytes[name]) { throw refusal(name.lowerBound) }
    return start
  }

  /// The encoding's name in the XML declaration, which is the first thing of a document or missing.
  private static func declaredEncoding(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
    guard bytes[start...].starts(with: Array("<?xml".utf8)), let end = bytes[start...].firstIndex(of: 0x3E) else {
      return nil
    }
    let word = Array("encoding".utf8)
    guard let place = (start..<end).first(where: { bytes[$0..<end].starts(with: word) }) else { return nil }
    guard let open = bytes[place..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }) else { return nil }
    guard let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open]) else { return nil }
    return open + 1..<close
  }

  private static func isUTF8(_ name: ArraySlice<UInt8>) -> Bool {
    name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual("utf-8".utf8)
  }
}
