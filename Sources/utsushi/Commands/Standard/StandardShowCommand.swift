internal import Migration
internal import Records
internal import Reporting

/// `standard show`: the groups of an edition, or the items of some groups.
enum StandardShowCommand {
  static func perform(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard let folder = operands.first else {
      throw UsageError(LocalizedText(ja: "版のフォルダを書く", en: "name the folder of an edition"))
    }
    let edition = try StandardFolder.edition(folder)
    let groups = edition.packs.flatMap(\.groups)
    let wanted = try operands.dropFirst().flatMap { word throws(UsageError) -> [StandardGroup] in
      let found = groups.filter {
        $0.qualifiedName.utf8.elementsEqual(word.utf8) || $0.business.utf8.elementsEqual(word.utf8)
      }
      guard !found.isEmpty else {
        throw UsageError(
          LocalizedText(ja: "`\(word)`というグループも業務も無い", en: "there is no group and no business `\(word)`"),
          suggestion: Suggestion.nearest(to: word, among: groups.map(\.qualifiedName)))
      }
      return found
    }
    let isJSON = arguments.value("--format") == "json"
    if operands.count == 1 {
      for pack in edition.packs {
        if !isJSON { Terminal.output("\(pack.business) \(pack.name)  (\(pack.document), \(pack.documentDate))") }
        for group in pack.groups { Terminal.output(isJSON ? line(group) : Array(summary(group, language).utf8)) }
      }
      return .done
    }
    for group in wanted {
      if isJSON {
        for item in group.items { Terminal.output(line(item, of: group)) }
      } else {
        Terminal.output(Array(table(group, language).utf8))
      }
    }
    return .done
  }

  private static func summary(_ group: StandardGroup, _ language: MessageLanguage) -> String {
    let assumed = group.items.count { $0.provenance == .assumed }
    return LocalizedText(
      ja: "  \(group.qualifiedName)  項目\(group.items.count)（仮定\(assumed)）  \(group.fileName)\n",
      en: "  \(group.qualifiedName)  \(group.items.count) items, \(assumed) assumed  \(group.fileName)\n")[language]
  }

  private static func table(_ group: StandardGroup, _ language: MessageLanguage) -> String {
    let header =
      language == .japanese
      ? ["ID", "項目", "型", "桁数", "コード", "条件", "主キー", "感度", "出典"]
      : ["id", "item", "type", "digits", "codes", "condition", "key", "sensitivity", "source"]
    let rows = group.items.map { item in
      [
        item.id.isEmpty ? "-" : item.id, item.name, item.type.rawValue, digits(item), item.codeList ?? "",
        item.condition.rawValue, item.isPrimaryKey ? "○" : "", item.sensitivity.rawValue, item.provenance.rawValue,
      ]
    }
    return "\(group.qualifiedName)  (\(group.fileName))\n" + TextTable.text([header] + rows, numeric: []) + "\n"
  }

  static func digits(_ item: StandardItem) -> String {
    guard let length = item.length else { return "" }
    return item.fractionLength > 0 ? "\(length),\(item.fractionLength)" : "\(length)"
  }

  private static func line(_ group: StandardGroup) -> [UInt8] {
    var object = JSONLine()
    object.add("business", group.business)
    object.add("group", group.name)
    object.add("file", group.fileName)
    object.add("items", group.items.count)
    object.add("assumed", group.items.count { $0.provenance == .assumed })
    return object.line
  }

  private static func line(_ item: StandardItem, of group: StandardGroup) -> [UInt8] {
    var object = JSONLine()
    object.add("group", group.qualifiedName)
    object.add("id", item.id)
    object.add("item", item.name)
    object.add("romaji", item.romaji)
    object.add("type", item.type.rawValue)
    object.add("digits", digits(item))
    object.add("codes", item.codeList ?? "")
    object.add("condition", item.condition.rawValue)
    object.add("key", item.isPrimaryKey)
    object.add("sensitivity", item.sensitivity.rawValue)
    object.add("provenance", item.provenance.rawValue)
    return object.line
  }
}
