import Records

/// Checks one map and gives its typed form.
struct MapChecker {
  let names: ProjectNames
  let syntax: MapSyntax
  let group: StandardGroup
  let source: Int
  let recordType: Int
  let scope: RecordScope
  /// The positions of its joins among those of its record type.
  let joins: [Int]
  var checker: ExpressionChecker
  /// For each item, where it is assigned.
  private var places: [TextSpan?]
  private var assignments: [ItemAssignment]
  /// Items whose assignment could not be understood.
  private var excused: Set<Int> = []
  private var kept: [KeptField] = []
  private var ignored: [IgnoredField] = []
  /// The fields that items take, with the first place.
  private(set) var assignedFields: [Int: TextSpan] = [:]

  init(
    names: ProjectNames, syntax: MapSyntax, group: StandardGroup, source: Int, recordType: Int, scope: RecordScope,
    joins: [Int]
  ) {
    self.names = names
    self.syntax = syntax
    self.group = group
    self.source = source
    self.recordType = recordType
    self.scope = scope
    self.joins = joins
    checker = ExpressionChecker(
      scope: .record(scope), names: names.standard, conversions: names.conversions,
      eras: source < names.eras.count ? names.eras[source] : nil)
    places = Array(repeating: nil, count: group.items.count)
    assignments = Array(repeating: .unassigned, count: group.items.count)
  }

  /// Checks everything; what is wrong is in `checker.diagnostics`.
  mutating func check() -> TypedMap {
    let filter = syntax.filter.flatMap { checker.condition($0) }
    checkElementNames()
    var variants: [MapVariant] = []
    for element in syntax.iteration?.elements ?? [[]] {
      checker.elements = zip(syntax.iteration?.names ?? [], element).map { ($0.value, $1) }
      variants.append(variant(isFirst: variants.isEmpty))
    }
    for (position, name) in (syntax.iteration?.names ?? []).enumerated()
    where !checker.usedElements.contains(position) && !syntax.hasErrors {
      checker.diagnostics.report(
        .unsuitableElement, ja: "`for each`の名前`\(name.value)`がどこでも使われていない",
        en: "nothing uses `\(name.value)` of `for each`", at: name.span)
    }
    checkWindows(filter)
    if !syntax.hasErrors { checkJoins() }
    checker.diagnostics.dropRepeated()
    return TypedMap(
      group: group, source: source, recordType: recordType, filter: filter, variants: variants, joins: joins,
      kept: kept, ignored: ignored, windows: checker.windows, alias: syntax.alias.value, span: syntax.span)
  }

  /// Checks all lines for one element of `for each`.
  private mutating func variant(isFirst: Bool) -> MapVariant {
    places = Array(repeating: nil, count: group.items.count)
    assignments = Array(repeating: .unassigned, count: group.items.count)
    let filter = syntax.iteration?.filter.flatMap { checker.condition($0) }
    checker.definitions = []
    checker.allDefinitions = syntax.items.compactMap { if case .define(let name, _) = $0 { name } else { nil } }
    for item in syntax.items { check(item, isFirst: isFirst) }
    if !syntax.hasErrors, isFirst { checkDefinitions() }
    if !syntax.hasErrors, isFirst { checkItems() }
    return MapVariant(filter: filter, assignments: assignments)
  }

  /// A name of `let` that nothing reads.
  private mutating func checkDefinitions() {
    for (position, definition) in checker.definitions.enumerated()
    where !checker.usedDefinitions.contains(position)
      && !checker.misplacedDefinitions.contains(where: { $0.isSame(as: definition.name.value) })
    {
      checker.diagnostics.report(
        .unsuitableElement, ja: "`let`の名前`\(definition.name.value)`がどこでも使われていない",
        en: "nothing uses `\(definition.name.value)` of `let`", at: definition.name.span,
        help: LocalizedText(ja: "使わない`let`を取る", en: "remove the `let` that nothing needs"))
    }
  }

  private mutating func define(_ name: Located<String>, _ value: ExpressionSyntax) {
    let isTaken =
      scope.record(named: name.value) != nil || checker.elements.contains { $0.name.isSame(as: name.value) }
      || checker.definitions.contains { $0.name.value.isSame(as: name.value) }
    if isTaken {
      checker.diagnostics.report(
        .unsuitableElement, ja: "`\(name.value)`はほかのものの名前でもある",
        en: "`\(name.value)` is the name of something else as well",
        at: name.span, help: LocalizedText(ja: "別の名前にする", en: "give it another name"))
      return
    }
    checker.definitions.append((name, value))
  }

  /// A join of which nothing is read.
  private mutating func checkJoins() {
    for join in scope.joined {
      let fields = join.firstField..<(join.firstField + join.layout.fields.count)
      guard !checker.usedFields.contains(where: { fields.contains($0) }),
        let written = syntax.joins.first(where: { $0.alias.value.isSame(as: join.alias) })
      else { continue }
      checker.diagnostics.report(
        .unsuitableJoin, ja: "結合したレコード`\(join.alias)`のどの項目も使われていない",
        en: "nothing reads a field of the joined record `\(join.alias)`", at: written.alias.span,
        help: LocalizedText(ja: "使わない`join`を取る", en: "remove the `join` that nothing needs"))
    }
  }

  /// Windows are made before records are joined: they and the filter that they follow read the own record alone.
  private mutating func checkWindows(_ filter: TypedExpression?) {
    guard let window = checker.windows.first else { return }
    let own = scope.own.fields.count
    let fields = checker.windows.flatMap { $0.keys + $0.orders } + (filter?.fields ?? [])
    guard fields.contains(where: { $0 >= own }) else { return }
    checker.diagnostics.report(
      .unsuitableJoin, ja: "`last within`のある`map`の窓と`where`では、結合したレコードの項目を使えない",
      en: "a map with `last within` cannot use a joined record in its windows or its `where`", at: window.span,
      help: LocalizedText(
        ja: "結合したレコードの項目は、標準の項目の式で使う", en: "use what is joined in the items"))
  }

  /// A name of `for each` may not hide a record.
  private mutating func checkElementNames() {
    for name in syntax.iteration?.names ?? [] where scope.record(named: name.value) != nil {
      checker.diagnostics.report(
        .unsuitableElement, ja: "`\(name.value)`はレコードの名前でもある", en: "`\(name.value)` is the name of a record as well",
        at: name.span, help: LocalizedText(ja: "別の名前にする", en: "give it another name"))
    }
  }

  private mutating func check(_ item: MapItemSyntax, isFirst: Bool) {
    switch item {
    case .define(let name, let value): define(name, value)
    case .assign(let name, let value, let span): assign(name, value, span)
    case .absent(let name, let reason, let span):
      guard let index = itemIndex(name), claim(index, name) else { return }
      assignments[index] = .absent(reason: reason.value, span)
      let target = group.items[index]
      if target.condition == .mandatory, target.repetition == nil {
        checker.diagnostics.report(
          .mandatoryUnassigned, ja: "必須項目`\(target.name)`を`absent`にはできない",
          en: "the mandatory item `\(target.name)` cannot be absent", at: span,
          notes: [checker.format(index, of: group).note],
          help: LocalizedText(ja: "`\(target.name) = …`で割り当てる", en: "assign it: `\(target.name) = …`"))
      }
    case .ignore(let reference, let reason, let span):
      guard isFirst else { return }
      for field in fields(reference) {
        ignored.append(IgnoredField(field: field, reason: reason.value, span: span))
      }
    case .keep(let reference, let sideFile, let reason, let span):
      guard isFirst else { return }
      if let iteration = syntax.iteration {
        checker.diagnostics.report(
          .unsuitableElement, ja: "`for each`のある`map`では`keep`を使えない（行ごとに同じ値になる）",
          en: "a map with `for each` cannot `keep`: every row would hold the same value", at: span,
          notes: iteration.names.first.map {
            [DiagnosticNote(LocalizedText(ja: "`for each`", en: "the `for each`"), at: $0.span)]
          } ?? [],
          help: LocalizedText(ja: "一件を一行にする`map`で`keep`する", en: "keep it in a map that makes one row of a record"))
        return
      }
      let lookup = LayoutNames(layout: scope.own)
      for field in fields(reference).flatMap({ scope.own.fields[$0].isGroup ? lookup.leaves(of: $0) : [$0] }) {
        kept.append(
          KeptField(
            field: field, column: scope.own.fields[field].mappingName, sideFile: sideFile.value, reason: reason.value,
            span: span))
      }
    }
  }

  private mutating func fields(_ reference: FieldReferenceSyntax) -> [Int] {
    guard checker.isAlias(reference.alias) else { return [] }
    return LayoutNames(layout: scope.own).resolve(reference.name, allowsMany: true, &checker.diagnostics)
  }

  // MARK: - Assignments

  /// The item of a name, or `nil` after reporting; the item that was probably meant is not missed.
  private mutating func itemIndex(_ name: Located<String>) -> Int? {
    if let index = names.standard.item(name, in: group, &checker.diagnostics) { return index }
    if let near = Spelling.nearest(to: name.value, in: group.items.map(\.name)),
      let index = group.itemIndex(named: near)
    {
      excused.insert(index)
    }
    return nil
  }

  private mutating func assign(_ name: Located<String>, _ value: ExpressionSyntax, _ span: TextSpan) {
    let index = itemIndex(name)
    let isFirst = index.map { claim($0, name) } ?? false
    checker.target = index.map { (group, $0) }
    checker.handlerItems = nil
    checker.allowsWindows = true
    let usedBefore = checker.usedFields
    checker.usedFields = []
    checker.definitionReads = 0
    let checked: CheckedExpression
    if case .choice(let branches, let otherwise, let place) = value {
      checked = checker.checkBranches(branches, otherwise, place)
    } else {
      checked = checker.check(value)
    }
    for field in checker.usedFields where assignedFields[field] == nil { assignedFields[field] = span }
    checker.usedFields.formUnion(usedBefore)
    checker.allowsWindows = false
    checker.target = nil
    if let filled = checker.handlerItems, let index {
      fill(filled.flag, by: index, span)
      fill(filled.text, by: index, span)
    } else {
      excuseHandlers(of: value)
    }
    guard let index, isFirst else { return }
    let values = checked.branches.isEmpty ? [CheckedBranch(value: checked, span: value.span)] : checked.branches
    let isTaken = values.map { take($0.value, index, $0.span) }
    guard !isTaken.contains(false), let expression = checked.expression else { return }
    assignments[index] = .expression(expression, span)
  }

  /// Notes where an item is assigned; reports when it was before.
  private mutating func claim(_ index: Int, _ name: Located<String>) -> Bool {
    if let first = places[index] {
      checker.diagnostics.report(
        .assignedTwice, ja: "`\(name.value)`が二度割り当てられている", en: "`\(name.value)` is assigned twice", at: name.span,
        notes: [DiagnosticNote(LocalizedText(ja: "最初の割り当て", en: "first assigned here"), at: first)],
        help: LocalizedText(ja: "どちらかを取る", en: "remove one of them"))
      return false
    }
    places[index] = name.span
    return true
  }

  private mutating func fill(_ item: Int, by index: Int, _ span: TextSpan) {
    if claim(item, Located(group.items[item].name, at: span)) { assignments[item] = .byHandler(of: index) }
  }

  /// The items of an `else unknown` that was wrong are not missed.
  private mutating func excuseHandlers(of value: ExpressionSyntax) {
    for step in value.steps {
      guard case .unknown(let flag, let text)? = step.handler?.kind else { continue }
      for name in [flag, text] {
        if let index = group.itemIndex(named: name.value) { excused.insert(index) }
      }
    }
  }

  /// Whether an item takes a value; reports when it does not.
  private mutating func take(_ checked: CheckedExpression, _ index: Int, _ span: TextSpan) -> Bool {
    let format = checker.format(index, of: group)
    var isGood = checkFallbacks(checked.fallbacks, format)
    switch checked.type {
    case .failed: return false
    case .constants(let texts):
      for text in texts { if !checkConstant(text, format, span) { isGood = false } }
      return isGood
    case .number(let digits): return checkConstant(digits, format, span) && isGood
    case .code(let reference): if !checkList(reference, index, format, span) { return false }
    default: break
    }
    guard format.takes(checked.type) else {
      checker.diagnostics.report(
        .typeMismatch, ja: "`\(format.item.name)`には\(format.need.ja)が必要だが、これは\(checked.type.title.ja)",
        en: "`\(format.item.name)` needs \(format.need.en), this is \(checked.type.title.en)", at: span,
        notes: checker.fieldNotes(checked) + [format.note], help: format.remedy(for: checked.type))
      return false
    }
    if checked.isFullWidth, format.item.type == .halfWidth {
      checker.diagnostics.report(
        .typeMismatch, ja: "`\(format.item.name)`は半角の項目だが、これは全角の文字列",
        en: "`\(format.item.name)` is half-width, this is full-width text", at: span,
        notes: checker.fieldNotes(checked) + [format.note],
        help: LocalizedText(ja: "`| full-width`を取るか、変換表を使う", en: "remove `| full-width`, or use a conversion table"))
      return false
    }
    if case .digits(let count) = checked.type, let length = format.item.length, count > length,
      format.item.type != .decimal
    {
      checker.diagnostics.report(
        .valueTooLong, ja: "数字\(count)桁は`\(format.item.name)`の\(length)桁を超える",
        en: "digits(\(count)) are longer than the \(length) of `\(format.item.name)`", at: span,
        notes: checker.fieldNotes(checked) + [format.note],
        help: LocalizedText(
          ja: "先行ゼロが要らなければ`| integer`を付ける", en: "add `| integer` where leading zeros are not needed"))
      return false
    }
    return isGood
  }

  private mutating func checkFallbacks(_ texts: [Located<String>], _ format: ItemFormat) -> Bool {
    var isGood = true
    for text in texts { if !checkConstant(text.value, format, text.span) { isGood = false } }
    return isGood
  }

  private mutating func checkConstant(_ text: String, _ format: ItemFormat, _ span: TextSpan) -> Bool {
    guard let objection = format.objection(to: text) else { return true }
    checker.diagnostics.report(
      .constantNotInFormat, ja: "`\(format.item.name)`の値\"\(text)\"は\(objection.ja)",
      en: "the value \"\(text)\" of `\(format.item.name)` \(objection.en)", at: span, notes: [format.note])
    return false
  }

  private mutating func checkList(
    _ given: CodeListReference, _ index: Int, _ format: ItemFormat, _ span: TextSpan
  ) -> Bool {
    guard let needed = checker.reference(index, of: group), needed != given else { return true }
    let (needs, gives) = (names.standard.list(needed).qualifiedName, names.standard.list(given).qualifiedName)
    checker.diagnostics.report(
      .typeMismatch, ja: "`\(format.item.name)`にはコード一覧`\(needs)`の値が必要だが、これは`\(gives)`のコード",
      en: "`\(format.item.name)` needs a code of `\(needs)`, this is one of `\(gives)`", at: span,
      notes: [format.note], help: LocalizedText(ja: "`to \(needs)`の変換表を使う", en: "use a conversion table `to \(needs)`"))
    return false
  }

  // MARK: - Completeness

  private mutating func checkItems() {
    let open = group.items.indices.filter { places[$0] == nil && !excused.contains($0) }
    let alias = syntax.alias.value
    report(
      open.filter { group.items[$0].condition == .mandatory }, .mandatoryUnassigned, ja: "必須項目", en: "mandatory item",
      jaFault: "割り当てがない", enFault: "not assigned",
      help: { LocalizedText(ja: "\($0) = \(alias).…", en: "\($0) = \(alias).…") })
    let others = open.filter { group.items[$0].condition != .mandatory }
    report(
      others.filter { group.items[$0].repetition == nil }, .itemUnassigned, ja: "項目", en: "item",
      jaFault: "割り当ても`absent`もない", enFault: "neither assigned nor declared absent",
      help: { LocalizedText(ja: "\($0) absent \"理由\"", en: "\($0) absent \"reason\"") })
    report(
      others.filter { group.items[$0].repetition != nil }, .repeatingItemUnassigned, ja: "繰り返し項目", en: "repeating item",
      jaFault: "割り当ても`absent`もない", enFault: "neither assigned nor declared absent",
      help: { LocalizedText(ja: "\($0) absent \"理由\"", en: "\($0) absent \"reason\"") })
  }

  /// One diagnostic an item; more than five become one with a list.
  private mutating func report(
    _ items: [Int], _ code: DiagnosticCode, ja: String, en: String, jaFault: String, enFault: String,
    help: (String) -> LocalizedText
  ) {
    guard items.count > 5 else {
      for item in items {
        let name = group.items[item].name
        checker.diagnostics.report(
          code, ja: "\(ja)`\(name)`に\(jaFault)", en: "the \(en) `\(name)` is \(enFault)", at: syntax.span,
          notes: [checker.format(item, of: group).note],
          help: LocalizedText(ja: "`\(help(name).ja)`と書く", en: "write `\(help(name).en)`"))
      }
      return
    }
    let names = items.map { "`\(group.items[$0].name)`" }
    checker.diagnostics.report(
      code, ja: "\(items.count)個の\(ja)に\(jaFault): " + names.joined(separator: "、"),
      en: "\(items.count) \(en)s are \(enFault): " + names.joined(separator: ", "), at: syntax.span,
      notes: [checker.format(items[0], of: group).note],
      help: LocalizedText(
        ja: "それぞれに`\(help(group.items[items[0]].name).ja)`のように書く",
        en: "for each, write as in `\(help(group.items[items[0]].name).en)`"))
  }
}
