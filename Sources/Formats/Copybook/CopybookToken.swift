internal import Records

/// One token of a copybook.
struct CopybookToken {
  /// What it is.
  enum Kind: Equatable {
    /// A word, number or picture, ASCII letters in upper case.
    case word(String)
    /// A literal without its quotation marks.
    case literal(String)
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

  /// The token as messages quote it.
  var text: String {
    switch kind {
    case .word(let word): word
    case .literal(let text): text
    case .period: "."
    }
  }
}
