internal import Evaluation
internal import Fidelity
internal import Formats
internal import Language
internal import Mapping
internal import Records

// Counts, sums and amounts: read from the source's bytes on one side and from the written columns on the other.
extension BlockWork {
  /// Counts and amounts of a record that has the wrong length: what stands before the damage still counts.
  func countUnread(_ frame: Int, _ type: Int, in block: SourceBlock, _ output: inout BlockOutput) {
    let plan = source.types[type]
    for index in plan.amounts {
      let amount = self.plan.amounts[index]
      switch amount.reader.amount(block, frame: frame) {
      case .value(let value):
        output.amounts[index].source = output.amounts[index].source + value
        output.amounts[index].rejected = output.amounts[index].rejected + value
      case .blank: break
      case .unreadable: output.amounts[index].unreadable += 1
      }
    }
    for atom in plan.atoms {
      switch atom.kind {
      case .count(filter: nil):
        output.totals.add(ExactDecimal(coefficient: 1, scale: 0), to: atom.atom)
      case .field: output.totals.addUnreadable(1, to: atom.atom)
      case .sum(let reader, filter: nil):
        switch reader.amount(block, frame: frame) {
        case .value(let value): output.totals.add(value, to: atom.atom)
        case .blank: output.totals.add(.zero, to: atom.atom)
        case .unreadable: output.totals.addUnreadable(1, to: atom.atom)
        }
      case .count, .sum: output.totals.addUnreadable(1, to: atom.atom)
      }
    }
  }

  func gatherTotals(
    _ typePlan: RecordTypePlan, _ batch: SourceBatch, _ block: SourceBlock, _ output: inout BlockOutput
  ) {
    for atom in typePlan.atoms {
      switch atom.kind {
      case .count(let filter):
        let count = filter.map { $0.holds(batch).count { $0 } } ?? batch.count
        output.totals.add(ExactDecimal(coefficient: Int128(count), scale: 0), records: count, to: atom.atom)
      case .sum(let reader, let filter):
        add(reader, batch, block, taking: filter?.holds(batch), to: atom.atom, &output)
      case .field(let reader):
        add(reader, batch, block, taking: nil, to: atom.atom, &output)
      }
    }
  }

  private func add(
    _ reader: AmountReader, _ batch: SourceBatch, _ block: SourceBlock, taking takes: [Bool]?, to atom: Int,
    _ output: inout BlockOutput
  ) {
    var sum = ExactDecimal.zero
    var records = 0
    var unreadable = 0
    for row in 0..<batch.count where takes?[row] ?? true {
      switch reader.amount(block, frame: Int(batch.frames[row])) {
      case .value(let value):
        sum = sum + value
        records += 1
      case .blank: records += 1
      case .unreadable: unreadable += 1
      }
    }
    output.totals.add(sum, records: records, to: atom)
    output.totals.addUnreadable(unreadable, to: atom)
  }

  func gatherTargetTotals(
    _ group: GroupPlan, _ standard: StandardBatch, _ isKept: [Bool], _ output: inout BlockOutput
  ) {
    for atom in group.atoms {
      let takes = atom.filter?.holds(standard)
      var sum = ExactDecimal.zero
      var records = 0
      for row in 0..<standard.count where isKept[row] && takes?[row] ?? true {
        guard let item = atom.item else {
          records += 1
          continue
        }
        if let value = standard.columns[item]?.decimal(row) {
          sum = sum + value
          records += 1
        }
      }
      if atom.item == nil { sum = ExactDecimal(coefficient: Int128(records), scale: 0) }
      output.totals.add(sum, records: records, to: atom.atom)
    }
  }

  /// Sums every amount over all records, and over those that its own map filtered or that were rejected.
  func gatherAmounts(
    _ typePlan: RecordTypePlan, _ mapped: [MappedBatch], _ outcomes: [RecordOutcome], _ batch: SourceBatch,
    _ block: SourceBlock, _ output: inout BlockOutput
  ) {
    for index in typePlan.amounts {
      let amount = plan.amounts[index]
      guard let number = typePlan.maps.firstIndex(where: { $0.index == amount.map }) else {
        preconditionFailure("an amount belongs to a map of its record type")
      }
      var isFiltered = [Bool](repeating: false, count: batch.count)
      for row in mapped[number].filtered { isFiltered[Int(row)] = true }
      var tally = output.amounts[index]
      for row in 0..<batch.count {
        switch amount.reader.amount(block, frame: Int(batch.frames[row])) {
        case .value(let value):
          tally.source = tally.source + value
          if outcomes[row] == .rejected {
            tally.rejected = tally.rejected + value
          } else if isFiltered[row] {
            tally.filtered = tally.filtered + value
          }
        case .blank: break
        case .unreadable:
          if outcomes[row] == .rejected {
            tally.unreadable += 1
          } else if !isFiltered[row] {
            // A written record whose amount cannot be read: the difference no longer says anything.
            tally.unreadableWritten += 1
          }
        }
      }
      output.amounts[index] = tally
    }
  }
}

extension AmountReader {
  /// What one frame holds of an amount.
  enum Amount {
    case value(ExactDecimal)
    /// Nothing but spaces: no amount, and nothing wrong.
    case blank
    /// Cut off, or not a number.
    case unreadable
  }

  /// The amount in one frame.
  func amount(_ block: SourceBlock, frame: Int) -> Amount {
    if let coefficient = coefficient(block, frame: frame) {
      return .value(ExactDecimal(coefficient: coefficient, scale: scale))
    }
    return isBlank(block, frame: frame) ? .blank : .unreadable
  }
}

extension Column {
  /// Value `row` as an exact decimal, `nil` where it is absent or no number.
  func decimal(_ row: Int) -> ExactDecimal? {
    let range = range(row)
    guard !range.isEmpty else { return nil }
    return ExactDecimal(bytes.span.extracting(range))
  }
}
