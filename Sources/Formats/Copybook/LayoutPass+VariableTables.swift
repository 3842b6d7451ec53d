// Tables whose number of occurrences stands in the record. Where such a table ends the record, everything before it has
// a fixed place, and so has each occurrence. Anywhere else the places of what follows differ from record to record, or the
// table has room for all its occurrences: compilers and their options differ in this, so it has to be declared.
//
// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "OCCURS DEPENDING ON clause" (shifted); Micro Focus COBOL,
// "ODOSLIDE", and GnuCOBOL 3, -fodoslide (both maximal without it).

internal import Records

extension LayoutPass {
  /// Reports every variable table of a record whose storage is not known, or whose number cannot be known from the fields
  /// before it.
  mutating func checkVariableTables(_ root: Int) {
    var path: [Int] = []
    check(root, &path)
  }

  /// The variable tables of a record without faults.
  func variableTables(_ placement: Placement) -> [VariableTable] {
    placement.tables.compactMap { entry in
      guard let depending = descriptions[entry].depending, let most = descriptions[entry].occurs,
        let first = placement.entries.firstIndex(of: entry),
        let holder = counter(of: depending, in: placement.root),
        let counter = placement.entries.firstIndex(of: holder)
      else { return nil }
      return VariableTable(
        counter: counter, least: depending.least, most: most, offset: placement.fields[first].offset,
        occurrenceByteCount: sizes[entry])
    }
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
    if tableStorage == nil, path.dropLast().contains(where: { descriptions[$0].occurs != nil }) {
      report(.dependingNested(name), span)
      return
    }
    let steps = zip(path, path.dropFirst())
    if path.contains(where: { descriptions[$0].redefines != nil }) || steps.contains(where: { isRedefined($1, in: $0) })
    {
      report(.dependingRedefined(name), span)
      return
    }
    if tableStorage == nil, steps.contains(where: { children[$0].last != $1 }) {
      report(.dependingNotLast(name), span)
      return
    }
    let counter = depending.counter
    let places = counter.text == "FILLER" ? [] : paths(to: depending, from: root)
    guard let place = places.first, let field = place.last else {
      report(.counterUnknown(counter.text), counter.span)
      return
    }
    guard places.count == 1 else {
      report(.counterAmbiguous(counter.text), counter.span)
      return
    }
    guard !place.contains(table), field < table else {
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

  /// The entries from a record down to each field that may hold the number of a table.
  private func paths(to depending: DataDescription.Depending, from root: Int) -> [[Int]] {
    var found: [[Int]] = []
    var waiting = [[root]]
    while let path = waiting.popLast() {
      guard let index = path.last else { continue }
      if LayoutPass.isSame(descriptions[index].name, depending.counter.text) {
        var groups = depending.groups[...]
        for above in path.dropLast().reversed()
        where groups.first.map({ LayoutPass.isSame(descriptions[above].name, $0) }) ?? false {
          groups = groups.dropFirst()
        }
        if groups.isEmpty { found.append(path) }
      }
      for child in children[index].reversed() { waiting.append(path + [child]) }
    }
    return found
  }

  /// The entry of the field that holds the number of a table without faults.
  private func counter(of depending: DataDescription.Depending, in root: Int) -> Int? {
    paths(to: depending, from: root).first?.last
  }
}
