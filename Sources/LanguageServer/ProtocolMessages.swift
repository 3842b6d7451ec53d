import FoundationEssentials

/// What a client sends, as far as this server reads it. Source: Language Server Protocol 3.17.
struct IncomingMessage: Decodable {
  var id: RequestID?
  var method: String?
  var params: Parameters?

  struct Parameters: Decodable {
    var locale: String?
    var textDocument: TextDocument?
    var contentChanges: [Change]?
    var position: PublishDiagnostics.Position?
  }

  struct TextDocument: Decodable {
    var uri: String
    var text: String?
    var version: Int?
  }

  struct Change: Decodable {
    var text: String
  }
}

/// A request's id: a number or a string.
enum RequestID: Codable, Hashable {
  case number(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

/// A reply to a request: a result, or an error.
struct Response: Encodable {
  var jsonrpc = "2.0"
  var id: RequestID?
  var result: Result?
  var error: Failure?

  enum Result: Encodable {
    case initialized
    case null
    case hover(Hover)
    case completion([CompletionItem])
    case location(Location)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .initialized: try InitializeResult().encode(to: encoder)
      case .hover(let hover): try hover.encode(to: encoder)
      case .completion(let items): try items.encode(to: encoder)
      case .location(let location): try location.encode(to: encoder)
      case .null:
        var container = encoder.singleValueContainer()
        try container.encodeNil()
      }
    }
  }

  struct Failure: Encodable {
    var code: Int
    var message: String
  }

  private enum Key: String, CodingKey { case jsonrpc, id, result, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(jsonrpc, forKey: .jsonrpc)
    // The id is null where the request's could not be read.
    if let id { try container.encode(id, forKey: .id) } else { try container.encodeNil(forKey: .id) }
    if let error { try container.encode(error, forKey: .error) } else { try container.encode(result, forKey: .result) }
  }
}

/// What this server can do: full synchronisation, diagnostics pushed; columns in UTF-16.
struct InitializeResult: Encodable {
  var capabilities = Capabilities()
  var serverInfo = ServerInfo()

  struct Capabilities: Encodable {
    var positionEncoding = "utf-16"
    var textDocumentSync = Synchronization()
    var hoverProvider = true
    var definitionProvider = true
    var completionProvider = Completion()
  }

  struct Completion: Encodable {
    /// A dot is followed by a field, a bar by a step.
    var triggerCharacters = [".", "|"]
  }

  struct Synchronization: Encodable {
    var openClose = true
    /// 1: the whole text with every change.
    var change = 1
  }

  struct ServerInfo: Encodable {
    var name = "utsushi"
  }
}

/// The answer to `textDocument/hover`.
struct Hover: Encodable {
  struct Contents: Encodable {
    var kind = "markdown"
    var value: String
  }

  var contents: Contents
  var range: PublishDiagnostics.Range
}

/// One proposal of `textDocument/completion`.
struct CompletionItem: Encodable {
  var label: String
  /// 3 function, 5 field, 12 value.
  var kind: Int
  var detail: String
}

/// The answer to `textDocument/definition`.
struct Location: Encodable {
  var uri: String
  var range: PublishDiagnostics.Range
}

/// `textDocument/publishDiagnostics`.
struct PublishDiagnostics: Encodable {
  var jsonrpc = "2.0"
  var method = "textDocument/publishDiagnostics"
  var params: Parameters

  struct Parameters: Encodable {
    var uri: String
    var version: Int?
    var diagnostics: [Item]
  }

  struct Item: Encodable, Hashable {
    var range: Range
    /// 1 error, 2 warning, 3 information.
    var severity: Int
    var code: String
    var source = "utsushi"
    var message: String
  }

  struct Range: Encodable, Hashable {
    var start: Position
    var end: Position
  }

  struct Position: Codable, Hashable {
    /// From 0.
    var line: Int
    /// In UTF-16 code units, from 0.
    var character: Int
  }
}
