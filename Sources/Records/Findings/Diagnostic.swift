/// What is wrong with a text that people write (mapping, copybook, table, item list), with its place and its fix.
///
/// A diagnostic is about the project, a `Finding` is about the data.
public struct Diagnostic: Sendable, Hashable {
  /// How grave it is.
  public var severity: Severity
  /// The permanent code, such as `M104`; never reused. Families: L syntax, M mapping, K copybook, T table,
  /// S standard pack, P project, F framing, C character, N numeric.
  public var code: String
  /// What is wrong; lower case, no full stop, names in backticks.
  public var message: LocalizedText
  /// Where it is; absent only for what has no text, such as a missing file.
  public var span: TextSpan?
  /// Other places that matter: the copybook line, the item of the standard.
  public var notes: [DiagnosticNote]
  /// How to fix it.
  public var help: LocalizedText?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity = .error, code: String, _ message: LocalizedText, at span: TextSpan? = nil,
    notes: [DiagnosticNote] = [], help: LocalizedText? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
  }
}

/// A second place that a diagnostic speaks of.
public struct DiagnosticNote: Sendable, Hashable {
  /// What stands there.
  public var message: LocalizedText
  /// Where.
  public var span: TextSpan?

  /// Makes a note.
  public init(_ message: LocalizedText, at span: TextSpan? = nil) {
    self.message = message
    self.span = span
  }
}

/// Diagnostics that stop the work, thrown together; never empty.
public struct DiagnosticsError: Error, Sendable {
  /// All of them, in the order of their places.
  public let diagnostics: [Diagnostic]

  /// Wraps at least one diagnostic.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "an error needs at least one diagnostic")
    self.diagnostics = diagnostics
  }

  /// Wraps one diagnostic.
  public init(_ diagnostic: Diagnostic) {
    diagnostics = [diagnostic]
  }
}

/// How grave a diagnostic or a finding is, tied to the standard's verbs: must, should, may.
public enum Severity: String, Sendable, Codable, CaseIterable {
  /// The standard says must, or the work cannot go on.
  case error
  /// The standard says should, or a person has to look.
  case warning
  /// Worth listing; nothing has to be done.
  case information

  /// The name in both languages.
  public var title: LocalizedText {
    switch self {
    case .error: LocalizedText(ja: "誤り", en: "error")
    case .warning: LocalizedText(ja: "注意", en: "warning")
    case .information: LocalizedText(ja: "情報", en: "information")
    }
  }
}
