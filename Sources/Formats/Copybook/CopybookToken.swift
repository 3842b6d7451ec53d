internal import Records

/// One token of a copybook.
struct CopybookToken {
  /// What it is.
  enum Kind: Equatable {
    /// A word, number or picture, ASCII letters in upper case.
    case word(String)
    /// A literal without its quotation marks.
    case literal(String)
    /// The digits of a literal `X'…'`.
    case hexadecimal(String)
    /// The period that ends an entry.
    case period
  }

  var kind: Kind
  var span: TextSpan
  /// Whether it is the first token of its line.
  var isFirstOnLine: Bool

  /// The word, or `nil`.
  var word: String? {
    if case .word(let word) = kind { return word }
    return nil
  }

  /// Whether it is a literal of bytes.
  var isHexadecimal: Bool {
    if case .hexadecimal = kind { return true }
    return false
  }

  /// The token as messages quote it.
  var text: String {
    switch kind {
    case .word(let word): word
    case .literal(let text), .hexadecimal(let text): text
    case .period: "."
    }
  }
}
