import Records

/// What an item of the standard takes.
struct ItemFormat {
  let item: StandardItem
  /// The values of its code list, when the pack holds it.
  let codeList: CodeList?

  /// Where the item list describes it.
  var note: DiagnosticNote {
    let condition =
      switch item.condition {
      case .mandatory: "mandatory"
      case .conditional: "conditional"
      case .optional: "optional"
      }
    let length = item.length.map { "\($0)" + (item.type == .decimal ? ",\(item.fractionLength)" : "") }
    return DiagnosticNote(
      LocalizedText(
        ja: "標準の`\(item.name)`（\(item.type.rawValue)\(length.map { " \($0)桁" } ?? "")、\(item.condition.rawValue)）",
        en:
          "`\(item.name)` in the standard (\(item.type.rawValue)\(length.map { " \($0)" } ?? ""), \(condition))"
      ), at: item.span)
  }

  /// The type of its values, for rules and totals.
  func type(_ reference: CodeListReference?) -> ValueType {
    if let reference { return .code(reference) }
    return switch item.type {
    case .halfWidth, .fullWidth, .image: .text
    case .integer, .signedInteger: .integer
    case .decimal: .decimal(item.fractionLength)
    case .year: .digits(4)
    case .date: .date
    case .time: .time
    }
  }

  /// The kind it needs, as messages say it.
  var need: LocalizedText {
    switch item.type {
    case .halfWidth: LocalizedText(ja: "半角の文字列、数字またはコード", en: "half-width text, digits or a code")
    case .fullWidth: LocalizedText(ja: "全角の文字列", en: "full-width text")
    case .integer, .signedInteger: LocalizedText(ja: "整数またはコード", en: "an integer or a code")
    case .decimal: LocalizedText(ja: "小数\(item.fractionLength)桁までの数", en: "a decimal of scale \(item.fractionLength)")
    case .image: LocalizedText(ja: "画像", en: "an image")
    case .year: LocalizedText(ja: "西暦4桁", en: "a year of four digits")
    case .date: LocalizedText(ja: "日付", en: "a date")
    case .time: LocalizedText(ja: "時刻", en: "a time")
    }
  }

  /// Whether it takes values of a type; constants are looked at one by one elsewhere.
  func takes(_ type: ValueType) -> Bool {
    switch item.type {
    case .halfWidth:
      switch type {
      case .text, .digits, .integer, .code: return true
      default: return false
      }
    case .fullWidth: return type == .text
    case .integer, .signedInteger:
      switch type {
      case .digits, .integer, .code: return true
      default: return false
      }
    case .decimal:
      switch type {
      case .digits, .integer: return true
      case .decimal(let scale): return scale <= item.fractionLength
      default: return false
      }
    case .year: return type == .digits(4)
    case .date: return type == .date
    case .time: return type == .time
    case .image: return false
    }
  }

  /// A step that leads from a type to the item's, as the help says it.
  func remedy(for type: ValueType) -> LocalizedText? {
    func write(_ step: String) -> LocalizedText {
      LocalizedText(ja: "`| \(step)`を付ける", en: "add `| \(step)`")
    }
    if type == .flag { return write("flag \"1\", \"0\"") }
    switch (item.type, type.kind) {
    case (.date, .digits) where type == .digits(8): return write("date else reject")
    case (.date, .digits): return write("wareki else reject")
    case (.date, .text):
      return LocalizedText(
        ja: "和暦なら`| wareki else reject`、西暦8桁なら`| date else reject`を付ける",
        en: "add `| wareki else reject` for era years or `| date else reject` for YYYYMMDD")
    case (.time, .digits), (.time, .text): return write("time else reject")
    case (.integer, .text), (.signedInteger, .text): return write("integer else reject")
    case (.fullWidth, .digits): return write("full-width")
    default: return nil
    }
  }

  /// Why a constant does not meet the item's format, or `nil` when it does; an empty text is absent and always does.
  func objection(to text: String) -> LocalizedText? {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return nil }
    let characters = scalars.filter { !ScalarClass.isCombining($0) }.count
    if let codeList, !codeList.holds(text) {
      return LocalizedText(
        ja: "コード一覧`\(codeList.qualifiedName)`にない", en: "is not in the code list `\(codeList.qualifiedName)`")
    }
    if let length = item.length, characters > length, item.type != .decimal {
      return LocalizedText(
        ja: "\(characters)文字で、\(length)桁を超える", en: "has \(characters) characters, more than \(length)")
    }
    let bytes = Array(text.utf8)
    let isGood: Bool
    switch item.type {
    case .halfWidth: isGood = scalars.allSatisfy(ScalarClass.isHalfWidth)
    case .fullWidth:
      isGood = scalars.allSatisfy { !ScalarClass.isHalfWidth($0) && $0.properties.generalCategory != .control }
    case .integer: isGood = bytes.allSatisfy(ItemFormat.isDigit)
    case .signedInteger:
      let digits = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
      isGood = !digits.isEmpty && digits.allSatisfy(ItemFormat.isDigit)
    case .decimal: isGood = isDecimal(bytes)
    case .year: isGood = bytes.count == 4 && bytes.allSatisfy(ItemFormat.isDigit)
    case .date: return dateObjection(bytes)
    case .time: isGood = ItemFormat.isTime(bytes)
    case .image: isGood = false
    }
    return isGood ? nil : LocalizedText(ja: "\(need.ja)ではない", en: "is not \(need.en)")
  }

  private func dateObjection(_ bytes: [UInt8]) -> LocalizedText? {
    guard let date = StandardDate(bytes.span) else {
      return LocalizedText(ja: "標準の日付`YYYY-MM-DD`ではない", en: "is not a date `YYYY-MM-DD` of the standard")
    }
    if case .partial = date, !item.allowsUnknownDate {
      return LocalizedText(ja: "不詳日だが、この項目は不詳日を許容しない", en: "is an unknown date, which this item does not allow")
    }
    return nil
  }

  private func isDecimal(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ItemFormat.isDigit) }) else { return false }
    if let length = item.length, parts[0].count > length { return false }
    return parts.count == 1 || parts[1].count <= item.fractionLength
  }

  /// `0` to `9`.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// `HH:MM` or `HH:MM:SS`, 00:00:00 to 23:59:59.
  static func isTime(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 5 || bytes.count == 8 else { return false }
    for (index, byte) in bytes.enumerated() where index % 3 == 2 ? byte != 0x3A : !isDigit(byte) { return false }
    func number(_ index: Int) -> Int { Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30) }
    return number(0) < 24 && number(3) < 60 && (bytes.count == 5 || number(6) < 60)
  }
}
