public import Language
public import Records

/// The totals of a project, taken apart into the counts and sums that a run has to gather.
public struct TotalsPlan: Sendable {
  /// The distinct counts, sums and fields, in order of first use.
  public let atoms: [TotalTerm]
  private let totals: [TypedTotal]
  private let isControl: @Sendable (_ source: Int, _ recordType: Int) -> Bool

  /// Takes the totals apart.
  ///
  /// - Parameters:
  ///   - totals: The totals.
  ///   - isControl: Whether a record type holds counts and totals of other systems; the values of its keys may be shown,
  ///     as those of the standard's items, and keys that only residents' records have may not.
  public init(
    _ totals: [TypedTotal],
    isControl: @escaping @Sendable (_ source: Int, _ recordType: Int) -> Bool = { _, _ in false }
  ) {
    self.isControl = isControl
    var atoms: [TotalTerm] = []
    func gather(_ term: TotalTerm) {
      switch term {
      case .plus(let left, let right):
        gather(left)
        gather(right)
      case .number: break
      case .field, .sourceCount, .sourceSum, .targetCount, .targetSum:
        if !atoms.contains(term) { atoms.append(term) }
      }
    }
    for total in totals {
      gather(total.left)
      gather(total.right)
    }
    self.atoms = atoms
    self.totals = totals
  }

  /// Ties every total; one with keys gives a result for each of them.
  ///
  /// A total one of whose values could not be gathered is *not run*, with the reason; it is never passed.
  public func results(_ tally: TotalsTally) -> [TotalResult] {
    totals.flatMap { total in
      total.left.hasKeys ? keyedResults(total, tally) : [result(total, tally)]
    }
  }

  private func result(_ total: TypedTotal, _ tally: TotalsTally) -> TotalResult {
    do throws(TotalGap) {
      let left = try value(total.left, tally)
      let right = try value(total.right, tally)
      return TotalsPlan.result(total.name, left, right)
    } catch {
      return TotalResult(name: total.name, left: "", right: "", difference: "", state: .notRun, reason: error.reason)
    }
  }

  private static func result(_ name: String, _ left: ExactDecimal, _ right: ExactDecimal) -> TotalResult {
    let difference = left - right
    return TotalResult(
      name: name, left: left.description, right: right.description, difference: difference.description,
      state: difference.isZero ? .passed : .failed)
  }

  private func value(_ term: TotalTerm, _ tally: TotalsTally) throws(TotalGap) -> ExactDecimal {
    switch term {
    case .number(let number): return ExactDecimal(coefficient: Int128(number), scale: 0)
    case .plus(let left, let right):
      let first = try value(left, tally)
      return try first + value(right, tally)
    case .field, .sourceCount, .sourceSum, .targetCount, .targetSum:
      guard let position = atoms.firstIndex(of: term) else {
        preconditionFailure("every term of a total is one of the plan's atoms")
      }
      if case .field = term, tally.occurrences[position] != 1 {
        throw TotalGap(
          reason: LocalizedText(
            ja: "値を持つレコードが\(tally.occurrences[position])件ある（1件であるべき）",
            en: "\(tally.occurrences[position]) records hold the value; there must be exactly one"))
      }
      if tally.unreadable[position] > 0 {
        throw TotalGap(
          reason: LocalizedText(
            ja: "\(tally.unreadable[position])件のレコードから値を読めない",
            en: "the value could not be read from \(tally.unreadable[position]) records"))
      }
      return tally.values[position]
    }
  }

  // MARK: Totals with keys

  /// A result for each key, in the order of their bytes; then one for what only residents' records have.
  private func keyedResults(_ total: TypedTotal, _ tally: TotalsTally) -> [TotalResult] {
    guard let first = atoms.firstIndex(of: total.left), let second = atoms.firstIndex(of: total.right) else {
      preconditionFailure("a total with keys has one atom on each side")
    }
    let (left, right) = (tally.keyed[first], tally.keyed[second])
    let unread = tally.unreadable[first] + tally.unreadable[second]
    func notRun(_ ja: String, _ en: String) -> TotalResult {
      TotalResult(
        name: total.name, left: "", right: "", difference: "", state: .notRun, reason: LocalizedText(ja: ja, en: en))
    }
    if unread > 0 {
      return [
        notRun("\(unread)件のレコードからキーまたは値を読めない", "keys or values could not be read from \(unread) records")
      ]
    }
    if tally.isOver[first] || tally.isOver[second] {
      return [
        notRun(
          "キーが\(TotalsTally.mostKeys)個を超える", "there are more than \(TotalsTally.mostKeys) keys")
      ]
    }
    var shown = Set<TotalKey>()
    if isShown(total.left) { shown.formUnion(left.keys) }
    if isShown(total.right) { shown.formUnion(right.keys) }
    if shown.isEmpty, left.isEmpty, right.isEmpty {
      return [notRun("キーを持つレコードが一件もない", "no record has the keys")]
    }
    var results = shown.sorted().map { key in
      TotalsPlan.result("\(total.name) [\(key.text)]", left[key] ?? .zero, right[key] ?? .zero)
    }
    let hidden = Set(left.keys).union(right.keys).subtracting(shown)
    if !hidden.isEmpty {
      let sums = hidden.reduce(into: (ExactDecimal.zero, ExactDecimal.zero)) { sums, key in
        sums = (sums.0 + (left[key] ?? .zero), sums.1 + (right[key] ?? .zero))
      }
      var result = TotalsPlan.result(total.name, sums.0, sums.1)
      result.state = .failed
      result.reason = LocalizedText(
        ja: "一方の側にしかないキーが\(hidden.count)個ある", en: "\(hidden.count) keys are on one side alone")
      results.append(result)
    }
    return results
  }

  /// Whether the keys of a side may be told.
  private func isShown(_ term: TotalTerm) -> Bool {
    switch term {
    case .sourceCount(let source, let type, _, _), .sourceSum(let source, let type, _, _, _): isControl(source, type)
    case .targetCount, .targetSum: true
    case .field, .number, .plus: false
    }
  }

  private struct TotalGap: Error {
    var reason: LocalizedText
  }
}
