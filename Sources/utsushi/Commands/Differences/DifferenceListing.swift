internal import Records
internal import Reporting

/// How two data sets differ, as text and as JSON; never a value.
enum DifferenceListing {
  static func text(_ report: DifferenceReport, _ language: MessageLanguage) -> String {
    let japanese = [
      "ファイル", "旧の行", "新の行", "同じ", "移動", "変更", "書き方だけ", "追加", "削除", "切れない行",
    ]
    let english = [
      "file", "old rows", "new rows", "same", "moved", "changed", "notation", "added", "removed", "unreadable",
    ]
    var text = TextTable.text(
      [language == .japanese ? japanese : english]
        + report.files.filter { $0.isOld && $0.isNew }.map { file in
          [
            file.path, "\(file.oldRows)", "\(file.newRows)", "\(file.same)", "\(file.moved)", "\(file.changed)",
            "\(file.notation)", "\(file.added)", "\(file.removed)", "\(file.unreadable)",
          ]
        }, numeric: Set(1...9))
    for file in report.files {
      if !file.isOld {
        text += LocalizedText(ja: "新だけにある: \(file.path)\n", en: "only in the newer: \(file.path)\n")[language]
      }
      if !file.isNew {
        text += LocalizedText(ja: "旧だけにある: \(file.path)\n", en: "only in the older: \(file.path)\n")[language]
      }
      guard file.isOld, file.isNew else { continue }
      let items = file.items.filter { $0.changed > 0 }
      if items.isEmpty, file.oldColumns.isEmpty, file.newColumns.isEmpty { continue }
      text += "\n\(file.path)"
      text +=
        file.keys.isEmpty
        ? LocalizedText(ja: "（行全体がキー）\n", en: " (the whole row is its key)\n")[language]
        : LocalizedText(
          ja: "（キー \(file.keys.joined(separator: "、"))）\n", en: " (key \(file.keys.joined(separator: ", ")))\n")[
            language]
      if !file.oldColumns.isEmpty {
        let names = file.oldColumns.joined(separator: ", ")
        text += LocalizedText(ja: "  旧だけの列: \(names)\n", en: "  columns of the older alone: \(names)\n")[language]
      }
      if !file.newColumns.isEmpty {
        let names = file.newColumns.joined(separator: ", ")
        text += LocalizedText(ja: "  新だけの列: \(names)\n", en: "  columns of the newer alone: \(names)\n")[language]
      }
      for item in items {
        text += LocalizedText(ja: "  \(item.name): \(item.changed)件", en: "  \(item.name): \(item.changed)")[language]
        if item.expected > 0 {
          text += LocalizedText(ja: "、うち予定\(item.expected)", en: ", expected \(item.expected)")[language]
        }
        for step in TextStep.allCases {
          guard let count = item.equalAfter[step] else { continue }
          text +=
            LocalizedText(ja: "、\(step.title.ja)だけの違い\(count)", en: ", equal after \(step.title.en) \(count)")[language]
        }
        let places = item.examples.map { "\($0.old)/\($0.new)" }.joined(separator: ", ")
        text += LocalizedText(ja: "（旧/新のバイト位置 \(places)）\n", en: " (bytes old/new \(places))\n")[language]
      }
    }
    return text + "\n"
      + (report.isDifferent ? LocalizedText(ja: "違う", en: "different") : LocalizedText(ja: "同じ", en: "the same"))[
        language]
      + "\n"
  }

  static func json(_ report: DifferenceReport) -> [UInt8] { object(report).line }

  static func object(_ report: DifferenceReport) -> JSONLine {
    var document = JSONLine()
    document.add("isDifferent", report.isDifferent)
    document.add(
      "files",
      report.files.map { file in
        var object = JSONLine()
        object.add("path", file.path)
        object.add("isOld", file.isOld)
        object.add("isNew", file.isNew)
        object.add("keys", file.keys.joined(separator: ","))
        for (name, count) in [
          ("oldRows", file.oldRows), ("newRows", file.newRows), ("same", file.same), ("moved", file.moved),
          ("changed", file.changed), ("excused", file.excused), ("notation", file.notation), ("added", file.added),
          ("removed", file.removed), ("unreadable", file.unreadable),
        ] {
          object.add(name, count)
        }
        object.add("oldColumns", file.oldColumns.joined(separator: ","))
        object.add("newColumns", file.newColumns.joined(separator: ","))
        object.add(
          "items",
          file.items.filter { $0.changed > 0 }.map { item in
            var line = JSONLine()
            line.add("item", item.name)
            line.add("changed", item.changed)
            line.add("expected", item.expected)
            for step in TextStep.allCases { line.add(step.rawValue, item.equalAfter[step] ?? 0) }
            return line
          })
        return object
      })
    return document
  }
}
