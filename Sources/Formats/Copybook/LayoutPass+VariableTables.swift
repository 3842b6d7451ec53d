// Tables whose number of occurrences stands in the record. Where such a table ends the record, everything before it has
// a fixed place, and so has each occurrence; anywhere else the places of what follows would differ from record to
// record, and the table is refused.
//
// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "OCCURS DEPENDING ON clause".

internal import Records

extension LayoutPass {
  /// Reports every variable table of a record that is not alone at its end, or whose number cannot be known from the
  /// fields before it.
  mutating func checkVariableTables(_ root: Int) {
    var path: [Int] = []
    check(root, &path)
  }

  /// The variable table of a record without faults.
  func variableTable(_ root: Int, _ fields: [LayoutField]) -> VariableTable? {
    guard let table = last(root), let depending = descriptions[table].depending, let most = descriptions[table].occurs,
      let counter = fields.first(where: { LayoutPass.isSame($0.name, depending.counter.text) })
    else { return nil }
    return VariableTable(
      counter: counter.index, least: depending.least, most: most, offset: sizes[root] - most * sizes[table],
      occurrenceByteCount: sizes[table])
  }

  /// The variable table among the entries that end a record.
  private func last(_ index: Int) -> Int? {
    descriptions[index].depending != nil ? index : children[index].last.flatMap { last($0) }
  }

  private mutating func check(_ index: Int, _ path: inout [Int]) {
    path.append(index)
    if let depending = descriptions[index].depending, !descriptions[index].isBroken { check(depending, path) }
    for child in children[index] { check(child, &path) }
    path.removeLast()
  }

  /// Checks the table at the end of `path`, which begins at its record.
  private mutating func check(_ depending: DataDescription.Depending, _ path: [Int]) {
    guard let table = path.last, let root = path.first else { return }
    let name = descriptions[table].name
    let span = descriptions[table].span
    if path.dropLast().contains(where: { descriptions[$0].occurs != nil }) {
      report(.dependingNested(name), span)
      return
    }
    let steps = zip(path, path.dropFirst())
    if path.contains(where: { descriptions[$0].redefines != nil }) || steps.contains(where: { isRedefined($1, in: $0) })
    {
      report(.dependingRedefined(name), span)
      return
    }
    if steps.contains(where: { children[$0].last != $1 }) {
      report(.dependingNotLast(name), span)
      return
    }
    let counter = depending.counter
    guard counter.text != "FILLER", let place = self.path(to: counter.text, from: root), let field = place.last else {
      report(.counterUnknown(counter.text), counter.span)
      return
    }
    guard !place.contains(table) else {
      report(.counterNotBefore(name: counter.text, table: name), counter.span)
      return
    }
    guard isInteger(field), !place.contains(where: { descriptions[$0].occurs != nil }) else {
      report(.counterNoInteger(counter.text), counter.span)
      return
    }
  }

  /// Whether another entry of its group describes the storage of an entry again.
  private func isRedefined(_ index: Int, in parent: Int) -> Bool {
    children[parent].contains { child in
      descriptions[child].redefines.map { LayoutPass.isSame($0.text, descriptions[index].name) } ?? false
    }
  }

  /// Whether an elementary entry is a number without digits after the point; one that has a fault of its own passes.
  private func isInteger(_ index: Int) -> Bool {
    guard children[index].isEmpty else { return false }
    guard let form = forms[index] else { return true }
    return form.shape?.scale == 0
  }

  /// The entries from `index` down to the first one of a name.
  private func path(to name: String, from index: Int) -> [Int]? {
    if LayoutPass.isSame(descriptions[index].name, name) { return [index] }
    for child in children[index] {
      if let rest = path(to: name, from: child) { return [index] + rest }
    }
    return nil
  }
}
