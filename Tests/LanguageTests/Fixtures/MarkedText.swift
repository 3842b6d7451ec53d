import Language
import Records

/// A program with the places of its diagnostics marked in the text: `⟦M105:wareki⟧`.
///
/// An empty mark `⟦L110:⟧` stands for the single scalar at its place (the line's end).
struct MarkedText {
  var text: String
  var marks: [Mark]

  struct Mark: Hashable, CustomStringConvertible {
    var code: String
    var start: TextPosition
    var end: TextPosition

    var description: String { "\(code) \(start.line):\(start.column)–\(end.line):\(end.column)" }
  }

  init(_ marked: String) {
    var plain = String.UnicodeScalarView()
    var marks: [Mark] = []
    var open: [(code: String, start: TextPosition)] = []
    var position = TextPosition(line: 1, column: 1)
    var scalars = Array(marked.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "⟦" {
        var code = ""
        while let next = scalars.popFirst(), next != ":" { code.unicodeScalars.append(next) }
        open.append((code, position))
      } else if scalar == "⟧", let last = open.popLast() {
        let isEmpty = last.start == position
        let end = isEmpty ? TextPosition(line: position.line, column: position.column + 1) : position
        marks.append(Mark(code: last.code, start: last.start, end: end))
      } else {
        plain.append(scalar)
        position =
          scalar == "\n"
          ? TextPosition(line: position.line + 1, column: 1)
          : TextPosition(line: position.line, column: position.column + 1)
      }
    }
    text = String(plain)
    self.marks = marks
  }

  static func marks(of diagnostics: [Diagnostic]) -> [Mark] {
    diagnostics.compactMap { diagnostic in
      diagnostic.span.map { Mark(code: diagnostic.code, start: $0.start, end: $0.end) }
    }
  }

  static func sorted(_ marks: [Mark]) -> [Mark] {
    marks.sorted { ($0.start.line, $0.start.column, $0.code) < ($1.start.line, $1.start.column, $1.code) }
  }
}
