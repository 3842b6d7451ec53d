public import Evaluation
internal import Records

extension CompiledMap {
  /// The texts the fields must have held, computed from the items by the inverses of their steps.
  ///
  /// Every item that is assigned has one entry, then every kept field; whoever has the bytes compares them with the
  /// texts, encoded again. The source is consulted only for complements, and the states say where.
  /// - Parameter mapped: What `apply` made.
  /// - Complexity: O(bytes) for each item with steps; plain and trimmed fields are shared, not copied.
  public func restore(_ mapped: MappedBatch) -> [RestoredField] {
    let count = mapped.count
    var restored: [RestoredField] = []
    restored.reserveCapacity(items.count + kept.count)
    for (index, item) in items.enumerated() {
      let column = mapped.standard.columns[index]
      switch item.source {
      case .none: continue
      case .handler:
        restored.append(
          RestoredField(
            target: .item(index), input: nil, texts: Column(),
            states: CompiledMap.states(column, count, present: .defaulted), witness: nil))
      case .expression(let plan):
        guard let input = plan.column else {
          let present: RestorationState = plan.isConstant ? .defaulted : .notInvertible
          restored.append(
            RestoredField(
              target: .item(index), input: nil, texts: Column(),
              states: CompiledMap.states(column, count, present: present), witness: nil))
          continue
        }
        let source = mapped.inputs[input] ?? Column(repeating: [], count: count)
        let result = plan.restore(
          column, source: source, handled: mapped.handled[index], flagged: mapped.flagged[index])
        restored.append(
          RestoredField(
            target: .item(index), input: input, texts: result.texts, absentText: result.absentText,
            states: result.states, witness: plan.witness))
      }
    }
    for (position, input) in kept.enumerated() {
      restored.append(
        RestoredField(
          target: .kept(position), input: input, texts: mapped.kept[position],
          states: CompiledMap.states(mapped.kept[position], count, present: .sameText), witness: nil))
    }
    return restored
  }

  private static func states(_ column: Column?, _ count: Int, present: RestorationState) -> RestorationStates {
    guard let column else { return RestorationStates(repeating: .absent, count: count) }
    return RestorationStates(of: column, present: present)
  }
}

extension CompiledMap {
  /// Two source codes that become one value of an item, where its code table merges any; `nil` otherwise.
  public func witness(item: Int) -> MergedTexts? {
    guard case .expression(let plan) = items[item].source else { return nil }
    return plan.witness
  }
}

extension CompiledMap {
  /// What a run keeps beside a value so that the source's own text can be restored: of a date, the code of the era,
  /// which stands before its digits; of an absent value and of an open period, the text that the source held.
  ///
  /// - Parameters:
  ///   - item: The item, a pipeline over one field.
  ///   - source: The text the field held; the state of the value is `withComplement`.
  ///   - value: The item's value.
  public func complement(item: Int, source: String, value: String) -> String {
    if value.isEmpty { return "absent=\"\(source)\"" }
    guard case .expression(let plan) = items[item].source, !plan.isOpenPeriod(value) else {
      return "text=\"\(source)\""
    }
    return "era=" + String(decoding: source.utf8.dropLast(plan.eraDigitCount), as: UTF8.self)
  }
}
