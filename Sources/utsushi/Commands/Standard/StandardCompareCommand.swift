internal import Migration
internal import Records
internal import Reporting
internal import Validation

/// `standard compare`: what a later edition changes, and which rules of a mapping that touches.
enum StandardCompareCommand {
  static func perform(
    _ folders: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard folders.count == 2 else {
      throw UsageError(
        LocalizedText(ja: "比べる版のフォルダを二つ、古い方から書く", en: "name the folders of two editions, the earlier first"))
    }
    let changes = EditionComparison.changes(
      from: try StandardFolder.edition(folders[0]), to: try StandardFolder.edition(folders[1]))
    var touched: TouchedRules?
    if let project = arguments.value("--mapping") {
      let loaded = ProjectLoader.load(project)
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      touched = TouchedRules(project)
    }
    let isJSON = arguments.value("--format") == "json"
    for change in changes {
      let places = touched?.places(touchedBy: change) ?? []
      Terminal.output(isJSON ? line(change, places) : Array(text(change, places, language).utf8))
    }
    if !isJSON {
      Terminal.output(
        changes.isEmpty
          ? LocalizedText(ja: "違いは無い", en: "no difference")[language]
          : LocalizedText(ja: "違い\(changes.count)件", en: "\(changes.count) changes")[language])
    }
    return changes.isEmpty ? .done : .gateClosed
  }

  private static func text(
    _ change: EditionChange, _ places: [TouchedRules.Place], _ language: MessageLanguage
  ) -> String {
    var subject = change.business
    if let group = change.group { subject += ".\(group)" }
    if let item = change.item { subject += ".\(item)" }
    if let list = change.codeList {
      subject += " " + LocalizedText(ja: "コード一覧\(list)", en: "code list \(list)")[language]
    }
    let values =
      switch change.kind {
      // The subject says it.
      case .itemAdded, .itemRemoved, .groupAdded, .groupRemoved: ""
      case .businessAdded, .codeListAdded, .codeAdded: ": `\(change.after)`"
      case .businessRemoved, .codeListRemoved, .codeRemoved: ": `\(change.before)`"
      default: ": `\(change.before)` → `\(change.after)`"
      }
    var text = "\(subject): \(change.kind.name[language])\(values)\n"
    for place in places {
      text +=
        "    \(place.span.file):\(place.span.start.line):\(place.span.start.column)  \(place.what) \(place.name)\n"
    }
    return text
  }

  private static func line(_ change: EditionChange, _ places: [TouchedRules.Place]) -> [UInt8] {
    var object = JSONLine()
    object.add("change", change.kind.rawValue)
    object.add("business", change.business)
    if let group = change.group { object.add("group", group) }
    if let item = change.item { object.add("item", item) }
    if let list = change.codeList { object.add("codeList", list) }
    object.add("before", change.before)
    object.add("after", change.after)
    object.add(
      "touches",
      places.map { place in
        var touch = JSONLine()
        touch.add("what", place.what)
        touch.add("name", place.name)
        touch.add("file", place.span.file)
        touch.add("line", place.span.start.line)
        touch.add("column", place.span.start.column)
        return touch
      })
    return object.line
  }
}
