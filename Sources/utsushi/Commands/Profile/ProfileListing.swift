internal import Language
internal import Records
internal import Reporting

/// A profile as text for a terminal.
enum ProfileListing {
  static func text(_ profile: SourceProfile, _ language: MessageLanguage) -> [UInt8] {
    var text = "\(profile.name)  \(profile.file)\n"
    text +=
      LocalizedText(
        ja: "\(profile.records)件、\(profile.byteCount)バイト\n",
        en: "\(profile.records) records, \(profile.byteCount) bytes\n")[
        language]
    for fault in profile.faults {
      text +=
        LocalizedText(
          ja:
            "  読めないレコード \(fault.code.text) \(fault.code.title.ja): \(fault.count)件\(first(fault.firstRecord, language))\n",
          en:
            "  records that are none, \(fault.code.text) \(fault.code.title.en): \(fault.count)\(first(fault.firstRecord, language))\n"
        )[language]
    }
    text += "\n" + evidence(profile.evidence, language)
    for type in profile.types where !type.fields.isEmpty { text += "\n" + fields(type, language) }
    return Array(text.utf8)
  }

  private static func evidence(_ evidence: [DeclarationEvidence], _ language: MessageLanguage) -> String {
    let isJapanese = language == .japanese
    var rows = [
      isJapanese
        ? ["宣言", "合う", "食い違う", "数えたもの", "最初の食い違い"]
        : ["declaration", "agree", "contradict", "counted", "first that contradicts"]
    ]
    for piece in evidence {
      rows.append([
        shortened(piece.declaration, 60), "\(piece.agreeing)", "\(piece.contradicting)", piece.counted[language],
        piece.firstRecord.map { isJapanese ? "レコード\($0)" : "record \($0)" } ?? "",
      ])
    }
    let lines = TextTable.text(rows, numeric: [1, 2]).split(separator: "\n", omittingEmptySubsequences: false)
    var text = ""
    for (line, piece) in zip(lines.dropLast(), [nil] + evidence.map(Optional.some)) {
      text += line + "\n"
      if let remark = piece?.remark { text += "    " + remark[language] + "\n" }
    }
    return text
  }

  private static func fields(_ type: TypeProfile, _ language: MessageLanguage) -> String {
    let isJapanese = language == .japanese
    var rows = [
      isJapanese
        ? ["項目", "位置", "長さ", "値", "空白", "00", "FF", "読めない", "異なり", "最小", "最大"]
        : ["field", "offset", "length", "values", "blank", "00", "FF", "unreadable", "distinct", "minimum", "maximum"]
    ]
    for field in type.fields {
      rows.append([
        field.name, "\(field.offset)", field.byteCount.map(String.init) ?? "", "\(field.values)", "\(field.blanks)",
        "\(field.lowValues)", "\(field.highValues)", "\(field.unreadable.reduce(0) { $0 + $1.count })",
        (field.isDistinctExact ? "" : "~") + "\(field.distinct)", shortened(field.minimum ?? ""),
        shortened(field.maximum ?? ""),
      ])
    }
    let lines = TextTable.text(rows, numeric: [1, 2, 3, 4, 5, 6, 7, 8])
      .split(separator: "\n", omittingEmptySubsequences: false)
    var text = "\(type.name)  " + (isJapanese ? "\(type.records)件\n" : "\(type.records) records\n") + lines[0] + "\n"
    for (line, field) in zip(lines.dropFirst(), type.fields) {
      text += line + "\n" + details(field, language)
    }
    return text
  }

  private static func details(_ field: FieldProfile, _ language: MessageLanguage) -> String {
    let isJapanese = language == .japanese
    var text = ""
    if field.distinct < field.values, !field.top.isEmpty {
      let values = field.top.prefix(5).map { "\(shortened($0.text)) ×\($0.isExact ? "" : "≥")\($0.count)" }
      text += (isJapanese ? "    多い値: " : "    most frequent: ") + values.joined(separator: ", ") + "\n"
    }
    if let dates = field.dates {
      let first = first(dates.firstImplausible, language)
      text +=
        isJapanese
        ? "    日付 \(dates.form): 有効\(dates.plausible)、0や9だけ\(dates.fillers)、無効\(dates.implausible)\(first)\n"
        : "    dates \(dates.form): \(dates.plausible) that exist, \(dates.fillers) of zeros or nines, \(dates.implausible) that do not\(first)\n"
    }
    for place in field.unreadable {
      text +=
        isJapanese
        ? "    \(place.code.text) \(place.code.title.ja): \(place.count)件\(first(place.firstRecord, language))\n"
        : "    \(place.code.text) \(place.code.title.en): \(place.count)\(first(place.firstRecord, language))\n"
    }
    return text
  }

  /// Where something was found first, unless it may not be told.
  private static func first(_ record: Int?, _ language: MessageLanguage) -> String {
    record.map { LocalizedText(ja: "（最初は\($0)）", en: " (the first is \($0))")[language] } ?? ""
  }

  /// The first characters of a text; what would steer a terminal or end the line is shown by a sign.
  private static func shortened(_ text: String, _ limit: Int = 24) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      let kind = CharacterClass(scalar)
      scalars.append(kind == .control ? kind.sign ?? scalar : scalar)
    }
    return String(scalars) + (text.unicodeScalars.count > limit ? "…" : "")
  }
}
