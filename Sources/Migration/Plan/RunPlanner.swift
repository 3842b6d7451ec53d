internal import Evaluation
internal import Fidelity
internal import Formats
internal import Language
internal import Mapping
internal import Records
internal import Validation

/// Makes the plan of a run from a checked project: everything is decided here, nothing per record.
struct RunPlanner {
  private let loaded: LoadedProject
  private var groups: [GroupPlan] = []
  private var files: [OutputFilePlan] = []
  private var amounts: [AmountPlan] = []
  private var windowCount = 0
  private let totals: TotalsPlan

  /// The plan of a run.
  static func plan(_ loaded: LoadedProject) throws(DiagnosticsError) -> RunPlan {
    var planner = RunPlanner(loaded)
    var sources: [SourcePlan] = []
    for index in loaded.project.declarations.sources.indices { sources.append(try planner.source(index)) }
    let dialect = try dialect(loaded)
    try checkAcceptedRules(loaded, planner.groups)
    return RunPlan(
      dialect: dialect, sources: sources, groups: planner.groups, files: planner.files, amounts: planner.amounts,
      totals: planner.totals, mapCount: loaded.project.maps.count, windowCount: planner.windowCount,
      rules: loaded.rules)
  }

  /// The CSV profile the project names.
  private static func dialect(_ loaded: LoadedProject) throws(DiagnosticsError) -> StandardDialect {
    let name = loaded.project.declarations.migration.dialect
    guard let dialect = StandardDialect.named(name.value) else {
      throw DiagnosticsError(ProjectProblem.unknownDialect(name))
    }
    return dialect
  }

  /// Every rule that the gate accepts is one that the run checks.
  private static func checkAcceptedRules(
    _ loaded: LoadedProject, _ groups: [GroupPlan]
  ) throws(DiagnosticsError) {
    for accepted in loaded.project.declarations.migration.accepted {
      let isKnown = groups.contains { group in
        group.group.qualifiedName.utf8.elementsEqual(accepted.group.value.utf8)
          && group.validator.checks.contains { $0.title.ja.utf8.elementsEqual(accepted.rule.value.utf8) }
      }
      guard isKnown else {
        throw DiagnosticsError(ProjectProblem.unknownAcceptedRule(accepted.rule, group: accepted.group.value))
      }
    }
  }

  private init(_ loaded: LoadedProject) {
    self.loaded = loaded
    totals = TotalsPlan(loaded.project.totals)
    for map in loaded.project.maps where !groups.contains(where: { RunPlanner.isSame($0.group, map.group) }) {
      let group = map.group
      groups.append(
        GroupPlan(
          group: group,
          validator: GroupValidator(group: group, edition: loaded.standard, rules: loaded.rules), file: files.count,
          atoms: targetAtoms(of: group)))
      files.append(
        OutputFilePlan(
          path: "data/\(group.business)/\(group.fileName)", title: group.qualifiedName,
          columns: group.items.map(\.name)))
    }
  }

  private func targetAtoms(of group: StandardGroup) -> [TargetAtom] {
    totals.atoms.enumerated().compactMap { index, atom in
      switch atom {
      case .targetCount(let business, let name, let filter)
      where RunPlanner.isSame(group, business: business, name: name):
        TargetAtom(atom: index, item: nil, filter: filter.map { CompiledPredicate(overItems: $0) })
      case .targetSum(let business, let name, let item, let filter)
      where RunPlanner.isSame(group, business: business, name: name):
        TargetAtom(atom: index, item: item, filter: filter.map { CompiledPredicate(overItems: $0) })
      case .field, .sourceCount, .sourceSum, .targetCount, .targetSum, .number, .plus: nil
      }
    }
  }

  // MARK: Sources

  private mutating func source(_ index: Int) throws(DiagnosticsError) -> SourcePlan {
    let decoder = try SourceDecoder(loaded, source: index)
    let declaration = decoder.declaration
    var conditions: [RecordCondition] = []
    for (type, selection) in declaration.selections.enumerated() {
      let layout = loaded.project.layouts[index][type]
      conditions.append(
        RecordCondition(
          field: try RunPlanner.field(selection.field, in: layout), values: selection.values.map(\.value)))
    }
    let classifier: RecordClassifier
    do throws(UnwritableValue) {
      classifier = try RecordClassifier(
        conditions, table: decoder.table, padding: decoder.padding, signs: decoder.signs)
    } catch {
      throw DiagnosticsError(
        ProjectProblem.unwritableValue(declaration.selections[error.condition].values[error.value]))
    }
    var types: [RecordTypePlan] = []
    for type in declaration.selections.indices { types.append(try recordType(type, decoder)) }
    return SourcePlan(
      index: index, declaration: declaration, path: loaded.sourcePaths[index], classifier: classifier, types: types,
      identification: loaded.identifications[index])
  }

  private mutating func recordType(
    _ type: Int, _ decoder: SourceDecoder
  ) throws(DiagnosticsError) -> RecordTypePlan {
    let selection = decoder.declaration.selections[type]
    let layout = loaded.project.layouts[decoder.index][type]
    let declaredPadding = decoder.declaration.padding.value
    let maps = loaded.project.maps.enumerated().filter {
      $0.element.source == decoder.index && $0.element.recordType == type
    }
    var inputs = FieldInputs()
    var plans: [MapPlan] = []
    var scans: [(compiled: CompiledMap, windows: [Int])] = []
    var scanInputs = FieldInputs()
    for (index, map) in maps {
      let windows = Array(windowCount..<(windowCount + map.windows.count))
      windowCount += map.windows.count
      if !map.windows.isEmpty {
        let scan = CompiledMap(map.windowsAlone, layout: layout, padding: declaredPadding, inputs: &scanInputs)
        scans.append((scan, windows))
      }
      let compiled = CompiledMap(map, layout: layout, padding: declaredPadding, inputs: &inputs)
      plans.append(try self.map(index, map, compiled, windows: windows, layout: layout, decoder))
    }
    let atoms = sourceAtoms(type, layout, decoder, inputs: &inputs)
    let selecting = try RunPlanner.field(selection.field, in: layout).index
    let protecting = decoder.declaration.protections.flatMap { $0.keys + ($0.mark.map { [$0.field] } ?? []) }.compactMap
    { name in
      layout.fields.first { $0.mappingName.utf8.elementsEqual(name.value.utf8) }?.index
    }
    return RecordTypePlan(
      name: selection.name.value, isControl: selection.isControl, isTrailer: selection.isTrailer, layout: layout,
      reader: decoder.reader(layout, inputs.inputs), maps: plans,
      byteMaps: ByteMaps(layout: layout, maps: maps.map(\.element), deciding: [selecting] + protecting),
      protection: try ProtectionPlan(decoder.declaration.protections, layout: layout) { field, value in
        decoder.bytes(of: value, in: field)
      },
      atoms: atoms,
      amounts: amounts.indices.filter { amounts[$0].source == decoder.index && amounts[$0].type == type },
      scan: scans.isEmpty ? nil : ScanPlan(reader: decoder.reader(layout, scanInputs.inputs), maps: scans))
  }

  private mutating func map(
    _ index: Int, _ map: TypedMap, _ compiled: CompiledMap, windows: [Int], layout: RecordLayout,
    _ decoder: SourceDecoder
  ) throws(DiagnosticsError) -> MapPlan {
    guard let group = groups.firstIndex(where: { RunPlanner.isSame($0.group, map.group) }) else {
      preconditionFailure("every map's group has a plan")
    }
    for (item, assignment) in zip(map.group.items, map.assignments) {
      guard item.sensitivity == .protected, case .expression(_, let span) = assignment,
        decoder.declaration.protections.isEmpty
      else { continue }
      throw DiagnosticsError(
        ProjectProblem.missingProtection(item.name, source: decoder.declaration.name.value, at: span))
    }
    for (place, kept) in map.kept.enumerated() {
      guard
        let reader = AmountReader(
          field: layout.fields[kept.field], of: layout, signs: decoder.signs, table: decoder.table)
      else { continue }
      amounts.append(
        AmountPlan(
          source: decoder.index, type: map.recordType, reader: reader, map: index, target: .kept(place),
          fieldName: "\(decoder.declaration.name.value).\(layout.fields[kept.field].mappingName)",
          targetName: "\(kept.sideFile).\(kept.column)"))
    }
    for (item, assignment) in map.assignments.enumerated() {
      let type = map.group.items[item].type
      guard type == .signedInteger || type == .decimal, case .expression(.field(let field, _), _) = assignment,
        let reader = AmountReader(field: layout.fields[field], of: layout, signs: decoder.signs, table: decoder.table)
      else { continue }
      amounts.append(
        AmountPlan(
          source: decoder.index, type: map.recordType, reader: reader, map: index, target: .item(item),
          fieldName: "\(decoder.declaration.name.value).\(layout.fields[field].mappingName)",
          targetName: "\(map.group.qualifiedName).\(map.group.items[item].name)"))
    }
    return MapPlan(
      index: index, compiled: compiled, group: group, windows: windows, sideFiles: try sideFiles(map, group),
      targets: RunPlanner.targets(map, layout))
  }

  /// The side files of a map, one for each name; those of several maps of one group share a file.
  private mutating func sideFiles(_ map: TypedMap, _ group: Int) throws(DiagnosticsError) -> [SideFilePlan] {
    var names: [String] = []
    for kept in map.kept where !names.contains(where: { $0.utf8.elementsEqual(kept.sideFile.utf8) }) {
      names.append(kept.sideFile)
    }
    var plans: [SideFilePlan] = []
    for name in names {
      guard
        name.unicodeScalars.allSatisfy({
          $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || ("0"..."9").contains($0)
        })
      else { throw DiagnosticsError(ProjectProblem.badSideFileName(name, at: map.span)) }
      let kept = map.kept.indices.filter { map.kept[$0].sideFile.utf8.elementsEqual(name.utf8) }
      let standard = groups[group].group
      let path = "data/\(name)/\(standard.business)_\(standard.fileName)"
      let columns = standard.keyItems.map { standard.items[$0].name } + kept.map { map.kept[$0].column }
      if let file = files.firstIndex(where: { $0.path.utf8.elementsEqual(path.utf8) }) {
        guard files[file].columns.map({ Array($0.utf8) }) == columns.map({ Array($0.utf8) }) else {
          throw DiagnosticsError(ProjectProblem.sideFileConflict(path, at: map.span))
        }
        plans.append(SideFilePlan(file: file, kept: kept))
        continue
      }
      files.append(OutputFilePlan(path: path, title: "\(name)（\(standard.qualifiedName)）", columns: columns))
      plans.append(SideFilePlan(file: files.count - 1, kept: kept))
    }
    return plans
  }

  private func sourceAtoms(
    _ type: Int, _ layout: RecordLayout, _ decoder: SourceDecoder, inputs: inout FieldInputs
  ) -> [SourceAtom] {
    var atoms: [SourceAtom] = []
    let padding = decoder.declaration.padding.value
    func reader(_ field: Int) -> AmountReader {
      guard
        let reader = AmountReader(field: layout.fields[field], of: layout, signs: decoder.signs, table: decoder.table)
      else {
        preconditionFailure("the checker lets numeric fields alone into totals")
      }
      return reader
    }
    for (index, atom) in totals.atoms.enumerated() {
      switch atom {
      case .field(decoder.index, type, let field):
        atoms.append(SourceAtom(atom: index, kind: .field(reader(field))))
      case .sourceCount(decoder.index, type, let filter):
        let compiled = filter.map {
          CompiledPredicate(overFields: $0, layout: layout, padding: padding, inputs: &inputs)
        }
        atoms.append(SourceAtom(atom: index, kind: .count(filter: compiled)))
      case .sourceSum(decoder.index, type, let field, let filter):
        let compiled = filter.map {
          CompiledPredicate(overFields: $0, layout: layout, padding: padding, inputs: &inputs)
        }
        atoms.append(SourceAtom(atom: index, kind: .sum(reader(field), filter: compiled)))
      case .field, .sourceCount, .sourceSum, .targetCount, .targetSum, .number, .plus: break
      }
    }
    return atoms
  }
}
