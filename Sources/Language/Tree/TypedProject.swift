public import Records

/// A project that passed every check: what `Migration` plans a run from.
public struct TypedProject: Sendable {
  /// Settings, sources and tables by name.
  public var declarations: ProjectDeclarations
  /// The layouts of each source's record types, in the order of `declarations.sources` and their selections.
  public var layouts: [[RecordLayout]]
  /// For each source and record type, the records its maps join, in the order of their fields behind its own.
  public var joins: [[[TypedJoin]]]
  /// The maps in order.
  public var maps: [TypedMap]
  /// The totals in order.
  public var totals: [TypedTotal]
  /// The project's own rules in order, beside those of the standard's packs.
  public var rules: [TypedRule]
  /// The tests in order.
  public var tests: [TypedTest]

  /// Makes a project.
  public init(
    declarations: ProjectDeclarations, layouts: [[RecordLayout]], joins: [[[TypedJoin]]], maps: [TypedMap],
    totals: [TypedTotal], rules: [TypedRule] = [], tests: [TypedTest]
  ) {
    self.declarations = declarations
    self.layouts = layouts
    self.joins = joins
    self.maps = maps
    self.totals = totals
    self.rules = rules
    self.tests = tests
  }

  /// The fields that the maps of a record type can name: its own, then those of the records it joins. Offsets count in
  /// the record that a field belongs to.
  public func scope(source: Int, recordType: Int) -> RecordLayout {
    joins[source][recordType].reduce(layouts[source][recordType]) { scope, join in
      scope.joining(layouts[join.source][join.recordType], as: join.alias)
    }
  }
}

/// `join 受給 = 受給者.detail by 認定番号 == 旧.認定番号 one`: the record of another source that goes with each record.
public struct TypedJoin: Sendable, Hashable {
  /// The name maps give the joined record.
  public var alias: String
  /// The source that is joined, by index in the declarations.
  public var source: Int
  /// The record type that is joined, by index in the source's selections.
  public var recordType: Int
  /// The fields that have to agree: of the joined record by index in its layout, of the own record in its own.
  public var keys: [Key]
  /// Whether there may be none (`optional`); otherwise a record without its partner is rejected.
  public var isOptional: Bool
  /// Where the joined record's fields begin in the scope of the record type.
  public var firstField: Int

  /// A pair of fields that have to agree, compared as texts.
  public struct Key: Sendable, Hashable {
    /// The field of the joined record.
    public var joined: Int
    /// The field of the own record.
    public var own: Int

    /// Makes a pair.
    public init(joined: Int, own: Int) {
      self.joined = joined
      self.own = own
    }
  }

  /// Makes a join.
  public init(alias: String, source: Int, recordType: Int, keys: [Key], isOptional: Bool, firstField: Int) {
    self.alias = alias
    self.source = source
    self.recordType = recordType
    self.keys = keys
    self.isOptional = isOptional
    self.firstField = firstField
  }
}

extension RecordLayout {
  /// The layout with the fields of another record behind its own, each named `ALIAS.NAME` for messages.
  func joining(_ other: RecordLayout, as alias: String) -> RecordLayout {
    var scope = self
    let first = fields.count
    for var field in other.fields {
      field.index += first
      field.parent = field.parent.map { $0 + first }
      field.redefines = field.redefines.map { $0 + first }
      field.name = "\(alias).\(field.name)"
      scope.fields.append(field)
    }
    return scope
  }
}

/// `map 001.住民情報 from 住民マスタ.detail as 旧 where … { … }`.
public struct TypedMap: Sendable {
  /// The group it writes.
  public var group: StandardGroup
  /// The source it reads, by index in the declarations.
  public var source: Int
  /// The record type it reads, by index in the source's selections.
  public var recordType: Int
  /// The name that its lines give the record.
  public var alias: String
  /// Which records it takes; `nil` for all.
  public var filter: TypedExpression?
  /// The rows it makes of each record, in order: one without `for each`, else one for each element of the list.
  public var variants: [MapVariant]
  /// The positions among the joins of its record type that it declares.
  public var joins: [Int]
  /// The fields that go to the side file of items of the town's own (独自施策).
  public var kept: [KeptField]
  /// The fields that are left out on purpose.
  public var ignored: [IgnoredField]
  /// The windows that assignments refer to.
  public var windows: [WindowDefinition]
  /// Where it stands.
  public var span: TextSpan

  /// Makes a map.
  public init(
    group: StandardGroup, source: Int, recordType: Int, filter: TypedExpression?, variants: [MapVariant],
    joins: [Int] = [], kept: [KeptField], ignored: [IgnoredField], windows: [WindowDefinition], alias: String = "",
    span: TextSpan
  ) {
    precondition(!variants.isEmpty, "a map makes at least one row")
    self.group = group
    self.source = source
    self.recordType = recordType
    self.alias = alias
    self.filter = filter
    self.variants = variants
    self.joins = joins
    self.kept = kept
    self.ignored = ignored
    self.windows = windows
    self.span = span
  }
}

/// One row that a map makes of a record.
public struct MapVariant: Sendable {
  /// Which records make this row; `nil` for all that the map takes.
  public var filter: TypedExpression?
  /// One assignment for each item of the group, in its order.
  public var assignments: [ItemAssignment]

  /// Makes a variant.
  public init(filter: TypedExpression? = nil, assignments: [ItemAssignment]) {
    self.filter = filter
    self.assignments = assignments
  }
}

/// Where an item's value comes from.
public enum ItemAssignment: Sendable, Hashable {
  /// `氏名 = 旧.SHIMEI | trim`.
  case expression(TypedExpression, TextSpan)
  /// `世帯主氏名 absent "…"`: never there, with the reason.
  case absent(reason: String, TextSpan)
  /// Filled by the `else unknown` of another item, by its index.
  case byHandler(of: Int)
  /// Neither assigned nor declared absent; only optional and conditional items, and a warning was given.
  case unassigned
}

/// `keep 旧.JICHIKAI in 独自施策 "reason"`.
public struct KeptField: Sendable, Hashable {
  /// The field, by index in the layout.
  public var field: Int
  /// The column name in the side file: the field's mapping name.
  public var column: String
  /// The side file, such as `独自施策`.
  public var sideFile: String
  /// Why the standard has no place for it.
  public var reason: String
  /// Where it stands.
  public var span: TextSpan

  /// Makes a kept field.
  public init(field: Int, column: String, sideFile: String, reason: String, span: TextSpan) {
    self.field = field
    self.column = column
    self.sideFile = sideFile
    self.reason = reason
    self.span = span
  }
}

/// `ignore 旧.OLD-FLG "reason"`; a group stands for all its fields.
public struct IgnoredField: Sendable, Hashable {
  /// The field or group, by index in the layout.
  public var field: Int
  /// Why it is left out.
  public var reason: String
  /// Where it stands.
  public var span: TextSpan

  /// Makes an ignored field.
  public init(field: Int, reason: String, span: TextSpan) {
    self.field = field
    self.reason = reason
    self.span = span
  }
}

/// `total "トレーラ件数" { 住民マスタ.trailer.KENSU == count 住民マスタ.detail }`.
public struct TypedTotal: Sendable {
  /// The name.
  public var name: String
  /// The left side.
  public var left: TotalTerm
  /// The right side.
  public var right: TotalTerm
  /// Where it stands.
  public var span: TextSpan

  /// Makes a total.
  public init(name: String, left: TotalTerm, right: TotalTerm, span: TextSpan) {
    self.name = name
    self.left = left
    self.right = right
    self.span = span
  }
}

/// One side of a total.
public indirect enum TotalTerm: Sendable, Hashable {
  /// The field of the only record of this type: `住民マスタ.trailer.KENSU`.
  case field(source: Int, recordType: Int, field: Int)
  /// `count 住民マスタ.detail by (…) where …`: all records of this type, rejected and filtered ones included; by the
  /// texts of the key fields where there are any.
  case sourceCount(source: Int, recordType: Int, keys: [Int], filter: TypedExpression?)
  /// `sum 住民マスタ.detail.KINGAKU by (…) where …`: likewise.
  case sourceSum(source: Int, recordType: Int, field: Int, keys: [Int], filter: TypedExpression?)
  /// `count 001.住民情報 by (…) where …`: written records, over all maps that write the group.
  case targetCount(business: String, group: String, keys: [Int], filter: TypedExpression?)
  /// `sum 001.住民情報.項目 by (…) where …`: over written records.
  case targetSum(business: String, group: String, item: Int, keys: [Int], filter: TypedExpression?)
  /// A whole number.
  case number(Int)
  /// The sum of two terms: `A + B`.
  case plus(TotalTerm, TotalTerm)

  /// How many keys its values are told apart by; 0 for one value.
  public var keyCount: Int {
    switch self {
    case .sourceCount(_, _, let keys, _), .sourceSum(_, _, _, let keys, _), .targetCount(_, _, let keys, _),
      .targetSum(_, _, _, let keys, _):
      keys.count
    case .field, .number, .plus: 0
    }
  }

  /// Whether any part of it has keys.
  public var hasKeys: Bool {
    if case .plus(let left, let right) = self { return left.hasKeys || right.hasKeys }
    return keyCount > 0
  }
}

/// `test "…" for 001.住民情報 { given 旧.BIRTH = "3640107"  expect 生年月日 = "1989-01-07" }`.
public struct TypedTest: Sendable {
  /// The name.
  public var name: String
  /// The map under test, by index in `TypedProject.maps`.
  public var map: Int
  /// Fields given as text, by index in the layout; all others are blank (characters) or zero (numbers).
  public var givens: [Given]
  /// What must come out.
  public var expectations: [Expectation]
  /// Where it stands.
  public var span: TextSpan

  /// A field's text.
  public struct Given: Sendable, Hashable {
    /// The field, by index in the layout.
    public var field: Int
    /// The text without padding.
    public var text: String

    /// Makes a given.
    public init(field: Int, text: String) {
      self.field = field
      self.text = text
    }
  }

  /// What must come out.
  public enum Expectation: Sendable, Hashable {
    /// `expect 生年月日 = "1989-01-07"`; an empty text for `expect 生年月日 absent`.
    case item(Int, String, TextSpan)
    /// `expect rejected`.
    case rejected(TextSpan)
    /// `expect filtered`.
    case filtered(TextSpan)
    /// `expect finding E402`.
    case finding(FindingCode, TextSpan)
  }

  /// Makes a test.
  public init(name: String, map: Int, givens: [Given], expectations: [Expectation], span: TextSpan) {
    self.name = name
    self.map = map
    self.givens = givens
    self.expectations = expectations
    self.span = span
  }
}

/// A rule over a group of the standard, from a pack's `conditions.utsushi` or from a project.
public struct TypedRule: Sendable, Hashable {
  /// The sentence that names it.
  public var name: String
  /// The group it is about.
  public var group: StandardGroup
  /// What it demands.
  public var demand: Demand
  /// The official prose it stands for, empty when it has none.
  public var quotation: String
  /// How grave a breach is.
  public var severity: Severity
  /// Whose records it is about.
  public var subject: Subject
  /// Where it stands.
  public var span: TextSpan

  /// Whose records a rule is about.
  public enum Subject: Sendable, Hashable {
    /// Those of runs and of files of any origin.
    case all
    /// Those of files alone (`of files`): a run makes what is demanded by its own windows, and where it rejects a record,
    /// that is its finding.
    case files
    /// What a run writes, alone (`of runs`): what a migration must not say, though an office may have said it since.
    case runs
  }

  /// What a rule demands.
  public enum Demand: Sendable, Hashable {
    /// `require ITEM when …`: the item is present in every record that meets the condition.
    case present(item: Int, condition: TypedExpression?)
    /// `require … when …`: the first holds in every record that meets the second.
    case holds(TypedExpression, condition: TypedExpression?)
    /// `each (世帯番号) of … has one …`: among the records that meet the first condition, every value of the keys
    /// has exactly one record that meets the second.
    case exactlyOne(keys: [Int], among: TypedExpression?, one: TypedExpression)
    /// `require ITEM in GROUP.ITEM, …`: where the item is present, a record of one of the groups has its value.
    case refers(item: Int, to: [Reference])
    /// `require ITEM not in GROUP.ITEM, …`: where the item is present, no record of the groups has its value.
    case excludes(item: Int, from: [Reference])
    /// `each (宛名番号) numbers 個人履歴番号`: the numbers of the records with one value of the keys follow one another.
    case consecutive(keys: [Int], number: Int)
    /// `each (賦課年度) sums 収納額 to GROUP.ITEM by (賦課年度)`: for every value of the keys, the amounts of the records of the
    /// group and those of the other group have the same sum.
    case sums(Sum, to: Reference, Sum)

    /// The items of other groups that decide it; none for one that its own group decides.
    public var references: [Reference] {
      switch self {
      case .refers(_, let references), .excludes(_, let references): references
      case .sums(_, let reference, _): [reference]
      case .present, .holds, .exactlyOne, .consecutive: []
      }
    }
  }

  /// What is summed on one side of a comparison of sums.
  public struct Sum: Sendable, Hashable {
    /// The items by whose values sums are made, by index in the side's group; as many on both sides.
    public var keys: [Int]
    /// The item that is summed; a number with as many digits after the point on both sides.
    public var amount: Int
    /// The records that count; `nil` for all.
    public var among: TypedExpression?

    /// The items that it names.
    public var items: [Int] { keys + [amount] + (among?.items ?? []) }

    /// Makes a side.
    public init(keys: [Int], amount: Int, among: TypedExpression?) {
      self.keys = keys
      self.amount = amount
      self.among = among
    }
  }

  /// An item that a value has to be found in.
  public struct Reference: Sendable, Hashable {
    /// The business of its group.
    public var business: String
    /// Its group.
    public var group: String
    /// The item, by index in the group.
    public var item: Int

    /// Makes a reference.
    public init(business: String, group: String, item: Int) {
      self.business = business
      self.group = group
      self.item = item
    }
  }

  /// Makes a rule.
  public init(
    name: String, group: StandardGroup, demand: Demand, quotation: String, severity: Severity,
    subject: Subject = .all, span: TextSpan
  ) {
    self.name = name
    self.group = group
    self.demand = demand
    self.quotation = quotation
    self.severity = severity
    self.subject = subject
    self.span = span
  }
}
