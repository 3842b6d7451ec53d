public import Records

/// The loss classes of the items (and kept fields) of one map, value by value; tallies of blocks add up.
public struct LossTally: Sendable {
  /// For each target (items first, then kept fields), values by class in the order of `LossClass.allCases`.
  public private(set) var counts: [[Int]]
  /// For each target, of the values of each class, how many the inverse led back to the source's bytes.
  public private(set) var proved: [[Int]]
  /// For each target, the first two inputs that became one, where values were normalised; codes only.
  public private(set) var witnesses: [String]

  /// An empty tally for some targets.
  public init(targetCount: Int) {
    counts = Array(repeating: Array(repeating: 0, count: LossClass.allCases.count), count: targetCount)
    proved = counts
    witnesses = Array(repeating: "", count: targetCount)
  }

  /// Counts values of one class.
  public mutating func add(_ count: Int, _ lossClass: LossClass, target: Int, proved isProved: Bool) {
    counts[target][lossClass.position] += count
    if isProved { proved[target][lossClass.position] += count }
  }

  /// Notes two inputs that became one; the first stays.
  public mutating func note(witness: String, target: Int) {
    if witnesses[target].isEmpty { witnesses[target] = witness }
  }

  /// Adds the tally of a later block.
  public mutating func merge(_ other: LossTally) {
    for target in counts.indices {
      for position in counts[target].indices {
        counts[target][position] += other.counts[target][position]
        proved[target][position] += other.proved[target][position]
      }
      if witnesses[target].isEmpty { witnesses[target] = other.witnesses[target] }
    }
  }

  /// The classes that occur at a target, with their counts.
  public func classes(target: Int) -> [Count<LossClass>] { LossTally.occurring(counts[target]) }

  /// Of the values of each class at a target, those that the inverse led back to the source's bytes.
  public func provedClasses(target: Int) -> [Count<LossClass>] { LossTally.occurring(proved[target]) }

  /// Whether every value of a target that was written came from its field and was led back to the field's bytes:
  /// nothing was normalised, nothing is a default, and there is at least one value.
  public func isProved(target: Int) -> Bool {
    let restorable: [LossClass] = [.exact, .equivalent, .exactWithComplement, .identified, .absent]
    let values = restorable.reduce(0) { $0 + counts[target][$1.position] }
    let restored = restorable.reduce(0) { $0 + proved[target][$1.position] }
    let others = counts[target][LossClass.normalised.position] + counts[target][LossClass.defaulted.position]
    return values > 0 && restored == values && others == 0
  }

  private static func occurring(_ counts: [Int]) -> [Count<LossClass>] {
    LossClass.allCases.compactMap { counts[$0.position] > 0 ? Count($0, counts[$0.position]) : nil }
  }
}
