internal import CXML2

/// One reading of a document: what libxml2's handlers note and hand on.
@safe final class XMLPass {
  /// The first problem, before it has a line and a column.
  struct Failure {
    var code: XMLErrorCode
    var byteOffset: Int
    var libraryCode: Int
  }

  /// libxml2's state while it parses.
  var context: xmlParserCtxtPtr?
  /// The receiver of events.
  var receive: (XMLEvent, Int) -> Bool
  /// The first problem.
  var failure: Failure?
  /// Whether the receiver did not go on.
  private(set) var isStopped = false

  private let start: Int
  private let depthLimit: Int
  private var depth = 0
  /// The namespace seen last and where libxml2 keeps it: a name of its dictionary stays in one place while it parses.
  private var namespaceAddress: UnsafePointer<UInt8>?
  private var namespace = ""

  init(start: Int, depthLimit: Int, receive: @escaping (XMLEvent, Int) -> Bool) {
    self.start = start
    self.depthLimit = depthLimit
    self.receive = receive
    unsafe context = nil
    unsafe namespaceAddress = nil
  }

  /// Whether nothing more is wanted.
  var isDone: Bool { isStopped || failure != nil }

  /// The handlers, which find the pass in the context given to the parser.
  static func handlers() -> xmlSAXHandler {
    var handlers = unsafe xmlSAXHandler()
    unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handlers.internalSubset = { context, _, _, _ in unsafe XMLPass.of(context)?.refuseDocumentType() }
    unsafe handlers.startElementNs = { context, name, _, namespace, _, _, count, _, attributes in
      unsafe XMLPass.of(context)?.begin(name, namespace, attributes, Int(count))
    }
    unsafe handlers.endElementNs = { context, _, _, _ in unsafe XMLPass.of(context)?.end() }
    unsafe handlers.characters = { context, text, count in unsafe XMLPass.of(context)?.take(text, Int(count)) }
    unsafe handlers.ignorableWhitespace = unsafe handlers.characters
    unsafe handlers.cdataBlock = unsafe handlers.characters
    unsafe handlers.serror = { context, error in
      // Holds: libxml2's record of the error lives for this call. Warnings are remarks about well-formed documents.
      guard let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      unsafe XMLPass.of(context)?.fail(.notWellFormed, libraryCode: Int(error.pointee.code))
    }
    return unsafe handlers
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLPass? {
    // Holds: the parser was given exactly this pass and is freed before it.
    unsafe context.map { unsafe Unmanaged<XMLPass>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Bytes of the document that are parsed.
  private var byteOffset: Int {
    // Holds: the context is there while handlers run.
    start + max(0, Int(unsafe context.map { unsafe xmlByteConsumed($0) } ?? 0))
  }

  private func fail(_ code: XMLErrorCode, libraryCode: Int = 0) {
    guard !isDone else { return }
    failure = Failure(code: code, byteOffset: byteOffset, libraryCode: libraryCode)
  }

  /// Refuses the document where its DOCTYPE begins, before any of the declarations in it.
  private func refuseDocumentType() {
    fail(.documentType)
    // Holds: here, and nowhere else, libxml2 looks at nothing but its own state afterwards (xmlParseDocTypeDecl).
    unsafe xmlStopParser(context)
  }

  private func send(_ event: XMLEvent) {
    if !receive(event, byteOffset) { isStopped = true }
  }

  private func begin(
    _ name: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    guard !isDone else { return }
    depth += 1
    guard depth <= depthLimit else { return fail(.tooDeep) }
    var list: [XMLAttribute] = []
    if let attributes = unsafe attributes {
      for index in 0..<count {
        // Holds: five pointers an attribute (name, prefix, namespace, begin and end of the value); startElementNsSAX2Func.
        let fields = unsafe attributes + 5 * index
        guard let begin = unsafe fields[3], let end = unsafe fields[4] else { continue }
        let value = unsafe String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
        list.append(XMLAttribute(namespace: unsafe text(fields[2]), name: unsafe text(fields[0]), value: value))
      }
    }
    let isSame = unsafe namespace == namespaceAddress
    if !isSame {
      unsafe namespaceAddress = namespace
      self.namespace = unsafe text(namespace)
    }
    send(.start(XMLElement(namespace: self.namespace, name: unsafe text(name), attributes: list)))
  }

  private func end() {
    guard !isDone else { return }
    depth -= 1
    send(.end)
  }

  private func take(_ text: UnsafePointer<UInt8>?, _ count: Int) {
    guard !isDone, let text = unsafe text, count > 0 else { return }
    // Holds: libxml2 gives that many bytes for the time of the call; they are copied.
    send(.text(unsafe Array(UnsafeBufferPointer(start: text, count: count))))
  }

  /// A text of libxml2's, which ends in a zero; empty for none.
  private func text(_ pointer: UnsafePointer<UInt8>?) -> String {
    // Holds: the text lives as long as the parser and is copied.
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
