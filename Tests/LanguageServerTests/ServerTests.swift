import FoundationEssentials
import LanguageServer
import Testing

struct ServerTests {
  struct Published: Decodable {
    var method: String
    var params: Parameters

    struct Parameters: Decodable {
      var uri: String
      var diagnostics: [Item]
    }
    struct Item: Decodable {
      var range: Range
      var severity: Int
      var code: String
      var message: String
    }
    struct Range: Decodable {
      var start: Position
      var end: Position
    }
    struct Position: Decodable, Equatable {
      var line: Int
      var character: Int
    }
  }

  static let initialize = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"locale":"ja"}}"#

  static func started(_ initialize: String = initialize) -> Server {
    var server = Server()
    _ = server.handle(Array(initialize.utf8))
    return server
  }

  static func open(_ text: String, _ server: inout Server) throws -> Published {
    let encoded = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    let message =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.utsushi","version":1,"text":"#
      + encoded + "}}}"
    let replies = server.handle(Array(message.utf8))
    return try JSONDecoder().decode(Published.self, from: Data(try #require(replies.first)))
  }

  @Test func `initialize tells full synchronisation and UTF-16 columns`() throws {
    var server = Server()
    let reply = try #require(server.handle(Array(Self.initialize.utf8)).first)
    // LSP 3.17: TextDocumentSyncKind.Full is 1.
    #expect(
      String(decoding: reply, as: UTF8.self)
        == #"{"id":1,"jsonrpc":"2.0","result":{"capabilities":{"completionProvider":{"triggerCharacters":[".","|"]},"definitionProvider":true,"hoverProvider":true,"positionEncoding":"utf-16","textDocumentSync":{"change":1,"openClose":true}},"serverInfo":{"name":"utsushi"}}}"#
    )
  }

  @Test func `a mistake is published with its UTF-16 range`() throws {
    var server = Self.started()
    // 𠮷 U+20BB7 takes two UTF-16 units: the full-width sign stands at scalar 4 (from 0), unit 6.
    let published = try Self.open("map 001.住民情報 from a.b as 旧 {\n「𠮷𠮷」＝ 旧.A\n}\n", &server)
    #expect(published.method == "textDocument/publishDiagnostics")
    let item = try #require(published.params.diagnostics.first)
    #expect(published.params.diagnostics.count == 1)
    #expect(item.code == "L103")
    #expect(item.severity == 1)
    #expect(item.range.start == .init(line: 1, character: 6))
    #expect(item.range.end == .init(line: 1, character: 7))
    #expect(item.message.contains("全角"))
  }

  @Test func `a project file is told what it does not declare, an imported one is not`() throws {
    var server = Self.started()
    #expect(
      try Self.open("migration \"x\" {\n  kind rehearsal\n}\n", &server).params.diagnostics.map(\.code) == [
        "P103", "P103", "P103", "P103", "P103", "P103",
      ])
    #expect(try Self.open("codes 性別 = \"a.csv\" to 001.性別\n", &server).params.diagnostics.isEmpty)
  }

  @Test func `messages speak the client's language`() throws {
    var server = Self.started(Self.initialize.replacing("\"ja\"", with: "\"en-US\""))
    let published = try Self.open("import x", &server)
    #expect(published.params.diagnostics.first?.message == "expected the path of a file, found `x`")
  }

  @Test func `a change is read whole and closing clears`() throws {
    var server = Self.started()
    let change =
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"u","version":2},"contentChanges":[{"text":"import"}]}}"#
    let changed = try JSONDecoder().decode(
      Published.self, from: Data(try #require(server.handle(Array(change.utf8)).first)))
    #expect(changed.params.diagnostics.map(\.code) == ["L110"])
    let close = #"{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"u"}}}"#
    let closed = try JSONDecoder().decode(
      Published.self, from: Data(try #require(server.handle(Array(close.utf8)).first)))
    #expect(closed.params.diagnostics.isEmpty)
  }

  @Test func `requests before initialize, unknown ones and unreadable ones are errors`() {
    var server = Server()
    func text(_ message: String) -> String {
      server.handle(Array(message.utf8)).map { String(decoding: $0, as: UTF8.self) }.joined()
    }
    // Codes: JSON-RPC 2.0 section 5.1; LSP 3.17 ServerNotInitialized.
    #expect(text(#"{"jsonrpc":"2.0","id":"a","method":"shutdown"}"#).contains("-32002"))
    #expect(text("{").contains("-32700"))
    #expect(text(Self.initialize).contains("result"))
    #expect(text(#"{"jsonrpc":"2.0","id":2,"method":"textDocument/rename"}"#).contains("-32601"))
    #expect(text(#"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#) == #"{"id":3,"jsonrpc":"2.0","result":null}"#)
    #expect(text(#"{"jsonrpc":"2.0","id":4,"method":"shutdown"}"#).contains("-32600"))
    #expect(text(#"{"jsonrpc":"2.0","method":"exit"}"#) == "")
    #expect(server.isFinished)
    #expect(server.exitStatus == 0)
  }

  @Test func `a whole session over a stream in small pieces ends in order`() {
    let messages = [
      Self.initialize, #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#, #"{"jsonrpc":"2.0","method":"exit"}"#,
    ]
    var input = messages.flatMap { MessageFraming.frame(Array($0.utf8)) }[...]
    var output: [UInt8] = []
    var server = Server()
    let status = server.run(
      read: {
        let piece = Array(input.prefix(7))
        input = input.dropFirst(7)
        return piece
      }, write: { output += $0 })
    #expect(status == 0)
    #expect(String(decoding: output, as: UTF8.self).hasSuffix(#"{"id":2,"jsonrpc":"2.0","result":null}"#))
  }

  @Test func `input that ends without exit is an error`() {
    var server = Server()
    #expect(server.run(read: { [] }, write: { _ in }) == 1)
  }
}
