internal import Language
internal import Mapping
internal import Migration
internal import Records
internal import Reporting

/// What the tests of a project exercise, as text and as JSON.
enum TestListing {
  /// What is counted of one map.
  private struct Line {
    var name: String
    var tests: Int
    var coverage: MapCoverage
    /// The items that a map gives a value, and how many of them a test expects.
    var items: [Int]
    var expected: Int
    /// The own fields that the map reads, and how many of them a test gives.
    var fields: [Int]
    var given: Int
    var group: StandardGroup
  }

  private static func lines(_ coverage: [MapCoverage], _ project: TypedProject) -> [Line] {
    zip(project.maps, coverage).enumerated().map { number, pair in
      let (map, coverage) = pair
      let items = map.group.items.indices.filter { item in
        map.variants.contains { variant in
          switch variant.assignments[item] {
          case .expression, .byHandler: true
          case .absent, .unassigned: false
          }
        }
      }
      let own = project.layouts[map.source][map.recordType].fields.count
      let expressions = map.variants.flatMap { variant in
        variant.assignments.compactMap { if case .expression(let expression, _) = $0 { expression } else { nil } }
          + [variant.filter, map.filter].compactMap { $0 }
      }
      let fields = Set(expressions.flatMap(\.fields) + map.windows.flatMap { $0.keys + $0.orders }).filter { $0 < own }
      return Line(
        name: map.group.qualifiedName, tests: project.tests.count { $0.map == number }, coverage: coverage,
        items: items,
        expected: items.count { coverage.expectedItems.contains($0) }, fields: fields.sorted(),
        given: fields.count { coverage.givenFields.contains($0) }, group: map.group)
    }
  }

  static func text(
    _ coverage: [MapCoverage], _ project: TypedProject, listsAll: Bool, _ language: MessageLanguage
  ) -> String {
    let lines = lines(coverage, project)
    let head =
      language == .japanese
      ? ["変換規則", "テスト", "分岐", "通した分岐", "項目", "確かめた項目", "元項目", "与えた元項目"]
      : ["map", "tests", "branches", "taken", "items", "expected", "fields", "given"]
    var text = TextTable.text(
      [head]
        + lines.map { line in
          [
            line.name, "\(line.tests)", "\(line.coverage.outcomeCount)", "\(line.coverage.seenCount)",
            "\(line.items.count)",
            "\(line.expected)", "\(line.fields.count)", "\(line.given)",
          ]
        }, numeric: Set(1...7))
    guard listsAll else { return text }
    for (line, map) in zip(lines, project.maps) {
      text += "\n\(line.name)\n"
      for point in line.coverage.points {
        for (outcome, hits) in zip(point.outcomes, point.hits) where hits == 0 {
          let place = "\(point.span.file):\(point.span.start.line):\(point.span.start.column)"
          let item = point.item.map { line.group.items[$0].name } ?? "where"
          text +=
            LocalizedText(
              ja: "  \(place) \(item): 「\(outcome.ja)」を通すテストがない\n",
              en: "  \(place) \(item): no test where it \(outcome.en)\n")[
              language]
        }
      }
      let items = line.items.filter { !line.coverage.expectedItems.contains($0) }.map { line.group.items[$0].name }
      if !items.isEmpty {
        text +=
          LocalizedText(ja: "  確かめていない項目: ", en: "  items that no test expects: ")[language]
          + items.joined(separator: ", ") + "\n"
      }
      let layout = project.layouts[map.source][map.recordType]
      let fields = line.fields.filter { !line.coverage.givenFields.contains($0) }.map { layout.fields[$0].mappingName }
      if !fields.isEmpty {
        text +=
          LocalizedText(ja: "  与えていない元項目: ", en: "  fields that no test gives: ")[language]
          + fields.joined(separator: ", ") + "\n"
      }
    }
    return text + "\n"
  }

  /// Proposed tests as a file of the language; what was not reached stands in comments.
  static func proposals(_ maps: [TestProposals.Map], _ project: TypedProject, _ language: MessageLanguage) -> String {
    let count = maps.reduce(0) { $0 + $1.tests.count }
    var text = LocalizedText(
      ja: "// テスト案 \(count)件。期待値は今の規則の結果。正しいかを読んで確かめること\n",
      en: "// \(count) proposed tests. They expect what the rules do now: read whether that is right\n")[language]
    for (map, typed) in zip(maps, project.maps) {
      text += "\n// \(map.group): \(map.coverage.seenCount)/\(map.coverage.outcomeCount)\n"
      for test in map.tests { text += "\n" + test }
      for point in map.coverage.points {
        for (outcome, hits) in zip(point.outcomes, point.hits) where hits == 0 {
          let place = "\(point.span.file):\(point.span.start.line):\(point.span.start.column)"
          let item = point.item.map { typed.group.items[$0].name } ?? "where"
          text +=
            LocalizedText(
              ja: "// 通すレコードが見つからない: \(place) \(item) 「\(outcome.ja)」\n",
              en: "// no record was found: \(place) \(item) \(outcome.en)\n")[
              language]
        }
      }
    }
    return text
  }

  static func json(_ results: [MapTestResult], _ coverage: [MapCoverage], _ project: TypedProject) -> [UInt8] {
    var document = JSONLine()
    document.add(
      "tests",
      results.map { result in
        var line = JSONLine()
        line.add("name", result.name)
        line.add("isPassed", result.isPassed)
        line.add("file", result.span.file)
        line.add("line", result.span.start.line)
        line.add(
          "failures",
          result.failures.map { failure in
            var line = JSONLine()
            line.add("message", failure.message.en)
            line.add("line", failure.span.start.line)
            return line
          })
        return line
      })
    document.add(
      "maps",
      lines(coverage, project).map { line in
        var object = JSONLine()
        object.add("map", line.name)
        for (name, count) in [
          ("tests", line.tests), ("branches", line.coverage.outcomeCount), ("taken", line.coverage.seenCount),
          ("items", line.items.count), ("expected", line.expected), ("fields", line.fields.count),
          ("given", line.given),
        ] {
          object.add(name, count)
        }
        object.add(
          "open",
          line.coverage.points.flatMap { point in
            zip(point.outcomes, point.hits).filter { $1 == 0 }.map { outcome, _ in
              var open = JSONLine()
              open.add("file", point.span.file)
              open.add("line", point.span.start.line)
              open.add("column", point.span.start.column)
              open.add("item", point.item.map { line.group.items[$0].name } ?? "where")
              open.add("outcome", outcome.en)
              return open
            }
          })
        return object
      })
    return document.line
  }
}
