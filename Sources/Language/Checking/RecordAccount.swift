import Records

/// What one map says about the fields of its record type.
struct RecordAccount {
  var map: TypedMap
  var alias: String
  /// The fields its filter, assignments and windows read.
  var usedFields: Set<Int>
  /// The fields its items take, with the place.
  var assignedFields: [Int: TextSpan]
  /// Its joins.
  var joins: [TypedJoin] = []

  /// The fields of another record type by which it joins, by index in that type's layout. What a join reads besides is
  /// no account of it: a record that nobody joins would lose it.
  func keys(source: Int, recordType: Int) -> [Int] {
    joins.filter { $0.source == source && $0.recordType == recordType }.flatMap { $0.keys.map(\.joined) }
  }

  /// Checks, over all maps of each record type, that every field has its place or its reason.
  static func check(
    _ accounts: [RecordAccount], names: ProjectNames, selected: [[Set<Int>]], _ diagnostics: inout DiagnosticList
  ) {
    for (source, declaration) in names.declarations.sources.enumerated() {
      for (type, selection) in declaration.selections.enumerated() where selection.role == .data {
        guard let layout = names.layouts[source][type] else { continue }
        let own = accounts.filter { $0.map.source == source && $0.map.recordType == type }
        guard let first = own.first else {
          diagnostics.report(
            .recordTypeUnmapped, ja: "レコード種別`\(declaration.name.value).\(selection.name.value)`を読む`map`がない",
            en: "no map reads the record type `\(declaration.name.value).\(selection.name.value)`",
            at: selection.name.span,
            help: LocalizedText(
              ja: "`map … from \(declaration.name.value).\(selection.name.value) as 旧 { … }`を書く",
              en: "write `map … from \(declaration.name.value).\(selection.name.value) as 旧 { … }`"))
          continue
        }
        var coverage = FieldCoverage(layout: layout)
        for field in selected[source][type] { coverage.cover(field) }
        for account in own {
          for field in account.usedFields where field < layout.fields.count { coverage.cover(field) }
          for key in account.joins.flatMap(\.keys) { coverage.cover(key.own) }
          for field in account.map.ignored { coverage.cover(field.field) }
          for field in account.map.kept { coverage.cover(field.field) }
        }
        for account in accounts {
          for field in account.keys(source: source, recordType: type) { coverage.cover(field) }
        }
        report(coverage.open, first, &diagnostics)
        warn(own, layout, &diagnostics)
      }
    }
  }

  private static func report(_ open: [LayoutField], _ first: RecordAccount, _ diagnostics: inout DiagnosticList) {
    let alias = first.alias
    guard open.count > 5 else {
      for field in open {
        let name = "\(alias).\(field.mappingName)"
        diagnostics.report(
          .fieldUnaccounted, ja: "元項目`\(name)`に行き先も除外の理由もない",
          en: "the source field `\(name)` is neither mapped, kept nor ignored", at: first.map.span,
          notes: [LayoutNames.note(field)],
          help: LocalizedText(
            ja: "項目に割り当てるか、`ignore \(name) \"理由\"`または`keep \(name) in 独自施策 \"理由\"`と書く",
            en: "assign it, or write `ignore \(name) \"reason\"` or `keep \(name) in 独自施策 \"reason\"`"))
      }
      return
    }
    let names = open.map { "`\(alias).\($0.mappingName)`" }
    diagnostics.report(
      .fieldUnaccounted, ja: "\(open.count)個の元項目に行き先も除外の理由もない: " + names.joined(separator: "、"),
      en: "\(open.count) source fields are neither mapped, kept nor ignored: " + names.joined(separator: ", "),
      at: first.map.span, notes: open.prefix(5).map(LayoutNames.note),
      help: LocalizedText(
        ja: "それぞれを割り当てるか、`ignore \(alias).\(open[0].mappingName) \"理由\"`のように書く",
        en: "assign each, or write as in `ignore \(alias).\(open[0].mappingName) \"reason\"`"))
  }

  /// A field that an item takes and that is ignored by name besides.
  private static func warn(_ accounts: [RecordAccount], _ layout: RecordLayout, _ diagnostics: inout DiagnosticList) {
    var assigned: [Int: TextSpan] = [:]
    for account in accounts { assigned.merge(account.assignedFields) { first, _ in first } }
    for ignored in accounts.flatMap(\.map.ignored) {
      guard !layout.fields[ignored.field].isGroup, let place = assigned[ignored.field] else { continue }
      let name = layout.fields[ignored.field].mappingName
      diagnostics.report(
        .usedAndIgnored, ja: "`\(name)`は割り当てられているのに除外もされている", en: "`\(name)` is assigned and ignored as well",
        at: ignored.span, notes: [DiagnosticNote(LocalizedText(ja: "割り当て", en: "assigned here"), at: place)],
        help: LocalizedText(ja: "`ignore`を取る", en: "remove the `ignore`"))
    }
  }
}
