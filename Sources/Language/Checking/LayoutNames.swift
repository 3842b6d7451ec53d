import Records

/// Names of a layout, looked up as mappings write them.
struct LayoutNames {
  let layout: RecordLayout

  /// The fields a name stands for, or empty after reporting.
  ///
  /// - Parameter allowsMany: Whether a name of a table without subscripts stands for all occurrences (`ignore`, `keep`).
  func resolve(_ name: FieldNameSyntax, allowsMany: Bool, _ diagnostics: inout DiagnosticList) -> [Int] {
    guard let last = name.path.last else { return [] }
    if let offset = name.fillerOffset {
      let fillers = layout.fields.filter { $0.isFiller && $0.offset == offset && last.value.isSame(as: "FILLER") }
      if let filler = fillers.last { return [filler.index] }
      reportUnknown(name, among: layout.fields.filter(\.isFiller).map(\.mappingName), &diagnostics)
      return []
    }
    var named = layout.fields.filter { $0.name.isSame(as: last.value) && isWithin($0, name.path.dropLast()) }
    // `A.B` names the B right below A, where there is one, before the B of a group in A.
    let direct = named.filter { isRightBelow($0, name.path.dropLast()) }
    if name.path.count > 1, !direct.isEmpty { named = direct }
    if named.isEmpty {
      reportUnknown(name, among: uniqueNames, &diagnostics)
      return []
    }
    if last.value.isSame(as: "FILLER") {
      diagnostics.report(
        .ambiguousField, ja: "`FILLER`だけでは一つに決まらない", en: "`FILLER` alone names no field", at: name.span,
        notes: notes(named),
        help: LocalizedText(
          ja: "位置を付けて`\(named[0].mappingName)`のように書く", en: "give its offset, as in `\(named[0].mappingName)`"))
      return []
    }
    let matching =
      name.subscripts.isEmpty && allowsMany && named.allSatisfy { !$0.subscripts.isEmpty }
      ? named : named.filter { $0.subscripts == name.subscripts }
    if matching.isEmpty {
      reportSubscripts(name, named, &diagnostics)
      return []
    }
    if !allowsMany || name.subscripts.isEmpty && !named.allSatisfy({ !$0.subscripts.isEmpty }), matching.count > 1 {
      diagnostics.report(
        .ambiguousField, ja: "`\(name.text)`という項目が\(matching.count)個ある",
        en: "`\(name.text)` names \(matching.count) fields",
        at: name.span, notes: notes(matching),
        help: LocalizedText(ja: "上の集団項目を付けて`集団.\(last.value)`と書く", en: "put its group before it: `GROUP.\(last.value)`")
      )
      return []
    }
    return matching.map(\.index)
  }

  /// One field that holds a value, or `nil` after reporting.
  func value(_ name: FieldNameSyntax, _ diagnostics: inout DiagnosticList) -> LayoutField? {
    guard let index = resolve(name, allowsMany: false, &diagnostics).first else { return nil }
    let field = layout.fields[index]
    guard field.isGroup else { return field }
    let members = layout.fields.filter { $0.parent == index }.map(\.mappingName)
    diagnostics.report(
      .groupAsValue, ja: "`\(name.text)`は集団項目で、値を持たない", en: "`\(name.text)` is a group and has no value of its own",
      at: name.span, notes: [LayoutNames.note(field)], help: choices(members))
    return nil
  }

  /// The elementary fields of a field or group, fillers left out.
  func leaves(of index: Int) -> [Int] {
    layout.fields.filter { !$0.isGroup && !$0.isFiller && isUnder($0, index) }.map(\.index)
  }

  /// Where the copybook describes a field.
  static func note(_ field: LayoutField) -> DiagnosticNote {
    let picture = field.picture.map { " PIC \($0)" } ?? ""
    return DiagnosticNote(
      LocalizedText(
        ja: "コピー句の`\(field.mappingName)`\(picture)（位置\(field.offset)、\(field.byteCount)バイト）",
        en:
          "`\(field.mappingName)`\(picture) in the copybook, \(field.byteCount == 1 ? "1 byte" : "\(field.byteCount) bytes") at offset \(field.offset)"
      ),
      at: field.span)
  }

  private func notes(_ fields: [LayoutField]) -> [DiagnosticNote] { fields.prefix(5).map(LayoutNames.note) }

  private var uniqueNames: [String] {
    var seen: Set<NameKey> = []
    return layout.fields.filter { !$0.isFiller && seen.insert(NameKey($0.name)).inserted }.map(\.name)
  }

  private func isUnder(_ field: LayoutField, _ index: Int) -> Bool {
    var current: LayoutField? = field
    while let field = current {
      if field.index == index { return true }
      current = field.parent.map { layout.fields[$0] }
    }
    return false
  }

  private func isWithin(_ field: LayoutField, _ groups: ArraySlice<Located<String>>) -> Bool {
    var rest = groups
    var parent = field.parent
    while let index = parent, let group = rest.last {
      if layout.fields[index].name.isSame(as: group.value) { rest = rest.dropLast() }
      parent = layout.fields[index].parent
    }
    return rest.isEmpty
  }

  private func isRightBelow(_ field: LayoutField, _ groups: ArraySlice<Located<String>>) -> Bool {
    var parent = field.parent
    for group in groups.reversed() {
      while let index = parent, layout.fields[index].isFiller { parent = layout.fields[index].parent }
      guard let index = parent, layout.fields[index].name.isSame(as: group.value) else { return false }
      parent = layout.fields[index].parent
    }
    return true
  }

  private func reportUnknown(_ name: FieldNameSyntax, among names: [String], _ diagnostics: inout DiagnosticList) {
    let near = Spelling.nearest(to: name.path.last?.value ?? "", in: names)
    let field = near.flatMap { near in layout.fields.first { $0.name.isSame(as: near) } }
    diagnostics.report(
      .unknownName, ja: "レコード`\(layout.name)`に`\(name.text)`という項目はない",
      en: "record `\(layout.name)` has no field `\(name.text)`", at: name.span,
      notes: field.map { [LayoutNames.note($0)] } ?? [],
      help: name.fillerOffset == nil
        ? near.map { LocalizedText(ja: "`\($0)`ではないか", en: "did you mean `\($0)`?") } : choices(names))
  }

  private func reportSubscripts(_ name: FieldNameSyntax, _ named: [LayoutField], _ diagnostics: inout DiagnosticList) {
    let needs = named[0].subscripts.isEmpty
    diagnostics.report(
      .ambiguousField,
      ja: needs
        ? "`\(name.text)`に添字は付かない"
        : name.subscripts.isEmpty ? "`\(name.text)`は繰り返し項目で、添字が要る" : "`\(name.text)`という繰り返しはない",
      en: needs
        ? "`\(name.text)` takes no subscript"
        : name.subscripts.isEmpty
          ? "`\(name.text)` is a table and needs a subscript" : "there is no occurrence `\(name.text)`",
      at: name.span, notes: [LayoutNames.note(named[0])], help: choices(named.map(\.mappingName)))
  }
}
