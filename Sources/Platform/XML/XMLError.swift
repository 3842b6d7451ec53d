/// Why bytes are not read as XML.
///
/// Equality is by code and place, never by prose.
public struct XMLError: Error, Sendable, Hashable {
  /// What is wrong.
  public let code: XMLErrorCode
  /// Where.
  public let position: XMLPosition
  /// libxml2's own number (`xmlParserErrors`) where it found the problem; 0 where we did.
  public let libraryCode: Int

  /// Makes an error.
  public init(_ code: XMLErrorCode, at position: XMLPosition, libraryCode: Int = 0) {
    self.code = code
    self.position = position
    self.libraryCode = libraryCode
  }
}

/// A place in a document.
public struct XMLPosition: Sendable, Hashable {
  /// Bytes before it.
  public let byteOffset: Int
  /// The line, from 1; LF ends one.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// The place of a byte offset, which may be the end. O(offset).
  public init(_ byteOffset: Int, in bytes: [UInt8]) {
    let offset = min(max(0, byteOffset), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<offset where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    self.byteOffset = offset
    self.line = line
    column = 1 + bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
  }
}

/// What can be wrong with a document.
public enum XMLErrorCode: String, Sendable, Hashable, CaseIterable {
  /// There are more bytes than the limit.
  case tooLarge
  /// A byte that is no UTF-8, or another encoding is declared.
  case notUTF8
  /// The document breaks XML's grammar or its namespaces, or ends too early.
  case notWellFormed
  /// There is a DOCTYPE, with which entities and external files would come.
  case documentType
  /// Elements are nested more deeply than the limit.
  case tooDeep
  /// An element has more attributes than the limit.
  case tooManyAttributes
}

extension XMLError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { en }

  /// What is wrong and where, in Japanese.
  public var ja: String {
    let cause =
      switch code {
      case .tooLarge: "XML が上限より大きい"
      case .notUTF8: "UTF-8 でない"
      case .notWellFormed: "XML として正しくない" + (libraryCode == 0 ? "" : "（libxml2 \(libraryCode)）")
      case .documentType: "DOCTYPE（文書型宣言）は受け付けない"
      case .tooDeep: "要素の入れ子が深すぎる"
      case .tooManyAttributes: "要素の属性が多すぎる"
      }
    return "XML の \(position.line) 行 \(position.column) 文字目（\(position.byteOffset) バイト目）: \(cause)"
  }

  /// What is wrong and where, in English.
  public var en: String {
    let cause =
      switch code {
      case .tooLarge: "more bytes than the limit"
      case .notUTF8: "not UTF-8"
      case .notWellFormed: "not well-formed" + (libraryCode == 0 ? "" : " (libxml2 \(libraryCode))")
      case .documentType: "a DOCTYPE is not accepted"
      case .tooDeep: "elements are nested too deeply"
      case .tooManyAttributes: "an element has too many attributes"
      }
    return "XML line \(position.line), column \(position.column) (byte \(position.byteOffset)): \(cause)"
  }
}
