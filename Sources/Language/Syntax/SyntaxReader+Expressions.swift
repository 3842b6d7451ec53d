import Records

/// Expressions, by falling precedence: a primary with its pipeline, comparison, `not`, `and`, `or`.
extension SyntaxReader {
  /// Words that end the arguments of a step.
  private static let notArguments = [
    "else", "where", "join", "for", "when", "then", "otherwise", "as", "and", "or", "not", "is", "has", "among", "by",
    "in",
  ]

  mutating func expression() throws(SyntaxAbort) -> ExpressionSyntax {
    depth += 1
    defer { depth -= 1 }
    try checkDepth()
    var operands = [try conjunction()]
    while next("or") {
      advance()
      try checkChain(operands.count + 1)
      operands.append(try conjunction())
    }
    return SyntaxReader.balanced(operands[...]) { .or($0, $1) }
  }

  private mutating func conjunction() throws(SyntaxAbort) -> ExpressionSyntax {
    var operands = [try negation()]
    while next("and") {
      advance()
      try checkChain(operands.count + 1)
      operands.append(try negation())
    }
    return SyntaxReader.balanced(operands[...]) { .and($0, $1) }
  }

  /// Joins operands in their order to a tree of the least depth, so that a long chain never makes a deep recursion.
  private static func balanced(
    _ operands: ArraySlice<ExpressionSyntax>, _ join: (ExpressionSyntax, ExpressionSyntax) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    if operands.count == 1, let only = operands.first { return only }
    let middle = operands.startIndex + (operands.count + 1) / 2
    return join(balanced(operands[..<middle], join), balanced(operands[middle...], join))
  }

  private mutating func negation() throws(SyntaxAbort) -> ExpressionSyntax {
    guard at("not") else { return try comparison() }
    let start = span
    advance()
    depth += 1
    defer { depth -= 1 }
    try checkDepth()
    let operand = try negation()
    return .not(operand, start.extended(to: lastSpan))
  }

  private mutating func comparison() throws(SyntaxAbort) -> ExpressionSyntax {
    let start = span
    let left = try pipeline()
    guard continues else { return left }
    if case .symbol(let symbol) = token.kind, let comparison = symbol.comparison {
      advance()
      let right = try pipeline()
      return .comparison(comparison, left, right, start.extended(to: lastSpan))
    }
    if at("is") {
      advance()
      let isNegated = accept(keyword: "not")
      guard at("present") || at("absent") else {
        throw expected(ja: "`present`または`absent`", en: "`present` or `absent`")
      }
      let isPresent = at("present") != isNegated
      advance()
      return .presence(left, isPresent: isPresent, start.extended(to: lastSpan))
    }
    return left
  }

  private mutating func pipeline() throws(SyntaxAbort) -> ExpressionSyntax {
    let start = span
    let base = try primary()
    var steps: [StepSyntax] = []
    while next(.pipe) {
      advance()
      steps.append(try step())
    }
    if steps.isEmpty, next("else") {
      diagnostics.report(
        .handlerWithoutStep, ja: "`else`の前に失敗し得る段がない", en: "`else` without a step before it", at: span,
        help: LocalizedText(
          ja: "`else`は`| wareki`のような段に付く", en: "`else` belongs to a step, such as `| wareki`"))
      throw SyntaxAbort()
    }
    return steps.isEmpty ? base : .pipeline(base, steps, start.extended(to: lastSpan))
  }

  private mutating func primary() throws(SyntaxAbort) -> ExpressionSyntax {
    switch token.kind {
    case _ where breaksLine: break
    case .string: return .text(try string(ja: "文字列", en: "a string"))
    case .integer:
      let number = try integer(ja: "整数", en: "a whole number")
      return .integer(Located(String(number.value), at: number.span))
    case .symbol(.leftParenthesis):
      advance()
      parentheses += 1
      let inner = try expression()
      try expect(.rightParenthesis)
      parentheses -= 1
      return inner
    case .name where at("last") && ahead(1).isKeyword("within"): return try window()
    case .name where at("case") && ahead(1).isKeyword("when"): return try choice()
    case .name where at("concat") && ahead(1).isSymbol(.leftParenthesis):
      let start = span
      advance()
      let parts = try parenthesized { reader throws(SyntaxAbort) in
        let part = try reader.expression()
        return part
      }
      try checkChain(parts.count)
      return .concatenation(parts, start.extended(to: lastSpan))
    case .name, .quotedName:
      if ahead(1).isSymbol(.dot) { return .field(try fieldReference()) }
      return .name(try fieldName())
    default: break
    }
    throw expected(ja: "値（項目、文字列、整数、括弧）", en: "a value: a field, a string, a number or parentheses")
  }

  private mutating func window() throws(SyntaxAbort) -> ExpressionSyntax {
    let start = span
    advance()
    advance()
    let keys = try parenthesized { reader throws(SyntaxAbort) in try reader.fieldReference() }
    try expect(keyword: "by")
    let orders = try parenthesized { reader throws(SyntaxAbort) in try reader.fieldReference() }
    return .window(keys: keys, orders: orders, start.extended(to: lastSpan))
  }

  // MARK: - Choices

  /// Reads `case (when CONDITION then VALUE)+ otherwise VALUE`.
  private mutating func choice() throws(SyntaxAbort) -> ExpressionSyntax {
    let start = span
    advance()
    var branches: [BranchSyntax] = []
    while next("when") {
      advance()
      try checkChain(branches.count + 1)
      let condition = try expression()
      guard next("then") else {
        throw expected(ja: "`then`と値", en: "`then` and a value")
      }
      advance()
      branches.append(BranchSyntax(condition: condition, value: try branchValue()))
    }
    guard next("otherwise") else {
      throw expected(
        ja: "`when`または`otherwise`", en: "`when` or `otherwise`",
        help: LocalizedText(
          ja: "どの条件にも当たらないときを`otherwise reject`、`otherwise absent`または`otherwise 値`で書く",
          en: "say what holds when no condition does: `otherwise reject`, `otherwise absent` or `otherwise VALUE`"))
    }
    advance()
    let otherwise = try branchValue()
    return .choice(branches, otherwise: otherwise, start.extended(to: lastSpan))
  }

  private mutating func branchValue() throws(SyntaxAbort) -> BranchSyntax.Value {
    let place = span
    if !breaksLine, !ahead(1).isSymbol(.dot) {
      if accept(keyword: "reject") { return .reject(place) }
      if accept(keyword: "absent") { return .absent(place) }
    }
    return .expression(try expression())
  }

  // MARK: - Steps

  private mutating func step() throws(SyntaxAbort) -> StepSyntax {
    var name = try name(ja: "段の名前", en: "the name of a step")
    var arguments: [StepArgumentSyntax] = []
    if ["absent", "open-start", "open-end"].contains(where: { name.value.isSame(as: $0) }), next("when") {
      advance()
      name = Located(name.value + " when", at: name.span.extended(to: lastSpan))
    }
    if isAtArgument {
      arguments.append(try argument())
      while next(.comma), parentheses == 0 || ahead(1).kind == .string || ahead(1).kind == .integer {
        advance()
        arguments.append(try argument())
      }
    }
    let end = lastSpan
    var handler: HandlerSyntax?
    if next("else") { handler = try self.handler() }
    if handler != nil, next("else") {
      diagnostics.report(
        .handlerWithoutStep, ja: "一つの段に`else`が二つある", en: "a second `else` on one step", at: span,
        help: LocalizedText(ja: "段ごとに`else`は一つ", en: "give each step one `else`"))
      throw SyntaxAbort()
    }
    return StepSyntax(name: name, arguments: arguments, handler: handler, span: name.span.extended(to: end))
  }

  private var isAtArgument: Bool {
    guard continues else { return false }
    if [.string, .quotedName, .integer].contains(token.kind) { return true }
    return token.kind == .name && !SyntaxReader.notArguments.contains { at($0) }
  }

  private mutating func argument() throws(SyntaxAbort) -> StepArgumentSyntax {
    if token.kind == .string { return .text(try string(ja: "文字列", en: "a string")) }
    if token.kind == .integer { return .integer(try integer(ja: "整数", en: "a whole number")) }
    return .name(try name(ja: "引数", en: "an argument"))
  }

  private mutating func handler() throws(SyntaxAbort) -> HandlerSyntax {
    let start = span
    advance()
    let kind: HandlerSyntax.Kind
    if token.kind == .string {
      kind = .text(try string(ja: "文字列", en: "a string"))
    } else if accept(keyword: "reject") {
      kind = .reject
    } else if accept(keyword: "absent") {
      kind = .absent
    } else if accept(keyword: "flag") {
      kind = .flag
    } else if accept(keyword: "unknown") {
      let flag = try name(ja: "不詳フラグの項目", en: "the flag item of the unknown date")
      try expect(.comma)
      kind = .unknown(flag: flag, text: try name(ja: "不詳表記の項目", en: "the text item of the unknown date"))
    } else {
      throw expected(
        ja: "`reject`、`absent`、`flag`、`unknown`または文字列", en: "`reject`, `absent`, `flag`, `unknown` or a string")
    }
    return HandlerSyntax(kind: kind, span: start.extended(to: lastSpan))
  }

  // MARK: - Limits

  private mutating func checkDepth() throws(SyntaxAbort) {
    guard depth > SyntaxReader.depthLimit else { return }
    diagnostics.report(
      .nestedTooDeeply, ja: "入れ子が\(SyntaxReader.depthLimit)段を超える",
      en: "nested more than \(SyntaxReader.depthLimit) deep", at: span)
    throw SyntaxAbort()
  }

  mutating func checkChain(_ count: Int) throws(SyntaxAbort) {
    guard count > SyntaxReader.chainLimit else { return }
    diagnostics.report(
      .nestedTooDeeply, ja: "項が\(SyntaxReader.chainLimit)個を超えて連なる",
      en: "more than \(SyntaxReader.chainLimit) operands in a row", at: span)
    throw SyntaxAbort()
  }
}
