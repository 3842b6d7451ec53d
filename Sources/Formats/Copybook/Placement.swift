internal import Records

/// The fields of one record while they are laid out.
struct Placement {
  /// The record's entry.
  let root: Int
  /// The fields so far.
  var fields: [LayoutField] = []
  /// The entry that describes each field; `nil` for slack bytes.
  private(set) var entries: [Int?] = []
  /// The entries of the variable tables, in the order they were met.
  private(set) var tables: [Int] = []

  init(root: Int) {
    self.root = root
  }

  /// Adds a field and gives its index.
  mutating func add(_ field: LayoutField, entry: Int) -> Int {
    fields.append(field)
    entries.append(entry)
    return fields.count - 1
  }

  /// The number of the variable table that an entry describes.
  mutating func table(of entry: Int) -> Int {
    if let known = tables.firstIndex(of: entry) { return known }
    tables.append(entry)
    return tables.count - 1
  }

  /// Adds slack bytes that end before `end`, beside an entry.
  mutating func addSlack(
    _ byteCount: Int, before end: Int, _ entry: DataDescription, _ surroundings: LayoutPass.Surroundings
  ) {
    var field = LayoutField(
      index: fields.count, level: entry.level, name: "FILLER", subscripts: surroundings.subscripts,
      offset: end - byteCount, byteCount: byteCount, picture: "X(\(byteCount))", usage: .alphanumeric,
      parent: surroundings.parent, span: entry.span)
    field.occurrences = surroundings.occurrences
    fields.append(field)
    entries.append(nil)
  }
}

extension LayoutPass {
  /// Adds the fields of the level-66 entries of a record, behind all others.
  mutating func placeRenames(of root: Int, into placement: inout Placement) {
    let following = descriptions.indices.drop { $0 <= root }.prefix { ![1, 77].contains(descriptions[$0].level) }
    for index in following {
      guard let renaming = descriptions[index].renames else { continue }
      guard let first = renamed(renaming.first, placement), let last = renamed(renaming.last, placement) else {
        continue
      }
      let end = placement.fields[last].offset + placement.fields[last].byteCount
      let start = placement.fields[first].offset
      guard end > start, placement.fields[last].offset >= start else {
        report(.renamesOrder(renaming.last.text), renaming.last.span)
        continue
      }
      let source = placement.fields[first]
      var field = LayoutField(
        index: placement.fields.count, level: 66, name: descriptions[index].name, offset: start, byteCount: end - start,
        picture: first == last ? source.picture : nil,
        usage: first == last && !source.isGroup ? source.usage : .alphanumeric, parent: 0, redefines: first,
        conditions: descriptions[index].conditions, span: descriptions[index].span)
      field.isJustified = first == last && source.isJustified
      field.isBlankWhenZero = first == last && source.isBlankWhenZero
      _ = placement.add(field, entry: index)
    }
  }

  /// The one field of a name that a level 66 may rename, or `nil` after reporting.
  private mutating func renamed(_ operand: DataDescription.Operand, _ placement: Placement) -> Int? {
    let named = placement.fields.filter { LayoutPass.isSame($0.name, operand.text) && $0.level != 66 }
    guard let field = named.first, operand.text != "FILLER" else {
      report(.renamesUnknown(operand.text), operand.span)
      return nil
    }
    guard named.count == 1, field.subscripts.isEmpty, field.parent != nil else {
      report(.renamesUnsuitable(operand.text), operand.span)
      return nil
    }
    return field.index
  }

  /// Gives every field whose name stands in several groups the groups that tell it from the others.
  func qualify(_ placement: inout Placement) {
    var named: [[UInt8]: [Int]] = [:]
    for field in placement.fields where !field.isFiller {
      named[Array(field.name.utf8), default: []].append(field.index)
    }
    for indices in named.values {
      let entries = Set(indices.compactMap { placement.entries[$0] })
      guard entries.count > 1 else { continue }
      for index in indices {
        let others = indices.filter { placement.entries[$0] != placement.entries[index] }
        placement.fields[index].qualifiers = LayoutPass.qualifiers(of: index, apart: others, placement.fields)
      }
    }
  }

  /// The fewest groups right above a field, outermost first, that none of the others stands in just so.
  private static func qualifiers(of index: Int, apart others: [Int], _ fields: [LayoutField]) -> [String] {
    func groups(_ index: Int) -> [String] {
      var groups: [String] = []
      var parent = fields[index].parent
      while let above = parent {
        if !fields[above].isFiller { groups.insert(fields[above].name, at: 0) }
        parent = fields[above].parent
      }
      return groups
    }
    let own = groups(index)
    let others = others.map(groups)
    for count in 1...max(1, own.count) {
      let wanted = own.suffix(count)
      let isShared = others.contains { other in
        other.count >= count && zip(other.suffix(count), wanted).allSatisfy { isSame($0, $1) }
      }
      if !isShared { return Array(wanted) }
    }
    return own
  }
}
