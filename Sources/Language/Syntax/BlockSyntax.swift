import Records

/// A `migration` block as written; settings may be missing or repeated.
struct MigrationSyntax: Sendable {
  var title: Located<String>
  var settings: [MigrationSetting]
  var span: TextSpan
  var hasErrors: Bool
}

/// One line of a `migration` block.
struct MigrationSetting: Sendable {
  var keyword: Located<String>
  var value: Value

  enum Value: Sendable {
    case kind(Located<String>)
    case municipality(Located<String>)
    case standard(Located<String>)
    case asOf(CivilDate)
    case dialect(Located<String>)
    case repertoire([CharacterList])
    case municipalCodes(Located<String>)
    case approvals([ApprovalRole])
    case gate(GateSyntax)
  }
}

/// A `source` block as written.
struct SourceSyntax: Sendable {
  var name: Located<String>
  var items: [SourceItem]
  var span: TextSpan
  var hasErrors: Bool
}

/// One line of a `source` block.
struct SourceItem: Sendable {
  var keyword: Located<String>
  var value: Value

  enum Value: Sendable {
    case files([Located<String>], isPacked: Bool, parts: Located<Int>?, extracted: CivilDate?)
    case layout(SourceLayout)
    case characters(CharactersSyntax)
    case records(FramingSyntax, TextSpan)
    case absent(FieldAbsence)
    case padding(Located<String>)
    case signs(Located<String>)
    case eras(Located<String>)
    case select([RecordSelection])
    case protect(Protection)
  }
}

/// A `characters` line as written.
struct CharactersSyntax: Sendable {
  var table: Located<String>
  var maker: Located<String>?
  var identification: Located<String>?
}

/// The framing of a source's records as written; its words are looked at later.
enum FramingSyntax: Sendable {
  case fixed(byteCount: Located<Int>, newline: Located<String>, first: Located<Int>?, last: Located<Int>?)
  case variable(LengthWordSyntax, block: LengthWordSyntax?)
  case lines(newline: Located<String>, areBlanksRemoved: Bool)
  case counted(field: Located<String>, scope: Located<String>)
  case delimited(DelimitedSyntax)
}

/// The marks of delimited text as written.
struct DelimitedSyntax: Sendable {
  /// A word, or the character itself.
  var delimiter: Located<String>
  var newline: Located<String>
  var header: Located<String>
  var isByName = false
  var quotes: Located<String>?
  var escape: Located<String>?
  var hasMark = false
  var readsFormulas = false
}

/// A length word as written.
struct LengthWordSyntax: Sendable {
  var byteOrder: Located<String>
  var scope: Located<String>
}

/// A `map` as written.
struct MapSyntax: Sendable {
  var group: QualifiedName
  var source: Located<String>
  var recordType: Located<String>
  var alias: Located<String>
  var joins: [JoinSyntax]
  var filter: ExpressionSyntax?
  var iteration: IterationSyntax?
  var items: [MapItemSyntax]
  /// From `map` to the end of the header.
  var span: TextSpan
  /// Whether a statement of it could not be read, so that nothing can be said of what is missing.
  var hasErrors: Bool
}

/// `join 受給 = 受給者.detail by 認定番号 == 旧.認定番号 one` as written.
struct JoinSyntax: Sendable {
  var alias: Located<String>
  var source: Located<String>
  var recordType: Located<String>
  var keys: [(joined: FieldNameSyntax, own: FieldReferenceSyntax)]
  var isOptional: Bool
  var span: TextSpan
}

/// `for each (コード, 額) in [("029", 旧.SHI-SHOTOKU), …] where …` as written.
struct IterationSyntax: Sendable {
  var names: [Located<String>]
  /// The elements of the list; each has as many values as there are names.
  var elements: [[ExpressionSyntax]]
  var filter: ExpressionSyntax?
}

/// One line of a `map`.
enum MapItemSyntax: Sendable {
  case define(Located<String>, ExpressionSyntax)
  case assign(Located<String>, ExpressionSyntax, TextSpan)
  case absent(Located<String>, reason: Located<String>, TextSpan)
  case ignore(FieldReferenceSyntax, reason: Located<String>, TextSpan)
  case keep(FieldReferenceSyntax, sideFile: Located<String>, reason: Located<String>, TextSpan)
}

/// A `total` as written.
struct TotalSyntax: Sendable {
  var title: Located<String>
  var left: [TotalAtomSyntax]
  var right: [TotalAtomSyntax]
  var span: TextSpan
}

/// A part of a sum in a `total`.
enum TotalAtomSyntax: Sendable {
  case count(TotalTargetSyntax, keys: [FieldNameSyntax], filter: ExpressionSyntax?, TextSpan)
  case sum(TotalTargetSyntax, keys: [FieldNameSyntax], filter: ExpressionSyntax?, TextSpan)
  case field(TotalTargetSyntax, TextSpan)
  case number(Int, TextSpan)
}

/// What a `total` counts: `住民マスタ.detail.KENSU`, `001.住民情報.項目`.
enum TotalTargetSyntax: Sendable {
  case source(Located<String>, recordType: Located<String>, field: FieldNameSyntax?)
  case group(QualifiedName, item: Located<String>?)
}

/// A `rule` as written.
struct RuleSyntax: Sendable {
  var title: Located<String>
  var group: QualifiedName
  var subject: TypedRule.Subject
  var severity: Located<String>?
  var quotation: Located<String>?
  var demand: DemandSyntax
  var span: TextSpan
}

/// What a `rule` demands.
enum DemandSyntax: Sendable {
  case present(Located<String>, condition: ExpressionSyntax?)
  case holds(ExpressionSyntax, condition: ExpressionSyntax?)
  case exactlyOne(keys: [Located<String>], among: ExpressionSyntax?, one: ExpressionSyntax)
  case consecutive(keys: [Located<String>], number: Located<String>)
  case sums(SumSyntax, to: SumSyntax, of: QualifiedName)
  case refers(Located<String>, to: [(group: QualifiedName, item: Located<String>)])
  case excludes(Located<String>, from: [(group: QualifiedName, item: Located<String>)])
}

/// One side of a comparison of sums as written.
struct SumSyntax: Sendable {
  var keys: [Located<String>]
  var amount: Located<String>
  var among: ExpressionSyntax?
}

/// A `test` as written.
struct TestSyntax: Sendable {
  var title: Located<String>
  var group: QualifiedName
  var givens: [(field: FieldReferenceSyntax, text: Located<String>)]
  var expectations: [ExpectationSyntax]
  var span: TextSpan
  var hasErrors: Bool
}

/// One `expect` of a `test`.
enum ExpectationSyntax: Sendable {
  case item(Located<String>, Located<String>)
  case rejected(TextSpan)
  case filtered(TextSpan)
  case finding(Located<String>)
}

/// A `gate` as written.
struct GateSyntax: Sendable {
  var conditions: [GateCondition] = []
  var accepted: [AcceptedRule] = []
}
