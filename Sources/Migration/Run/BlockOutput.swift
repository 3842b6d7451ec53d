internal import Fidelity
internal import Formats
internal import Platform
internal import Records
internal import Validation

/// Everything the work on one block gives: plain values that the run takes in the blocks' own order.
struct BlockOutput: Sendable {
  /// The block itself, for the digest of the file and for the bytes of rejects.
  var block: SourceBlock
  /// For each output file of the run, what this block adds to it.
  var chunks: [Chunk]
  /// Which records the rows of the groups' files come from, in the order of the rows.
  var origins: [RowOrigins] = []
  /// The rejected frames, in order.
  var rejects: [Reject] = []
  /// The findings, in order of record.
  var findings: [RunFinding] = []
  /// Records and bytes.
  var tally: SourceTally
  /// For each record type, of how many written records which rows were made.
  var takings: [[Taking: TakenRecords]]
  /// One for each amount of the run.
  var amounts: [AmountTally]
  /// Counts and sums for the totals.
  var totals: TotalsTally
  /// Sums of the numbers that are written.
  var sums = ColumnSums()
  /// One for each row of the run; those of other sources stay empty.
  var losses: [LossTally]
  /// Uses of user-defined characters.
  var characters = CharacterTally()
  /// The decisions that values rest on, one for each identified code of records that may be told.
  var citations: [Citation] = []
  /// For each group of the run: keys of its written records.
  var keys: [[PartitionEntry]]
  /// For each group of the run and each of its rules across records: the keys it looks at.
  var ruleEntries: [[[PartitionEntry]]]
  /// For each group of the run and each rule that refers to it: the values it has.
  var referencedEntries: [[[PartitionEntry]]]
  /// For each group of the run: how often each check was applied and failed.
  var checks: [[RuleTally]]
  /// Frames of headers, trailers and control records.
  var controls: [Control] = []
  /// What is kept beside values.
  var complements: [Complement] = []
  /// Records of protected people, ascending.
  var protectedRecords: [Int] = []
  /// Records of which nobody can tell, because they cannot be read as they are declared, ascending.
  var uncertainRecords: [Int] = []

  /// An identified code in a value: the value rests on the decision about it.
  struct Citation: Sendable {
    var record: Int
    var type: Int
    var field: Int
    var code: UInt32
    /// In the file.
    var byteOffset: Int
  }

  /// Bytes for one output file.
  struct Chunk: Sendable {
    var bytes: [UInt8] = []
    var rows = 0
  }

  /// One rejected frame.
  struct Reject: Sendable {
    var frame: Int
    var code: FindingCode
  }

  /// A frame of a header, a trailer or a control record.
  struct Control: Sendable {
    var record: Int
    var type: Int
  }

  /// What is kept so that a value's old notation can be restored.
  struct Complement: Sendable {
    var record: Int
    /// The row's number in the run.
    var row: Int
    var item: Int
    var value: String
  }
}

/// A finding with the map or record type it belongs to.
struct RunFinding: Sendable {
  var finding: Finding
  /// How many findings it stands for: 1, or more where a record has so many that the rest are summed up by code.
  var count = 1
  var source: Int
  /// The record type whose layout `finding.field` counts in, when known.
  var type: Int?
  /// The source of `finding.otherRecordIndex`, when there is one.
  var otherSource: Int? = nil
  /// The group whose items `finding.item` counts in, when known.
  var group: Int?
}
