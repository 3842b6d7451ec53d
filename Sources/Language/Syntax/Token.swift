/// One word or mark of the language.
struct Token: Sendable {
  /// What it is.
  var kind: Kind
  /// The name, the digits, the text of a string with its escapes resolved, or the mark itself.
  var text: String
  /// The scalars it covers.
  var range: Range<Int>
  /// Whether it is the first on its line.
  var startsLine: Bool

  /// The kinds of tokens.
  enum Kind: Sendable, Hashable {
    /// A name; keywords are names too.
    case name
    /// A name in 「…」, never a keyword.
    case quotedName
    /// `001.住民情報`: `text` is the name.
    case qualified(business: String)
    /// Half-width digits.
    case integer
    /// `2025-10-01`.
    case date
    /// A string.
    case string
    /// A mark.
    case symbol(Symbol)
    /// The end of the text.
    case end
  }

  /// Whether it is this keyword.
  func isKeyword(_ word: String) -> Bool { kind == .name && text.utf8.elementsEqual(word.utf8) }

  /// Whether it is this mark.
  func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  /// Whether it names something, in brackets or not.
  var isName: Bool { kind == .name || kind == .quotedName }
}

/// The marks of the language.
enum Symbol: String, Sendable, Hashable, CaseIterable {
  case assign = "="
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case pipe = "|"
  case comma = ","
  case semicolon = ";"
  case dot = "."
  case plus = "+"
  case at = "@"
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"

  /// The comparison it stands for, or `nil`.
  var comparison: ComparisonOperator? { ComparisonOperator(rawValue: rawValue) }
}
