/// The export of a synthetic town's old system: a clean one, or one with planted faults.
///
/// The people, their names joined from lists of everyday names, their lot numbers and all their numbers are made up;
/// every 個人番号 begins with 9999. Nothing comes from a clock: the same plan gives the same bytes.
public struct TownSample: Sendable {
  /// What the town is made from.
  public let plan: TownPlan
  /// Whether faults are planted in about 2 % of the records.
  public let isFaulty: Bool

  /// A sample of a plan.
  public init(plan: TownPlan, isFaulty: Bool) {
    self.plan = plan
    self.isFaulty = isFaulty
  }

  /// A sample as of 2025-10-01, like the committed one.
  public init(seed: UInt64, residents: Int, isFaulty: Bool) {
    self.init(plan: TownPlan(seed: seed, residents: residents), isFaulty: isFaulty)
  }

  /// Writes one file to `sink`, in pieces of about 1 MiB of whole records.
  ///
  /// - Throws: What `sink` throws.
  /// - Complexity: Linear in the number of residents; memory does not grow with it, but for the numbers that faults of the
  ///   registers keep out of the migration.
  public func write(file: TownFile, to sink: ([UInt8]) throws -> Void) throws {
    _ = try written(file, to: sink)
  }

  /// The list of planted faults as CSV with a header: UTF-8, CRLF, one line for each finding that a run has to make.
  /// A clean sample has the header alone.
  ///
  /// - Complexity: As `write`: the files are made again without being kept.
  public func faults() throws -> [UInt8] {
    var lines: [FaultLine] = []
    for file in TownFile.allCases { lines += try written(file) { _ in } }
    return FaultList.csv(lines)
  }

  /// Writes one file and gives its faults.
  func written(_ file: TownFile, to sink: ([UInt8]) throws -> Void) throws -> [FaultLine] {
    try withoutActuallyEscaping(sink) { sink in
      var writer = ChunkWriter(sink: sink)
      let written =
        switch file {
        case .residents: try ResidentFile(plan: plan, isFaulty: isFaulty).write(to: &writer)
        case .nonResidents: try NonResidentFile(plan: plan, isFaulty: isFaulty).write(to: &writer)
        case .inhabitantTax: try TaxFile(plan: plan, isFaulty: isFaulty, lost: lost()).write(to: &writer).file
        case .careInsurance: try CareFile(plan: plan, isFaulty: isFaulty, lost: lost()).write(to: &writer).file
        case .allowanceRecipients:
          try ChildFiles(plan: plan, isFaulty: isFaulty, lost: lost()).write(.recipients, to: &writer).file
        case .allowanceChildren:
          try ChildFiles(plan: plan, isFaulty: isFaulty, lost: lost()).write(.children, to: &writer).file
        case .controlList: try ControlListFile(plan: plan, isFaulty: isFaulty, lost: lost()).write(to: &writer)
        }
      try writer.flush()
      return written.faults
    }
  }

  /// The numbers under which neither register has a record that is migrated: none in a clean sample.
  private func lost() throws -> Set<Int> {
    guard isFaulty else { return [] }
    var discarding = ChunkWriter { _ in }
    return try ResidentFile(plan: plan, isFaulty: true).write(to: &discarding).lost
      .union(try NonResidentFile(plan: plan, isFaulty: true).write(to: &discarding).lost)
  }
}
