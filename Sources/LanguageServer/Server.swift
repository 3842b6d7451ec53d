import FoundationEssentials
import Language
import Records

/// The language server: messages in, messages out; no input or output of its own.
///
/// Where a project is found that names the file, diagnostics are those of `utsushi check` that stand in it, with what is written
/// and not saved in place of the files, and words are explained from the standard and the copybooks. A file of no project has the
/// diagnostics of its own text alone.
public struct Server: Sendable {
  /// Whether `exit` came: no message is answered any more.
  public private(set) var isFinished = false
  private var isInitialized = false
  private var isShutDown = false
  private var isJapanese = true
  private let reader: ProjectReader?
  /// The texts of open documents, by path.
  private var open: [String: [UInt8]] = [:]
  /// For each open document what was last read whole of its project: what is being written is often not whole.
  private var views: [String: ProjectView] = [:]

  /// Makes a server that waits for `initialize`; messages are Japanese unless the client's locale is another.
  ///
  /// - Parameter reader: Reads projects; without one every file stands alone.
  public init(reader: ProjectReader? = nil) { self.reader = reader }

  private var language: MessageLanguage { isJapanese ? .japanese : .english }

  /// The exit status the protocol demands: 0 when `shutdown` came before `exit`, otherwise 1.
  public var exitStatus: Int32 { isShutDown ? 0 : 1 }

  /// Answers one message.
  ///
  /// - Parameter message: The JSON of a message, without its header. JSON that cannot be read is answered with an error.
  /// - Returns: The JSON of the messages to send, without headers, in order.
  public mutating func handle(_ message: [UInt8]) -> [[UInt8]] {
    guard !isFinished else { return [] }
    guard let incoming = try? JSONDecoder().decode(IncomingMessage.self, from: Data(message)) else {
      return [Server.json(Response(id: nil, error: .init(code: -32700, message: "message is not readable")))]
    }
    guard let method = incoming.method else { return [] }
    if let id = incoming.id { return [Server.json(respond(to: method, id, incoming.params))] }
    return notice(method, incoming.params)
  }

  /// Reads messages until `exit` or the end of input.
  ///
  /// - Parameters:
  ///   - read: Gives the next bytes, empty at the end of input.
  ///   - write: Sends bytes.
  /// - Returns: The exit status: as the protocol demands, or 1 when the stream cannot be read on.
  public mutating func run(read: () -> [UInt8], write: ([UInt8]) -> Void) -> Int32 {
    var framing = MessageFraming()
    while !isFinished {
      do throws(MessageFraming.Failure) {
        while !isFinished, let message = try framing.next() {
          for reply in handle(message) { write(MessageFraming.frame(reply)) }
        }
      } catch {
        return 1
      }
      guard !isFinished else { break }
      let bytes = read()
      guard !bytes.isEmpty else { return 1 }
      framing.append(bytes)
    }
    return exitStatus
  }

  // MARK: - Requests

  private mutating func respond(
    to method: String, _ id: RequestID, _ parameters: IncomingMessage.Parameters?
  ) -> Response {
    if isShutDown { return Response(id: id, error: .init(code: -32600, message: "the server is shut down")) }
    switch method {
    case "initialize":
      isInitialized = true
      if let locale = parameters?.locale { isJapanese = locale.hasPrefix("ja") }
      return Response(id: id, result: .initialized)
    case _ where !isInitialized:
      return Response(id: id, error: .init(code: -32002, message: "the server is not initialized"))
    case "shutdown":
      isShutDown = true
      return Response(id: id, result: .null)
    case "textDocument/hover", "textDocument/completion", "textDocument/definition":
      return Response(id: id, result: answer(method, parameters))
    default:
      return Response(id: id, error: .init(code: -32601, message: "`\(method)` is not supported"))
    }
  }

  /// An answer about a word of an open document; null where nothing is known.
  private func answer(_ method: String, _ parameters: IncomingMessage.Parameters?) -> Response.Result {
    guard let uri = parameters?.textDocument?.uri, let place = parameters?.position else { return .null }
    let path = FileAddress.path(uri)
    guard let bytes = open[path] else { return .null }
    let text = SourceText(file: path, bytes: bytes)
    let position = UTF16Columns.position(place, in: text)
    let view = views[path] ?? ProjectView(diagnostics: [], standard: nil, project: nil)
    let answers = WordAnswers(outline: Outline(text), view: view, language: language)
    if method == "textDocument/completion" {
      guard let slot = answers.outline.slot(at: position) else { return .completion([]) }
      return .completion(
        answers.completion(slot).map { CompletionItem(label: $0.label, kind: $0.kind, detail: $0.detail) })
    }
    guard let (subject, span) = answers.outline.subject(at: position) else { return .null }
    if method == "textDocument/hover" {
      guard let value = answers.hover(subject) else { return .null }
      return .hover(Hover(contents: .init(value: value), range: UTF16Columns.range(span, in: text)))
    }
    guard let target = answers.definition(subject) else { return .null }
    // The columns of another file are counted in its scalars: without its text a line's beginning is told.
    let isHere = target.file.utf8.elementsEqual(path.utf8)
    let start = PublishDiagnostics.Position(line: max(0, target.start.line - 1), character: 0)
    return .location(
      Location(
        uri: FileAddress.uri(target.file),
        range: isHere ? UTF16Columns.range(target, in: text) : .init(start: start, end: start)))
  }

  // MARK: - Notifications

  private mutating func notice(_ method: String, _ parameters: IncomingMessage.Parameters?) -> [[UInt8]] {
    if method == "exit" {
      isFinished = true
      return []
    }
    guard isInitialized, !isShutDown, let document = parameters?.textDocument else { return [] }
    switch method {
    case "textDocument/didOpen":
      return publish(document, document.text ?? "")
    case "textDocument/didChange":
      guard let text = parameters?.contentChanges?.last?.text else { return [] }
      return publish(document, text)
    case "textDocument/didClose":
      open[FileAddress.path(document.uri)] = nil
      views[FileAddress.path(document.uri)] = nil
      return [Server.json(PublishDiagnostics(params: .init(uri: document.uri, version: nil, diagnostics: [])))]
    default: return []
    }
  }

  private mutating func publish(_ document: IncomingMessage.TextDocument, _ content: String) -> [[UInt8]] {
    let path = FileAddress.path(document.uri)
    open[path] = Array(content.utf8)
    let text = SourceText(file: path, bytes: Array(content.utf8))
    let items = diagnostics(of: text).map { item($0, text) }
    return [
      Server.json(
        PublishDiagnostics(params: .init(uri: document.uri, version: document.version, diagnostics: items)))
    ]
  }

  private mutating func diagnostics(of text: SourceText) -> [Diagnostic] {
    let (document, syntax) = Parser.parse(text)
    if let view = reader?(text.file, open) {
      if view.project != nil { views[text.file] = view }
      if views[text.file] == nil {
        // What is open does not read; the files as they were saved may.
        views[text.file] = reader?(text.file, [:])
      }
      return view.diagnostics.filter { $0.span.map { $0.file.utf8.elementsEqual(text.file.utf8) } ?? false }
    }
    // An imported file has no declarations of its own to be complete; imports are not opened here.
    guard document.isProject else { return syntax }
    return syntax + Declarations.read([document]).1
  }

  private func item(_ diagnostic: Diagnostic, _ text: SourceText) -> PublishDiagnostics.Item {
    let start = diagnostic.span?.start ?? TextPosition(line: 1, column: 1)
    let end = diagnostic.span?.end ?? TextPosition(line: 1, column: 2)
    let severity =
      switch diagnostic.severity {
      case .error: 1
      case .warning: 2
      case .information: 3
      }
    var message = diagnostic.message[language]
    for note in diagnostic.notes { message += "\n" + note.message[language] }
    if let help = diagnostic.help { message += "\n" + help[language] }
    return PublishDiagnostics.Item(
      range: .init(start: UTF16Columns.position(start, in: text), end: UTF16Columns.position(end, in: text)),
      severity: severity, code: diagnostic.code, message: message)
  }

  private static func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("the server's own messages can be written as JSON")
    }
    return Array(data)
  }
}
