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
    for atom in plan.atoms { countUnread(atom, frame, in: block, &output) }
  }

  private func countUnread(_ atom: SourceAtom, _ frame: Int, in block: SourceBlock, _ output: inout BlockOutput) {
    switch atom.kind {
    case .field: output.totals.addUnreadable(1, to: atom.atom)
    // Nothing is nothing under any key and any filter.
    case .sum(let reader, _) where reader.isNothing(block, frame: frame): output.totals.add(.zero, to: atom.atom)
    // The key of a damaged record, or what a filter would say of it, cannot be told.
    case _ where !atom.keys.isEmpty: output.totals.addUnreadable(1, to: atom.atom)
    case .count(filter: nil): output.totals.add(ExactDecimal(coefficient: 1, scale: 0), to: atom.atom)
    case .sum(let reader, filter: nil):
      switch reader.amount(block, frame: frame) {
      case .value(let value): output.totals.add(value, to: atom.atom)
      case .blank: output.totals.add(.zero, to: atom.atom)
      case .unreadable: output.totals.addUnreadable(1, to: atom.atom)
      }
    case .count, .sum: output.totals.addUnreadable(1, to: atom.atom)
    }
  }

  func gatherTotals(
    _ typePlan: RecordTypePlan, _ batch: SourceBatch, _ block: SourceBlock, _ output: inout BlockOutput
  ) {
    for atom in typePlan.atoms {
      if !atom.keys.isEmpty {
        gatherKeyed(atom, batch, block, &output)
        continue
      }
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
    _ reader: AmountField, _ batch: SourceBatch, _ block: SourceBlock, taking takes: [Bool]?, to atom: Int,
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

  /// Counts or sums by the texts of the key fields.
  private func gatherKeyed(
    _ atom: SourceAtom, _ batch: SourceBatch, _ block: SourceBlock, _ output: inout BlockOutput
  ) {
    var filter: CompiledPredicate?
    var reader: AmountField?
    switch atom.kind {
    case .count(let own): filter = own
    case .sum(let amount, let own): (reader, filter) = (amount, own)
    case .field: preconditionFailure("a field of a single record has no keys")
    }
    let takes = filter?.holds(batch)
    let unread = Set(batch.failures.filter { atom.keys.contains(Int($0.input)) }.map(\.row))
    var sums = KeyedSums(atom.keys.map { batch.columns[$0] })
    for row in 0..<batch.count where takes?[row] ?? true {
      guard !unread.contains(UInt32(row)) else {
        output.totals.addUnreadable(1, to: atom.atom)
        continue
      }
      guard let reader else {
        sums.add(ExactDecimal(coefficient: 1, scale: 0), row)
        continue
      }
      switch reader.amount(block, frame: Int(batch.frames[row])) {
      case .value(let value): sums.add(value, row)
      case .blank: sums.add(.zero, row)
      case .unreadable: output.totals.addUnreadable(1, to: atom.atom)
      }
    }
    sums.close(into: &output.totals, atom: atom.atom)
  }

  func gatherTargetTotals(
    _ group: GroupPlan, _ standard: StandardBatch, _ isKept: [Bool], _ output: inout BlockOutput
  ) {
    for atom in group.atoms {
      let takes = atom.filter?.holds(standard)
      if !atom.keys.isEmpty {
        gatherKeyed(atom, standard, isKept, taking: takes, &output)
        continue
      }
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

  private func gatherKeyed(
    _ atom: TargetAtom, _ standard: StandardBatch, _ isKept: [Bool], taking takes: [Bool]?,
    _ output: inout BlockOutput
  ) {
    let absent = Column(repeating: [], count: standard.count)
    var sums = KeyedSums(atom.keys.map { standard.columns[$0] ?? absent })
    for row in 0..<standard.count where isKept[row] && takes?[row] ?? true {
      if let item = atom.item {
        sums.add(standard.columns[item]?.decimal(row) ?? .zero, row)
      } else {
        sums.add(ExactDecimal(coefficient: 1, scale: 0), row)
      }
    }
    sums.close(into: &output.totals, atom: atom.atom)
  }

  /// Sums every amount over all records, and over those that its own map filtered or that were rejected.
  func gatherAmounts(
    _ typePlan: RecordTypePlan, _ mapped: [MappedBatch], _ outcomes: [RecordOutcome], _ batch: SourceBatch,
    _ block: SourceBlock, _ output: inout BlockOutput
  ) {
    for index in typePlan.amounts {
      let amount = plan.amounts[index]
      guard let number = typePlan.rows.firstIndex(where: { $0.number == amount.row }) else {
        preconditionFailure("an amount belongs to a row of its record type")
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

/// Sums by key over the rows of one batch; rows with the same key mostly follow one another.
private struct KeyedSums {
  private let columns: [Column]
  private var sums: [TotalKey: ExactDecimal] = [:]
  private var run: (row: Int, sum: ExactDecimal)?

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ value: ExactDecimal, _ row: Int) {
    if let last = run, isSame(last.row, row) {
      run = (last.row, last.sum + value)
      return
    }
    settle()
    run = (row, value)
  }

  mutating func close(into totals: inout TotalsTally, atom: Int) {
    settle()
    for (key, sum) in sums { totals.add(sum, key: key, to: atom) }
  }

  private mutating func settle() {
    guard let last = run else { return }
    let key = TotalKey(columns.map { Array($0.bytes[$0.range(last.row)]) })
    sums[key, default: .zero] = sums[key, default: .zero] + last.sum
    run = nil
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    columns.allSatisfy { $0.bytes[$0.range(one)].elementsEqual($0.bytes[$0.range(other)]) }
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
