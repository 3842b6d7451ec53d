public import Language
public import Records

/// The totals of a project, taken apart into the counts and sums that a run has to gather.
public struct TotalsPlan: Sendable {
  /// The distinct counts, sums and fields, in order of first use.
  public let atoms: [TotalTerm]
  private let totals: [TypedTotal]

  /// Takes the totals apart.
  public init(_ totals: [TypedTotal]) {
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

  /// Ties every total.
  ///
  /// A total one of whose values could not be gathered is *not run*, with the reason; it is never passed.
  public func results(_ tally: TotalsTally) -> [TotalResult] {
    totals.map { total in
      do throws(TotalGap) {
        let left = try value(total.left, tally)
        let right = try value(total.right, tally)
        let difference = left - right
        return TotalResult(
          name: total.name, left: left.description, right: right.description, difference: difference.description,
          state: difference.isZero ? .passed : .failed)
      } catch {
        return TotalResult(
          name: total.name, left: "", right: "", difference: "", state: .notRun, reason: error.reason)
      }
    }
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

  private struct TotalGap: Error {
    var reason: LocalizedText
  }
}

/// What a run gathered for each atom of its totals; tallies of blocks add up.
public struct TotalsTally: Sendable {
  /// The count or sum of each atom.
  public var values: [ExactDecimal]
  /// How many records gave a value.
  public var occurrences: [Int]
  /// How many records should have given a value and could not.
  public var unreadable: [Int]

  /// An empty tally.
  public init(atomCount: Int) {
    values = Array(repeating: .zero, count: atomCount)
    occurrences = Array(repeating: 0, count: atomCount)
    unreadable = Array(repeating: 0, count: atomCount)
  }

  /// Adds one record's value.
  public mutating func add(_ value: ExactDecimal, to atom: Int) {
    values[atom] = values[atom] + value
    occurrences[atom] += 1
  }

  /// Adds many records' values at once.
  public mutating func add(_ value: ExactDecimal, records: Int, to atom: Int) {
    values[atom] = values[atom] + value
    occurrences[atom] += records
  }

  /// Notes records whose value could not be read.
  public mutating func addUnreadable(_ count: Int, to atom: Int) {
    unreadable[atom] += count
  }

  /// Adds the tally of another block.
  public mutating func merge(_ other: TotalsTally) {
    for atom in values.indices {
      values[atom] = values[atom] + other.values[atom]
      occurrences[atom] += other.occurrences[atom]
      unreadable[atom] += other.unreadable[atom]
    }
  }
}
