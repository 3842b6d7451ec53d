internal import Evaluation
internal import Language
public import Mapping
internal import Records

/// Proposes tests for the branches that no test takes: records found by trying the values at which rules turn.
///
/// What is proposed says what the rules do now, and somebody has to read whether that is right. Values are tried for the fields
/// that a branch reads: those of code tables and conditions, the first and last day of each era, unknown and impossible days,
/// blanks, literals that mean nothing, digits with and without their check digit, texts with and without a mark.
public struct TestProposals {
  /// What was found for one map.
  public struct Map: Sendable {
    /// The group that it writes.
    public var group: String
    /// The tests, as they are written in a mapping.
    public var tests: [String]
    /// The coverage with the tests that are there and those proposed.
    public var coverage: MapCoverage
  }

  /// More records than this are not tried for one point.
  private static let limit = 4096

  /// Proposes tests for every map of a project.
  ///
  /// - Throws: `DiagnosticsError` when the project names a table that is not there.
  /// - Complexity: O(points × records tried).
  public static func all(_ loaded: LoadedProject) throws -> [Map] {
    try loaded.project.maps.indices.map { number in
      try TestProposals(loaded, map: number).propose()
    }
  }

  private let loaded: LoadedProject
  private let number: Int
  private let map: TypedMap
  private let scope: RecordLayout
  private let branches: MapBranches
  private let runner: MapTestRunner
  private let bench: TestBench

  private init(_ loaded: LoadedProject, map number: Int) throws {
    self.loaded = loaded
    self.number = number
    let project = loaded.project
    map = project.maps[number]
    scope = project.scope(source: map.source, recordType: map.recordType)
    let padding = project.declarations.sources[map.source].blank
    branches = MapBranches(map: map, layout: scope, padding: padding)
    runner = MapTestRunner(
      map: map, joins: project.joins[map.source][map.recordType], layout: scope, padding: padding)
    bench = try TestBench(loaded, map: map)
  }

  private func propose() -> Map {
    var coverage = branches.untouched
    for test in loaded.project.tests where test.map == number {
      if let batch = bench.batch(test, branches.inputs) { branches.observe(test, on: batch, &coverage) }
    }
    let values = values()
    var tests: [String] = []
    for point in coverage.points.indices {
      for fields in branches.fields(of: point) where (1...4).contains(fields.count) {
        guard coverage.points[point].hits.contains(0) else { break }
        propose(fields, values, for: point, &coverage, &tests)
      }
    }
    return Map(group: map.group.qualifiedName, tests: tests, coverage: coverage)
  }

  /// Tries values for some fields until a point has no outcome left, and writes a test for each record that brings a new one.
  private func propose(
    _ fields: [Int], _ values: [Int: [String]], for point: Int, _ coverage: inout MapCoverage, _ tests: inout [String]
  ) {
    var tried = 0
    each(fields.map { values[$0] ?? [""] }) { texts in
      tried += 1
      var test = TypedTest(
        name: "", map: number, givens: zip(fields, texts).map { TypedTest.Given(field: $0, text: $1) },
        expectations: [],
        span: map.span)
      guard let batch = bench.batch(test, branches.inputs) else { return tried < TestProposals.limit }
      let seen = branches.outcomes(of: point, test, on: batch)
      guard seen.contains(where: { coverage.points[point].hits[$0] == 0 }) else { return tried < TestProposals.limit }
      var after = coverage
      branches.observe(test, on: batch, &after)
      if let text = written(&test, coverage.points[point], after.points[point]) {
        tests.append(text)
        after.expectedItems = coverage.expectedItems
        for case .item(let item, _, _) in test.expectations { after.expectedItems.insert(item) }
        coverage = after
      }
      return tried < TestProposals.limit && coverage.points[point].hits.contains(0)
    }
  }

  /// Calls for every combination of values until it is told to stop; the first field changes slowest.
  private func each(_ values: [[String]], _ body: ([String]) -> Bool) {
    var places = values.map { _ in 0 }
    while true {
      guard body(zip(values, places).map { $0[$1] }) else { return }
      var last = places.count - 1
      while last >= 0 {
        places[last] += 1
        if places[last] < values[last].count { break }
        places[last] = 0
        last -= 1
      }
      if last < 0 { return }
    }
  }

  // MARK: - Values

  /// For each field the texts that are tried.
  private func values() -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    func add(_ field: Int, _ texts: [String]) {
      for text in texts where !(found[field] ?? []).contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
        found[field, default: []].append(text)
      }
    }
    func look(_ expression: TypedExpression) {
      switch expression {
      case .pipeline(let base, let steps, _):
        for field in base.fields { for step in steps { add(field, texts(step.function, field)) } }
      case .comparison(_, let left, let right, let isNumeric, _):
        for (value, other) in [(left, right), (right, left)] {
          guard case .text(let text, _) = other else { continue }
          for field in value.fields {
            add(field, [text])
            if isNumeric, let number = Int(text), number < Int.max {
              add(field, ["\(number + 1)"] + (number > 0 ? ["\(number - 1)"] : []))
            }
          }
        }
      case .field, .item, .text, .and, .or, .not, .isPresent, .lastWithin, .choice, .concatenation: break
      }
      for part in expression.parts { look(part) }
    }
    for variant in map.variants {
      for filter in [map.filter, variant.filter].compactMap({ $0 }) { look(filter) }
      for case .expression(let expression, _) in variant.assignments { look(expression) }
    }
    for field in scope.fields where !field.isGroup {
      if field.usage.isText {
        add(field.index, ["あ", "A", ""])
      } else {
        add(field.index, ["0", "1"])
      }
    }
    return found
  }

  /// The texts at which a step turns.
  private func texts(_ function: StepFunction, _ field: Int) -> [String] {
    let width = scope.fields[field].usage.shape?.digits ?? scope.fields[field].byteCount
    switch function {
    case .trim, .flag: return []
    case .absentWhenBlank, .openWhenBlank: return ["", " "]
    case .absentWhen(let text), .openWhen(_, let text): return [text]
    case .integer: return ["12", "x"]
    case .time: return ["235959", "240000"]
    case .fullWidth: return ["ｱ", "A", "山"]
    case .before(let mark), .after(let mark): return ["山" + mark + "川", "A" + mark + "B", "山", "A"]
    case .characters(let first, let last):
      let most = scope.fields[field].usage.isDelimited ? 100 : width
      return [min(last, most), min(first, most)].map { String(repeating: "1", count: $0) }
    case .code(let table):
      return Array(table.rows.prefix(2).map(\.source)) + [
        String(repeating: "?", count: 1), String(repeating: "9", count: width),
      ]
    case .check:
      // One of ten last digits, or of ten first ones, is right.
      // A column of delimited text has no width of its own.
      let widths = scope.fields[field].usage.isDelimited ? [10, 12, 6, 8, 13] : [width]
      return widths.filter { $0 >= 2 }.flatMap { width in
        let base = String((0..<width).map { Character("\(($0 + 1) % 10)") })
        return (0...9).flatMap { ["\(base.dropLast())\($0)", "\($0)\(base.dropFirst())"] }
      }
    case .date(let pattern):
      return ["20240229", "20240200", "20240000", "20230229", "00000000"].map {
        TestProposals.marked($0, era: "", pattern)
      }
    case .wareki(let eras, let pattern):
      var texts: [String] = []
      for era in eras.eras {
        // The years of an era are counted from the one of its first day.
        func day(_ date: CivilDate) -> String {
          TestProposals.two(date.year - era.first.year + 1) + TestProposals.two(date.month)
            + TestProposals.two(date.day)
        }
        for date in [era.first, era.last].compactMap({ $0 }) {
          texts.append(TestProposals.marked(day(date), era: era.code, pattern))
        }
      }
      if let era = eras.eras.dropFirst().first ?? eras.eras.first {
        for digits in ["050500", "050000", "051301"] {
          texts.append(TestProposals.marked(digits, era: era.code, pattern))
        }
      }
      return texts + [
        TestProposals.marked("050505", era: "?", pattern), TestProposals.marked("050505", era: "0", pattern),
      ]
    }
  }

  /// Two digits.
  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The digits of a date with the marks of a pattern.
  private static func marked(_ digits: String, era: String, _ pattern: DatePattern?) -> String {
    guard let pattern else { return era + digits }
    var rest = Array(digits.utf8)[...]
    var text = era
    for part in pattern.parts {
      switch part {
      case .digits(let count):
        text += String(decoding: rest.prefix(count), as: UTF8.self)
        rest = rest.dropFirst(count)
      case .mark(let bytes): text += String(decoding: bytes, as: UTF8.self)
      }
    }
    return text
  }

  // MARK: - Writing

  /// The test as it is written, with what the rules do now as what is expected; `nil` where nothing can be expected of it.
  private func written(_ test: inout TypedTest, _ before: MapCoverage.Point, _ after: MapCoverage.Point) -> String? {
    guard let batch = bench.batch(test, runner.inputs) else { return nil }
    let seen = runner.observation(test, on: batch)
    let judged = before.item ?? seen.items.firstIndex { !$0.isEmpty }
    let outcomes = zip(before.outcomes, zip(before.hits, after.hits)).filter { $1.0 == 0 && $1.1 > 0 }.map(\.0.ja)
    var lines: [String] = []
    for given in test.givens {
      let field = scope.fields[given.field]
      let isOwn = given.field < loaded.project.layouts[map.source][map.recordType].fields.count
      lines.append("given  \(isOwn ? map.alias + "." : "")\(field.mappingName) = \(TestProposals.quoted(given.text))")
    }
    if seen.isFiltered {
      lines.append("expect filtered")
      test.expectations = [.filtered(map.span)]
    } else if !seen.rejections.isEmpty {
      lines.append("expect rejected")
      test.expectations = [.rejected(map.span)]
    } else if let judged {
      let name = map.group.items[judged].name
      lines.append(
        seen.items[judged].isEmpty
          ? "expect \(name) absent" : "expect \(name) = \(TestProposals.quoted(seen.items[judged]))")
      test.expectations = [.item(judged, seen.items[judged], map.span)]
    } else {
      return nil
    }
    for code in Set(seen.findings).sorted(by: { $0.rawValue < $1.rawValue })
    where seen.rejections.isEmpty && !seen.isFiltered {
      lines.append("expect finding \(code.text)")
      test.expectations.append(.finding(code, map.span))
    }
    let item = before.item.map { map.group.items[$0].name } ?? "where"
    let title = "\(map.group.qualifiedName).\(item): " + outcomes.joined(separator: "、")
    let givens = test.givens.map { "\(scope.fields[$0.field].mappingName)=\($0.text)" }.joined(separator: " ")
    return "test \(TestProposals.quoted("\(title)（\(givens)）")) for \(map.group.qualifiedName) {\n"
      + lines.map { "  \($0)\n" }.joined() + "}\n"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
