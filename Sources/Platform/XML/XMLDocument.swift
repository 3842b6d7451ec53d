// The door to libxml2: its push parser with our own handlers and nothing else.
//
// The idea: no handler of libxml2's is installed, so it builds no tree, knows no entities but XML's own five, and has
// nothing to open files or the network with. A DOCTYPE is refused where it begins. The document is pushed in short
// pieces, and after the first problem no further piece: libxml2 goes on parsing what it has already, and what that can cost
// is bounded by the piece. What breaks if it is changed: stopping inside a handler (`xmlStopParser`) frees the buffer that
// the parser may still be looking at, so handlers only note and return; the one for DOCTYPE may. XML_PARSE_NOENT sounds
// like the opposite of what is wanted: without it libxml2 gives `&amp;` in attributes as `&#38;`, and there are no other
// entities to replace.

internal import CXML2

/// Reading XML 1.0 with namespaces, UTF-8 alone.
public enum XMLDocument {
  /// Bytes pushed at a time: what is squared in libxml2 (attributes of a tag, also by default) stays small in so few.
  private static let pieceByteCount = 1 << 13

  /// Reads a document and hands over its events in order.
  ///
  /// Comments and processing instructions are left out. Events before a problem have been handed over when it is thrown.
  ///
  /// - Parameters:
  ///   - bytes: The document, with or without a byte order mark.
  ///   - limits: What is too much.
  ///   - receive: Takes an event and the byte offset reached (in a tag, behind its attributes), for `XMLPosition`; gives
  ///     whether to go on.
  /// - Returns: Whether the document was read to its end; `false` where `receive` did not go on.
  /// - Throws: `XMLError`.
  /// - Complexity: O(bytes × attributes of an element); memory beyond the bytes is that of the longest tag.
  /// - Source: XML 1.0 (fifth edition), Namespaces in XML 1.0 (third edition).
  public static func read(
    _ bytes: [UInt8], limits: XMLLimits = XMLLimits(), _ receive: (XMLEvent, _ byteOffset: Int) -> Bool
  ) throws(XMLError) -> Bool {
    guard bytes.count <= limits.byteCount else { throw XMLError(.tooLarge, at: XMLPosition(0, in: bytes)) }
    let start = try XMLEncoding.start(of: bytes)
    if let tag = AttributeScan.excess(in: bytes, over: limits.attributeCount) {
      throw XMLError(.tooManyAttributes, at: XMLPosition(tag, in: bytes))
    }
    let pass = withoutActuallyEscaping(receive) { receive in
      let pass = XMLPass(start: start, depthLimit: limits.depth, receive: receive)
      parse(bytes, from: start, pass)
      // The closure must not outlive this call.
      pass.receive = { _, _ in false }
      return pass
    }
    if let failure = pass.failure {
      var offset = failure.byteOffset
      if failure.code == .documentType { offset = lastDocumentType(bytes, before: offset) ?? offset }
      throw XMLError(failure.code, at: XMLPosition(offset, in: bytes), libraryCode: failure.libraryCode)
    }
    return !pass.isStopped
  }

  private static func parse(_ bytes: [UInt8], from start: Int, _ pass: XMLPass) {
    // Initialised once for all threads; afterwards contexts share nothing.
    _ = isReady
    // Holds: the pass outlives the context, which is freed at the end of this scope; libxml2 copies the handlers.
    var handlers = unsafe XMLPass.handlers()
    let created = unsafe xmlCreatePushParserCtxt(&handlers, Unmanaged.passUnretained(pass).toOpaque(), nil, 0, nil)
    guard let context = unsafe created else { preconditionFailure("libxml2 has no memory for a parser") }
    defer {
      unsafe pass.context = nil
      unsafe xmlFreeParserCtxt(context)
    }
    unsafe pass.context = context
    unsafe xmlCtxtUseOptions(context, Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    // Holds: each piece lies inside the buffer, comes with its own count and is copied by libxml2.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var offset = start
      while !pass.isDone, offset < buffer.count, let base = buffer.baseAddress {
        let count = min(pieceByteCount, buffer.count - offset)
        unsafe (base + offset).withMemoryRebound(to: CChar.self, capacity: count) { piece in
          _ = unsafe xmlParseChunk(context, piece, Int32(count), 0)
        }
        offset += count
      }
    }
    if !pass.isDone { _ = unsafe xmlParseChunk(context, nil, 0, 1) }
    // Holds: the context is still alive.
    if !pass.isDone, unsafe context.pointee.wellFormed == 0 {
      pass.failure = XMLPass.Failure(code: .notWellFormed, byteOffset: bytes.count, libraryCode: 0)
    }
  }

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static func lastDocumentType(_ bytes: [UInt8], before end: Int) -> Int? {
    let mark = Array("<!DOCTYPE".utf8)
    return (0...max(0, min(end, bytes.count) - mark.count)).last { offset in
      bytes[offset...].starts(with: mark)
    }
  }
}
