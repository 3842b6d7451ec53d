public import Records

/// What is another in a later edition of the standard, property by property.
public enum EditionComparison {
  /// All changes, in the order of the earlier edition; what is new stands behind.
  ///
  /// Items of a group are the same that have one id, or one name, or of which one has the other's name for an alias. Where
  /// one id has two names and no alias says so, it is a renamed item all the same: ids are never given to another item.
  ///
  /// - Complexity: O(items × aliases of a group).
  public static func changes(from earlier: StandardEdition, to later: StandardEdition) -> [EditionChange] {
    var changes: [EditionChange] = []
    for pack in earlier.packs {
      guard let other = later.packs.first(where: { $0.business.utf8.elementsEqual(pack.business.utf8) }) else {
        changes.append(change(pack.business, .businessRemoved, before: pack.name))
        continue
      }
      changes += self.changes(from: pack, to: other)
    }
    for pack in later.packs where !earlier.packs.contains(where: { $0.business.utf8.elementsEqual(pack.business.utf8) })
    {
      changes.append(change(pack.business, .businessAdded, after: pack.name))
    }
    return changes
  }

  private static func changes(from earlier: StandardPack, to later: StandardPack) -> [EditionChange] {
    var changes: [EditionChange] = []
    func isSame(_ left: StandardGroup, _ right: StandardGroup) -> Bool { left.name.utf8.elementsEqual(right.name.utf8) }
    for group in earlier.groups {
      guard let other = later.groups.first(where: { isSame($0, group) }) else {
        changes.append(change(earlier.business, group: group.name, .groupRemoved, before: group.name))
        continue
      }
      changes += self.changes(from: group, to: other)
    }
    for group in later.groups where !earlier.groups.contains(where: { isSame($0, group) }) {
      changes.append(change(later.business, group: group.name, .groupAdded, after: group.name))
    }
    return changes + codeChanges(from: earlier, to: later)
  }

  private static func changes(from earlier: StandardGroup, to later: StandardGroup) -> [EditionChange] {
    var changes: [EditionChange] = []
    if !earlier.fileName.utf8.elementsEqual(later.fileName.utf8) {
      changes.append(
        change(earlier.business, group: earlier.name, .fileName, before: earlier.fileName, after: later.fileName))
    }
    let pairs = pairs(earlier.items, later.items)
    var places: [Int] = []
    for (item, place) in zip(earlier.items, pairs) {
      guard let place else {
        changes.append(change(earlier.business, group: earlier.name, item: item.name, .itemRemoved, before: item.name))
        continue
      }
      places.append(place)
      changes += properties(item, later.items[place]).map { kind, before, after in
        change(earlier.business, group: earlier.name, item: item.name, kind, before: before, after: after)
      }
    }
    let known = Set(places)
    for (place, item) in later.items.enumerated() where !known.contains(place) {
      changes.append(change(later.business, group: later.name, item: item.name, .itemAdded, after: item.name))
    }
    if places != places.sorted() {
      func names(_ items: [StandardItem]) -> String { items.map(\.name).joined(separator: ", ") }
      changes.append(
        change(
          earlier.business, group: earlier.name, .order,
          before: names(earlier.items.enumerated().filter { pairs[$0.offset] != nil }.map(\.element)),
          after: names(places.sorted().map { later.items[$0] })))
    }
    return changes
  }

  /// For each item of a group the place of the same one in the later group, `nil` where it is gone.
  private static func pairs(_ earlier: [StandardItem], _ later: [StandardItem]) -> [Int?] {
    var result = [Int?](repeating: nil, count: earlier.count)
    var taken = Set<Int>()
    // The surest evidence first, so that an alias never takes what another item has by its id or name.
    let evidence: [(StandardItem, StandardItem) -> Bool] = [
      { !$0.id.isEmpty && $0.id.utf8.elementsEqual($1.id.utf8) },
      { $0.name.utf8.elementsEqual($1.name.utf8) },
      { item, other in
        other.aliases.contains { $0.utf8.elementsEqual(item.name.utf8) }
          || item.aliases.contains { $0.utf8.elementsEqual(other.name.utf8) }
      },
    ]
    for isSame in evidence {
      for (position, item) in earlier.enumerated() where result[position] == nil {
        guard let place = later.indices.first(where: { !taken.contains($0) && isSame(item, later[$0]) }) else {
          continue
        }
        result[position] = place
        taken.insert(place)
      }
    }
    return result
  }

  /// The properties in which two editions of one item differ.
  private static func properties(
    _ earlier: StandardItem, _ later: StandardItem
  ) -> [(EditionChange.Kind, String, String)] {
    func digits(_ item: StandardItem) -> String {
      item.length.map { item.fractionLength > 0 ? "\($0),\(item.fractionLength)" : "\($0)" } ?? ""
    }
    func mark(_ isMarked: Bool) -> String { isMarked ? "○" : "" }
    let pairs: [(EditionChange.Kind, String, String)] = [
      (.itemRenamed, earlier.name, later.name), (.itemID, earlier.id, later.id),
      (.romaji, earlier.romaji, later.romaji), (.type, earlier.type.rawValue, later.type.rawValue),
      (.length, digits(earlier), digits(later)), (.codeList, earlier.codeList ?? "", later.codeList ?? ""),
      (.repetition, earlier.repetition.map(String.init) ?? "", later.repetition.map(String.init) ?? ""),
      (.condition, earlier.condition.rawValue, later.condition.rawValue),
      (.conditionProse, prose(earlier.explanation), prose(later.explanation)),
      (.primaryKey, mark(earlier.isPrimaryKey), mark(later.isPrimaryKey)),
      (.foreignKey, mark(earlier.isForeignKey), mark(later.isForeignKey)),
      (.unknownDate, mark(earlier.allowsUnknownDate), mark(later.allowsUnknownDate)),
      (.checkDigit, earlier.checkDigit ?? "", later.checkDigit ?? ""),
      (.sensitivity, earlier.sensitivity.rawValue, later.sensitivity.rawValue),
    ]
    return pairs.filter { !$0.1.utf8.elementsEqual($0.2.utf8) }
  }

  /// What stands behind ※※ in an explanation.
  private static func prose(_ explanation: String) -> String {
    let scalars = explanation.unicodeScalars
    let start = scalars.indices.first { scalars[$0...].starts(with: "※※".unicodeScalars) }
    return start.map { String(scalars[$0...]) } ?? ""
  }

  private static func codeChanges(from earlier: StandardPack, to later: StandardPack) -> [EditionChange] {
    var changes: [EditionChange] = []
    func add(_ list: CodeList, _ kind: EditionChange.Kind, before: String = "", after: String = "") {
      changes.append(change(earlier.business, codeList: list.id, kind, before: before, after: after))
    }
    func isSame(_ left: CodeList, _ right: CodeList) -> Bool { left.id.utf8.elementsEqual(right.id.utf8) }
    func code(_ value: CodeValue) -> String { value.code + (value.upper.map { "～\($0)" } ?? "") }
    for list in earlier.codeLists {
      guard let other = later.codeLists.first(where: { isSame($0, list) }) else {
        add(list, .codeListRemoved, before: list.name)
        continue
      }
      if !list.name.utf8.elementsEqual(other.name.utf8) {
        add(list, .codeListName, before: list.name, after: other.name)
      }
      for value in list.values {
        guard let same = other.values.first(where: { code($0).utf8.elementsEqual(code(value).utf8) }) else {
          add(list, .codeRemoved, before: code(value))
          continue
        }
        if !value.label.utf8.elementsEqual(same.label.utf8) {
          add(list, .codeMeaning, before: "\(code(value)) \(value.label)", after: "\(code(same)) \(same.label)")
        }
      }
      for value in other.values where !list.values.contains(where: { code($0).utf8.elementsEqual(code(value).utf8) }) {
        add(list, .codeAdded, after: code(value))
      }
    }
    for list in later.codeLists where !earlier.codeLists.contains(where: { isSame($0, list) }) {
      add(list, .codeListAdded, after: list.name)
    }
    return changes
  }

  private static func change(
    _ business: String, group: String? = nil, item: String? = nil, codeList: String? = nil, _ kind: EditionChange.Kind,
    before: String = "", after: String = ""
  ) -> EditionChange {
    EditionChange(
      business: business, group: group, item: item, codeList: codeList, kind: kind, before: before, after: after)
  }
}
