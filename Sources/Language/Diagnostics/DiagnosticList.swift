import Records

/// Diagnostics as they are found; the one way to make them inside `Language`, so that every code is a known one.
struct DiagnosticList {
  private(set) var all: [Diagnostic] = []

  /// Whether one of them is an error.
  var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Adds one; its severity comes from the code.
  mutating func report(
    _ code: DiagnosticCode, ja: String, en: String, at span: TextSpan?, notes: [DiagnosticNote] = [],
    help: LocalizedText? = nil
  ) {
    all.append(
      Diagnostic(
        code.severity, code: code.rawValue, LocalizedText(ja: ja, en: en), at: span, notes: notes, help: help))
  }

  mutating func add(_ others: [Diagnostic]) { all += others }

  /// Keeps the first of those that say the same of the same place: what is checked once for each element of a list is
  /// wrong once.
  mutating func dropRepeated() {
    var kept: [Diagnostic] = []
    for diagnostic in all
    where !kept.contains(diagnostic) {
      kept.append(diagnostic)
    }
    all = kept
  }

  /// In order of files (those given first, then as first seen), then of places; those of one place as they were found.
  func inOrder(of names: [String] = []) -> [Diagnostic] {
    var files: [[UInt8]: Int] = [:]
    for name in names where files[Array(name.utf8)] == nil { files[Array(name.utf8)] = files.count }
    for diagnostic in all {
      let file = Array((diagnostic.span?.file ?? "").utf8)
      if files[file] == nil { files[file] = files.count }
    }
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element.span, right.element.span)
      let fileA = files[Array((a?.file ?? "").utf8)] ?? 0
      let fileB = files[Array((b?.file ?? "").utf8)] ?? 0
      let keyA = (fileA, a?.start.line ?? 0, a?.start.column ?? 0, left.offset)
      let keyB = (fileB, b?.start.line ?? 0, b?.start.column ?? 0, right.offset)
      return keyA < keyB
    }.map(\.element)
  }
}
