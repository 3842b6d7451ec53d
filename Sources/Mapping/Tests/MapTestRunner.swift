internal import Evaluation
public import Language
public import Records

/// Runs the tests that a mapping brings along: one record made of the given fields, through the map itself.
///
/// Whoever runs a test makes the record: its bytes, decoded with the source's own declarations, so that characters are
/// identified and numbers read as in a run. Fields that a test does not give hold spaces or zeros, and many items fail
/// on those. A test is about what
/// it gives: a rejection or a finding counts only where it comes from an item, a filter or a window that reads a given
/// field, and a filter that reads none lets the record pass. Expected items are always judged.
public struct MapTestRunner: Sendable {
  private let map: TypedMap
  private let rows: [CompiledMap]
  /// What has to be decoded for a test, in the order of the batch's columns.
  public let inputs: [FieldInput]

  /// - Parameters:
  ///   - map: The map under test.
  ///   - joins: The joins of its record type.
  ///   - layout: The layout of its record type, with the fields of the joined records.
  ///   - padding: The source's declared padding.
  public init(map: TypedMap, joins: [TypedJoin] = [], layout: RecordLayout, padding: PaddingCharacter) {
    self.map = map
    var inputs = FieldInputs()
    rows = map.variants.indices.map { variant in
      CompiledMap(map, variant: variant, joins: joins, layout: layout, padding: padding, inputs: &inputs)
    }
    self.inputs = inputs.inputs
  }

  /// Runs one test. Of a map that makes several rows of a record, one of them has to be what is expected.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - batch: The one record made of what the test gives, decoded into the columns of `inputs`.
  public func run(_ test: TypedTest, on batch: SourceBatch) -> MapTestResult {
    precondition(batch.count == 1, "a test is about one record")
    let outcomes = rows.map { outcome(of: $0, test, batch) }
    let written = outcomes.filter { !$0.isFiltered }
    let failures = (written.isEmpty ? outcomes : written).map { outcome in
      test.expectations.compactMap { outcome.failure(of: $0, map.group, expectsRejection(test)) }
    }
    return MapTestResult(
      name: test.name, span: test.span, failures: failures.min { $0.count < $1.count } ?? [])
  }

  /// What becomes of a record that a test gives, whatever the test expects; of several rows, the first that is written.
  public func observation(_ test: TypedTest, on batch: SourceBatch) -> TestObservation {
    let outcomes = rows.map { outcome(of: $0, test, batch) }
    let seen = outcomes.first { !$0.isFiltered } ?? outcomes[0]
    return TestObservation(
      isFiltered: seen.isFiltered, rejections: seen.rejections.map(\.code),
      findings: seen.findings.map(\.code),
      items: seen.mapped.standard.columns.map { column in
        guard !seen.isFiltered, let column, !column.isEmpty(0) else { return "" }
        return column.text(0)
      })
  }

  /// What one of the map's rows is.
  private func outcome(of compiled: CompiledMap, _ test: TypedTest, _ batch: SourceBatch) -> TestOutcome {
    let given = Set(test.givens.map(\.field))
    let readsGiven: ([Int]) -> Bool = { positions in
      positions.contains { given.contains(inputs[$0].field) }
    }
    let mapped = compiled.dropping { !readsGiven($0.inputs) }
      .apply(batch, windows: compiled.windows.map { _ in WindowStates.ofOneRecord })
    let isRelevant: (Finding) -> Bool = { finding in
      // Without an item, it comes from decoding a field or from the filter.
      if let item = finding.item { return readsGiven(compiled.items[Int(item)].inputs) }
      return finding.field.map { given.contains(Int($0)) } ?? true
    }
    return TestOutcome(
      mapped: mapped, rejections: mapped.rejections.map(\.finding).filter(isRelevant),
      findings: mapped.findings.filter(isRelevant))
  }

  private func expectsRejection(_ test: TypedTest) -> Bool {
    test.expectations.contains { if case .rejected = $0 { true } else { false } }
  }
}

/// What became of the record of a test.
public struct TestObservation: Sendable {
  /// Whether the map leaves it out.
  public var isFiltered: Bool
  /// Why it is rejected, as far as what is given is the reason.
  public var rejections: [FindingCode]
  /// What is listed, likewise.
  public var findings: [FindingCode]
  /// For each item its text, empty when absent.
  public var items: [String]
}

/// What one test of a mapping gave.
public struct MapTestResult: Sendable, Hashable {
  /// The test's name.
  public var name: String
  /// Where it stands.
  public var span: TextSpan
  /// What did not come out as expected; empty when the test passed.
  public var failures: [Failure]

  /// Whether everything came out as expected.
  public var isPassed: Bool { failures.isEmpty }

  /// One expectation that was not met.
  public struct Failure: Sendable, Hashable {
    /// What was expected and what came out.
    public var message: LocalizedText
    /// Where the expectation stands.
    public var span: TextSpan

    /// Makes a failure.
    public init(message: LocalizedText, span: TextSpan) {
      self.message = message
      self.span = span
    }
  }

  /// Makes a result.
  public init(name: String, span: TextSpan, failures: [Failure]) {
    self.name = name
    self.span = span
    self.failures = failures
  }
}

/// What came out of the one record, and how it compares.
private struct TestOutcome {
  var mapped: MappedBatch
  var rejections: [Finding]
  var findings: [Finding]

  var isFiltered: Bool { mapped.rows.isEmpty }

  func failure(
    of expectation: TypedTest.Expectation, _ group: StandardGroup, _ expectsRejection: Bool
  ) -> MapTestResult.Failure? {
    switch expectation {
    case .item(let item, let text, let span):
      let expected = TestOutcome.quoted([UInt8](text.utf8))
      let name = group.items[item].name
      if isFiltered || (!rejections.isEmpty && !expectsRejection) {
        return mismatch("`\(name)` が\(expected.ja)", "`\(name)` to be \(expected.en)", span)
      }
      let column = mapped.standard.columns[item]
      let actual = column.map { [UInt8]($0.bytes[$0.range(0)]) } ?? []
      guard actual != [UInt8](text.utf8) else { return nil }
      let found = TestOutcome.quoted(actual)
      return MapTestResult.Failure(
        message: LocalizedText(
          ja: "`\(name)` が\(expected.ja)のはずが\(found.ja)",
          en: "expected `\(name)` to be \(expected.en), but it is \(found.en)"),
        span: span)
    case .rejected(let span):
      return rejections.isEmpty || isFiltered ? mismatch("不採用", "a rejected record", span) : nil
    case .filtered(let span):
      return isFiltered ? nil : mismatch("対象外", "a filtered record", span)
    case .finding(let code, let span):
      let isThere = !isFiltered && (rejections + findings).contains { $0.code == code }
      return isThere ? nil : mismatch("指摘 \(code.text)", "finding \(code.text)", span)
    }
  }

  private func mismatch(_ ja: String, _ en: String, _ span: TextSpan) -> MapTestResult.Failure {
    let codes = (rejections + (rejections.isEmpty ? findings : [])).map(\.code.text).joined(separator: ", ")
    let actual =
      if isFiltered {
        LocalizedText(ja: "条件で対象外", en: "the record was filtered")
      } else if !rejections.isEmpty {
        LocalizedText(ja: "不採用（\(codes)）", en: "the record was rejected (\(codes))")
      } else {
        LocalizedText(
          ja: codes.isEmpty ? "移行（指摘なし）" : "移行（\(codes)）",
          en: codes.isEmpty ? "it was written without findings" : "it was written with \(codes)")
      }
    return MapTestResult.Failure(
      message: LocalizedText(ja: "\(ja)のはずが\(actual.ja)", en: "expected \(en), but \(actual.en)"), span: span)
  }

  /// A text in quotes, or the word for an absent one.
  private static func quoted(_ bytes: [UInt8]) -> LocalizedText {
    let text = "\"" + String(decoding: bytes, as: UTF8.self) + "\""
    return bytes.isEmpty ? LocalizedText(ja: "値なし", en: "absent") : LocalizedText(ja: text, en: text)
  }
}
