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
    guard let left, let right, agree(left, right, syntax) else { return nil }
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

  /// Whether both sides are told apart by as many keys, and by keys that a report may show.
  private mutating func agree(_ left: TotalTerm, _ right: TotalTerm, _ syntax: TotalSyntax) -> Bool {
    guard left.hasKeys || right.hasKeys else { return true }
    guard left.keyCount > 0, left.keyCount == right.keyCount else {
      diagnostics.report(
        .unsuitableKeys, ja: "両辺の`by`の数が違う（\(left.keyCount)と\(right.keyCount)）。`by`のある集計は`+`でつなげない",
        en: "the sides have \(left.keyCount) and \(right.keyCount) keys; what has a `by` cannot be part of a `+`",
        at: syntax.span,
        help: LocalizedText(ja: "両辺に同じ数の項目を同じ順序で書く", en: "write as many keys on both sides, in the same order"))
      return false
    }
    guard isShown(left) || isShown(right) else {
      diagnostics.report(
        .unsuitableKeys, ja: "両辺とも住民のデータで、キーの値を報告に出せない",
        en: "both sides read records of residents, whose keys may not appear in a report", at: syntax.span,
        help: LocalizedText(
          ja: "一方を標準のグループまたは`control`のレコードにする",
          en: "let one side be a group of the standard or a `control` record"))
      return false
    }
    return true
  }

  /// Whether the values of the keys are no one's: those of open items, or of a control list.
  private func isShown(_ term: TotalTerm) -> Bool {
    switch term {
    case .sourceCount(let source, let type, _, _), .sourceSum(let source, let type, _, _, _):
      names.declarations.sources[source].selections[type].role == .control
    case .targetCount, .targetSum: true
    case .field, .number, .plus: false
    }
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
    case .count(let target, let keys, let filter, let span): return count(target, keys, filter, span)
    case .sum(let target, let keys, let filter, let span): return total(target, keys, filter, span)
    }
  }

  /// A field stands for itself only where there is one record of its type.
  private mutating func isSingle(_ place: (source: Int, type: Int), _ name: Located<String>) -> Bool {
    let role = names.declarations.sources[place.source].selections[place.type].role
    if role == .header || role == .trailer { return true }
    diagnostics.report(
      .typeMismatch, ja: "`\(name.value)`のレコードは一件とは限らない", en: "there may be many records of type `\(name.value)`",
      at: name.span, help: LocalizedText(ja: "`sum`を前に置く", en: "put `sum` before it"))
    return false
  }

  private func layout(_ place: (source: Int, type: Int)) -> RecordLayout? { names.layouts[place.source][place.type] }

  /// A numeric field, or `nil` after reporting.
  private mutating func numeric(_ name: FieldNameSyntax, _ layout: RecordLayout) -> Int? {
    guard let field = LayoutNames(layout: layout).value(name, &diagnostics) else { return nil }
    guard field.usage.shape != nil else {
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

  /// The fields of a `by`, or `nil` after reporting.
  private mutating func fields(_ keys: [FieldNameSyntax], _ layout: RecordLayout) -> [Int]? {
    var fields: [Int] = []
    for key in keys {
      guard let field = LayoutNames(layout: layout).value(key, &diagnostics) else { return nil }
      fields.append(field.index)
    }
    return fields
  }

  /// The items of a `by`, or `nil` after reporting.
  private mutating func items(_ keys: [FieldNameSyntax], _ group: StandardGroup) -> [Int]? {
    var items: [Int] = []
    for key in keys {
      guard let index = names.standard.item(Located(key.text, at: key.span), in: group, &diagnostics) else {
        return nil
      }
      guard group.items[index].sensitivity == .open else {
        diagnostics.report(
          .unsuitableKeys, ja: "`\(key.text)`は人に関わる項目で、報告のキーにできない",
          en: "`\(key.text)` tells of a person and cannot be a key in a report", at: key.span,
          notes: [ItemFormat(item: group.items[index], codeList: nil).note])
        return nil
      }
      items.append(index)
    }
    return items
  }

  private mutating func count(
    _ target: TotalTargetSyntax, _ keys: [FieldNameSyntax], _ condition: ExpressionSyntax?, _ span: TextSpan
  ) -> TotalTerm? {
    switch target {
    case .source(let source, let type, let field):
      guard let place = names.recordType(source, type, &diagnostics), let layout = layout(place) else { return nil }
      if let field { return reportCounted(field.span, field.text) }
      let keys = fields(keys, layout)
      let filter = filter(condition, .fields(layout), eras: names.eras[place.source])
      guard let keys, filter.isGood else { return nil }
      return .sourceCount(source: place.source, recordType: place.type, keys: keys, filter: filter.expression)
    case .group(let name, let item):
      guard let group = names.standard.group(name, &diagnostics) else { return nil }
      if let item { return reportCounted(item.span, item.value) }
      let keys = items(keys, group)
      let filter = filter(condition, .group(group), eras: nil)
      guard let keys, filter.isGood else { return nil }
      return .targetCount(business: group.business, group: group.name, keys: keys, filter: filter.expression)
    }
  }

  private mutating func reportCounted(_ span: TextSpan, _ name: String) -> TotalTerm? {
    diagnostics.report(
      .typeMismatch, ja: "`count`はレコードを数え、項目`\(name)`は数えない", en: "`count` counts records, not the values of `\(name)`",
      at: span, help: LocalizedText(ja: "`where \(name) is present`で絞る", en: "count with `where \(name) is present`"))
    return nil
  }

  private mutating func total(
    _ target: TotalTargetSyntax, _ keys: [FieldNameSyntax], _ condition: ExpressionSyntax?, _ span: TextSpan
  ) -> TotalTerm? {
    switch target {
    case .source(let source, let type, let field?):
      guard let place = names.recordType(source, type, &diagnostics), let layout = layout(place) else { return nil }
      let found = numeric(field, layout)
      let keys = fields(keys, layout)
      let filter = filter(condition, .fields(layout), eras: names.eras[place.source])
      guard let found, let keys, filter.isGood else { return nil }
      return .sourceSum(
        source: place.source, recordType: place.type, field: found, keys: keys, filter: filter.expression)
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
      let keys = items(keys, group)
      let filter = filter(condition, .group(group), eras: nil)
      guard let keys, filter.isGood else { return nil }
      return .targetSum(
        business: group.business, group: group.name, item: index, keys: keys, filter: filter.expression)
    case .source(_, _, nil), .group(_, nil):
      diagnostics.report(
        .typeMismatch, ja: "`sum`する項目がない", en: "`sum` needs the name of what is summed", at: span,
        help: LocalizedText(ja: "`.項目名`を付ける", en: "add a dot and the name"))
      return nil
    }
  }
}
