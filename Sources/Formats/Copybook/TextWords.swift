/// A text word (JIS X 3002, ISO/IEC 1989: the unit of `COPY … REPLACING`): a stretch of a copybook's text.
///
/// Spaces and line ends separate words; commas, semicolons and periods do before a space. A colon and each parenthesis is a
/// word of its own, so that `:TAG:` can be replaced inside `:TAG:-NAME`, and so is a literal, and a pseudo-text `==…==`.
struct TextWord {
  /// What it is.
  enum Kind {
    case word
    case literal
    /// The range between the two `==`.
    case pseudoText(Range<Int>)
    /// A period before a space, a line's or the text's end.
    case period
  }

  var kind: Kind
  /// Where it stands in the text.
  var range: Range<Int>

  /// Takes a text apart.
  static func words(_ text: [SourceScalar]) -> [TextWord] {
    var words: [TextWord] = []
    var index = 0
    while index < text.count {
      let start = index
      switch text[index].scalar {
      case " ", "\n": index += 1
      case let mark where isSeparator(mark) && isSeparated(text, index):
        if mark == "." { words.append(TextWord(kind: .period, range: index..<index + 1)) }
        index += 1
      case ":", "(", ")":
        index += 1
        words.append(TextWord(kind: .word, range: start..<index))
      case "'", "\"":
        index = endOfLiteral(text, index)
        words.append(TextWord(kind: .literal, range: start..<index))
      case "=" where isPseudoText(text, index):
        index += 2
        let inner = index
        while index < text.count, !isPseudoText(text, index) { index += 1 }
        words.append(TextWord(kind: .pseudoText(inner..<index), range: start..<min(index + 2, text.count)))
        index = min(index + 2, text.count)
      default:
        while index < text.count, !ends(text, index) { index += 1 }
        words.append(TextWord(kind: .word, range: start..<index))
      }
    }
    return words
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "," || scalar == ";"
  }

  private static func isSeparated(_ text: [SourceScalar], _ index: Int) -> Bool {
    guard index + 1 < text.count else { return true }
    return text[index + 1].scalar == " " || text[index + 1].scalar == "\n"
  }

  private static func isPseudoText(_ text: [SourceScalar], _ index: Int) -> Bool {
    text[index].scalar == "=" && index + 1 < text.count && text[index + 1].scalar == "="
  }

  private static func ends(_ text: [SourceScalar], _ index: Int) -> Bool {
    switch text[index].scalar {
    case " ", "\n", ":", "(", ")", "'", "\"": true
    case ".", ",", ";": isSeparated(text, index)
    case "=": isPseudoText(text, index)
    default: false
    }
  }

  /// Past the closing quotation mark, or the end of the line where there is none.
  private static func endOfLiteral(_ text: [SourceScalar], _ start: Int) -> Int {
    let quote = text[start].scalar
    var index = start + 1
    while index < text.count, text[index].scalar != "\n" {
      if text[index].scalar == quote {
        guard index + 1 < text.count, text[index + 1].scalar == quote else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return index
  }
}
