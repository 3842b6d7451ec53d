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

  /// The fields that the items of a map take.
  static func valueFields(_ map: TypedMap) -> [Int] {
    var fields: [Int] = []
    for assignment in map.assignments {
      if case .expression(let expression, _) = assignment { gather(expression, &fields) }
    }
    return fields
  }

  /// The fields that a map reads for its filter and its windows.
  static func decisionFields(_ map: TypedMap) -> [Int] {
    var fields: [Int] = []
    if let filter = map.filter { gather(filter, &fields) }
    for window in map.windows { fields += window.keys + window.orders }
    return fields
  }

  private static func gather(_ expression: TypedExpression, _ fields: inout [Int]) {
    switch expression {
    case .field(let field, _): fields.append(field)
    case .item, .text, .lastWithin: break
    case .pipeline(let input, _, _): gather(input, &fields)
    case .comparison(_, let left, let right, _, _), .and(let left, let right), .or(let left, let right):
      gather(left, &fields)
      gather(right, &fields)
    case .not(let inner), .isPresent(let inner, _): gather(inner, &fields)
    }
  }

  /// Items and then kept fields with the source fields their values come from.
  static func targets(_ map: TypedMap, _ layout: RecordLayout) -> [LossTarget] {
    let items = zip(map.group.items, map.assignments).map { item, assignment in
      guard case .expression(let expression, _) = assignment else {
        return LossTarget(name: item.name, field: "", isAssigned: false)
      }
      var fields: [Int] = []
      gather(expression, &fields)
      return LossTarget(
        name: item.name, field: fields.map { layout.fields[$0].mappingName }.joined(separator: ", "), isAssigned: true)
    }
    let kept = map.kept.map { kept in
      LossTarget(name: kept.column, field: layout.fields[kept.field].mappingName, isAssigned: true)
    }
    return items + kept
  }
}

extension TypedMap {
  /// The same map with its filter and windows alone: what the first pass needs.
  var windowsAlone: TypedMap {
    var map = self
    map.assignments = assignments.map { _ in .unassigned }
    map.kept = []
    map.ignored = []
    return map
  }
}
