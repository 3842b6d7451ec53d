internal import Language
internal import Records

/// The gate of the data: the project's conditions measured against what a run found.
enum Gate {
  /// What a gate can measure.
  struct Measures {
    var rejects = 0
    var errors = 0
    var undecidedCharacters = 0
    var openTotals = 0
    var assumedItems = 0
    var openRules = 0
    /// Bytes without a class and amounts that do not close; the gate is closed whatever the project says.
    var unaccounted = 0
  }

  /// Measures every condition; one on the books themselves is always added.
  static func results(_ conditions: [GateCondition], _ measures: Measures) -> [GateResult] {
    let declared = conditions.map { condition in
      let measured =
        switch condition.measure {
        case .rejects: measures.rejects
        case .errors: measures.errors
        case .undecidedCharacters: measures.undecidedCharacters
        case .totals: measures.openTotals
        case .assumedItems: measures.assumedItems
        case .rules: measures.openRules
        }
      let text =
        condition.measure == .totals || condition.measure == .rules
        ? "\(condition.measure.rawValue) all"
        : "\(condition.measure.rawValue) \(condition.comparison.rawValue) \(condition.bound)"
      return GateResult(
        condition: text, measured: measured,
        state: holds(measured, condition.comparison, condition.bound) ? .passed : .failed)
    }
    let books = GateResult(
      condition: "ledger closes", measured: measures.unaccounted, state: measures.unaccounted == 0 ? .passed : .failed)
    return declared + [books]
  }

  private static func holds(_ measured: Int, _ comparison: ComparisonOperator, _ bound: Int) -> Bool {
    switch comparison {
    case .equal: measured == bound
    case .notEqual: measured != bound
    case .less: measured < bound
    case .lessOrEqual: measured <= bound
    case .greater: measured > bound
    case .greaterOrEqual: measured >= bound
    }
  }
}
