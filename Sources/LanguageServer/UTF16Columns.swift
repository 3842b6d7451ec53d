import Language
import Records

/// Places of the language (scalars from 1) as the protocol counts them (UTF-16 code units from 0).
enum UTF16Columns {
  /// The protocol's place; a column behind the line's end is the line's end.
  static func position(_ position: TextPosition, in text: SourceText) -> PublishDiagnostics.Position {
    let scalars = text.line(position.line).unicodeScalars.prefix(max(0, position.column - 1))
    return PublishDiagnostics.Position(
      line: max(0, position.line - 1), character: scalars.reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) })
  }
}
