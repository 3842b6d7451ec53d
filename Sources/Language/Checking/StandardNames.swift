import Records

/// Names of an edition of the standard, looked up as mappings write them.
struct StandardNames {
  let edition: StandardEdition

  /// The code list of an item, or `nil` where it has none or the pack does not hold it (自治体固有コード).
  func codeList(of item: StandardItem, in group: StandardGroup) -> CodeListReference? {
    guard let id = item.codeList else { return nil }
    return reference { pack, list in pack.business.isSame(as: group.business) && list.id.isSame(as: id) }
  }

  /// A code list by business and name, or `nil`.
  func codeList(business: String, name: String) -> CodeListReference? {
    reference { pack, list in pack.business.isSame(as: business) && list.name.isSame(as: name) }
  }

  /// The list of a reference.
  func list(_ reference: CodeListReference) -> CodeList {
    edition.packs[reference.pack].codeLists[reference.list]
  }

  private func reference(where matches: (StandardPack, CodeList) -> Bool) -> CodeListReference? {
    for (packIndex, pack) in edition.packs.enumerated() {
      for (listIndex, list) in pack.codeLists.enumerated() where matches(pack, list) {
        return CodeListReference(pack: packIndex, list: listIndex)
      }
    }
    return nil
  }

  /// The group a mapping names, or `nil` after reporting.
  func group(_ name: QualifiedName, _ diagnostics: inout DiagnosticList) -> StandardGroup? {
    if let group = edition.group(business: name.business, name: name.name) { return group }
    let pack = edition.packs.first { $0.business.isSame(as: name.business) }
    let all = edition.packs.flatMap { pack in pack.groups.map(\.qualifiedName) }
    let own = pack.flatMap { Spelling.nearest(to: name.name, in: $0.groups.map(\.name)) }
    let near = own.map { "\(name.business).\($0)" } ?? all.first { $0.utf8.dropFirst(4).elementsEqual(name.name.utf8) }
    diagnostics.report(
      .unknownName, ja: "標準第\(edition.edition)版に`\(name.text)`というグループはない",
      en: "the standard \(edition.edition) has no group `\(name.text)`", at: name.span,
      help: near.map { LocalizedText(ja: "`\($0)`ではないか", en: "did you mean `\($0)`?") }
        ?? choices(pack?.groups.map(\.qualifiedName) ?? all))
    return nil
  }

  /// The position of an item a mapping names, or `nil` after reporting.
  func item(_ name: Located<String>, in group: StandardGroup, _ diagnostics: inout DiagnosticList) -> Int? {
    if let index = group.itemIndex(named: name.value) { return index }
    let near = Spelling.nearest(to: name.value, in: group.items.map(\.name))
    let place = near.flatMap { group.itemIndex(named: $0) }.map { group.items[$0].span }
    diagnostics.report(
      .unknownName, ja: "`\(group.qualifiedName)`に`\(name.value)`という項目はない",
      en: "`\(group.qualifiedName)` has no item `\(name.value)`", at: name.span,
      notes: place.map { [DiagnosticNote(LocalizedText(ja: "近い名前の項目", en: "an item of a similar name"), at: $0)] }
        ?? [],
      help: near.map { LocalizedText(ja: "`\($0)`ではないか", en: "did you mean `\($0)`?") })
    return nil
  }
}

/// A help that lists what there is, at most a dozen names; `nil` when there is nothing.
func choices(_ names: [String]) -> LocalizedText? {
  guard !names.isEmpty else { return nil }
  let shown = names.prefix(12)
  let rest = names.count - shown.count
  return LocalizedText(
    ja: "あるのは " + shown.joined(separator: "、") + (rest > 0 ? " ほか\(rest)件" : ""),
    en: "there is " + shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
}

/// A help that names the nearest, or lists what there is.
func suggestion(for word: String, among names: [String]) -> LocalizedText? {
  Spelling.nearest(to: word, in: names).map { LocalizedText(ja: "`\($0)`ではないか", en: "did you mean `\($0)`?") }
    ?? choices(names)
}

extension CodeList {
  /// Whether the list holds a code, alone or in a range of equally long digits. Compared byte by byte.
  func holds(_ code: String) -> Bool {
    values.contains { value in
      if value.code.isSame(as: code) { return true }
      guard let upper = value.upper, code.utf8.count == value.code.utf8.count, upper.utf8.count == code.utf8.count
      else { return false }
      return !code.utf8.lexicographicallyPrecedes(value.code.utf8) && !upper.utf8.lexicographicallyPrecedes(code.utf8)
    }
  }

  /// `001.性別`.
  var qualifiedName: String { "\(business).\(name)" }
}
