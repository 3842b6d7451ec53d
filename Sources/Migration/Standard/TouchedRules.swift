internal import Language
public import Records
public import Validation

/// The rules of a project that a change of the standard touches.
public struct TouchedRules: Sendable {
  /// One place in a project.
  public struct Place: Sendable {
    /// What stands there: `map`, `rule`, `total` or `absent`.
    public var what: String
    /// Its name, such as the item or the rule's sentence.
    public var name: String
    /// Where it stands.
    public var span: TextSpan
  }

  private let project: TypedProject
  /// The rules of the packs and the project.
  private let rules: [TypedRule]

  /// Takes a checked project.
  public init(_ loaded: LoadedProject) {
    project = loaded.project
    rules = loaded.rules
  }

  /// The places that name what a change is about, in the order of the project.
  ///
  /// A changed code list touches every item that has it, a changed group or business everything that writes it. An item
  /// that is new touches the maps of its group, which assign it nothing.
  ///
  /// - Complexity: O(assignments, rules and totals of the project).
  public func places(touchedBy change: EditionChange) -> [Place] {
    var places: [Place] = []
    for map in project.maps where isTouched(map.group, by: change) {
      let wanted = map.group.items.indices.filter { isTouched(map.group.items[$0], by: change) }
      if change.codeList == nil && (change.item == nil || wanted.isEmpty) {
        places.append(Place(what: "map", name: map.group.qualifiedName, span: map.span))
        continue
      }
      for item in wanted {
        for variant in map.variants.prefix(1) { places += place(of: variant.assignments[item], map, item) }
      }
    }
    for rule in rules where isTouched(rule.group, by: change) {
      let items = rule.items.filter { rule.group.items.indices.contains($0) }
      if items.contains(where: { isTouched(rule.group.items[$0], by: change) }) {
        places.append(Place(what: "rule", name: rule.name, span: rule.span))
      }
    }
    for total in project.totals where [total.left, total.right].contains(where: { isTouched($0, by: change) }) {
      places.append(Place(what: "total", name: total.name, span: total.span))
    }
    return places
  }

  private func place(of assignment: ItemAssignment, _ map: TypedMap, _ item: Int) -> [Place] {
    let name = "\(map.group.qualifiedName).\(map.group.items[item].name)"
    switch assignment {
    case .expression(_, let span): return [Place(what: "map", name: name, span: span)]
    case .absent(_, let span): return [Place(what: "absent", name: name, span: span)]
    case .byHandler(let other):
      return map.variants.first.map { place(of: $0.assignments[other], map, item) } ?? []
    case .unassigned: return []
    }
  }

  private func isTouched(_ group: StandardGroup, by change: EditionChange) -> Bool {
    group.business.utf8.elementsEqual(change.business.utf8)
      && (change.group.map { $0.utf8.elementsEqual(group.name.utf8) } ?? true)
  }

  private func isTouched(_ item: StandardItem, by change: EditionChange) -> Bool {
    if let list = change.codeList { return item.codeList.map { $0.utf8.elementsEqual(list.utf8) } ?? false }
    return change.item.map { $0.utf8.elementsEqual(item.name.utf8) } ?? true
  }

  private func isTouched(_ term: TotalTerm, by change: EditionChange) -> Bool {
    func isNamed(_ business: String, _ group: String, _ items: [Int]) -> Bool {
      guard
        let map = project.maps.first(where: {
          $0.group.business.utf8.elementsEqual(business.utf8) && $0.group.name.utf8.elementsEqual(group.utf8)
        }), isTouched(map.group, by: change)
      else { return false }
      return items.contains { isTouched(map.group.items[$0], by: change) }
    }
    switch term {
    case .targetCount(let business, let group, let keys, let filter):
      return isNamed(business, group, keys + (filter?.items ?? []))
    case .targetSum(let business, let group, let item, let keys, let filter):
      return isNamed(business, group, [item] + keys + (filter?.items ?? []))
    case .plus(let left, let right): return isTouched(left, by: change) || isTouched(right, by: change)
    case .field, .sourceCount, .sourceSum, .number: return false
    }
  }
}

extension TypedRule {
  /// The items of its group that it names.
  fileprivate var items: [Int] {
    switch demand {
    case .present(let item, let condition): [item] + (condition?.items ?? [])
    case .holds(let demanded, let condition): demanded.items + (condition?.items ?? [])
    case .exactlyOne(let keys, let among, let one): keys + (among?.items ?? []) + one.items
    case .refers(let item, _), .excludes(let item, _): [item]
    case .consecutive(let keys, let number): keys + [number]
    case .sums(let own, _, _): own.items
    }
  }
}
