internal import Formats
internal import Language
internal import Records

extension RunPlanner {
  /// A field by its name; the checker has made sure that it is there.
  static func field(_ name: Located<String>, in layout: RecordLayout) throws(DiagnosticsError) -> LayoutField {
    for field in layout.fields where field.mappingName.utf8.elementsEqual(name.value.utf8) { return field }
    throw DiagnosticsError(ProjectProblem.unknownField(name, in: layout))
  }

  static func isSame(_ left: StandardGroup, _ right: StandardGroup) -> Bool {
    isSame(left, business: right.business, name: right.name)
  }

  static func isSame(_ group: StandardGroup, business: String, name: String) -> Bool {
    group.business.utf8.elementsEqual(business.utf8) && group.name.utf8.elementsEqual(name.utf8)
  }

  static func padding(_ declared: PaddingCharacter) -> FieldPadding {
    switch declared {
    case .space: .space
    case .ideographicSpace: .ideographicSpace
    }
  }

  static func sign(_ declared: SignConvention) -> ZonedSign {
    switch declared {
    case .ascii: .ascii
    case .ebcdic: .ebcdic
    }
  }

  /// Items and then kept fields of a row with the source fields their values come from.
  static func targets(_ map: TypedMap, _ variant: MapVariant, _ scope: RecordLayout) -> [LossTarget] {
    let items = zip(map.group.items, variant.assignments).map { item, assignment in
      guard case .expression(let expression, _) = assignment else {
        return LossTarget(name: item.name, field: "", isAssigned: false)
      }
      return LossTarget(
        name: item.name, field: expression.fields.map { scope.fields[$0].mappingName }.joined(separator: ", "),
        isAssigned: true)
    }
    let kept = map.kept.map { kept in
      LossTarget(name: kept.column, field: scope.fields[kept.field].mappingName, isAssigned: true)
    }
    return items + kept
  }
}

extension MapVariant {
  /// The fields that its items take.
  var fields: [Int] {
    var fields: [Int] = []
    for assignment in assignments {
      if case .expression(let expression, _) = assignment { fields += expression.fields }
    }
    return fields
  }
}

extension TypedMap {
  /// The fields that it reads for its filter, its windows and the filters of its rows.
  var decidingFields: [Int] {
    (filter?.fields ?? []) + windows.flatMap { $0.keys + $0.orders } + variants.flatMap { $0.filter?.fields ?? [] }
  }

  /// The same map with its filter and windows alone: what the first pass needs.
  var windowsAlone: TypedMap {
    var map = self
    map.variants = [MapVariant(assignments: variants[0].assignments.map { _ in .unassigned })]
    map.joins = []
    map.kept = []
    map.ignored = []
    return map
  }
}
