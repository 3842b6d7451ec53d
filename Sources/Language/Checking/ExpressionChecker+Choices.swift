import Records

/// `case`, `concat` and the names of `let`.
extension ExpressionChecker {
  /// More readings of defined names than any statement needs.
  static let definitionLimit = 1024
  /// More definitions inside one another than any mapping needs.
  static let definitionDepthLimit = 16

  // MARK: - Choices

  mutating func checkChoice(
    _ branches: [BranchSyntax], _ otherwise: BranchSyntax.Value, _ span: TextSpan
  ) -> CheckedExpression {
    var choice = checkBranches(branches, otherwise, span)
    guard choice.expression != nil, let first = choice.branches.first else { return .failed }
    var type = first.value.type
    for branch in choice.branches.dropFirst() {
      guard let common = ExpressionChecker.common(type, branch.value.type) else {
        diagnostics.report(
          .typeMismatch, ja: "`case`の値が\(type.title.ja)と\(branch.value.type.title.ja)に分かれる",
          en: "the values of this `case` are \(type.title.en) and \(branch.value.type.title.en)", at: branch.span,
          notes: fieldNotes(branch.value),
          help: LocalizedText(ja: "どの場合も同じ種類の値にする", en: "give values of one kind in every branch"))
        return .failed
      }
      type = common
    }
    choice.type = type
    return choice
  }

  /// Checks the branches of a `case`, whose values an item may take one by one; `branches` holds those that are values.
  mutating func checkBranches(
    _ branches: [BranchSyntax], _ otherwise: BranchSyntax.Value, _ span: TextSpan
  ) -> CheckedExpression {
    var values: [CheckedBranch] = []
    var typed: [TypedBranch] = []
    var isWhole = true
    // What `else unknown` fills stands beside one value, and not beside one of several.
    let assigned = target
    target = nil
    defer { target = assigned }
    for branch in branches {
      let condition = condition(branch.condition)
      let value = branchValue(branch.value, &values)
      guard let condition, value.isGood else {
        isWhole = false
        continue
      }
      typed.append(TypedBranch(condition: condition, value: value.expression))
    }
    let last = branchValue(otherwise, &values)
    guard isWhole, last.isGood else { return .failed }
    guard !values.isEmpty else {
      diagnostics.report(
        .typeMismatch, ja: "`case`のどの場合も値を持たない", en: "no branch of this `case` gives a value", at: span)
      return .failed
    }
    var checked = CheckedExpression(
      expression: .choice(typed, otherwise: last.expression, span), type: values[0].value.type, field: nil)
    checked.branches = values
    return checked
  }

  /// The expression of a branch, `nil` for `reject`.
  private mutating func branchValue(
    _ syntax: BranchSyntax.Value, _ values: inout [CheckedBranch]
  ) -> (isGood: Bool, expression: TypedExpression?) {
    switch syntax {
    case .reject: return (true, nil)
    case .absent(let span): return (true, .text("", span))
    case .expression(let syntax):
      let checked = check(syntax)
      guard let expression = checked.expression, checked.type != .failed else { return (false, nil) }
      guard checked.type != .flag else {
        diagnostics.report(
          .typeMismatch, ja: "`case`の値が真偽になっている", en: "the value of this branch is a flag", at: syntax.span,
          help: LocalizedText(ja: "`| flag \"1\", \"0\"`を付ける", en: "add `| flag \"1\", \"0\"`"))
        return (false, nil)
      }
      values.append(CheckedBranch(value: checked, span: syntax.span))
      return (true, expression)
    }
  }

  /// The type of values of either of two types; `nil` where they are of two kinds.
  private static func common(_ one: ValueType, _ other: ValueType) -> ValueType? {
    if one == other { return one }
    switch (one, other) {
    case (.constants(let texts), .constants(let others)): return .constants(texts + others)
    case (.text, .constants), (.constants, .text): return .text
    case (.digits, .digits), (.digits, .integer), (.integer, .digits), (.digits, .number), (.number, .digits),
      (.integer, .number), (.number, .integer), (.number, .number):
      return .integer
    default: return nil
    }
  }

  // MARK: - Concatenation

  mutating func checkConcatenation(_ parts: [ExpressionSyntax], _ span: TextSpan) -> CheckedExpression {
    let assigned = target
    target = nil
    defer { target = assigned }
    var typed: [TypedExpression] = []
    for part in parts {
      let checked = check(part)
      guard let expression = checked.expression, checked.type != .failed else { continue }
      switch checked.type.kind {
      case .text, .digits, .code:
        typed.append(expression)
      case .integer, .decimal, .date, .time, .flag, nil:
        diagnostics.report(
          .typeMismatch, ja: "`concat`がつなぐのは文字列・数字・コードだが、これは\(checked.type.title.ja)",
          en: "`concat` joins texts, digits and codes, this is \(checked.type.title.en)", at: part.span,
          notes: fieldNotes(checked))
      }
    }
    guard typed.count == parts.count else { return .failed }
    guard typed.contains(where: { !$0.fields.isEmpty || !$0.items.isEmpty }) else {
      diagnostics.report(
        .typeMismatch, ja: "`concat`が定数だけをつないでいる", en: "this `concat` joins constants alone", at: span,
        help: LocalizedText(ja: "一つの文字列として書く", en: "write one string"))
      return .failed
    }
    return CheckedExpression(expression: .concatenation(typed, span), type: .text, field: nil)
  }

  // MARK: - Names of `let`

  /// Whether a name is that of a `let` that stands below; reports when it is.
  mutating func isDefinedBelow(_ name: FieldNameSyntax) -> Bool {
    guard name.path.count == 1, name.subscripts.isEmpty, name.fillerOffset == nil,
      let definition = allDefinitions.first(where: { $0.value.isSame(as: name.path[0].value) })
    else { return false }
    misplacedDefinitions.append(definition.value)
    diagnostics.report(
      .unknownName, ja: "`\(name.text)`の`let`はこの行より下にある", en: "the `let` of `\(name.text)` stands below this line",
      at: name.span,
      notes: [DiagnosticNote(LocalizedText(ja: "ここで名前が付く", en: "it gets its name here"), at: definition.span)],
      help: LocalizedText(ja: "`let`の行を、使う行より上に移す", en: "move the line of the `let` above those that use it"))
    return true
  }

  /// What a name of `let` stands for, or `nil` where it is none. A definition sees those above it.
  mutating func checkDefined(_ name: FieldNameSyntax) -> CheckedExpression? {
    guard name.path.count == 1, name.subscripts.isEmpty, name.fillerOffset == nil,
      let position = definitions.lastIndex(where: { $0.name.value.isSame(as: name.path[0].value) })
    else { return nil }
    usedDefinitions.insert(position)
    definitionReads += 1
    guard definitionReads <= ExpressionChecker.definitionLimit else {
      if definitionReads == ExpressionChecker.definitionLimit + 1 {
        diagnostics.report(
          .nestedTooDeeply, ja: "`let`の名前を一つの文で\(ExpressionChecker.definitionLimit)回を超えて読む",
          en: "names of `let` are read more than \(ExpressionChecker.definitionLimit) times in one statement",
          at: name.span)
      }
      return .failed
    }
    guard definitionDepth < ExpressionChecker.definitionDepthLimit else {
      diagnostics.report(
        .nestedTooDeeply, ja: "`let`の名前が\(ExpressionChecker.definitionDepthLimit)段を超えて重なる",
        en: "names of `let` stand inside one another more than \(ExpressionChecker.definitionDepthLimit) deep",
        at: name.span)
      return .failed
    }
    let all = definitions
    definitions.removeSubrange(position...)
    definitionDepth += 1
    defer {
      definitions = all
      definitionDepth -= 1
    }
    return check(all[position].value)
  }
}
