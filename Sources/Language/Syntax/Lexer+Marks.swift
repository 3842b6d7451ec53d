import Records

extension Lexer {
  /// Reads a mark, or reports a run of scalars that mean nothing here.
  mutating func readMark() {
    let start = offset
    guard let scalar = peek() else { return }
    let first = ScalarClass.halfWidth(scalar) ?? scalar
    let isFullWidth = first != scalar
    if first == " " {
      while let next = peek(), next == "\u{3000}" { offset += 1 }
      diagnostics.report(
        .fullWidthSyntax, ja: "全角の空白が構文の位置にある", en: "full-width space where syntax is expected",
        at: text.span(start..<offset), help: LocalizedText(ja: "半角の空白にする", en: "use a half-width space"))
      return
    }
    if let next = peek(1) {
      let second = ScalarClass.halfWidth(next) ?? next
      if let symbol = Symbol(rawValue: String(first) + String(second)) {
        offset += 2
        if isFullWidth || second != next { reportFullWidth(start, symbol.rawValue) }
        append(.symbol(symbol), symbol.rawValue, from: start)
        return
      }
    }
    if let symbol = Symbol(rawValue: String(first)) {
      offset += 1
      if isFullWidth { reportFullWidth(start, symbol.rawValue) }
      append(.symbol(symbol), symbol.rawValue, from: start)
      return
    }
    offset += 1
    while let next = peek(), isUnknown(next) { offset += 1 }
    // U+FFFD stands for bytes already reported as L101.
    guard !scalars[start..<offset].allSatisfy({ $0 == "\u{FFFD}" }) else { return }
    let written = printable(content(start..<offset))
    diagnostics.report(
      .unexpectedCharacter, ja: "ここに書けない文字`\(written)`", en: "unexpected `\(written)`",
      at: text.span(start..<offset),
      help: LocalizedText(ja: "名前の一部なら「…」で囲む", en: "put a name that holds it in `「…」`"))
  }

  private func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "「" || scalar == "/" {
      return false
    }
    let half = ScalarClass.halfWidth(scalar) ?? scalar
    return !ScalarClass.isName(scalar) && half != "\"" && half != " " && Symbol(rawValue: String(half)) == nil
      && half != "!"
  }

  private func printable(_ content: String) -> String {
    var text = ""
    for scalar in content.unicodeScalars.prefix(20) {
      switch scalar.properties.generalCategory {
      case .control, .format, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator:
        text += "U+" + String(scalar.value, radix: 16, uppercase: true)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Reads a string; a line's end closes it with an error.
  mutating func readString() {
    let start = offset
    var value = String.UnicodeScalarView()
    let isFullWidth = peek() != "\""
    offset += 1
    var isClosed = false
    while let scalar = peek(), scalar != "\n" {
      if scalar == "\"" || isFullWidth && ScalarClass.halfWidth(scalar) == "\"" {
        offset += 1
        isClosed = true
        break
      }
      if scalar == "\\" {
        readEscape(into: &value)
      } else {
        value.append(scalar)
        offset += 1
      }
    }
    if !isClosed {
      if value.last == "\r" { value.removeLast() }
      diagnostics.report(
        .unterminatedText, ja: "文字列が行末までに閉じられていない", en: "string is not closed on its line",
        at: text.span(start..<offset), help: LocalizedText(ja: "`\"`で閉じる", en: "close it with `\"`"))
    } else if isFullWidth {
      reportFullWidth(start, "\"" + String(value) + "\"")
    }
    append(.string, String(value), from: start)
  }

  private mutating func readEscape(into value: inout String.UnicodeScalarView) {
    let start = offset
    offset += 1
    guard let scalar = peek(), scalar != "\n" else { return reportEscape(start) }
    offset += 1
    switch scalar {
    case "\"", "\\": value.append(scalar)
    case "n": value.append("\n")
    case "t": value.append("\t")
    case "u":
      guard peek() == "{" else { return reportEscape(start) }
      offset += 1
      let digits = offset
      while let next = peek(), next != "}", next != "\"", next != "\n", offset - digits < 8 { offset += 1 }
      let code = UInt32(content(digits..<offset), radix: 16).flatMap(Unicode.Scalar.init)
      guard peek() == "}", let code else { return reportEscape(start) }
      offset += 1
      value.append(code)
    default: reportEscape(start)
    }
  }

  private mutating func reportEscape(_ start: Int) {
    diagnostics.report(
      .badEscape, ja: "文字列の中の`\\`の使い方が正しくない", en: "unknown escape in a string",
      at: text.span(start..<offset),
      help: LocalizedText(
        ja: #"`\"` `\\` `\n` `\t` `\u{16進}`だけが使える"#, en: #"use `\"`, `\\`, `\n`, `\t` or `\u{hex}`"#))
  }
}
