public import Records

/// Writes diagnostics as text for a terminal or a log, with the lines they are about.
public enum DiagnosticRenderer {
  /// Renders diagnostics, separated by an empty line, in the order given; empty for none.
  ///
  /// ```
  /// error[M105]: `wareki` can fail and has no `else`
  ///   --> migration.utsushi:14:22
  ///    |
  /// 14 |   生年月日 = 旧.BIRTH | wareki
  ///    |                         ^^^^^^
  ///    = note: `BIRTH` PIC 9(7) in the copybook
  ///      --> layouts/JUKI.cpy:31:8
  ///    = help: add `else reject`
  /// ```
  ///
  /// - Parameters:
  ///   - diagnostics: What to render.
  ///   - sources: The text of a file by the path in its spans; without it the place is named and no line shown.
  ///   - language: The language of the sentences.
  /// - Returns: Plain text; every line ends with a newline. Carets stand under the text by display width.
  public static func render(
    _ diagnostics: [Diagnostic], sources: (String) -> SourceText?, language: MessageLanguage
  ) -> String {
    var known: [NameKey: SourceText?] = [:]
    func source(_ file: String) -> SourceText? {
      if let found = known[NameKey(file)] { return found }
      let found = sources(file)
      known[NameKey(file)] = found
      return found
    }
    return diagnostics.map { render($0, sources: source, language: language) }.joined(separator: "\n")
  }

  private static func render(
    _ diagnostic: Diagnostic, sources: (String) -> SourceText?, language: MessageLanguage
  ) -> String {
    let spans = [diagnostic.span] + diagnostic.notes.map(\.span)
    let lines = spans.compactMap { $0 }.map(\.start.line)
    let gutter = String(lines.max() ?? 0).utf8.count
    let indent = String(repeating: " ", count: gutter)
    var text = "\(title(diagnostic.severity, language))[\(diagnostic.code)]: \(visible(diagnostic.message[language]))\n"
    if let span = diagnostic.span {
      text += "\(indent)--> \(place(span))\n"
      text += excerpt(span, source: sources(span.file), gutter: gutter)
    }
    for note in diagnostic.notes {
      text += "\(indent) = \(noteTitle(language)): \(visible(note.message[language]))\n"
      if let span = note.span {
        text += "\(indent)   --> \(place(span))\n"
      }
    }
    if let help = diagnostic.help {
      text += "\(indent) = \(helpTitle(language)): \(visible(help[language]))\n"
    }
    return text
  }

  private static func place(_ span: TextSpan) -> String {
    "\(visible(span.file)):\(span.start.line):\(span.start.column)"
  }

  /// The line with carets below; empty where the text is not known.
  private static func excerpt(_ span: TextSpan, source: SourceText?, gutter: Int) -> String {
    guard let source, span.start.line >= 1, span.start.line <= source.lineCount else { return "" }
    let scalars = Array(source.line(span.start.line).unicodeScalars)
    let start = min(max(0, span.start.column - 1), scalars.count)
    let end = span.end.line > span.start.line ? scalars.count : min(span.end.column - 1, scalars.count)
    let before = DisplayWidth.columns(of: scalars[..<start])
    let width = max(1, DisplayWidth.columns(of: scalars[start..<max(start, end)]))
    let number = String(span.start.line)
    let indent = String(repeating: " ", count: gutter)
    let pad = String(repeating: " ", count: gutter - number.utf8.count)
    var text = "\(indent) |\n"
    text += "\(pad)\(number) | \(visible(source.line(span.start.line)))\n"
    text += "\(indent) | \(String(repeating: " ", count: before))\(String(repeating: "^", count: width))\n"
    return text
  }

  /// A text without control characters, so that no file can steer a terminal; a tab becomes a space.
  private static func visible(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        view.append(" ")
      } else if scalar.properties.generalCategory != .control {
        view.append(scalar)
      }
    }
    return String(view)
  }

  private static func title(_ severity: Severity, _ language: MessageLanguage) -> String {
    switch (severity, language) {
    case (.error, .japanese): "エラー"
    case (.warning, .japanese): "警告"
    case (.information, .japanese): "情報"
    case (_, .english): severity.rawValue
    }
  }

  private static func noteTitle(_ language: MessageLanguage) -> String { language == .japanese ? "補足" : "note" }
  private static func helpTitle(_ language: MessageLanguage) -> String { language == .japanese ? "対処" : "help" }
}
