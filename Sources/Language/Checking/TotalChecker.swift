import Records

/// Checks a `total`.
struct TotalChecker {
  let names: ProjectNames
  var diagnostics = DiagnosticList()

  init(names: ProjectNames) {
    self.names = names
  }

  /// The typed total, or `nil` after reporting.
  mutating func check(_ syntax: TotalSyntax) -> TypedTotal? {
    let left = term(syntax.left)
    let right = term(syntax.right)
    guard let left, let right else { return nil }
    return TypedTotal(name: syntax.title.value, left: left, right: right, span: syntax.span)
  }

  private mutating func term(_ atoms: [TotalAtomSyntax]) -> TotalTerm? {
    var sum: TotalTerm?
    var isGood = true
    for atom in atoms {
      guard let next = self.atom(atom) else {
        isGood = false
        continue
      }
      sum = sum.map { .plus($0, next) } ?? next
    }
    return isGood ? sum : nil
  }

  private mutating func atom(_ syntax: TotalAtomSyntax) -> TotalTerm? {
    switch syntax {
    case .number(let number, _): return .number(number)
    case .field(.source(let source, let type, let field?), _):
      guard let place = names.recordType(source, type, &diagnostics), let layout = layout(place),
        let found = numeric(field, layout), isSingle(place, type)
      else { return nil }
      return .field(source: place.source, recordType: place.type, field: found)
    case .field(_, let span):
      diagnostics.report(
        .typeMismatch, ja: "数える語がない", en: "this is neither a count nor an amount", at: span,
        help: LocalizedText(ja: "`count`または`sum`を前に置く", en: "put `count` or `sum` before it"))
      return nil
    case .count(let target, let filter, let span): return count(target, filter, span)
    case .sum(let target, let filter, let span): return total(target, filter, span)
    }
  }

  /// A field stands for itself only where there is one record of its type.
  private mutating func isSingle(_ place: (source: Int, type: Int), _ name: Located<String>) -> Bool {
    if ProjectNames.isControl(names.declarations.sources[place.source].selections[place.type]) { return true }
    diagnostics.report(
      .typeMismatch, ja: "`\(name.value)`のレコードは一件とは限らない", en: "there may be many records of type `\(name.value)`",
      at: name.span, help: LocalizedText(ja: "`sum`を前に置く", en: "put `sum` before it"))
    return false
  }

  private func layout(_ place: (source: Int, type: Int)) -> RecordLayout? { names.layouts[place.source][place.type] }

  /// A numeric field, or `nil` after reporting.
  private mutating func numeric(_ name: FieldNameSyntax, _ layout: RecordLayout) -> Int? {
    guard let field = LayoutNames(layout: layout).value(name, &diagnostics) else { return nil }
    guard ValueType(field.usage)?.isNumeric == true else {
      diagnostics.report(
        .typeMismatch, ja: "`\(name.text)`は数値ではない", en: "`\(name.text)` is not numeric", at: name.span,
        notes: [LayoutNames.note(field)],
        help: LocalizedText(ja: "PIC 9の項目として再定義した名前を使う", en: "use a field that describes it as PIC 9"))
      return nil
    }
    return field.index
  }

  private mutating func filter(
    _ syntax: ExpressionSyntax?, _ scope: ExpressionChecker.Scope, eras: EraTable?
  ) -> (isGood: Bool, expression: TypedExpression?) {
    guard let syntax else { return (true, nil) }
    var checker = ExpressionChecker(scope: scope, names: names.standard, eras: eras)
    let expression = checker.condition(syntax)
    diagnostics.add(checker.diagnostics.all)
    return (expression != nil, expression)
  }

  private mutating func count(
    _ target: TotalTargetSyntax, _ condition: ExpressionSyntax?, _ span: TextSpan
  ) -> TotalTerm? {
    switch target {
    case .source(let source, let type, let field):
      guard let place = names.recordType(source, type, &diagnostics), let layout = layout(place) else { return nil }
      if let field { return reportCounted(field.span, field.text) }
      let filter = filter(condition, .fields(layout), eras: names.eras[place.source])
      return filter.isGood
        ? .sourceCount(source: place.source, recordType: place.type, filter: filter.expression) : nil
    case .group(let name, let item):
      guard let group = names.standard.group(name, &diagnostics) else { return nil }
      if let item { return reportCounted(item.span, item.value) }
      let filter = filter(condition, .group(group), eras: nil)
      return filter.isGood
        ? .targetCount(business: group.business, group: group.name, filter: filter.expression) : nil
    }
  }

  private mutating func reportCounted(_ span: TextSpan, _ name: String) -> TotalTerm? {
    diagnostics.report(
      .typeMismatch, ja: "`count`はレコードを数え、項目`\(name)`は数えない", en: "`count` counts records, not the values of `\(name)`",
      at: span, help: LocalizedText(ja: "`where \(name) is present`で絞る", en: "count with `where \(name) is present`"))
    return nil
  }

  private mutating func total(
    _ target: TotalTargetSyntax, _ condition: ExpressionSyntax?, _ span: TextSpan
  ) -> TotalTerm? {
    switch target {
    case .source(let source, let type, let field?):
      guard let place = names.recordType(source, type, &diagnostics), let layout = layout(place) else { return nil }
      let found = numeric(field, layout)
      let filter = filter(condition, .fields(layout), eras: names.eras[place.source])
      guard let found, filter.isGood else { return nil }
      return .sourceSum(
        source: place.source, recordType: place.type, field: found, filter: filter.expression)
    case .group(let name, let item?):
      guard let group = names.standard.group(name, &diagnostics),
        let index = names.standard.item(item, in: group, &diagnostics)
      else { return nil }
      let format = ItemFormat(item: group.items[index], codeList: nil)
      guard format.type(nil).isNumeric, format.item.type != .year else {
        diagnostics.report(
          .typeMismatch, ja: "`\(item.value)`は数値ではない", en: "`\(item.value)` is not numeric", at: item.span,
          notes: [format.note])
        return nil
      }
      let filter = filter(condition, .group(group), eras: nil)
      guard filter.isGood else { return nil }
      return .targetSum(business: group.business, group: group.name, item: index, filter: filter.expression)
    case .source(_, _, nil), .group(_, nil):
      diagnostics.report(
        .typeMismatch, ja: "`sum`する項目がない", en: "`sum` needs the name of what is summed", at: span,
        help: LocalizedText(ja: "`.項目名`を付ける", en: "add a dot and the name"))
      return nil
    }
  }
}
