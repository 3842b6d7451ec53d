internal import Evaluation
internal import Fidelity
internal import Formats
internal import Language
internal import Mapping
internal import Platform
internal import Records
internal import Validation

/// Everything a run decides once: what each block goes through, what is written where.
struct RunPlan: Sendable {
  var dialect: StandardDialect
  var sources: [SourcePlan]
  var groups: [GroupPlan]
  var files: [OutputFilePlan]
  var amounts: [AmountPlan]
  var totals: TotalsPlan
  /// How many rows its maps make of records: one for each map, or one for each element of a `for each`.
  var rowCount: Int
  /// How many joins it makes.
  var joinCount: Int
  /// All windows of all maps.
  var windowCount: Int
  var rules: [TypedRule]
}

/// A group that the run writes.
struct GroupPlan: Sendable {
  var group: StandardGroup
  var validator: GroupValidator
  /// The output file it goes to.
  var file: Int
  /// Totals that count or sum its records.
  var atoms: [TargetAtom]
}

/// A file of the bag.
struct OutputFilePlan: Sendable {
  /// The path below the bag.
  var path: String
  /// What the report calls it.
  var title: String
  /// The names of its columns.
  var columns: [String]
}

/// A numeric field whose sum is tied from source to output.
struct AmountPlan: Sendable {
  var source: Int
  var type: Int
  var reader: AmountField
  /// The number of the row that writes it.
  var row: Int
  var target: Target
  var fieldName: String
  var targetName: String

  /// Where the field is written.
  enum Target: Sendable {
    case item(Int)
    case kept(Int)
  }
}

/// A count or sum over the written records of a group.
struct TargetAtom: Sendable {
  var atom: Int
  /// The item to sum, `nil` for a count.
  var item: Int?
  /// The items whose values tell the parts of the total apart.
  var keys: [Int]
  var filter: CompiledPredicate?
}

/// A count, a sum or a field over the source records of one type.
struct SourceAtom: Sendable {
  var atom: Int
  var kind: Kind
  /// The inputs whose values tell the parts of the total apart.
  var keys: [Int]

  enum Kind: Sendable {
    case count(filter: CompiledPredicate?)
    case sum(AmountField, filter: CompiledPredicate?)
    case field(AmountField)
  }
}

/// One source: how its blocks are cut, told apart, decoded and mapped.
struct SourcePlan: Sendable {
  var index: Int
  var declaration: SourceDeclaration
  /// The parts in order.
  var paths: [String]
  var classifier: RecordClassifier
  var types: [RecordTypePlan]
  var identification: IdentificationTable?
  /// The field that holds the length of each record, where records are cut by one.
  var lengthField: LengthField?
  /// For each record type how its records are expanded; none where the file holds every byte at its place.
  var expansions: [RecordExpansion?] = []

  /// Whether it declares whom to protect.
  var protectsPeople: Bool { !declaration.protections.isEmpty }
  /// The framing of its file.
  var framing: RecordFraming { declaration.records.value }
  /// The columns of delimited text, 0 elsewhere.
  var columnCount: Int { declaration.isDelimited ? types.first?.layout.byteCount ?? 0 : 0 }
  /// The headings of delimited text as bytes of a row; `nil` where it has none.
  var headings: [[UInt8]]?
  /// The marks of delimited text; `nil` elsewhere.
  var dialect: DelimitedDialect?
  /// Whether its table has EBCDIC's bytes for spaces and digits.
  var isEBCDIC = false
  /// What some bytes of the file say, for messages.
  var decode: (@Sendable ([UInt8]) -> String?)?

  /// Why a frame cannot be read as a record of its type, or `nil`.
  func fault(_ block: SourceBlock, _ index: Int, type: Int?) -> FindingCode? {
    let state = block.frames[index].state
    if let fault = FindingCode(state) { return fault }
    guard let type else { return .unknownRecordType }
    return types[type].length?.fault(block, index)
  }

  /// The length of the longest record there can be.
  var longestRecord: Int { types.map(\.layout.byteCount).max() ?? 0 }

  /// A block as its file holds it, with every field of its records at its place.
  func expanded(_ block: SourceBlock) -> SourceBlock {
    expansions.isEmpty ? block : block.expanded(expansions, types: recordTypes(of: block))
  }

  /// The type of each frame, or `nil`. Behind a length word that no record can have there are no records.
  func recordTypes(of block: SourceBlock) -> [Int?] {
    zip(classifier.types(of: block), block.frames).map { type, frame in
      Int(type) < types.count && frame.state != .badLengthWord ? Int(type) : nil
    }
  }
}

extension FindingCode {
  /// What is wrong with a frame that is not whole.
  init?(_ state: FrameState) {
    switch state {
    case .whole: return nil
    case .short: self = .shortRecord
    case .overlong: self = .overlongRecord
    case .partial: self = .partialLastRecord
    case .badLengthWord: self = .badLengthWord
    case .wrongColumnCount: self = .wrongColumnCount
    case .strayQuote: self = .strayQuote
    case .openQuote: self = .openQuote
    case .badEscape: self = .badEscape
    }
  }
}

/// One record type of a source.
struct RecordTypePlan: Sendable {
  var name: String
  /// What its records are for.
  var role: RecordSelection.Role
  var layout: RecordLayout
  /// How long its records are, where they tell themselves.
  var length: RecordLength?
  /// Decodes what the maps and totals ask for.
  var reader: TypeReader
  /// The rows that its maps make of each record, in order.
  var rows: [RowPlan]
  var byteMaps: ByteMaps
  var protection: ProtectionPlan
  var atoms: [SourceAtom]
  /// The amounts of its fields, by index in `RunPlan.amounts`.
  var amounts: [Int]
  /// The first pass: decodes what windows and joins need; `nil` when there is neither.
  var scan: ScanPlan?

  /// Whether its records carry counts and totals and no data.
  var isControl: Bool { role != .data }
}

/// The first pass over a record type.
struct ScanPlan: Sendable {
  var reader: FieldReader
  /// The keys of joins.
  var keys: [JoinKeyPlan]
  /// Maps compiled for their filters and windows alone, with the numbers of their windows in the run.
  var maps: [(compiled: CompiledMap, windows: [Int])]
}

/// A row that a map makes of each record.
struct RowPlan: Sendable {
  /// Its number in the run.
  var number: Int
  /// The map's number in the project.
  var map: Int
  /// Whether the map makes no other row of a record.
  var isAlone: Bool
  var compiled: CompiledMap
  /// The group's number in the run.
  var group: Int
  /// The numbers of the map's windows in the run.
  var windows: [Int]
  var sideFiles: [SideFilePlan]
  /// The names of items and then kept fields with their source fields, for the loss report.
  var targets: [LossTarget]
}

/// A side file of the town's own items (独自施策) fed by a map.
struct SideFilePlan: Sendable {
  /// The output file.
  var file: Int
  /// Kept fields, by their place in the map.
  var kept: [Int]
}

/// A place where a value of a map ends up.
struct LossTarget: Sendable {
  var name: String
  var field: String
  /// Whether any value comes here at all.
  var isAssigned: Bool
}
