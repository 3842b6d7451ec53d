import Records

extension DeclarationReader {
  /// Reads the marks of delimited text; `nil` when one is wrong.
  mutating func delimited(_ syntax: DelimitedSyntax) -> DelimitedForm? {
    var isGood = true
    let delimiter = self.delimiter(syntax.delimiter)
    var newline: Newline?
    if !syntax.newline.value.isSame(as: "mixed") {
      let chosen = choice(syntax.newline, Newline.self)
      isGood = chosen.map { isNewline($0, syntax.newline) } ?? false
      newline = chosen?.value
    }
    let header = choice(syntax.header, HeaderRow.self)
    let quotes = syntax.quotes.map { choice($0, QuoteForm.self) }
    let escape = syntax.escape.map { choice($0, EscapeForm.self) }
    guard isGood, let delimiter, let header, quotes.map({ $0 != nil }) ?? true, escape.map({ $0 != nil }) ?? true
    else { return nil }
    let form = DelimitedForm(
      delimiter: delimiter, newline: newline, header: header.value, isByName: syntax.isByName,
      quotes: (quotes ?? nil)?.value ?? .double, escape: (escape ?? nil)?.value ?? .doubled, hasMark: syntax.hasMark,
      readsFormulas: syntax.readsFormulas)
    return isConsistent(form, syntax) ? form : nil
  }

  /// A delimiter by its word, or a character of ASCII that separates: a tab, or what is no letter, digit or space.
  private mutating func delimiter(_ written: Located<String>) -> UInt8? {
    if let known = DelimitedForm.delimiters.first(where: { $0.word.isSame(as: written.value) }) { return known.byte }
    let bytes = Array(written.value.utf8)
    if bytes.count == 1, let byte = bytes.first, byte == 0x09 || (0x21...0x7E).contains(byte),
      !(0x30...0x39).contains(byte), !(0x41...0x5A).contains(byte & 0xDF), byte != 0x22, byte != 0x27, byte != 0x5C,
      byte != 0x2D, byte != 0x2E
    {
      return byte
    }
    diagnostics.report(
      .unknownChoice, ja: "`\(written.value)`は区切り文字にできない", en: "`\(written.value)` cannot separate cells",
      at: written.span,
      help: LocalizedText(
        ja: "`comma`、`tab`、`semicolon`、`bar`のいずれか、または\"^\"のような記号一つ",
        en: "write `comma`, `tab`, `semicolon`, `bar`, or one mark such as \"^\""))
    return nil
  }

  private mutating func isConsistent(_ form: DelimitedForm, _ syntax: DelimitedSyntax) -> Bool {
    var isGood = true
    if form.isByName, form.header == .none {
      isGood = false
      diagnostics.report(
        .contradictingForms, ja: "見出しの行がないのに`by name`とある", en: "`by name` without a row of headings",
        at: syntax.header.span, help: LocalizedText(ja: "`header names`と書く", en: "write `header names`"))
    }
    if form.readsFormulas, form.quotes == .none {
      isGood = false
      diagnostics.report(
        .contradictingForms, ja: "引用符がないのに`formulas`とある", en: "`formulas` without quotation marks",
        at: syntax.delimiter.span, help: LocalizedText(ja: "`formulas`を取る", en: "remove `formulas`"))
    }
    return isGood
  }
}
