import Records

/// Everything a project's names can stand for, resolved once.
struct ProjectNames {
  let declarations: ProjectDeclarations
  let standard: StandardNames
  let conversions: ConversionNames
  let eras: [EraTable?]
  /// For each source and selection its layout; `nil` where the copybook has no such record.
  let layouts: [[RecordLayout?]]

  /// Record types that are read for counts and totals alone.
  static func isControl(_ selection: RecordSelection) -> Bool {
    selection.name.value.isSame(as: "header") || selection.name.value.isSame(as: "trailer")
  }

  /// A source and record type, or `nil` after reporting.
  func recordType(
    _ source: Located<String>, _ type: Located<String>, _ diagnostics: inout DiagnosticList
  ) -> (source: Int, type: Int)? {
    guard let index = declarations.sources.firstIndex(where: { $0.name.value.isSame(as: source.value) }) else {
      diagnostics.report(
        .unknownName, ja: "`\(source.value)`というソースはない", en: "there is no source `\(source.value)`", at: source.span,
        help: suggestion(for: source.value, among: declarations.sources.map(\.name.value)))
      return nil
    }
    let declaration = declarations.sources[index]
    guard let position = declaration.selections.firstIndex(where: { $0.name.value.isSame(as: type.value) }) else {
      diagnostics.report(
        .unknownName, ja: "ソース`\(source.value)`に`\(type.value)`というレコード種別はない",
        en: "source `\(source.value)` has no record type `\(type.value)`", at: type.span,
        notes: [DiagnosticNote(LocalizedText(ja: "ソースの宣言", en: "the source"), at: declaration.span)],
        help: suggestion(for: type.value, among: declaration.selections.map(\.name.value)))
      return nil
    }
    return (index, position)
  }
}
