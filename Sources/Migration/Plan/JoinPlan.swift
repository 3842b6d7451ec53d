internal import Formats
internal import Language
internal import Records

/// A join of one record type, as a run makes it.
struct JoinPlan: Sendable {
  /// Its number in the run.
  var number: Int
  /// The source that is joined.
  var source: Int
  /// Whether there may be no record.
  var isOptional: Bool
  /// Reads the joined record's fields that the maps ask for.
  var reader: FieldReader
  /// How rows of delimited text end; `nil` for records with places.
  var dialect: DelimitedDialect?
  /// How the other records are expanded, where their file leaves bytes out.
  var expansion: RecordExpansion?
  /// The input that stands for the joined record: it fails where there is none.
  var input: Int
}

/// The key of a join on one of its sides, read in the first pass.
struct JoinKeyPlan: Sendable {
  /// The join's number in the run.
  var join: Int
  /// Whether records of this type are looked up; otherwise they look.
  var isLookedUp: Bool
  /// The inputs of the first pass that make the key.
  var inputs: [Int]
}
