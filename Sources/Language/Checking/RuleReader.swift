public import Records

/// Reads the rules over groups of the standard.
public enum RuleReader {
  /// The rules of one document: a pack's `conditions.utsushi`, or what a project adds.
  ///
  /// Other declarations of the document are left alone; rules that are wrong are left out and reported, in order of
  /// place. Syntax errors were reported by `Parser`.
  public static func rules(_ document: Document, standard: StandardEdition) -> ([TypedRule], [Diagnostic]) {
    var checker = RuleChecker(names: StandardNames(edition: standard))
    let rules = document.rules.compactMap { checker.check($0) }
    return (rules, checker.diagnostics.inOrder())
  }
}

/// Checks a `rule`.
struct RuleChecker {
  let names: StandardNames
  var diagnostics = DiagnosticList()

  init(names: StandardNames) {
    self.names = names
  }

  /// The typed rule, or `nil` after reporting.
  mutating func check(_ syntax: RuleSyntax) -> TypedRule? {
    let severity = severity(syntax.severity)
    guard let group = names.group(syntax.group, &diagnostics) else { return nil }
    var checker = ExpressionChecker(scope: .group(group), names: names)
    let demand = demand(syntax.demand, group, &checker)
    diagnostics.add(checker.diagnostics.all)
    guard let demand, let severity else { return nil }
    return TypedRule(
      name: syntax.title.value, group: group, demand: demand, quotation: syntax.quotation?.value ?? "",
      severity: severity, subject: syntax.subject, span: syntax.span)
  }

  /// A rule without a severity is an error: the standard says must.
  private mutating func severity(_ word: Located<String>?) -> Severity? {
    guard let word else { return .error }
    if let severity = Severity(rawValue: word.value) { return severity }
    diagnostics.report(
      .unknownChoice, ja: "`\(word.value)`は選べない", en: "`\(word.value)` is none of the choices", at: word.span,
      help: suggestion(for: word.value, among: Severity.allCases.map(\.rawValue)))
    return nil
  }

  private func demand(
    _ syntax: DemandSyntax, _ group: StandardGroup, _ checker: inout ExpressionChecker
  ) -> TypedRule.Demand? {
    switch syntax {
    case .present(let item, let condition):
      let index = names.item(item, in: group, &checker.diagnostics)
      let typed = condition.map { checker.condition($0) }
      guard let index, typed != .some(nil) else { return nil }
      return .present(item: index, condition: typed.flatMap { $0 })
    case .holds(let demand, let condition):
      let holds = checker.condition(demand)
      let typed = condition.map { checker.condition($0) }
      guard let holds, typed != .some(nil) else { return nil }
      return .holds(holds, condition: typed.flatMap { $0 })
    case .exactlyOne(let keys, let among, let one):
      let indexes = keys.map { names.item($0, in: group, &checker.diagnostics) }
      let amongTyped = among.map { checker.condition($0) }
      let oneTyped = checker.condition(one)
      guard indexes.allSatisfy({ $0 != nil }), amongTyped != .some(nil), let oneTyped else { return nil }
      return .exactlyOne(keys: indexes.compactMap { $0 }, among: amongTyped.flatMap { $0 }, one: oneTyped)
    case .consecutive(let keys, let number):
      let indexes = keys.map { names.item($0, in: group, &checker.diagnostics) }
      let index = names.item(number, in: group, &checker.diagnostics)
      guard let index, indexes.allSatisfy({ $0 != nil }) else { return nil }
      guard group.items[index].type == .integer else {
        checker.diagnostics.report(
          .typeMismatch, ja: "`\(number.value)`は整数（9）の項目ではない", en: "`\(number.value)` is no item of type 9",
          at: number.span)
        return nil
      }
      return .consecutive(keys: indexes.compactMap { $0 }, number: index)
    case .sums(let own, let other, let name):
      guard let target = names.group(name, &checker.diagnostics) else { return nil }
      var otherChecker = ExpressionChecker(scope: .group(target), names: names)
      let sides = (sum(own, group, &checker), sum(other, target, &otherChecker))
      checker.diagnostics.add(otherChecker.diagnostics.all)
      guard let left = sides.0, let right = sides.1 else { return nil }
      guard left.keys.count == right.keys.count else {
        checker.diagnostics.report(
          .typeMismatch, ja: "キーの数が`each`の\(left.keys.count)と違う",
          en: "there are not as many keys as the \(left.keys.count) of `each`", at: other.keys[0].span)
        return nil
      }
      guard group.items[left.amount].fractionLength == target.items[right.amount].fractionLength else {
        checker.diagnostics.report(
          .typeMismatch, ja: "`\(own.amount.value)`と`\(other.amount.value)`は小数部の桁数が違う",
          en: "`\(own.amount.value)` and `\(other.amount.value)` have different digits after the point",
          at: other.amount.span)
        return nil
      }
      return .sums(
        left, to: TypedRule.Reference(business: target.business, group: target.name, item: right.amount), right)
    case .refers(let item, let targets):
      let index = names.item(item, in: group, &checker.diagnostics)
      guard let index, let references = references(targets, &checker) else { return nil }
      return .refers(item: index, to: references)
    case .excludes(let item, let targets):
      let index = names.item(item, in: group, &checker.diagnostics)
      guard let index, let references = references(targets, &checker) else { return nil }
      return .excludes(item: index, from: references)
    }
  }

  private func sum(
    _ syntax: SumSyntax, _ group: StandardGroup, _ checker: inout ExpressionChecker
  ) -> TypedRule.Sum? {
    let keys = syntax.keys.map { names.item($0, in: group, &checker.diagnostics) }
    let amount = names.item(syntax.amount, in: group, &checker.diagnostics)
    let among = syntax.among.map { checker.condition($0) }
    guard let amount, keys.allSatisfy({ $0 != nil }), among != .some(nil) else { return nil }
    guard [.integer, .signedInteger, .decimal].contains(group.items[amount].type) else {
      checker.diagnostics.report(
        .typeMismatch, ja: "`\(syntax.amount.value)`は数（9・S9・9V）の項目ではない",
        en: "`\(syntax.amount.value)` is no item of type 9, S9 or 9V", at: syntax.amount.span)
      return nil
    }
    return TypedRule.Sum(keys: keys.compactMap { $0 }, amount: amount, among: among.flatMap { $0 })
  }

  private func references(
    _ targets: [(group: QualifiedName, item: Located<String>)], _ checker: inout ExpressionChecker
  ) -> [TypedRule.Reference]? {
    var references: [TypedRule.Reference] = []
    for target in targets {
      guard let other = names.group(target.group, &checker.diagnostics),
        let position = names.item(target.item, in: other, &checker.diagnostics)
      else { continue }
      references.append(TypedRule.Reference(business: other.business, group: other.name, item: position))
    }
    return references.count == targets.count ? references : nil
  }
}
