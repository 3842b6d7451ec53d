public import Language
public import Records

/// A project as an editor's questions need it.
public struct ProjectView: Sendable {
  /// What is wrong, in all files of the project.
  public var diagnostics: [Diagnostic]
  /// The edition that it converts to; `nil` where the project could not be read.
  public var standard: StandardEdition?
  /// The declarations and layouts; likewise.
  public var project: TypedProject?

  /// Makes a view.
  public init(diagnostics: [Diagnostic], standard: StandardEdition?, project: TypedProject?) {
    self.diagnostics = diagnostics
    self.standard = standard
    self.project = project
  }
}

/// Reads the project that a file belongs to, with the texts of open documents in place of their files; `nil` where no project
/// names the file.
public typealias ProjectReader = @Sendable (_ path: String, _ open: [String: [UInt8]]) -> ProjectView?

/// Answers about words, from the outline of a text and the project it belongs to.
struct WordAnswers {
  let outline: Outline
  let view: ProjectView
  let language: MessageLanguage

  // MARK: - Hover

  /// What is known of the word at a place, as Markdown.
  func hover(_ subject: Outline.Subject) -> String? {
    switch subject {
    case .item(let group, let name): item(group, name).map { describe($0.item, in: $0.group) }
    case .field(let source, let recordType, let path): field(source, recordType, path).map(describe)
    case .step(let name):
      StepLibrary.signature(named: name).map { step in
        "**\(step.name)** — \(step.summary[language])\n\n`\(step.example)`"
      }
    case .codes(let name):
      declaration(name).map { "**\($0.name.value)** → \($0.business).\($0.list.value)\n\n`\($0.file.value)`" }
    }
  }

  private func describe(_ item: StandardItem, in group: StandardGroup) -> String {
    var text = "**\(item.name)** `\(item.type.rawValue)"
    if let length = item.length { text += " \(length)" + (item.type == .decimal ? ",\(item.fractionLength)" : "") }
    text += "` \(item.condition.rawValue)"
    if item.isPrimaryKey { text += LocalizedText(ja: " 主キー", en: " key")[language] }
    text += "\n\n\(group.qualifiedName)"
    if !item.explanation.isEmpty { text += "\n\n\(item.explanation)" }
    if let id = item.codeList, let list = view.standard?.codeList(business: group.business, id: id) {
      let values = list.values.prefix(20).map { "`\($0.code)` \($0.label)" }.joined(separator: "  \n")
      text += "\n\n\(list.name)  \n\(values)" + (list.values.count > 20 ? "  \n…" : "")
    }
    text += "\n\n_\(item.provenance.rawValue)_"
    return text
  }

  private func describe(_ field: LayoutField) -> String {
    var text = "**\(field.mappingName)**"
    if let picture = field.picture { text += " `PIC \(picture)`" }
    text +=
      LocalizedText(
        ja: "\n\n位置\(field.offset)、\(field.byteCount)バイト", en: "\n\n\(field.byteCount) bytes at offset \(field.offset)")[
        language]
    for condition in field.conditions {
      let values = condition.values.map { value in
        value.lower.utf8.elementsEqual(value.upper.utf8)
          ? "\"\(value.lower)\"" : "\"\(value.lower)\" – \"\(value.upper)\""
      }
      text += "  \n`88 \(condition.name)` \(values.joined(separator: ", "))"
    }
    return text
  }

  // MARK: - Definition

  /// Where the word at a place is declared.
  func definition(_ subject: Outline.Subject) -> TextSpan? {
    switch subject {
    case .item(let group, let name): item(group, name)?.item.span
    case .field(let source, let recordType, let path): field(source, recordType, path)?.span
    case .step: nil
    case .codes(let name): declaration(name)?.name.span
    }
  }

  // MARK: - Completion

  /// What may stand in a slot: the label, the kind of the protocol, and a word about it.
  func completion(_ slot: Outline.Slot) -> [(label: String, kind: Int, detail: String)] {
    switch slot {
    case .item(let name, let taken):
      return (group(name)?.items ?? []).filter { item in !taken.contains { $0.utf8.elementsEqual(item.name.utf8) } }.map
      { item in
        (item.name, 5, "\(item.type.rawValue)\(item.length.map { " \($0)" } ?? "") \(item.condition.rawValue)")
      }
    case .field(let source, let recordType):
      return (layout(source, recordType)?.fields ?? []).filter { !$0.isGroup }.map { field in
        (field.mappingName, 5, field.picture.map { "PIC \($0)" } ?? "")
      }
    case .step: return StepLibrary.all.map { ($0.name, 3, $0.summary[language]) }
    case .codes:
      return (view.project?.declarations.codes ?? []).map { ($0.name.value, 12, "\($0.business).\($0.list.value)") }
    }
  }

  // MARK: - Names

  private func group(_ name: String) -> StandardGroup? {
    view.standard?.packs.flatMap(\.groups).first { $0.qualifiedName.utf8.elementsEqual(name.utf8) }
  }

  private func item(_ groupName: String, _ name: String) -> (group: StandardGroup, item: StandardItem)? {
    guard let group = group(groupName), let index = group.itemIndex(named: name) else { return nil }
    return (group, group.items[index])
  }

  private func layout(_ source: String, _ recordType: String) -> RecordLayout? {
    guard let project = view.project,
      let number = project.declarations.sources.firstIndex(where: { $0.name.value.utf8.elementsEqual(source.utf8) }),
      let selection = project.declarations.sources[number].selections.firstIndex(where: {
        $0.name.value.utf8.elementsEqual(recordType.utf8)
      })
    else { return nil }
    return project.layouts[number][selection]
  }

  private func field(_ source: String, _ recordType: String, _ path: [String]) -> LayoutField? {
    layout(source, recordType)?.fields.first { field in
      let names = field.qualifiers + [field.name]
      return path.last.map { $0.utf8.elementsEqual(field.name.utf8) } ?? false
        && path.dropLast().allSatisfy { part in names.contains { $0.utf8.elementsEqual(part.utf8) } }
    }
  }

  private func declaration(_ name: String) -> CodesDeclaration? {
    view.project?.declarations.codes.first { $0.name.value.utf8.elementsEqual(name.utf8) }
  }
}
