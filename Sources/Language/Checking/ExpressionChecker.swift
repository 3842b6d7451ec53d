import Records

/// Resolves and types expressions in one scope, and remembers what they use.
///
/// What is wrong is reported once, where it is: an expression that cannot be typed has the type `.failed`, of which
/// nothing more is said.
struct ExpressionChecker {
  /// What the names of an expression mean.
  enum Scope {
    /// A map or a test: fields of records behind their aliases.
    case record(RecordScope)
    /// A total over a source: fields of the record by their bare names.
    case fields(RecordLayout)
    /// A rule, or a total over the standard: items by their names.
    case group(StandardGroup)
  }

  let scope: Scope
  let names: StandardNames
  /// The conversion tables; empty where `code` cannot be used.
  let conversions: ConversionNames
  /// The source's era table.
  let eras: EraTable?
  var diagnostics = DiagnosticList()
  /// The fields that expressions read.
  var usedFields: Set<Int> = []
  /// The conversion tables that expressions use.
  var usedConversions: Set<Int> = []
  /// The windows that expressions define.
  var windows: [WindowDefinition] = []
  /// Whether `last within` may stand here.
  var allowsWindows = false
  /// What the names of `for each` stand for in the row that is checked.
  var elements: [(name: String, value: ExpressionSyntax)] = []
  /// The names of `for each` that expressions use, by position.
  var usedElements: Set<Int> = []
  /// What `let` defines, in the order of its lines.
  var definitions: [(name: Located<String>, value: ExpressionSyntax)] = []
  /// The names of all `let`s of the map.
  var allDefinitions: [Located<String>] = []
  /// The names of `let` that were read above their lines.
  var misplacedDefinitions: [String] = []
  /// The names of `let` that expressions use, by position.
  var usedDefinitions: Set<Int> = []
  /// How often a defined name was read in one statement; bounded, because each may name others.
  var definitionReads = 0
  /// How many definitions stand inside one another where one is read; bounded, so that a chain never makes a deep recursion.
  var definitionDepth = 0
  /// The item that is assigned, when one is.
  var target: (group: StandardGroup, item: Int)?
  /// The items that `else unknown` of the assigned item fills.
  var handlerItems: (flag: Int, text: Int)?

  init(scope: Scope, names: StandardNames, conversions: ConversionNames = ConversionNames(), eras: EraTable? = nil) {
    self.scope = scope
    self.names = names
    self.conversions = conversions
    self.eras = eras
  }

  /// The layout of a record scope.
  var layout: RecordLayout? {
    switch scope {
    case .record(let scope): scope.all
    case .fields(let layout): layout
    case .group: nil
    }
  }

  /// Checks an expression that must be true or false.
  mutating func condition(_ syntax: ExpressionSyntax) -> TypedExpression? {
    let checked = check(syntax)
    guard checked.type != .failed else { return nil }
    guard checked.type == .flag else {
      diagnostics.report(
        .typeMismatch, ja: "条件が必要だが、これは\(checked.type.title.ja)",
        en: "a condition is needed, this is \(checked.type.title.en)",
        at: syntax.span, notes: fieldNotes(checked),
        help: LocalizedText(
          ja: "`== \"…\"`で比較するか、`is present`を付ける", en: "compare it with `== \"…\"`, or write `is present`"))
      return nil
    }
    return checked.expression
  }

  /// Checks any expression. Recursion is bounded by the parser's limits.
  mutating func check(_ syntax: ExpressionSyntax) -> CheckedExpression {
    switch syntax {
    case .field(let reference): return checkField(reference)
    case .name(let name): return checkName(name)
    case .text(let text):
      return CheckedExpression(expression: .text(text.value, text.span), type: .constants([text.value]), field: nil)
    case .integer(let digits):
      return CheckedExpression(
        expression: .text(digits.value, digits.span), type: .number(digits.value), field: nil)
    case .pipeline(let base, let steps, let span): return checkPipeline(base, steps, span)
    case .comparison(let comparison, let left, let right, let span):
      return checkComparison(comparison, left, right, span)
    case .presence(let operand, let isPresent, let span): return checkPresence(operand, isPresent, span)
    case .and(let left, let right):
      return combine(condition(left), condition(right)) { .and($0, $1) }
    case .or(let left, let right):
      return combine(condition(left), condition(right)) { .or($0, $1) }
    case .not(let operand, _):
      guard let operand = condition(operand) else { return .failed }
      return CheckedExpression(expression: .not(operand), type: .flag, field: nil)
    case .window(let keys, let orders, let span): return checkWindow(keys, orders, span)
    case .choice(let branches, let otherwise, let span): return checkChoice(branches, otherwise, span)
    case .concatenation(let parts, let span): return checkConcatenation(parts, span)
    }
  }

  private func combine(
    _ left: TypedExpression?, _ right: TypedExpression?, _ make: (TypedExpression, TypedExpression) -> TypedExpression
  ) -> CheckedExpression {
    guard let left, let right else { return .failed }
    return CheckedExpression(expression: make(left, right), type: .flag, field: nil)
  }

  // MARK: - Names

  /// The field of a reference behind a record's alias, or `nil` after reporting.
  mutating func field(_ reference: FieldReferenceSyntax) -> LayoutField? {
    if case .record(let scope) = scope, let record = scope.record(named: reference.alias.value) {
      if let field = LayoutNames(layout: record.layout).value(reference.name, &diagnostics) {
        return scope.all.fields[record.firstField + field.index]
      }
    } else if case .record(let scope) = scope,
      scope.unresolved.contains(where: { $0.isSame(as: reference.alias.value) })
    {
      return nil
    } else {
      _ = isAlias(reference.alias)
    }
    excuse(reference.name)
    return nil
  }

  /// A field of the map's own record, or `nil` after reporting: windows and side files are about those alone.
  mutating func ownField(_ reference: FieldReferenceSyntax) -> LayoutField? {
    isAlias(reference.alias) ? field(reference) : nil
  }

  /// The fields that a wrong name probably meant are not missed.
  private mutating func excuse(_ name: FieldNameSyntax) {
    guard let layout, let written = name.path.last?.value else { return }
    let names = layout.fields.map(\.name)
    let meant = names.contains { $0.isSame(as: written) } ? written : Spelling.nearest(to: written, in: names)
    guard let meant else { return }
    for field in layout.fields where field.name.isSame(as: meant) { usedFields.insert(field.index) }
  }

  /// Whether this is the record's name; reports when it is not.
  mutating func isAlias(_ name: Located<String>) -> Bool {
    switch scope {
    case .record(let scope):
      if scope.alias.isSame(as: name.value) { return true }
      if scope.record(named: name.value) != nil {
        diagnostics.report(
          .unknownName, ja: "`\(name.value)`は結合したレコードで、ここでは使えない",
          en: "`\(name.value)` is a joined record and cannot be used here", at: name.span,
          help: LocalizedText(
            ja: "この`map`のレコード`\(scope.alias)`の項目を書く", en: "write a field of `\(scope.alias)`, the map's own record"))
        return false
      }
      let known = scope.aliases.map { "`\($0)`" }
      diagnostics.report(
        .unknownName, ja: "`\(name.value)`というレコードはない", en: "there is no record `\(name.value)`", at: name.span,
        help: known.count == 1
          ? LocalizedText(
            ja: "この`map`のレコードは\(known[0])", en: "the record of this map is \(known[0])")
          : LocalizedText(
            ja: "この`map`のレコードは" + known.joined(separator: "、"),
            en: "the records of this map are " + known.joined(separator: ", ")))
    case .fields:
      diagnostics.report(
        .unknownName, ja: "ここではレコードに別名がない", en: "the record has no name here", at: name.span,
        help: LocalizedText(ja: "`.`の前を取り、項目名だけを書く", en: "write the field alone, without `\(name.value).`"))
    case .group(let group):
      diagnostics.report(
        .unknownName, ja: "ここで使えるのは`\(group.qualifiedName)`の項目だけ",
        en: "only items of `\(group.qualifiedName)` can be used here", at: name.span,
        help: LocalizedText(ja: "標準の項目名だけを書く", en: "write the name of an item alone"))
    }
    return false
  }

  private mutating func checkField(_ reference: FieldReferenceSyntax) -> CheckedExpression {
    guard let field = field(reference) else { return .failed }
    return use(field, reference.span)
  }

  private mutating func use(_ field: LayoutField, _ span: TextSpan) -> CheckedExpression {
    usedFields.insert(field.index)
    guard let type = ValueType(field.usage) else { return .failed }
    return CheckedExpression(
      expression: .field(field.index, span), type: type, field: field.index, isBareField: true,
      isFullWidth: field.usage == .doubleByte)
  }

  private mutating func checkName(_ name: FieldNameSyntax) -> CheckedExpression {
    switch scope {
    case .fields(let layout):
      guard let field = LayoutNames(layout: layout).value(name, &diagnostics) else { return .failed }
      return use(field, name.span)
    case .group(let group):
      guard let item = item(name, in: group) else { return .failed }
      return CheckedExpression(
        expression: .item(item, name.span), type: format(item, of: group).type(reference(item, of: group)),
        field: nil)
    case .record(let scope):
      if name.path.count == 1, name.subscripts.isEmpty, name.fillerOffset == nil,
        let position = elements.firstIndex(where: { $0.name.isSame(as: name.path[0].value) })
      {
        usedElements.insert(position)
        // What an element stands for is written outside of the row, where no element is known.
        let known = elements
        elements = []
        defer { elements = known }
        return check(known[position].value)
      }
      if let defined = checkDefined(name) { return defined }
      if isDefinedBelow(name) { return .failed }
      let alias = scope.alias
      let names = scope.own.fields.map(\.name)
      excuse(name)
      let exists = name.path.count == 1 && names.contains { $0.isSame(as: name.path[0].value) }
      diagnostics.report(
        .unknownName, ja: "`\(name.text)`だけでは何を指すか分からない", en: "`\(name.text)` alone names nothing here",
        at: name.span,
        help: exists
          ? LocalizedText(ja: "`\(alias).\(name.text)`と書く", en: "write `\(alias).\(name.text)`")
          : LocalizedText(
            ja: "元項目は`\(alias).項目名`、文字列は\"…\"と書く", en: "write a field as `\(alias).NAME`, a text as \"…\""))
      return .failed
    }
  }

  private mutating func item(_ name: FieldNameSyntax, in group: StandardGroup) -> Int? {
    guard name.path.count == 1, name.subscripts.isEmpty, name.fillerOffset == nil else {
      diagnostics.report(
        .unknownName, ja: "`\(name.text)`は項目名ではない", en: "`\(name.text)` is no item", at: name.span)
      return nil
    }
    return names.item(name.path[0], in: group, &diagnostics)
  }

  /// The format of an item.
  func format(_ item: Int, of group: StandardGroup) -> ItemFormat {
    ItemFormat(item: group.items[item], codeList: reference(item, of: group).map(names.list))
  }

  /// The code list of an item.
  func reference(_ item: Int, of group: StandardGroup) -> CodeListReference? {
    names.codeList(of: group.items[item], in: group)
  }

  /// The copybook's word on the field that a value comes from.
  func fieldNotes(_ checked: CheckedExpression) -> [DiagnosticNote] {
    guard let index = checked.field, let layout else { return [] }
    return [LayoutNames.note(layout.fields[index])]
  }

  // MARK: - Presence and windows

  private mutating func checkPresence(
    _ operand: ExpressionSyntax, _ isPresent: Bool, _ span: TextSpan
  ) -> CheckedExpression {
    let checked = check(operand)
    guard let value = checked.expression, checked.type != .failed else { return .failed }
    guard checked.type != .flag else {
      diagnostics.report(
        .typeMismatch, ja: "真偽には`is present`を付けられない", en: "a flag is neither present nor absent", at: span,
        help: LocalizedText(ja: "否定は`not`で書く", en: "negate it with `not`"))
      return .failed
    }
    let presence = TypedExpression.isPresent(value, span)
    return CheckedExpression(expression: isPresent ? presence : .not(presence), type: .flag, field: nil)
  }

  private mutating func checkWindow(
    _ keys: [FieldReferenceSyntax], _ orders: [FieldReferenceSyntax], _ span: TextSpan
  ) -> CheckedExpression {
    guard allowsWindows else {
      diagnostics.report(
        .windowNotHere, ja: "`last within`は項目への割り当てにだけ使える", en: "`last within` can only stand in an assignment",
        at: span,
        help: LocalizedText(
          ja: "窓は`where`を通ったレコードから作られるので、`where`には使えない",
          en: "windows are made of the records that pass `where`, which therefore cannot ask for one"))
      return .failed
    }
    let keyFields = keys.map { ownField($0) }
    let orderFields = orders.map { (reference: $0, field: ownField($0)) }
    for field in keyFields + orderFields.map(\.field) { if let field { usedFields.insert(field.index) } }
    var digits = 0
    var isSuitable = true
    for (reference, field) in orderFields {
      guard let field else { continue }
      if let shape = field.usage.shape {
        digits += max(shape.digits, shape.wholeDigits)
      } else {
        isSuitable = false
        diagnostics.report(
          .unsuitableOrder, ja: "順序の項目`\(reference.name.text)`が数値ではない",
          en: "the order `\(reference.name.text)` is not numeric", at: reference.span, notes: [LayoutNames.note(field)],
          help: LocalizedText(ja: "履歴番号のような数値項目を使う", en: "use a numeric field, such as a history number"))
      }
    }
    if digits > 18 {
      isSuitable = false
      diagnostics.report(
        .unsuitableOrder, ja: "順序の項目が合わせて\(digits)桁で、18桁を超える",
        en: "the orders have \(digits) digits together, more than 18", at: span,
        notes: orderFields.compactMap { $0.field.map(LayoutNames.note) })
    }
    let found = keyFields.compactMap(\.?.index)
    let order = orderFields.compactMap(\.field?.index)
    guard isSuitable, found.count == keys.count, order.count == orders.count else { return .failed }
    let window = WindowDefinition(keys: found, orders: order, span: span)
    let index = windows.firstIndex { $0.keys == found && $0.orders == order } ?? windows.count
    if index == windows.count { windows.append(window) }
    return CheckedExpression(expression: .lastWithin(index, span), type: .flag, field: nil)
  }
}
