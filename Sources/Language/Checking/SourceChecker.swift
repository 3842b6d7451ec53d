import Records

/// Checks the `source` blocks against their layouts: record types, lengths, signs, protection.
struct SourceChecker {
  let declarations: ProjectDeclarations
  /// For each source, the records of its copybook.
  let records: [[RecordLayout]]
  var diagnostics = DiagnosticList()
  /// For each source and selection, the fields that `select` and `protect` read.
  var usedFields: [[Set<Int>]]

  init(declarations: ProjectDeclarations, records: [[RecordLayout]]) {
    self.declarations = declarations
    self.records = records
    usedFields = declarations.sources.map { $0.selections.map { _ in [] } }
  }

  /// For each source and selection its layout.
  mutating func layouts() -> [[RecordLayout?]] {
    declarations.sources.indices.map { source in
      let layouts = declarations.sources[source].selections.map { layout(of: $0, in: source) }
      if let last = declarations.sources[source].selections.dropFirst(255).first {
        diagnostics.report(
          .numberOutOfRange, ja: "レコード種別が255を超える", en: "a file has at most 255 record types", at: last.name.span)
      }
      checkLengths(source, layouts)
      checkLengthField(source, layouts)
      checkMovingFields(source, layouts)
      checkAbsences(source, layouts)
      checkSigns(source, layouts)
      for (type, selection) in declarations.sources[source].selections.enumerated() {
        checkSelection(selection, source, type, layouts[type])
      }
      for protection in declarations.sources[source].protections { protect(protection, source, layouts) }
      return layouts
    }
  }

  private mutating func layout(of selection: RecordSelection, in source: Int) -> RecordLayout? {
    let all = source < records.count ? records[source] : []
    // A table of columns is one layout for all rows.
    guard let record = selection.record else { return all.first }
    if let layout = all.first(where: { $0.name.isSame(as: record.value) }) { return layout }
    let name = record.value
    diagnostics.report(
      .unknownName, ja: "コピー句に`\(name)`という01レベルのレコードはない", en: "the copybook has no level-01 record `\(name)`",
      at: record.span, help: suggestion(for: name, among: all.map(\.name)))
    return nil
  }

  private mutating func checkLengths(_ source: Int, _ layouts: [RecordLayout?]) {
    let declaration = declarations.sources[source]
    if case .fixed = declaration.records.value { checkVariableTables(source, layouts) }
    guard case .fixed(let byteCount, _, let first, let last) = declaration.records.value else { return }
    let lengths = [byteCount, first, last].compactMap { $0 }
    var seen: Set<NameKey> = []
    for case let layout? in layouts
    where seen.insert(NameKey(layout.name)).inserted && !lengths.contains(layout.byteCount) {
      diagnostics.report(
        .recordLengthDiffers, ja: "レコード長の宣言は\(byteCount)バイトだが、`\(layout.name)`は\(layout.byteCount)バイト",
        en: "records are declared as \(byteCount) bytes, `\(layout.name)` has \(layout.byteCount)",
        at: declaration.records.span,
        notes: layout.fields.first.map {
          [DiagnosticNote(LocalizedText(ja: "コピー句のレコード", en: "the record in the copybook"), at: $0.span)]
        } ?? [],
        help: LocalizedText(
          ja: "改行を除いたレコード長を宣言するか、コピー句のFILLERで長さを合わせる",
          en: "declare the length without the newline, or fill the record up with a FILLER"))
    }
  }

  /// The field that holds each record's length stands at one place in all records and is an integer there.
  private mutating func checkLengthField(_ source: Int, _ layouts: [RecordLayout?]) {
    guard case .counted(let name, _) = declarations.sources[source].records.value else { return }
    var first: LayoutField?
    for (type, layout) in layouts.enumerated() {
      guard let layout, let field = field(name, in: layout) else { continue }
      usedFields[source][type].insert(field.index)
      let isInteger = field.usage.shape?.scale == 0
      let isSame = first.map { $0.offset == field.offset && $0.usage == field.usage } ?? true
      if !isInteger || !isSame || !field.occurrences.isEmpty {
        diagnostics.report(
          .typeMismatch, ja: "`\(name.value)`はレコードの長さの項目にできない（どのレコードでも同じ位置の整数項目だけ）",
          en: "`\(name.value)` cannot hold the length of records: only an integer at the same place in all of them can",
          at: name.span, notes: [LayoutNames.note(field)])
      }
      first = first ?? field
    }
  }

  /// The fields of `absent` are elementary fields of some record type, each in one state, and not columns of text.
  private mutating func checkAbsences(_ source: Int, _ layouts: [RecordLayout?]) {
    var seen: Set<NameKey> = []
    for name in declarations.sources[source].absences.flatMap(\.fields) {
      let fields = layouts.compactMap { $0 }.flatMap(\.fields).filter { $0.name.isSame(as: name.value) }
      if !seen.insert(NameKey(name.value)).inserted {
        diagnostics.report(
          .nameDeclaredTwice, ja: "`\(name.value)`の`absent`が二つある", en: "`absent` names `\(name.value)` twice",
          at: name.span)
      } else if fields.isEmpty {
        let known = layouts.compactMap { $0 }.flatMap(\.fields).filter { !$0.isFiller }.map(\.name)
        diagnostics.report(
          .unknownName, ja: "`\(name.value)`という項目はない", en: "there is no field `\(name.value)`", at: name.span,
          help: suggestion(for: name.value, among: known))
      } else if let field = fields.first(where: { $0.isGroup || $0.usage.isDelimited }) {
        diagnostics.report(
          .typeMismatch, ja: "`\(name.value)`は`absent`にできない（位置のある基本項目だけ）",
          en: "`\(name.value)` cannot be `absent`: only elementary fields with a place can", at: name.span,
          notes: [LayoutNames.note(field)])
      }
    }
  }

  /// What is read from records as the file holds them has to stand before the first table that moves fields.
  private mutating func checkMovingFields(_ source: Int, _ layouts: [RecordLayout?]) {
    let declaration = declarations.sources[source]
    var names = declaration.protections.flatMap { $0.keys + ($0.mark.map { [$0.field] } ?? []) }
    for selection in declaration.selections {
      if case .field(let name, _) = selection.condition { names.append(name) }
    }
    for case let layout? in layouts where layout.isShifted {
      guard let start = layout.variableTables.map(\.offset).min() else { continue }
      for name in names {
        guard let field = layout.fields.first(where: { $0.name.isSame(as: name.value) }), field.offset >= start else {
          continue
        }
        diagnostics.report(
          .contradictingForms, ja: "`\(name.value)`は可変長の表より後にあり、レコードごとに位置が変わる",
          en: "`\(name.value)` stands behind a variable table, at another place in each record", at: name.span,
          notes: [LayoutNames.note(field)],
          help: LocalizedText(
            ja: "`select`と`protect`には、表より前の項目を使う", en: "let `select` and `protect` read fields before the table"))
      }
    }
  }

  /// Records of one declared length cannot hold a table of varying length.
  private mutating func checkVariableTables(_ source: Int, _ layouts: [RecordLayout?]) {
    let declaration = declarations.sources[source]
    for case let layout? in layouts {
      guard layout.tableStorage == .shifted, let table = layout.variableTables.first else { continue }
      diagnostics.report(
        .contradictingForms, ja: "レコード`\(layout.name)`は長さが変わるのに、固定長と宣言している",
        en: "record `\(layout.name)` varies in length and is declared as fixed", at: declaration.records.span,
        notes: [LayoutNames.note(layout.fields[table.counter])],
        help: LocalizedText(
          ja: "`records variable RDW big-endian inclusive`のように宣言する",
          en: "declare it as in `records variable RDW big-endian inclusive`"))
    }
  }

  private mutating func checkSigns(_ source: Int, _ layouts: [RecordLayout?]) {
    let declaration = declarations.sources[source]
    guard declaration.signs == nil else { return }
    let signed = layouts.compactMap { $0 }.flatMap(\.fields).filter {
      if case .zoned(let shape) = $0.usage { shape.isSigned && !shape.sign.isSeparate } else { false }
    }
    guard let first = signed.first else { return }
    diagnostics.report(
      .missingDeclaration, ja: "ソース`\(declaration.name.value)`に`signs`（符号の表し方）の宣言がない",
      en: "source `\(declaration.name.value)` does not declare `signs`", at: declaration.span,
      notes: [LayoutNames.note(first)],
      help: LocalizedText(
        ja: "符号付きDISPLAY項目があるので、`signs ASCII`または`signs EBCDIC`と宣言する（既定値はない）",
        en: "the layout has signed DISPLAY fields: declare `signs ASCII` or `signs EBCDIC`; there is no default"))
  }

  private mutating func checkSelection(
    _ selection: RecordSelection, _ source: Int, _ type: Int, _ layout: RecordLayout?
  ) {
    guard let layout, case .field(let name, let values) = selection.condition, let field = field(name, in: layout)
    else { return }
    usedFields[source][type].insert(field.index)
    guard !field.usage.isDelimited else { return }
    for value in values where value.value.unicodeScalars.count > field.byteCount {
      diagnostics.report(
        .constantComparison, ja: "\(field.byteCount)バイトの項目が\"\(value.value)\"になることはない",
        en: "a field of \(field.byteCount) bytes is never \"\(value.value)\"", at: value.span,
        notes: [LayoutNames.note(field)])
    }
  }

  private mutating func field(_ name: Located<String>, in layout: RecordLayout) -> LayoutField? {
    let syntax = FieldNameSyntax(path: [name], subscripts: [], fillerOffset: nil, span: name.span)
    return LayoutNames(layout: layout).value(syntax, &diagnostics)
  }

  /// Keys meet by the digits that stand in their bytes, which packed, binary and signed numbers do not show.
  private mutating func checkKey(_ name: Located<String>, _ field: LayoutField?) {
    guard let field else { return }
    switch field.usage {
    case .alphanumeric, .delimitedText: return
    case .zoned(let shape), .delimitedNumber(let shape):
      if !shape.isSigned && shape.scale == 0 { return }
    case .group, .doubleByte, .national, .packed, .packedWithoutSign, .binary, .floatingPoint: break
    }
    diagnostics.report(
      .typeMismatch, ja: "`\(name.value)`は`protect`のキーにできない（符号のないDISPLAYの数字か文字の項目だけ）",
      en: "`\(name.value)` cannot be a key of `protect`: only unsigned DISPLAY digits and characters can",
      at: name.span,
      notes: [LayoutNames.note(field)])
  }

  /// The fields of a protection have to stand in one record type; those without them are left alone.
  private mutating func protect(_ protection: Protection, _ source: Int, _ layouts: [RecordLayout?]) {
    let names = protection.keys + (protection.mark.map { [$0.field] } ?? [])
    var isFound = false
    for (type, layout) in layouts.enumerated() {
      guard let layout else { continue }
      let fields = names.map { name in layout.fields.first { $0.mappingName.isSame(as: name.value) && !$0.isGroup } }
      guard fields.allSatisfy({ $0 != nil }) else { continue }
      isFound = true
      for (name, field) in zip(protection.keys, fields) { checkKey(name, field) }
      usedFields[source][type].formUnion(fields.compactMap { $0?.index })
    }
    guard !isFound else { return }
    let selections = declarations.sources[source].selections
    let main = zip(selections, layouts).first { $0.0.role == .data && $0.1 != nil }?.1
    guard let layout = main ?? layouts.compactMap({ $0 }).first else { return }
    for name in names { _ = field(name, in: layout) }
  }
}
