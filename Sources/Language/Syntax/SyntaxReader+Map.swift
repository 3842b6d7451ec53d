import Records

extension SyntaxReader {
  /// Reads a `map` after its word; `nil` when its header is broken, and then only its statements are read through.
  mutating func map(from start: TextSpan) throws(SyntaxAbort) -> MapSyntax? {
    var syntax: MapSyntax
    do throws(SyntaxAbort) {
      syntax = try mapHeader(from: start)
    } catch {
      skipHeader { reader throws(SyntaxAbort) in _ = try reader.mapItem() }
      return nil
    }
    var items: [MapItemSyntax] = []
    syntax.hasErrors = try block { reader throws(SyntaxAbort) in items.append(try reader.mapItem()) }
    syntax.items = items
    return syntax
  }

  private mutating func mapHeader(from start: TextSpan) throws(SyntaxAbort) -> MapSyntax {
    let group = try qualified(ja: "標準のグループ", en: "a group of the standard")
    try expect(keyword: "from")
    let source = try name(ja: "ソースの名前", en: "the name of a source")
    try expect(.dot)
    let recordType = try name(ja: "レコード種別の名前", en: "the name of a record type")
    try expect(keyword: "as")
    let alias = try name(ja: "レコードの別名", en: "a name for the record")
    let head = start.extended(to: lastSpan)
    var joins: [JoinSyntax] = []
    while at("join") { joins.append(try join()) }
    var filter: ExpressionSyntax?
    if accept(keyword: "where") { filter = try expression() }
    let iteration = at("for") ? try iteration() : nil
    guard at(.leftBrace) else { throw expected(ja: "`{`", en: "`{`") }
    return MapSyntax(
      group: group, source: source, recordType: recordType, alias: alias, joins: joins, filter: filter,
      iteration: iteration, items: [], span: head, hasErrors: false)
  }

  /// Reads `join NAME = SOURCE.TYPE by FIELD == ALIAS.FIELD (and …)* (one | optional)`.
  private mutating func join() throws(SyntaxAbort) -> JoinSyntax {
    let start = span
    advance()
    let alias = try name(ja: "結合するレコードの別名", en: "a name for the joined record")
    try expect(.assign)
    let source = try name(ja: "ソースの名前", en: "the name of a source")
    try expect(.dot)
    let recordType = try name(ja: "レコード種別の名前", en: "the name of a record type")
    try expect(keyword: "by")
    var keys: [(joined: FieldNameSyntax, own: FieldReferenceSyntax)] = []
    repeat {
      let joined = try fieldName()
      try expect(.equal)
      keys.append((joined, try fieldReference()))
    } while accept(keyword: "and")
    guard at("one") || at("optional") else {
      throw expected(
        ja: "`one`または`optional`", en: "`one` or `optional`",
        help: LocalizedText(
          ja: "相手が必ず一件なら`one`、無いことがあるなら`optional`",
          en: "`one` when there is always one, `optional` when there may be none"))
    }
    let isOptional = at("optional")
    advance()
    return JoinSyntax(
      alias: alias, source: source, recordType: recordType, keys: keys, isOptional: isOptional,
      span: start.extended(to: lastSpan))
  }

  /// Reads `for each (NAME, …) in [(value, …), …] [where condition]`; a single name and its values need no parentheses.
  private mutating func iteration() throws(SyntaxAbort) -> IterationSyntax {
    advance()
    try expect(keyword: "each")
    func element(_ reader: inout SyntaxReader) throws(SyntaxAbort) -> Located<String> {
      try reader.name(ja: "繰り返しの名前", en: "a name for the element")
    }
    let names = at(.leftParenthesis) ? try parenthesized(element) : [try element(&self)]
    try expect(keyword: "in")
    let open = try expect(.leftBracket)
    parentheses += 1
    let elements = try list { reader throws(SyntaxAbort) in
      reader.at(.leftParenthesis) && names.count > 1
        ? try reader.parenthesized { reader throws(SyntaxAbort) in try reader.expression() }
        : [try reader.expression()]
    }
    try expect(.rightBracket)
    parentheses -= 1
    for element in elements where element.count != names.count {
      diagnostics.report(
        .wrongArguments, ja: "名前は\(names.count)個、値は\(element.count)個",
        en: "there are \(names.count) names and \(element.count) values", at: element.first?.span ?? open,
        help: LocalizedText(ja: "名前と同じ数の値を書く", en: "give each element as many values as there are names"))
      throw SyntaxAbort()
    }
    var filter: ExpressionSyntax?
    if accept(keyword: "where") { filter = try expression() }
    return IterationSyntax(names: names, elements: elements, filter: filter)
  }

  private mutating func mapItem() throws(SyntaxAbort) -> MapItemSyntax {
    let start = span
    if at("ignore"), ahead(1).isName {
      advance()
      let field = try fieldReference()
      let reason = try reason()
      return .ignore(field, reason: reason, start.extended(to: lastSpan))
    }
    if at("let"), ahead(1).isName {
      advance()
      let name = try name(ja: "値の名前", en: "a name for the value")
      try expect(.assign)
      return .define(name, try expression())
    }
    if at("keep"), ahead(1).isName {
      advance()
      let field = try fieldReference()
      try expect(keyword: "in")
      let sideFile = try name(ja: "別ファイルの名前", en: "the name of a side file")
      let reason = try reason()
      return .keep(field, sideFile: sideFile, reason: reason, start.extended(to: lastSpan))
    }
    let item = try name(ja: "標準の項目、`ignore`または`keep`", en: "an item of the standard, `ignore` or `keep`")
    if next("absent") {
      advance()
      let reason = try reason()
      return .absent(item, reason: reason, start.extended(to: lastSpan))
    }
    guard next(.assign) else {
      throw expected(
        ja: "`=`または`absent`", en: "`=` or `absent`",
        help: at(.equal)
          ? LocalizedText(ja: "割り当ては`=`、比較は`==`", en: "`=` assigns, `==` compares") : nil)
    }
    advance()
    let value = try expression()
    return .assign(item, value, start.extended(to: lastSpan))
  }

  private mutating func reason() throws(SyntaxAbort) -> Located<String> {
    guard continues, token.kind == .string else {
      throw expected(
        ja: "理由の文字列", en: "the reason as a string",
        help: LocalizedText(ja: "なぜ移行しないかを文字列で書く", en: "say in a string why it is not carried"))
    }
    let reason = try string(ja: "理由の文字列", en: "the reason as a string")
    if reason.value.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) {
      diagnostics.report(
        .emptyReason, ja: "理由が空", en: "the reason is empty", at: reason.span,
        help: LocalizedText(ja: "なぜ移行しないかを文字列で書く", en: "say in a string why it is not carried"))
    }
    return reason
  }

  /// Reads `旧.NAME`, `旧.GROUP.NAME(2)` or `旧.FILLER@312`.
  mutating func fieldReference() throws(SyntaxAbort) -> FieldReferenceSyntax {
    let alias = try name(ja: "レコードの別名", en: "the name of the record")
    guard at(.dot) else {
      throw expected(
        ja: "`.`と項目名", en: "`.` and a field",
        help: LocalizedText(ja: "`旧.項目名`のように書く", en: "write the record's name, a dot and the field"))
    }
    advance()
    return FieldReferenceSyntax(alias: alias, name: try fieldName())
  }

  /// Reads a field's name: `NAME`, `GROUP.NAME(2)`, `FILLER@312`.
  mutating func fieldName() throws(SyntaxAbort) -> FieldNameSyntax {
    var path = [try name(ja: "元データの項目名", en: "the name of a source field")]
    let start = lastSpan
    while next(.dot), path.count < SyntaxReader.depthLimit {
      advance()
      path.append(try name(ja: "元データの項目名", en: "the name of a source field"))
    }
    var fillerOffset: Int?
    var subscripts: [Int] = []
    if next(.at) {
      advance()
      fillerOffset = try integer(ja: "FILLERの位置", en: "the offset of the filler").value
    } else if next(.leftParenthesis), ahead(1).kind == .integer {
      subscripts = try parenthesized { reader throws(SyntaxAbort) in
        try reader.integer(ja: "添字", en: "a subscript").value
      }
    }
    return FieldNameSyntax(
      path: path, subscripts: subscripts, fillerOffset: fillerOffset, span: start.extended(to: lastSpan))
  }
}
