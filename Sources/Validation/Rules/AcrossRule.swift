import Platform
import Records

/// A rule that only all records together decide.
enum AcrossRule: Sendable {
  case exactlyOne(GroupRule)
  case reference(ReferenceRule)
  case consecutive(ConsecutiveRule)
  case sum(SumRule)

  /// Its position in the run's rule list.
  var index: Int {
    switch self {
    case .exactlyOne(let rule): rule.index
    case .reference(let rule): rule.index
    case .consecutive(let rule): rule.index
    case .sum(let rule): rule.index
    }
  }

  /// What a batch gives for it.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    switch self {
    case .exactlyOne(let rule): rule.entries(batch, skipping: skipping)
    case .reference(let rule): rule.entries(batch, skipping: skipping)
    case .consecutive(let rule): rule.entries(batch, skipping: skipping)
    case .sum(let rule): rule.entries(batch, skipping: skipping)
    }
  }
}
