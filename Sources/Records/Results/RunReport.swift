/// Everything a report says about a run. Holds positions and counts, never a person's value.
public struct RunReport: Sendable, Codable {
  /// The project's title.
  public var title: String
  /// Rehearsal or production, as declared.
  public var kind: String
  /// The local government code.
  public var municipality: String
  /// The day that counted as today, `YYYY-MM-DD`.
  public var asOf: String
  /// The named CSV profile of the output.
  public var dialect: String
  /// Whether the gate of the data is open.
  public var isGateOpen: Bool
  /// The gate's conditions.
  public var gate: [GateResult] = []
  /// The packs of the standard that were used.
  public var packs: [PackSummary] = []
  /// What was read besides the sources: project, rules, layouts, tables, packs.
  public var inputs: [InputSummary] = []
  /// The source files.
  public var sources: [SourceSummary] = []
  /// The files written.
  public var files: [FileSummary] = []
  /// The amounts, each closing to zero.
  public var amounts: [AmountLine] = []
  /// The totals the project ties.
  public var totals: [TotalResult] = []
  /// The findings by code.
  public var findings: [FindingSummary] = []
  /// The rules of the standard and of the project, with their states.
  public var rules: [RuleResult] = []
  /// The identification worklist.
  public var characters: [CharacterLine] = []
  /// The loss classes by item.
  public var losses: [LossLine] = []
  /// What the mapping leaves out on purpose, with its reasons.
  public var ignored: [IgnoredLine] = []

  /// Makes a report without lines.
  public init(
    title: String, kind: String, municipality: String, asOf: String, dialect: String, isGateOpen: Bool
  ) {
    self.title = title
    self.kind = kind
    self.municipality = municipality
    self.asOf = asOf
    self.dialect = dialect
    self.isGateOpen = isGateOpen
  }
}

/// One condition of the gate.
public struct GateResult: Sendable, Codable {
  /// As the project writes it: `rejects == 0`.
  public var condition: String
  /// What was counted.
  public var measured: Int
  /// Whether it holds.
  public var state: CheckState

  /// Makes a result.
  public init(condition: String, measured: Int, state: CheckState) {
    self.condition = condition
    self.measured = measured
    self.state = state
  }
}

/// Where the facts of one used group come from.
public struct PackSummary: Sendable, Codable {
  /// Three digits.
  public var business: String
  /// The group's name.
  public var group: String
  /// The edition.
  public var edition: String
  /// The document.
  public var document: String
  /// Its date.
  public var documentDate: String
  /// Items by who vouches for them.
  public var items: [Count<Provenance>]

  /// Makes a summary.
  public init(
    business: String, group: String, edition: String, document: String, documentDate: String, items: [Count<Provenance>]
  ) {
    self.business = business
    self.group = group
    self.edition = edition
    self.document = document
    self.documentDate = documentDate
    self.items = items
  }
}

/// One file that decided what the run did.
public struct InputSummary: Sendable, Codable, Hashable {
  /// The path as the project names it, from where the command was run.
  public var path: String
  /// Its size in bytes.
  public var byteCount: Int
  /// Its SHA-256 in hexadecimal.
  public var sha256: String

  /// Makes a summary.
  public init(path: String, byteCount: Int, sha256: String) {
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

/// How many of a kind.
public struct Count<Kind: Sendable & Codable>: Sendable, Codable {
  /// The kind.
  public var kind: Kind
  /// How many.
  public var count: Int

  /// Makes a count.
  public init(_ kind: Kind, _ count: Int) {
    self.kind = kind
    self.count = count
  }
}

/// One source file: identity, declarations, records, bytes.
public struct SourceSummary: Sendable, Codable {
  /// The source's name.
  public var name: String
  /// The file as the project names it.
  public var file: String
  /// Its size in bytes.
  public var byteCount: Int
  /// Its SHA-256 in hexadecimal.
  public var sha256: String
  /// What was declared: name and value, such as `characters` and `CP932`.
  public var declarations: [Declared]
  /// Records by type and outcome.
  public var outcomes: [OutcomeLine]
  /// Bytes by class, summing to `byteCount`.
  public var bytes: [Count<ByteClass>]

  /// One declaration.
  public struct Declared: Sendable, Codable {
    /// Its word in the language.
    public var name: String
    /// Its value.
    public var value: String

    /// Makes a pair.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Records of one type with one outcome.
  public struct OutcomeLine: Sendable, Codable {
    /// The record type, or `-` for records of no type.
    public var recordType: String
    /// What became of them.
    public var outcome: RecordOutcome
    /// How many.
    public var records: Int

    /// Makes a line.
    public init(recordType: String, outcome: RecordOutcome, records: Int) {
      self.recordType = recordType
      self.outcome = outcome
      self.records = records
    }
  }

  /// Makes a summary.
  public init(
    name: String, file: String, byteCount: Int, sha256: String, declarations: [Declared], outcomes: [OutcomeLine],
    bytes: [Count<ByteClass>]
  ) {
    self.name = name
    self.file = file
    self.byteCount = byteCount
    self.sha256 = sha256
    self.declarations = declarations
    self.outcomes = outcomes
    self.bytes = bytes
  }
}

/// One file of the bag.
public struct FileSummary: Sendable, Codable {
  /// The path in the bag.
  public var path: String
  /// The group or side file it holds.
  public var group: String
  /// Records without the header.
  public var records: Int
  /// Its size in bytes.
  public var byteCount: Int
  /// Its SHA-256 in hexadecimal.
  public var sha256: String

  /// Makes a summary.
  public init(path: String, group: String, records: Int, byteCount: Int, sha256: String) {
    self.path = path
    self.group = group
    self.records = records
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

/// One numeric field: source = written + filtered + rejected, in exact decimals.
public struct AmountLine: Sendable, Codable {
  /// The source and field.
  public var field: String
  /// Where it is written: an item or a side file.
  public var target: String
  /// The sum over all records of the source.
  public var source: String
  /// The sum over what was written.
  public var written: String
  /// The sum over filtered records.
  public var filtered: String
  /// The sum over rejected records.
  public var rejected: String
  /// source − written − filtered − rejected; `0` when it closes.
  public var difference: String
  /// Records whose amount could not be read (all of them rejected).
  public var unreadable: Int

  /// Makes a line.
  public init(
    field: String, target: String, source: String, written: String, filtered: String, rejected: String,
    difference: String, unreadable: Int
  ) {
    self.field = field
    self.target = target
    self.source = source
    self.written = written
    self.filtered = filtered
    self.rejected = rejected
    self.difference = difference
    self.unreadable = unreadable
  }
}

/// One total of the project.
public struct TotalResult: Sendable, Codable {
  /// Its name.
  public var name: String
  /// The left side, empty when it could not be computed.
  public var left: String
  /// The right side, empty when it could not be computed.
  public var right: String
  /// left − right, empty when one could not be computed.
  public var difference: String
  /// Whether it ties.
  public var state: CheckState
  /// Why it could not run, in both languages.
  public var reason: LocalizedText?

  /// Makes a result.
  public init(
    name: String, left: String, right: String, difference: String, state: CheckState, reason: LocalizedText? = nil
  ) {
    self.name = name
    self.left = left
    self.right = right
    self.difference = difference
    self.state = state
    self.reason = reason
  }
}

/// All findings of one code.
public struct FindingSummary: Sendable, Codable {
  /// The code, such as `C204`.
  public var code: String
  /// What it means.
  public var title: LocalizedText
  /// How grave it is.
  public var severity: Severity
  /// Whose it is.
  public var responsibility: Responsibility
  /// How many, all counted.
  public var count: Int
  /// How many of them concern protected people; these are counted and never listed.
  public var protectedCount: Int
  /// The first few, by position.
  public var examples: [FindingExample]

  /// Makes a summary.
  public init(
    code: String, title: LocalizedText, severity: Severity, responsibility: Responsibility, count: Int,
    protectedCount: Int, examples: [FindingExample]
  ) {
    self.code = code
    self.title = title
    self.severity = severity
    self.responsibility = responsibility
    self.count = count
    self.protectedCount = protectedCount
    self.examples = examples
  }
}

/// One finding by position.
public struct FindingExample: Sendable, Codable {
  /// The source.
  public var source: String
  /// The record in its file, from 0.
  public var record: Int
  /// The first byte of the record in its file.
  public var byteOffset: Int
  /// The source field, empty when none is meant.
  public var field: String
  /// The item, as `001.住民情報.氏名`, empty when none is meant.
  public var item: String
  /// The rule that is not met, empty when none is meant.
  public var rule: String
  /// The offending bytes in hexadecimal, empty when none are meant.
  public var bytes: String

  /// Makes an example.
  public init(
    source: String, record: Int, byteOffset: Int, field: String, item: String, rule: String, bytes: String
  ) {
    self.source = source
    self.record = record
    self.byteOffset = byteOffset
    self.field = field
    self.item = item
    self.rule = rule
    self.bytes = bytes
  }
}

/// One rule and its state.
public struct RuleResult: Sendable, Codable {
  /// The code of the findings it makes, such as `V606`.
  public var code: String
  /// What it demands.
  public var title: LocalizedText
  /// The group it was applied to.
  public var group: String
  /// The official prose it stands for, empty when it has none.
  public var quotation: String
  /// Its state.
  public var state: CheckState
  /// How many values or records it was applied to.
  public var checked: Int
  /// How many of them failed.
  public var failed: Int
  /// Why it did not apply or did not run.
  public var reason: LocalizedText?
  /// Whether the project accepts, with a reason, that it was not exercised.
  public var isAccepted = false
  /// How grave a breach is.
  public var severity: Severity

  /// Makes a result.
  public init(
    code: String, title: LocalizedText, group: String, quotation: String = "", state: CheckState, checked: Int,
    failed: Int, reason: LocalizedText? = nil, severity: Severity = .error
  ) {
    self.code = code
    self.title = title
    self.group = group
    self.quotation = quotation
    self.state = state
    self.checked = checked
    self.failed = failed
    self.reason = reason
    self.severity = severity
  }
}

/// One line of the identification worklist (文字同定).
public struct CharacterLine: Sendable, Codable {
  /// The source.
  public var source: String
  /// The character table.
  public var table: String
  /// The code in hexadecimal, such as `F040`.
  public var code: String
  /// How often it occurs in mapped fields.
  public var occurrences: Int
  /// In how many records.
  public var records: Int
  /// The fields it occurs in.
  public var fields: [String]
  /// The first records it occurs in, from 0; none for protected people.
  public var firstRecords: [Int]
  /// Where it stands in each of them: the offset of its first byte in the file, from 0.
  public var firstOffsets: [Int]
  /// The decision: 同一, デザイン差, 類似, 保留, or 未決 where the table has no row.
  public var state: String
  /// Whether a run may go on with it.
  public var isDecided: Bool
  /// The target as `U+XXXX` sequences, empty while undecided.
  public var target: String

  /// Makes a line.
  public init(
    source: String, table: String, code: String, occurrences: Int, records: Int, fields: [String],
    firstRecords: [Int], firstOffsets: [Int] = [], state: String, isDecided: Bool, target: String
  ) {
    self.source = source
    self.table = table
    self.code = code
    self.occurrences = occurrences
    self.records = records
    self.fields = fields
    self.firstRecords = firstRecords
    self.firstOffsets = firstOffsets
    self.state = state
    self.isDecided = isDecided
    self.target = target
  }
}

/// The loss classes of one item.
public struct LossLine: Sendable, Codable {
  /// The group, as `001.住民情報`, or the side file.
  public var group: String
  /// The item or column.
  public var item: String
  /// The source field it comes from, empty for constants.
  public var field: String
  /// Values by class.
  public var counts: [Count<LossClass>]
  /// Of the values of each class, those that the inverse led back to the source's bytes.
  public var proved: [Count<LossClass>]
  /// Whether every written value was led back to the source's bytes, none normalised and none a default.
  public var isProved: Bool
  /// Two different inputs that become one output, where values were normalised; codes only, never a person's value.
  public var witness: String

  /// Makes a line.
  public init(
    group: String, item: String, field: String, counts: [Count<LossClass>], proved: [Count<LossClass>],
    isProved: Bool, witness: String
  ) {
    self.group = group
    self.item = item
    self.field = field
    self.counts = counts
    self.proved = proved
    self.isProved = isProved
    self.witness = witness
  }

  /// Adds the values of another row that takes the item from the same field.
  public mutating func add(_ other: LossLine) {
    counts = LossLine.sum(counts, other.counts)
    proved = LossLine.sum(proved, other.proved)
    isProved = isProved && other.isProved
    if witness.isEmpty { witness = other.witness }
  }

  private static func sum(_ one: [Count<LossClass>], _ other: [Count<LossClass>]) -> [Count<LossClass>] {
    LossClass.allCases.compactMap { kind in
      let count = (one + other).reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
      return count > 0 ? Count(kind, count) : nil
    }
  }
}

/// What a mapping leaves out on purpose.
public struct IgnoredLine: Sendable, Codable {
  /// The source field or the item.
  public var name: String
  /// Whether it is a source field (`true`) or an item of the standard (`false`).
  public var isSource: Bool
  /// The reason given.
  public var reason: String

  /// Makes a line.
  public init(name: String, isSource: Bool, reason: String) {
    self.name = name
    self.isSource = isSource
    self.reason = reason
  }
}
