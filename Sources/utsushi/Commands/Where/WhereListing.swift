internal import Migration
internal import Platform
internal import Records
internal import Reporting

/// Answers of `where`, as text and as JSON; values and bytes only where they may be shown.
enum WhereListing {
  // MARK: From a value to bytes

  static func text(_ origins: [Lineage.Origin], isOpen: Bool, _ language: MessageLanguage) -> String {
    var text = ""
    for origin in origins {
      let cell = origin.cell
      text += "\(cell.group).\(cell.item)\n"
      text +=
        LocalizedText(
          ja: "  行  \(cell.path)の\(cell.row)行目（\(cell.byteOffset)バイト目から）",
          en: "  row  \(cell.row) of \(cell.path), from byte \(cell.byteOffset)")[language]
      text += isOpen ? "  「\(String(decoding: cell.value, as: UTF8.self))」\n" : "\n"
      text +=
        LocalizedText(
          ja: "  元  \(origin.source)（\(origin.file)）のレコード\(origin.record)\n",
          en: "  from record \(origin.record) of \(origin.source) (\(origin.file))\n")[language]
      for field in origin.fields { text += "    " + line(field, isOpen: isOpen, language) + "\n" }
      let place = "\(origin.span.file):\(origin.span.start.line):\(origin.span.start.column)"
      text += LocalizedText(ja: "  規則 \(place)", en: "  rule \(place)")[language] + "  \(origin.rule)\n"
      if let note = origin.note { text += "    \(note[language])\n" }
      for decision in origin.decisions {
        text +=
          LocalizedText(
            ja:
              "  文字同定 \(decision.code) → \(decision.target)（\(decision.decision)）\(decision.file):\(decision.line)、ソースの\(decision.byteOffset)バイト目\n",
            en:
              "  identified \(decision.code) → \(decision.target) (\(decision.decision)), \(decision.file):\(decision.line), at byte \(decision.byteOffset) of the source\n"
          )[language]
      }
      let classes = origin.classes.map { "\($0.name) \($0.values)" }.joined(separator: ", ")
      if classes.isEmpty { continue }
      text += LocalizedText(ja: "  この実行でのこの項目の値: ", en: "  values of this item in the run: ")[language] + classes + "\n"
    }
    return text
  }

  private static func line(_ field: Lineage.Field, isOpen: Bool, _ language: MessageLanguage) -> String {
    guard let place = field.place else {
      return field.name
        + LocalizedText(ja: "  （結合したレコードの項目）", en: "  (a field of a joined record)")[language]
    }
    var text =
      field.name
      + LocalizedText(
        ja: "  \(place.lowerBound)–\(place.upperBound - 1)バイト目（\(place.count)バイト）",
        en: "  bytes \(place.lowerBound)–\(place.upperBound - 1) (\(place.count))")[language]
    if isOpen { text += "  \(Hexadecimal.text(field.bytes))  「\(String(decoding: field.value, as: UTF8.self))」" }
    return text
  }

  static func json(_ origins: [Lineage.Origin], isOpen: Bool) -> [UInt8] {
    var document = JSONLine()
    document.add(
      "cells",
      origins.map { origin in
        var object = object(origin.cell, isOpen: isOpen)
        object.add("source", origin.source)
        object.add("sourceFile", origin.file)
        object.add("record", origin.record)
        object.add("rule", origin.rule)
        object.add("ruleFile", origin.span.file)
        object.add("ruleLine", origin.span.start.line)
        if let note = origin.note { object.add("note", note.en) }
        object.add("fields", origin.fields.map { self.object($0, isOpen: isOpen) })
        object.add(
          "decisions",
          origin.decisions.map { decision in
            var line = JSONLine()
            line.add("code", decision.code)
            line.add("byteOffset", decision.byteOffset)
            line.add("decision", decision.decision)
            line.add("target", decision.target)
            line.add("file", decision.file)
            line.add("line", decision.line)
            return line
          })
        object.add(
          "classes",
          origin.classes.map { one in
            var line = JSONLine()
            line.add("class", one.name)
            line.add("values", one.values)
            return line
          })
        return object
      })
    return document.line
  }

  private static func object(_ cell: Lineage.Cell, isOpen: Bool) -> JSONLine {
    var object = JSONLine()
    object.add("group", cell.group)
    object.add("item", cell.item)
    object.add("path", cell.path)
    object.add("row", cell.row)
    object.add("rowOffset", cell.byteOffset)
    if isOpen { object.add("value", utf8: cell.value[...]) }
    return object
  }

  private static func object(_ field: Lineage.Field, isOpen: Bool) -> JSONLine {
    var line = JSONLine()
    line.add("field", field.name)
    if let place = field.place {
      line.add("byteOffset", place.lowerBound)
      line.add("bytes", place.count)
    }
    if isOpen {
      line.add("hex", Hexadecimal.text(field.bytes))
      line.add("text", utf8: field.value[...])
    }
    return line
  }

  // MARK: From bytes to values

  static func text(_ fate: Lineage.Fate, isOpen: Bool, _ language: MessageLanguage) -> String {
    var text =
      LocalizedText(
        ja: "\(fate.source)のレコード\(fate.record): \(fate.outcome.ja)\n",
        en: "record \(fate.record) of \(fate.source): \(fate.outcome.en)\n")[language]
    for (field, cells, note) in fate.fields {
      text += "  " + line(field, isOpen: isOpen, language) + "\n"
      for cell in cells {
        text += "    → \(cell.group).\(cell.item)"
        text += LocalizedText(ja: "  \(cell.path)の\(cell.row)行目", en: "  row \(cell.row) of \(cell.path)")[language]
        text += isOpen ? "  「\(String(decoding: cell.value, as: UTF8.self))」\n" : "\n"
      }
      if let note { text += "    \(note[language])\n" }
    }
    return text
  }

  static func json(_ fate: Lineage.Fate, isOpen: Bool) -> [UInt8] {
    var document = JSONLine()
    document.add("source", fate.source)
    document.add("record", fate.record)
    document.add("outcome", fate.outcome.en)
    document.add(
      "fields",
      fate.fields.map { field, cells, note in
        var object = object(field, isOpen: isOpen)
        object.add("cells", cells.map { self.object($0, isOpen: isOpen) })
        if let note { object.add("note", note.en) }
        return object
      })
    return document.line
  }
}
