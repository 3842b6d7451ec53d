import Records

/// Everything a project's names can stand for, resolved once.
struct ProjectNames {
  let declarations: ProjectDeclarations
  let standard: StandardNames
  let conversions: ConversionNames
  let eras: [EraTable?]
  /// For each source and selection its layout; `nil` where the copybook has no such record.
  let layouts: [[RecordLayout?]]

  /// What the expressions of a map can name, or `nil` where a layout is not known.
  ///
  /// - Parameters:
  ///   - joins: All joins of the record type.
  ///   - own: The positions of the map's among them.
  func scope(_ alias: String, _ source: Int, _ type: Int, _ joins: [TypedJoin], _ own: [Int]) -> RecordScope? {
    guard let layout = layouts[source][type] else { return nil }
    var all = layout
    var joined: [RecordScope.Joined] = []
    for (position, join) in joins.enumerated() {
      guard let other = layouts[join.source][join.recordType] else { return nil }
      all = all.joining(other, as: join.alias)
      if own.contains(position) {
        joined.append(RecordScope.Joined(alias: join.alias, layout: other, firstField: join.firstField))
      }
    }
    return RecordScope(alias: alias, own: layout, joined: joined, all: all)
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
