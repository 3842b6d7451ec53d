internal import Language
internal import Platform
public import Records

extension MappingDocument {
  /// The document of a checked project.
  ///
  /// - Complexity: O(items and fields of the project).
  public init(_ loaded: LoadedProject) {
    let project = loaded.project
    let migration = project.declarations.migration
    let inputs = loaded.inputs.map { "\($0.sha256)  \($0.path)\n" }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    var maps: [Map] = []
    for (number, map) in project.maps.enumerated() {
      maps.append(MappingDocument.map(map, number, project))
    }
    var codes: [Codes] = []
    for conversion in project.maps.flatMap(\.variants).flatMap(\.assignments).flatMap(MappingDocument.tables)
    where !codes.contains(where: { $0.name.utf8.elementsEqual(conversion.name.utf8) }) {
      codes.append(
        Codes(
          name: conversion.name, file: conversion.file,
          rows: conversion.rows.map { (source: $0.source, target: $0.target) }))
    }
    let text = inputs.joined()
    self.init(
      title: migration.title.value,
      facts: [
        (LocalizedText(ja: "種別", en: "Kind"), migration.kind.rawValue),
        (LocalizedText(ja: "団体コード", en: "Municipality"), migration.municipality.value),
        (LocalizedText(ja: "標準の版", en: "Edition"), loaded.standard.edition),
        (LocalizedText(ja: "基準日", en: "As of"), migration.asOf.description),
      ], digest: Hexadecimal.text(Digest.sha256(Array(text.utf8))), inputs: text,
      roles: migration.approvals.map(\.name.value), maps: maps, codes: codes)
  }

  /// Adds what became of each item's values in a run of the project.
  ///
  /// - Throws: `RunError` P254 where the run's evidence cannot be asked.
  public mutating func add(_ run: borrowing Lineage) throws {
    for map in maps.indices {
      let classes = try run.classes(ofGroup: maps[map].group)
      for item in maps[map].items.indices {
        maps[map].items[item].classes = classes[Array(maps[map].items[item].name.utf8)] ?? []
      }
    }
  }

  private static func map(_ map: TypedMap, _ number: Int, _ project: TypedProject) -> Map {
    let source = project.declarations.sources[map.source]
    let fields = project.scope(source: map.source, recordType: map.recordType).fields.map(\.mappingName)
    let words = ExpressionWords(fields: fields, items: map.group.items.map(\.name), windows: map.windows)
    let tests = project.tests.filter { $0.map == number }
    let items = map.group.items.indices.map { index -> Item in
      let item = map.group.items[index]
      var names: [String] = []
      var tables: [String] = []
      var says: [LocalizedText] = []
      var fails: [LocalizedText] = []
      for variant in map.variants {
        var assignment = variant.assignments[index]
        var beside: LocalizedText?
        if case .byHandler(let other) = assignment {
          beside = LocalizedText(
            ja: "「\(map.group.items[other].name)」の不詳から作る",
            en: "made of what is unknown of “\(map.group.items[other].name)”")
          assignment = variant.assignments[other]
        }
        switch assignment {
        case .expression(let expression, _):
          let windows = expression.windows.flatMap { map.windows[$0].keys + map.windows[$0].orders }
          for field in expression.fields + windows
          where !names.contains(where: { $0.utf8.elementsEqual(fields[field].utf8) }) {
            names.append(fields[field])
          }
          says.append(beside ?? words.says(expression))
          // What happens where the other item cannot be made stands beside that one.
          if beside == nil { fails.append(words.failure(of: expression)) }
          if beside == nil { tables += expression.conversions.map(\.name) }
        case .absent(let reason, _):
          says.append(LocalizedText(ja: "値を持たない: \(reason)", en: "never there: \(reason)"))
        case .unassigned: says.append(LocalizedText(ja: "割り当てない", en: "not assigned"))
        case .byHandler: break
        }
      }
      return Item(
        name: item.name, type: type(of: item), condition: item.condition.rawValue, isKey: item.isPrimaryKey,
        fields: names,
        words: joined(says), failure: joined(fails), codes: distinct(tables),
        tests: tests.count { test in
          test.expectations.contains { if case .item(let other, _, _) = $0 { other == index } else { false } }
        }, provenance: item.provenance)
    }
    return Map(
      group: map.group.qualifiedName,
      source: "\(source.name.value).\(source.selections[map.recordType].name.value)",
      filter: map.filter.map { words.says($0) } ?? LocalizedText(ja: "すべてのレコード", en: "all records"),
      rows: map.variants.count, items: items,
      kept: map.kept.map { Field(name: fields[$0.field], target: "\($0.sideFile) \($0.column)", reason: $0.reason) },
      ignored: map.ignored.map { Field(name: fields[$0.field], target: "", reason: $0.reason) },
      tests: tests.map(\.name))
  }

  private static func type(of item: StandardItem) -> String {
    let length = item.length.map { " \($0)" } ?? ""
    return item.type.rawValue + length + (item.fractionLength > 0 ? ",\(item.fractionLength)" : "")
  }

  /// The texts that differ, with a stroke between.
  private static func joined(_ texts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      ja: distinct(texts.map(\.ja).filter { !$0.isEmpty }).joined(separator: " ／ "),
      en: distinct(texts.map(\.en).filter { !$0.isEmpty }).joined(separator: " / "))
  }

  private static func distinct(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { found, text in
      if !found.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { found.append(text) }
    }
  }

  private static func tables(_ assignment: ItemAssignment) -> [CodeConversion] {
    guard case .expression(let expression, _) = assignment else { return [] }
    return expression.conversions
  }
}

extension Lineage {
  /// For each item of a group the counts of its loss classes in the run.
  func classes(ofGroup group: String) throws -> [[UInt8]: [(name: String, values: Int)]] {
    var classes: [[UInt8]: [(name: String, values: Int)]] = [:]
    for row in try ask(
      "SELECT item, class, sum(\"values\") FROM loss WHERE standard_group = ? GROUP BY item, class ORDER BY item, 3 DESC",
      [.text(group)])
    {
      classes[Array(row[0].text.utf8), default: []].append((row[1].text, row[2].integer ?? 0))
    }
    return classes
  }
}
