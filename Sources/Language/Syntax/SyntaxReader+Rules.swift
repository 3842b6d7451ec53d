import Records

/// Totals, rules and tests.
extension SyntaxReader {
  // MARK: - total

  mutating func total(from start: TextSpan) throws(SyntaxAbort) -> TotalSyntax {
    let title = try string(ja: "題", en: "a title")
    let head = start.extended(to: lastSpan)
    var sides: ([TotalAtomSyntax], [TotalAtomSyntax])?
    let hasErrors = try block { reader throws(SyntaxAbort) in
      guard sides == nil else { throw reader.expected(ja: "`}`", en: "`}`") }
      let left = try reader.term()
      try reader.expect(.equal)
      sides = (left, try reader.term())
    }
    guard let sides else {
      if !hasErrors { throw expectedBefore(ja: "`左辺 == 右辺`", en: "`left == right`") }
      throw SyntaxAbort()
    }
    return TotalSyntax(title: title, left: sides.0, right: sides.1, span: head)
  }

  /// Reports that a block which was just closed is empty.
  private mutating func expectedBefore(ja: String, en: String) -> SyntaxAbort {
    diagnostics.report(
      .unexpectedToken, ja: "`}`の前に\(ja)が必要", en: "expected \(en) before `}`", at: lastSpan)
    return SyntaxAbort()
  }

  private mutating func term() throws(SyntaxAbort) -> [TotalAtomSyntax] {
    var atoms = [try atom()]
    while accept(.plus) {
      try checkChain(atoms.count + 1)
      atoms.append(try atom())
    }
    return atoms
  }

  private mutating func atom() throws(SyntaxAbort) -> TotalAtomSyntax {
    let start = span
    if token.kind == .integer {
      let number = try integer(ja: "整数", en: "a whole number")
      return .number(number.value, number.span)
    }
    let isCount = at("count")
    guard isCount || at("sum") else {
      return .field(try target(), start.extended(to: lastSpan))
    }
    advance()
    let target = try target()
    let end = lastSpan
    var keys: [FieldNameSyntax] = []
    if next("by") {
      advance()
      keys = try parenthesized { reader throws(SyntaxAbort) in try reader.fieldName() }
    }
    var filter: ExpressionSyntax?
    if accept(keyword: "where") { filter = try expression() }
    let span = start.extended(to: end)
    return isCount ? .count(target, keys: keys, filter: filter, span) : .sum(target, keys: keys, filter: filter, span)
  }

  private mutating func target() throws(SyntaxAbort) -> TotalTargetSyntax {
    if case .qualified = token.kind {
      let group = try qualified(ja: "標準のグループ", en: "a group of the standard")
      guard next(.dot) else { return .group(group, item: nil) }
      advance()
      return .group(group, item: try name(ja: "標準の項目", en: "an item of the standard"))
    }
    let source = try name(ja: "`count`、`sum`、ソースまたは整数", en: "`count`, `sum`, a source or a number")
    try expect(.dot)
    let recordType = try name(ja: "レコード種別の名前", en: "the name of a record type")
    guard next(.dot) else { return .source(source, recordType: recordType, field: nil) }
    advance()
    return .source(source, recordType: recordType, field: try fieldName())
  }

  // MARK: - rule

  mutating func rule(from start: TextSpan) throws(SyntaxAbort) -> RuleSyntax {
    let title = try string(ja: "題", en: "a title")
    try expect(keyword: "for")
    let group = try qualified(ja: "標準のグループ", en: "a group of the standard")
    let head = start.extended(to: lastSpan)
    let subject = try subject()
    var severity: Located<String>?
    var quotation: Located<String>?
    if accept(keyword: "severity") {
      severity = try name(ja: "`error`、`warning`または`information`", en: "`error`, `warning` or `information`")
    }
    if accept(keyword: "quotes") { quotation = try string(ja: "引用する文", en: "the quoted text") }
    var demand: DemandSyntax?
    let hasErrors = try block { reader throws(SyntaxAbort) in
      guard demand == nil else {
        throw reader.expected(
          ja: "`}`", en: "`}`",
          help: LocalizedText(ja: "一つの規則に要求は一つ。分けて書く", en: "a rule has one demand; write another rule"))
      }
      demand = try reader.demand()
    }
    guard let demand else {
      if !hasErrors { throw expectedBefore(ja: "`require`または`each`", en: "`require` or `each`") }
      throw SyntaxAbort()
    }
    return RuleSyntax(
      title: title, group: group, subject: subject, severity: severity, quotation: quotation,
      demand: demand, span: head)
  }

  private mutating func subject() throws(SyntaxAbort) -> TypedRule.Subject {
    guard accept(keyword: "of") else { return .all }
    if accept(keyword: "files") { return .files }
    guard accept(keyword: "runs") else { throw expected(ja: "`files`または`runs`", en: "`files` or `runs`") }
    return .runs
  }

  private mutating func demand() throws(SyntaxAbort) -> DemandSyntax {
    if accept(keyword: "require") {
      if at(.leftParenthesis) {
        let holds = try expression()
        return .holds(holds, condition: try condition())
      }
      let item = try name(ja: "標準の項目または`(`", en: "an item of the standard or `(`")
      if accept(keyword: "not") {
        try expect(keyword: "in")
        return .excludes(item, from: try list { reader throws(SyntaxAbort) in try reader.referenceTarget() })
      }
      guard next("in") else { return .present(item, condition: try condition()) }
      advance()
      return .refers(item, to: try list { reader throws(SyntaxAbort) in try reader.referenceTarget() })
    }
    guard at("each") else { throw expected(ja: "`require`または`each`", en: "`require` or `each`") }
    advance()
    let keys = try parenthesized { reader throws(SyntaxAbort) in
      try reader.name(ja: "キーの項目", en: "a key item")
    }
    if accept(keyword: "numbers") {
      return .consecutive(keys: keys, number: try name(ja: "番号の項目", en: "the item with the number"))
    }
    var among: ExpressionSyntax?
    if accept(keyword: "among") { among = try expression() }
    if accept(keyword: "sums") {
      let amount = try name(ja: "合計する項目", en: "the item that is summed")
      try expect(keyword: "to")
      let (group, other) = try referenceTarget()
      try expect(keyword: "by")
      let otherKeys = try parenthesized { reader throws(SyntaxAbort) in
        try reader.name(ja: "キーの項目", en: "a key item")
      }
      let filter = accept(keyword: "where") ? try expression() : nil
      return .sums(
        SumSyntax(keys: keys, amount: amount, among: among),
        to: SumSyntax(keys: otherKeys, amount: other, among: filter), of: group)
    }
    try expect(keyword: "has")
    try expect(keyword: "one")
    return .exactlyOne(keys: keys, among: among, one: try expression())
  }

  private mutating func referenceTarget() throws(SyntaxAbort) -> (group: QualifiedName, item: Located<String>) {
    let group = try qualified(ja: "参照先のグループ", en: "the group that is referred to")
    try expect(.dot)
    return (group, try name(ja: "参照先の項目", en: "the item that is referred to"))
  }

  private mutating func condition() throws(SyntaxAbort) -> ExpressionSyntax? {
    guard accept(keyword: "when") else { return nil }
    return try expression()
  }

  // MARK: - test

  mutating func test(from start: TextSpan) throws(SyntaxAbort) -> TestSyntax {
    let title = try string(ja: "題", en: "a title")
    try expect(keyword: "for")
    let group = try qualified(ja: "標準のグループ", en: "a group of the standard")
    var syntax = TestSyntax(
      title: title, group: group, givens: [], expectations: [], span: start.extended(to: lastSpan), hasErrors: false)
    var givens: [(field: FieldReferenceSyntax, text: Located<String>)] = []
    var expectations: [ExpectationSyntax] = []
    syntax.hasErrors = try block { reader throws(SyntaxAbort) in
      if reader.accept(keyword: "given") {
        let field = try reader.fieldReference()
        try reader.expect(.assign)
        givens.append((field, try reader.string(ja: "値の文字列", en: "a value as a string")))
      } else {
        expectations.append(try reader.expectation())
      }
    }
    syntax.givens = givens
    syntax.expectations = expectations
    return syntax
  }

  private mutating func expectation() throws(SyntaxAbort) -> ExpectationSyntax {
    guard at("expect") else { throw expected(ja: "`given`または`expect`", en: "`given` or `expect`") }
    advance()
    let start = span
    if accept(keyword: "rejected") { return .rejected(start) }
    if accept(keyword: "filtered") { return .filtered(start) }
    if at("finding"), ahead(1).kind == .name, !ahead(1).startsLine {
      advance()
      return .finding(try name(ja: "指摘コード", en: "the code of a finding"))
    }
    let item = try name(ja: "標準の項目", en: "an item of the standard")
    if next("absent") {
      advance()
      return .item(item, Located("", at: lastSpan))
    }
    guard next(.assign) else { throw expected(ja: "`=`または`absent`", en: "`=` or `absent`") }
    advance()
    return .item(item, try string(ja: "値の文字列", en: "a value as a string"))
  }
}
