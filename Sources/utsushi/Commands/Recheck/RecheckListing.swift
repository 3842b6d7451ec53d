internal import Records
internal import Reporting

/// What a second reading found, as text and as JSON; never a value.
enum RecheckListing {
  static func text(_ report: RecheckReport, _ language: MessageLanguage) -> String {
    var text = ""
    if let sample = report.sample {
      text +=
        LocalizedText(
          ja: "抜き取り: \(sample)件（種\(report.seed ?? 0)）\n\n",
          en: "drawn: \(sample) records (seed \(report.seed ?? 0))\n\n")[
          language]
    }
    text += TextTable.text(
      [
        language == .japanese
          ? ["ソース", "レコード", "拒否", "計算し直し", "帰結不明", "文字コード表", "項目の位置"]
          : ["source", "records", "rejected", "worked out", "unsure", "character table", "places of fields"]
      ]
        + report.sources.map { source in
          let own = LocalizedText(ja: "iconv", en: "iconv")[language]
          let none = LocalizedText(ja: "別の読み手なし", en: "no other reader")[language]
          let places =
            source.places == 0
            ? "-"
            : LocalizedText(
              ja: "\(source.places)のうち\(source.ownPlaces)が別の表から",
              en: "\(source.ownPlaces) of \(source.places) from another program")[
                language]
          return [
            source.name, "\(source.records)", "\(source.rejected)", "\(source.compared)", "\(source.unsure)",
            "\(source.table) (\(source.hasOwnTable ? own : none))", places,
          ]
        }, numeric: [1, 2, 3, 4])
    for source in report.sources {
      if let problem = source.problem { text += "\(source.name): \(problem[language])\n" }
    }
    text += "\n"
    text += TextTable.text(
      [
        language == .japanese
          ? ["グループ", "行", "比べた値", "読み直せない値", "違う値"] : ["group", "rows", "compared", "no second reading", "different"]
      ]
        + report.groups.map { group in
          [
            group.name, "\(group.rows)", "\(group.items.reduce(0) { $0 + $1.compared })",
            "\(group.items.reduce(0) { $0 + $1.unread })", "\(group.items.reduce(0) { $0 + $1.differing })",
          ]
        }, numeric: [1, 2, 3, 4])
    for group in report.groups {
      if let problem = group.problem { text += "\(group.name): \(problem[language])\n" }
      for item in group.items where item.unread > 0 || item.differing > 0 {
        text +=
          LocalizedText(
            ja: "  \(group.name).\(item.name): 比べた\(item.compared)、読み直せない\(item.unread)、違う\(item.differing)\n",
            en:
              "  \(group.name).\(item.name): \(item.compared) compared, \(item.unread) without a second reading, \(item.differing) different\n"
          )[language]
      }
    }
    let shown = 50
    for difference in report.differences.prefix(shown) { text += line(difference, language) }
    if report.differenceCount > shown {
      text +=
        LocalizedText(
          ja: "ほか\(report.differenceCount - shown)件（`--format json`は\(RecheckReport.limit)件まで）\n",
          en: "and \(report.differenceCount - shown) more (`--format json` lists \(RecheckReport.limit))\n")[language]
    }
    return text + "\n" + verdict(report)[language] + "\n"
  }

  private static func verdict(_ report: RecheckReport) -> LocalizedText {
    let compared = report.groups.reduce(0) { $0 + $1.items.reduce(0) { $0 + $1.compared } }
    if report.differenceCount > 0 {
      return LocalizedText(
        ja: "不一致: \(report.differenceCount)件（\(compared)個の値を比べた）",
        en: "does not agree: \(report.differenceCount) differences (\(compared) values compared)")
    }
    if !report.isWhole {
      return LocalizedText(
        ja: "比べた\(compared)個の値は一致。ただし読み直せないソースか項目がある",
        en: "\(compared) values agree, but some sources or items have no second reading")
    }
    return LocalizedText(ja: "一致: \(compared)個の値", en: "agrees: \(compared) values")
  }

  private static func line(_ difference: RecheckReport.Difference, _ language: MessageLanguage) -> String {
    var text = "\(difference.kind.title[language]): "
    var parts = difference.source.isEmpty ? [] : [difference.source]
    if let record = difference.record {
      parts.append(LocalizedText(ja: "レコード\(record)", en: "record \(record)")[language])
    }
    if let group = difference.group { parts.append(difference.item.map { "\(group).\($0)" } ?? group) }
    text += parts.joined(separator: ", ")
    return text + "\n"
  }

  static func json(_ report: RecheckReport) -> [UInt8] {
    var document = JSONLine()
    document.add("differences", report.differenceCount)
    document.add("isWhole", report.isWhole)
    if let sample = report.sample { document.add("sample", sample) }
    if let seed = report.seed { document.add("seed", Int(seed)) }
    document.add(
      "sources",
      report.sources.map { source in
        var object = JSONLine()
        object.add("source", source.name)
        object.add("records", source.records)
        object.add("rejected", source.rejected)
        object.add("compared", source.compared)
        object.add("unsure", source.unsure)
        object.add("characters", source.table)
        object.add("hasOwnTable", source.hasOwnTable)
        object.add("places", source.places)
        object.add("ownPlaces", source.ownPlaces)
        if let problem = source.problem { object.add("problem", problem.en) }
        return object
      })
    document.add(
      "groups",
      report.groups.map { group in
        var object = JSONLine()
        object.add("group", group.name)
        object.add("rows", group.rows)
        if let problem = group.problem { object.add("problem", problem.en) }
        object.add(
          "items",
          group.items.map { item in
            var line = JSONLine()
            line.add("item", item.name)
            line.add("compared", item.compared)
            line.add("unread", item.unread)
            line.add("differing", item.differing)
            return line
          })
        return object
      })
    document.add(
      "places",
      report.differences.map { difference in
        var object = JSONLine()
        object.add("kind", difference.kind.rawValue)
        object.add("source", difference.source)
        if let record = difference.record { object.add("record", record) }
        if let group = difference.group { object.add("group", group) }
        if let item = difference.item { object.add("item", item) }
        return object
      })
    return document.line
  }
}
