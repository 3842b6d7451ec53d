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
  var mapCount: Int
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
  var reader: AmountReader
  var map: Int
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
  var filter: CompiledPredicate?
}

/// A count, a sum or a field over the source records of one type.
struct SourceAtom: Sendable {
  var atom: Int
  var kind: Kind

  enum Kind: Sendable {
    case count(filter: CompiledPredicate?)
    case sum(AmountReader, filter: CompiledPredicate?)
    case field(AmountReader)
  }
}

/// One source: how its blocks are cut, told apart, decoded and mapped.
struct SourcePlan: Sendable {
  var index: Int
  var declaration: SourceDeclaration
  var path: String
  var classifier: RecordClassifier
  var types: [RecordTypePlan]
  var identification: IdentificationTable?

  /// Whether it declares whom to protect.
  var protectsPeople: Bool { !declaration.protections.isEmpty }
  /// The framing of its file.
  var framing: RecordFraming { declaration.records.value }
}

/// One record type of a source.
struct RecordTypePlan: Sendable {
  var name: String
  var isControl: Bool
  var isTrailer: Bool
  var layout: RecordLayout
  /// Decodes what the maps and totals ask for; `nil` for types nothing is asked of.
  var reader: RecordReader
  var maps: [MapPlan]
  var byteMaps: ByteMaps
  var protection: ProtectionPlan
  var atoms: [SourceAtom]
  /// The amounts of its fields, by index in `RunPlan.amounts`.
  var amounts: [Int]
  /// The first pass: decodes windows' keys and orders alone; `nil` when no map has a window.
  var scan: ScanPlan?
}

/// The first pass over a record type.
struct ScanPlan: Sendable {
  var reader: RecordReader
  /// Maps compiled for their filters and windows alone, with the numbers of their windows in the run.
  var maps: [(compiled: CompiledMap, windows: [Int])]
}

/// One map.
struct MapPlan: Sendable {
  /// The map's number in the project.
  var index: Int
  var compiled: CompiledMap
  /// The group's number in the run.
  var group: Int
  /// The numbers of its windows in the run.
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
