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
  private var rowCount = 0
  /// For each source and record type the number in the run of its first join.
  private var firstJoins: [[Int]] = []
  private var joinCount = 0
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
      totals: planner.totals, rowCount: planner.rowCount, joinCount: planner.joinCount,
      windowCount: planner.windowCount, rules: loaded.rules)
  }

  /// The plan of one source alone, for verbs that read a file: rows, windows and amounts are numbered within it.
  static func source(_ index: Int, of loaded: LoadedProject) throws(DiagnosticsError) -> SourcePlan {
    var planner = RunPlanner(loaded)
    return try planner.source(index)
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
    // Verbs that look at files alone check no rules.
    guard !loaded.project.maps.isEmpty else { return }
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
    let sources = loaded.project.declarations.sources
    totals = TotalsPlan(loaded.project.totals) { sources[$0].selections[$1].role == .control }
    for joins in loaded.project.joins {
      firstJoins.append(
        joins.map { own in
          defer { joinCount += own.count }
          return joinCount
        })
    }
    for map in loaded.project.maps where !groups.contains(where: { RunPlanner.isSame($0.group, map.group) }) {
      let group = map.group
      groups.append(
        GroupPlan(
          group: group,
          validator: GroupValidator(
            group: group, edition: loaded.standard, rules: loaded.rules, repertoire: loaded.repertoire,
            municipalCodes: loaded.municipalCodes),
          file: files.count,
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
      case .targetCount(let business, let name, let keys, let filter)
      where RunPlanner.isSame(group, business: business, name: name):
        TargetAtom(atom: index, item: nil, keys: keys, filter: filter.map { CompiledPredicate(overItems: $0) })
      case .targetSum(let business, let name, let item, let keys, let filter)
      where RunPlanner.isSame(group, business: business, name: name):
        TargetAtom(atom: index, item: item, keys: keys, filter: filter.map { CompiledPredicate(overItems: $0) })
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
      switch selection.condition {
      case .top: conditions.append(.top)
      case .any: conditions.append(.any)
      case .field(let name, let values):
        let field = try RunPlanner.field(name, in: loaded.project.layouts[index][type])
        conditions.append(.field(field, values: values.map(\.value)))
      }
    }
    let classifier: RecordClassifier
    do throws(UnwritableValue) {
      classifier = try RecordClassifier(conditions) { field, value in decoder.bytes(of: value, in: field) }
    } catch {
      guard case .field(_, let values) = declaration.selections[error.condition].condition else {
        preconditionFailure("only values can be unwritable")
      }
      throw DiagnosticsError(ProjectProblem.unwritableValue(values[error.value]))
    }
    var types: [RecordTypePlan] = []
    for type in declaration.selections.indices { types.append(try recordType(type, decoder)) }
    return SourcePlan(
      index: index, declaration: declaration, paths: loaded.sourcePaths[index], classifier: classifier, types: types,
      identification: loaded.identifications[index], lengthField: decoder.lengthField(types.map(\.layout)),
      expansions: decoder.expansions(types.map(\.layout)), headings: try headings(decoder),
      dialect: decoder.dialect,
      isEBCDIC: decoder.table.isEBCDIC,
      decode: { [table = decoder.table] bytes in (try? table.decode(bytes)).map { String(decoding: $0, as: UTF8.self) }
      })
  }

  /// The bytes of the headings that the file has to begin with.
  private func headings(_ decoder: SourceDecoder) throws(DiagnosticsError) -> [[UInt8]]? {
    guard case .delimited(let form) = decoder.declaration.records.value, form.header == .names,
      let layout = loaded.project.layouts[decoder.index].first
    else { return nil }
    var headings: [[UInt8]] = []
    for field in layout.fields where !field.isGroup {
      let heading = field.heading ?? field.name
      guard let bytes = try? decoder.table.encode(heading) else {
        throw DiagnosticsError(ProjectProblem.unwritableValue(Located(heading, at: field.span)))
      }
      headings.append(bytes)
    }
    return headings
  }

  private mutating func recordType(
    _ type: Int, _ decoder: SourceDecoder
  ) throws(DiagnosticsError) -> RecordTypePlan {
    let selection = decoder.declaration.selections[type]
    let layout = loaded.project.layouts[decoder.index][type]
    let scope = loaded.project.scope(source: decoder.index, recordType: type)
    let joins = loaded.project.joins[decoder.index][type]
    let maps = loaded.project.maps.enumerated().filter {
      $0.element.source == decoder.index && $0.element.recordType == type
    }
    var inputs = FieldInputs()
    var plans: [RowPlan] = []
    var scan = ScanPlanner(layout: layout, blank: decoder.declaration.blank)
    for (index, map) in maps {
      let windows = Array(windowCount..<(windowCount + map.windows.count))
      windowCount += map.windows.count
      if !map.windows.isEmpty { scan.add(map, windows: windows) }
      for variant in map.variants.indices {
        let compiled = CompiledMap(
          map, variant: variant, joins: joins, layout: scope, padding: decoder.declaration.blank, inputs: &inputs)
        plans.append(
          try row(index, map, variant, compiled, windows: windows, layout: layout, scope: scope, decoder))
      }
    }
    let atoms = sourceAtoms(type, layout, decoder, inputs: &inputs)
    // What others read through joins is read here, too, so that its user-defined characters are counted once a record.
    for field in joinedFields(decoder.index, type) {
      _ = inputs.index(of: FieldInput(field: field, isTrimmed: layout.fields[field].usage.isText))
    }
    let deciding = decidingFields(selection, layout, decoder) + addJoinKeys(decoder.index, type, to: &scan)
    return RecordTypePlan(
      name: selection.name.value, role: selection.role, layout: layout,
      length: RecordLength(layout, decoder),
      reader: try reader(decoder, type, inputs.inputs, plans), rows: plans,
      byteMaps: ByteMaps(
        layout: layout, maps: maps.map(\.element), deciding: deciding),
      protection: try ProtectionPlan(decoder.declaration.protections, layout: layout, decoder),
      atoms: atoms,
      amounts: amounts.indices.filter { amounts[$0].source == decoder.index && amounts[$0].type == type },
      scan: scan.plan(decoder))
  }

  /// The fields that tell the record type or whom to protect.
  private func decidingFields(
    _ selection: RecordSelection, _ layout: RecordLayout, _ decoder: SourceDecoder
  ) -> [Int] {
    var names = decoder.declaration.protections.flatMap { $0.keys + ($0.mark.map { [$0.field] } ?? []) }
    if case .field(let name, _) = selection.condition { names.append(name) }
    var fields = names.compactMap { name in
      layout.fields.first { $0.mappingName.utf8.elementsEqual(name.value.utf8) }?.index
    }
    if case .counted(let name, _) = decoder.declaration.records.value,
      let field = layout.fields.first(where: { $0.name.utf8.elementsEqual(name.value.utf8) })
    {
      fields.append(field.index)
    }
    return fields + layout.variableTables.map(\.counter)
  }

  // MARK: Joins

  /// Gives the first pass the keys of all joins in which records of a type look or are looked up; the fields of the keys.
  private func addJoinKeys(_ source: Int, _ type: Int, to scan: inout ScanPlanner) -> [Int] {
    var fields: [Int] = []
    for (driving, types) in loaded.project.joins.enumerated() {
      for (drivingType, joins) in types.enumerated() {
        for (position, join) in joins.enumerated() {
          let number = firstJoins[driving][drivingType] + position
          if driving == source, drivingType == type {
            scan.add(keys: join.keys.map(\.own), join: number, isLookedUp: false)
            fields += join.keys.map(\.own)
          }
          if join.source == source, join.recordType == type {
            scan.add(keys: join.keys.map(\.joined), join: number, isLookedUp: true)
            fields += join.keys.map(\.joined)
          }
        }
      }
    }
    return fields
  }

  /// The fields of a type that maps of other types read through joins.
  private func joinedFields(_ source: Int, _ type: Int) -> [Int] {
    let count = loaded.project.layouts[source][type].fields.count
    return loaded.project.maps.flatMap { map -> [Int] in
      let joins = loaded.project.joins[map.source][map.recordType]
      return map.joins.map { joins[$0] }.filter { $0.source == source && $0.recordType == type }.flatMap { join in
        (map.decidingFields + map.variants.flatMap(\.fields)).map { $0 - join.firstField }
          .filter { $0 >= 0 && $0 < count }
      }
    }
  }

  /// The reader of everything that is asked of a type.
  private func reader(
    _ decoder: SourceDecoder, _ type: Int, _ inputs: [FieldInput], _ rows: [RowPlan]
  ) throws(DiagnosticsError) -> TypeReader {
    let layout = loaded.project.layouts[decoder.index][type]
    var joins: [(plan: JoinPlan, fields: Range<Int>)] = []
    for (position, join) in loaded.project.joins[decoder.index][type].enumerated() {
      guard let input = rows.flatMap(\.compiled.joinInputs).first(where: { $0.join == position })?.input else {
        continue
      }
      let other = try SourceDecoder(loaded, source: join.source)
      let joined = loaded.project.layouts[join.source][join.recordType]
      let fields = join.firstField..<(join.firstField + joined.fields.count)
      let own = inputs.filter { fields.contains($0.field) }.map {
        FieldInput(field: $0.field - join.firstField, isTrimmed: $0.isTrimmed)
      }
      let plan = JoinPlan(
        number: firstJoins[decoder.index][type] + position, source: join.source, isOptional: join.isOptional,
        reader: other.reader(joined, own), dialect: other.dialect, expansion: other.expansions([joined]).first ?? nil,
        input: input)
      joins.append((plan, fields))
    }
    let own = inputs.filter { input in !joins.contains { $0.fields.contains(input.field) } }
    return TypeReader(inputs: inputs, own: decoder.reader(layout, own), joins: joins)
  }

  // MARK: Rows

  private mutating func row(
    _ index: Int, _ map: TypedMap, _ variant: Int, _ compiled: CompiledMap, windows: [Int], layout: RecordLayout,
    scope: RecordLayout, _ decoder: SourceDecoder
  ) throws(DiagnosticsError) -> RowPlan {
    guard let group = groups.firstIndex(where: { RunPlanner.isSame($0.group, map.group) }) else {
      preconditionFailure("every map's group has a plan")
    }
    let number = rowCount
    rowCount += 1
    let assignments = map.variants[variant].assignments
    for (item, assignment) in zip(map.group.items, assignments) {
      guard item.sensitivity == .protected, case .expression(_, let span) = assignment,
        decoder.declaration.protections.isEmpty
      else { continue }
      throw DiagnosticsError(
        ProjectProblem.missingProtection(item.name, source: decoder.declaration.name.value, at: span))
    }
    func add(_ field: Int, _ target: AmountPlan.Target, _ targetName: String) {
      guard field < layout.fields.count, let reader = AmountField(layout.fields[field], of: layout, decoder) else {
        return
      }
      amounts.append(
        AmountPlan(
          source: decoder.index, type: map.recordType, reader: reader, row: number, target: target,
          fieldName: "\(decoder.declaration.name.value).\(layout.fields[field].mappingName)", targetName: targetName))
    }
    for (place, kept) in map.kept.enumerated() {
      add(kept.field, .kept(place), "\(kept.sideFile).\(kept.column)")
    }
    for (item, assignment) in assignments.enumerated() {
      let type = map.group.items[item].type
      guard type == .signedInteger || type == .decimal, case .expression(.field(let field, _), _) = assignment else {
        continue
      }
      add(field, .item(item), "\(map.group.qualifiedName).\(map.group.items[item].name)")
    }
    return RowPlan(
      number: number, map: index, isAlone: map.variants.count == 1, compiled: compiled, group: group, windows: windows,
      sideFiles: try sideFiles(map, group), targets: RunPlanner.targets(map, map.variants[variant], scope))
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
    let padding = decoder.declaration.blank
    func reader(_ field: Int) -> AmountField {
      guard let reader = AmountField(layout.fields[field], of: layout, decoder) else {
        preconditionFailure("the checker lets numeric fields alone into totals")
      }
      return reader
    }
    func predicate(_ filter: TypedExpression?) -> CompiledPredicate? {
      filter.map { CompiledPredicate(overFields: $0, layout: layout, padding: padding, inputs: &inputs) }
    }
    func positions(_ keys: [Int]) -> [Int] {
      keys.map { inputs.index(of: FieldInput(field: $0, isTrimmed: layout.fields[$0].usage.isText)) }
    }
    for (index, atom) in totals.atoms.enumerated() {
      switch atom {
      case .field(decoder.index, type, let field):
        atoms.append(SourceAtom(atom: index, kind: .field(reader(field)), keys: []))
      case .sourceCount(decoder.index, type, let keys, let filter):
        atoms.append(SourceAtom(atom: index, kind: .count(filter: predicate(filter)), keys: positions(keys)))
      case .sourceSum(decoder.index, type, let field, let keys, let filter):
        atoms.append(
          SourceAtom(atom: index, kind: .sum(reader(field), filter: predicate(filter)), keys: positions(keys)))
      case .field, .sourceCount, .sourceSum, .targetCount, .targetSum, .number, .plus: break
      }
    }
    return atoms
  }
}
