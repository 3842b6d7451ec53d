public import Records

/// What a project declares by name, before any of its files is read: settings, sources, tables, imports.
public struct ProjectDeclarations: Sendable {
  /// The `migration` block.
  public var migration: MigrationSettings
  /// The `source` blocks in order.
  public var sources: [SourceDeclaration]
  /// The `target` blocks in order.
  public var targets: [TargetDeclaration]
  /// The `codes` declarations in order.
  public var codes: [CodesDeclaration]

  /// Makes declarations.
  public init(
    migration: MigrationSettings, sources: [SourceDeclaration], targets: [TargetDeclaration] = [],
    codes: [CodesDeclaration]
  ) {
    self.migration = migration
    self.sources = sources
    self.targets = targets
    self.codes = codes
  }
}

/// A text with the place where it was written.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What was written.
  public var value: Value
  /// Where.
  public var span: TextSpan

  /// Pairs a value with its place.
  public init(_ value: Value, at span: TextSpan) {
    self.value = value
    self.span = span
  }
}

/// The `migration` block: what this run is.
public struct MigrationSettings: Sendable {
  /// The title.
  public var title: Located<String>
  /// Rehearsal or production.
  public var kind: RunKind
  /// The six digits of the local government code.
  public var municipality: Located<String>
  /// The folder of the standard's edition, relative to the project file.
  public var standard: Located<String>
  /// The day that counts as today.
  public var asOf: CivilDate
  /// The named profile of the written CSV.
  public var dialect: Located<String>
  /// The lists of characters that together are all that may be written; empty where none is declared.
  public var repertoire: [CharacterList]
  /// The table of the municipality's own codes (自治体固有コード), relative to the file that names it; `nil` where they are not
  /// looked at.
  public var municipalCodes: Located<String>?
  /// The roles that have to sign what is delivered; empty for none.
  public var approvals: [ApprovalRole]
  /// The conditions under which the data may go on.
  public var gate: [GateCondition]
  /// The rules that the data need not exercise.
  public var accepted: [AcceptedRule]
  /// Where the block stands.
  public var span: TextSpan

  /// Makes settings.
  public init(
    title: Located<String>, kind: RunKind, municipality: Located<String>, standard: Located<String>, asOf: CivilDate,
    dialect: Located<String>, repertoire: [CharacterList] = [], municipalCodes: Located<String>? = nil,
    approvals: [ApprovalRole] = [],
    gate: [GateCondition], accepted: [AcceptedRule], span: TextSpan
  ) {
    self.title = title
    self.kind = kind
    self.municipality = municipality
    self.standard = standard
    self.asOf = asOf
    self.dialect = dialect
    self.repertoire = repertoire
    self.municipalCodes = municipalCodes
    self.approvals = approvals
    self.gate = gate
    self.accepted = accepted
    self.span = span
  }
}

/// A list of characters that may be written.
public enum CharacterList: Sendable {
  /// One that utsushi knows by name, such as `JISX0213`.
  case named(Located<String>)
  /// A table, by its path relative to the project file.
  case table(Located<String>)
}

/// What a run is for.
public enum RunKind: String, Sendable, Codable, CaseIterable {
  /// A rehearsal (移行リハーサル).
  case rehearsal
  /// The real thing (本番移行).
  case production
}

/// One condition of the gate: `rejects == 0`, `assumed items <= 40`, `totals all`.
public struct GateCondition: Sendable, Hashable {
  /// What is counted.
  public var measure: Measure
  /// How it is compared; `totals all` is `.equal` to 0 totals that are not passed.
  public var comparison: ComparisonOperator
  /// The bound.
  public var bound: Int
  /// Where it stands.
  public var span: TextSpan

  /// What a gate can count.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    /// Rejected records.
    case rejects
    /// Findings of severity error.
    case errors
    /// Codes of user-defined characters without an identification.
    case undecidedCharacters = "undecided characters"
    /// Totals that are not passed.
    case totals
    /// Items of the used groups that rest on our assumption.
    case assumedItems = "assumed items"
    /// Rules that are neither passed nor not applicable, and rules not exercised that the project does not accept.
    case rules
  }

  /// Makes a condition.
  public init(measure: Measure, comparison: ComparisonOperator, bound: Int, span: TextSpan) {
    self.measure = measure
    self.comparison = comparison
    self.bound = bound
    self.span = span
  }
}

/// `accept 031.住登外者宛名基本情報 "rule" "reason"` in the gate: a rule that this data need not exercise.
public struct AcceptedRule: Sendable, Hashable {
  /// The group the rule is about, as `031.住登外者宛名基本情報`.
  public var group: Located<String>
  /// The sentence that names the rule.
  public var rule: Located<String>
  /// Why the data need not exercise it.
  public var reason: Located<String>

  /// Makes an acceptance.
  public init(group: Located<String>, rule: Located<String>, reason: Located<String>) {
    self.group = group
    self.rule = rule
    self.reason = reason
  }
}

/// A `source` block: one export, in one file or several parts, and everything that has to be declared to read it.
public struct SourceDeclaration: Sendable {
  /// The name, such as `住民マスタ`.
  public var name: Located<String>
  /// Its parts in order, relative to the project file; at least one.
  public var files: [Located<String>]
  /// Whether the files are packed with gzip; places and digests are of the bytes inside.
  public var isPacked = false
  /// The day of extraction.
  public var extracted: CivilDate?
  /// What describes its records.
  public var layout: SourceLayout
  /// The character table of the data, such as `CP932`.
  public var characters: Located<String>
  /// The table of the maker of the old system's host, relative to the project file: what its own areas hold.
  public var makerTable: Located<String>?
  /// The identification table, relative to the project file.
  public var identification: Located<String>?
  /// How records are framed.
  public var records: Located<RecordFraming>
  /// What fills up a `PIC X` field at its end; `nil` for delimited text, which has no padding.
  public var padding: Located<PaddingCharacter>?
  /// How signed `DISPLAY` numbers carry their sign, when the layout has any.
  public var signs: Located<SignConvention>?
  /// The era table, relative to the project file, when the mapping uses eras.
  public var eras: Located<String>?
  /// The record types and how each is known.
  public var selections: [RecordSelection]
  /// Whose records must never show: `protect (ATENA-NO) when SHIEN-KBN != " "`.
  public var protections: [Protection]
  /// Fields that hold no value when their bytes are all alike.
  public var absences: [FieldAbsence] = []
  /// Where the block stands.
  public var span: TextSpan

  /// Makes a declaration.
  public init(
    name: Located<String>, files: [Located<String>], extracted: CivilDate?, layout: SourceLayout,
    characters: Located<String>, makerTable: Located<String>? = nil, identification: Located<String>?,
    records: Located<RecordFraming>, padding: Located<PaddingCharacter>?, signs: Located<SignConvention>?,
    eras: Located<String>?,
    selections: [RecordSelection], protections: [Protection], span: TextSpan
  ) {
    self.name = name
    self.files = files
    self.extracted = extracted
    self.layout = layout
    self.characters = characters
    self.makerTable = makerTable
    self.identification = identification
    self.records = records
    self.padding = padding
    self.signs = signs
    self.eras = eras
    self.selections = selections
    self.protections = protections
    self.span = span
  }

  /// The character of which nothing but it counts as blank: the padding, the half-width space in delimited text.
  public var blank: PaddingCharacter { padding?.value ?? .space }

  /// Whether its records are rows of delimited text.
  public var isDelimited: Bool {
    if case .delimited = records.value { return true }
    return false
  }
}

/// What describes the records of a source.
public enum SourceLayout: Sendable, Hashable {
  /// A copybook.
  case copybook(CopybookReference)
  /// A table of columns relative to the project file.
  case delimited(Located<String>)
  /// A table of fields with their places, relative to the project file.
  case fixed(Located<String>)

  /// Whether it describes columns of delimited text.
  public var isDelimited: Bool {
    if case .delimited = self { return true }
    return false
  }

  /// The path of the file.
  public var path: Located<String> {
    switch self {
    case .copybook(let copybook): copybook.path
    case .delimited(let path), .fixed(let path): path
    }
  }
}

/// A copybook with what it does not say of itself.
public struct CopybookReference: Sendable, Hashable {
  /// Its path relative to the project file.
  public var path: Located<String>
  /// Its COBOL dialect.
  public var dialect: Located<String>
  /// Its own character table (`CP932` or `UTF8`).
  public var characters: Located<String>
  /// How its lines use their columns; COBOL's fixed format where nothing is declared.
  public var format: ReferenceFormat
  /// How tables of `OCCURS DEPENDING ON` are stored that do not end their record.
  public var tableStorage: TableStorage?
  /// The order of the bytes of binary numbers, where the dialect leaves it to the machine.
  public var binaryOrder: ByteOrder?
}

/// How a file is cut into records.
public enum RecordFraming: Sendable, Hashable {
  /// `fixed 640 newline CRLF`: this many bytes, then the newline; with `first` or `last` the file's first or last record has
  /// another length.
  case fixed(byteCount: Int, newline: Newline, first: Int? = nil, last: Int? = nil)
  /// `variable RDW big-endian inclusive`: a length word of four bytes before each record; with `BDW …` another before each
  /// block of records.
  case variable(LengthWordForm, block: LengthWordForm?)
  /// `lines CRLF`: text records that end with the newline; with `blanks removed` those at their ends were left out.
  case lines(newline: Newline, areBlanksRemoved: Bool)
  /// `length RECORD-LENGTH inclusive`: each record holds its length, of all of it or of what stands behind the field.
  case counted(field: Located<String>, LengthScope)
  /// `delimited comma newline CRLF header names`: rows of text, with or without a row of headings.
  case delimited(DelimitedForm)
}

/// Fields that hold no value in a state: `absent ZEIGAKU, KIGEN when low-values`.
public struct FieldAbsence: Sendable, Hashable {
  /// The fields; a name of a table stands for all its occurrences.
  public var fields: [Located<String>]
  /// The state.
  public var state: FieldState
}

/// The form of a length word of four bytes.
public struct LengthWordForm: Sendable, Hashable {
  /// The order of its bytes.
  public var order: ByteOrder
  /// What it counts.
  public var scope: LengthScope

  /// Makes a form.
  public init(_ order: ByteOrder, _ scope: LengthScope) {
    self.order = order
    self.scope = scope
  }

  /// The words that declare it.
  public var words: String { "\(order.rawValue) \(scope.rawValue)" }
}

/// What a length word counts.
public enum LengthScope: String, Sendable, Hashable, Codable, CaseIterable {
  /// The record and the word.
  case inclusive
  /// The record alone.
  case exclusive
}

/// The marks of delimited text.
public struct DelimitedForm: Sendable, Hashable {
  /// The character between cells, of ASCII.
  public var delimiter: UInt8
  /// What ends a row; `nil` where each row may end in LF, CR LF or CR.
  public var newline: Newline?
  /// Whether a row of headings stands first.
  public var header: HeaderRow
  /// Whether the headings say which column is which, in whatever order.
  public var isByName: Bool
  /// What stands around cells.
  public var quotes: QuoteForm
  /// How a quotation mark stands inside.
  public var escape: EscapeForm
  /// Whether a byte order mark stands at the top.
  public var hasMark: Bool
  /// Whether `="0123"` is the text 0123.
  public var readsFormulas: Bool

  /// Makes a form; all but the newline and the headings as in RFC 4180.
  public init(
    delimiter: UInt8 = 0x2C, newline: Newline?, header: HeaderRow, isByName: Bool = false, quotes: QuoteForm = .double,
    escape: EscapeForm = .doubled, hasMark: Bool = false, readsFormulas: Bool = false
  ) {
    self.delimiter = delimiter
    self.newline = newline
    self.header = header
    self.isByName = isByName
    self.quotes = quotes
    self.escape = escape
    self.hasMark = hasMark
    self.readsFormulas = readsFormulas
  }

  /// The delimiters that have a name.
  public static let delimiters: [(word: String, byte: UInt8)] = [
    ("comma", 0x2C), ("tab", 0x09), ("semicolon", 0x3B), ("bar", 0x7C),
  ]

  /// The words that declare it.
  public var words: String {
    let delimiter =
      DelimitedForm.delimiters.first { $0.byte == self.delimiter }?.word
      ?? "\"\(Character(Unicode.Scalar(self.delimiter)))\""
    var words = "\(delimiter) newline \(newline?.rawValue ?? "mixed") header \(header.rawValue)"
    if isByName { words += " by name" }
    if quotes != .double { words += " quotes \(quotes.rawValue)" }
    if escape != .doubled { words += " escape \(escape.rawValue)" }
    if hasMark { words += " mark" }
    return readsFormulas ? words + " formulas" : words
  }
}

/// What stands around the cells of delimited text.
public enum QuoteForm: String, Sendable, Hashable, CaseIterable {
  /// `"`, where it is needed.
  case double
  /// `'`, where it is needed.
  case single
  /// Nothing: quotation marks are characters like any other.
  case none
}

/// How a quotation mark stands inside quotation marks.
public enum EscapeForm: String, Sendable, Hashable, CaseIterable {
  /// Twice.
  case doubled
  /// Behind a backslash.
  case backslash
}

/// Whether delimited text begins with a row of headings.
public enum HeaderRow: String, Sendable, Hashable, Codable, CaseIterable {
  /// The headings of the layout, in its order.
  case names
  /// None.
  case none
}

/// What ends a record.
public enum Newline: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing.
  case none
  /// 0x0A.
  case lineFeed = "LF"
  /// 0x0D 0x0A.
  case carriageReturnLineFeed = "CRLF"
  /// 0x0D.
  case carriageReturn = "CR"
  /// 0x15, the new line of EBCDIC.
  case nextLine = "NEL"
  /// 0x25, the line feed of EBCDIC.
  case hostLineFeed = "EBCDIC-LF"
  /// 0x0D 0x25, what CR LF becomes in EBCDIC.
  case hostCarriageReturnLineFeed = "EBCDIC-CRLF"

  /// Whether it consists of EBCDIC's own control characters.
  public var isOfEBCDIC: Bool {
    switch self {
    case .nextLine, .hostLineFeed, .hostCarriageReturnLineFeed: true
    case .none, .lineFeed, .carriageReturnLineFeed, .carriageReturn: false
    }
  }

  /// Its bytes.
  public var bytes: [UInt8] {
    switch self {
    case .none: []
    case .lineFeed: [0x0A]
    case .carriageReturnLineFeed: [0x0D, 0x0A]
    case .carriageReturn: [0x0D]
    case .nextLine: [0x15]
    case .hostLineFeed: [0x25]
    case .hostCarriageReturnLineFeed: [0x0D, 0x25]
    }
  }
}

/// What fills up a `PIC X` field at its end.
public enum PaddingCharacter: String, Sendable, Hashable, Codable, CaseIterable {
  /// The half-width space.
  case space
  /// The full-width space U+3000.
  case ideographicSpace = "ideographic-space"
}

/// How a signed `DISPLAY` number carries its sign in the last byte.
public enum SignConvention: String, Sendable, Hashable, Codable, CaseIterable {
  /// ASCII hosts: positive 0x30–0x39, negative 0x70–0x79 (Micro Focus `SIGN"ASCII"`, GnuCOBOL `-fsign=ascii`).
  case ascii = "ASCII"
  /// ASCII bytes with the EBCDIC characters: `{ABCDEFGHI` positive, `}JKLMNOPQR` negative.
  case ebcdic = "EBCDIC"
}

/// `detail JUKI-DETAIL when REC-KBN == "2"`: a record type of a file.
public struct RecordSelection: Sendable, Hashable {
  /// The name that mappings use: `header`, `detail`, `trailer`, `control` or another.
  public var name: Located<String>
  /// The level-01 record of the copybook; `nil` for the rows of a delimited layout, which are all of one form.
  public var record: Located<String>?
  /// How a record of it is known.
  public var condition: Condition

  /// How a record is known to be of a type.
  public enum Condition: Sendable, Hashable {
    /// A field has one of these values.
    case field(Located<String>, [Located<String>])
    /// It is the row of headings.
    case top
    /// The file has no other type.
    case any
  }

  /// Makes a selection.
  public init(name: Located<String>, record: Located<String>?, condition: Condition) {
    self.name = name
    self.record = record
    self.condition = condition
  }

  /// What records of a type are for.
  public enum Role: Sendable, Hashable {
    /// The record at the top of the file (`header`).
    case header
    /// The record at its end (`trailer`).
    case trailer
    /// Counts and totals of other systems (`control`).
    case control
    /// Everything else: maps read it.
    case data
  }

  /// What its records are for; the name tells.
  public var role: Role {
    switch name.value {
    case "header": .header
    case "trailer": .trailer
    case "control": .control
    default: .data
    }
  }
}

/// `protect (ATENA-NO) when SHIEN-KBN != " "`: every record of any source that shares the key of a record meeting the
/// condition is kept out of reports. Without `when`, a source's records are only compared with the keys of others.
public struct Protection: Sendable, Hashable {
  /// The key fields.
  public var keys: [Located<String>]
  /// The names under which the keys meet those of other sources: their own unless `as` gives another.
  public var labels: [String]
  /// Which records are marked; `nil` when none of this source is.
  public var mark: Mark?

  /// The condition that marks a record.
  public struct Mark: Sendable, Hashable {
    /// The field that tells.
    public var field: Located<String>
    /// `==` or `!=`.
    public var comparison: ComparisonOperator
    /// The value.
    public var value: Located<String>

    /// Makes a condition.
    public init(field: Located<String>, comparison: ComparisonOperator, value: Located<String>) {
      self.field = field
      self.comparison = comparison
      self.value = value
    }
  }

  /// Makes a protection.
  public init(keys: [Located<String>], labels: [String], mark: Mark?) {
    precondition(keys.count == labels.count, "every key has the name it meets by")
    self.keys = keys
    self.labels = labels
    self.mark = mark
  }
}

/// `codes 性別変換 = "codes/sex.csv" to 001.性別`.
public struct CodesDeclaration: Sendable, Hashable {
  /// The name.
  public var name: Located<String>
  /// The file, relative to the file that declares it.
  public var file: Located<String>
  /// The business of the code list it yields.
  public var business: String
  /// The name of the code list it yields.
  public var list: Located<String>

  /// Makes a declaration.
  public init(name: Located<String>, file: Located<String>, business: String, list: Located<String>) {
    self.name = name
    self.file = file
    self.business = business
    self.list = list
  }
}

/// A comparison.
public enum ComparisonOperator: String, Sendable, Hashable, Codable, CaseIterable {
  /// `==`
  case equal = "=="
  /// `!=`
  case notEqual = "!="
  /// `<`
  case less = "<"
  /// `<=`
  case lessOrEqual = "<="
  /// `>`
  case greater = ">"
  /// `>=`
  case greaterOrEqual = ">="
}
