import Language
import Records

extension UTF16Columns {
  /// The language's place of one of the protocol; behind the line's end it is the line's end.
  static func position(_ place: PublishDiagnostics.Position, in text: SourceText) -> TextPosition {
    let line = min(max(0, place.line), text.lineCount) + 1
    var units = 0
    var column = 1
    for scalar in text.line(line).unicodeScalars {
      guard units < place.character else { break }
      units += scalar.value > 0xFFFF ? 2 : 1
      column += 1
    }
    return TextPosition(line: line, column: column)
  }

  /// A range of the protocol.
  static func range(_ span: TextSpan, in text: SourceText) -> PublishDiagnostics.Range {
    PublishDiagnostics.Range(start: position(span.start, in: text), end: position(span.end, in: text))
  }
}

/// Places of the language (scalars from 1) as the protocol counts them (UTF-16 code units from 0).
enum UTF16Columns {
  /// The protocol's place; a column behind the line's end is the line's end.
  static func position(_ position: TextPosition, in text: SourceText) -> PublishDiagnostics.Position {
    let scalars = text.line(position.line).unicodeScalars.prefix(max(0, position.column - 1))
    return PublishDiagnostics.Position(
      line: max(0, position.line - 1), character: scalars.reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) })
  }
}
