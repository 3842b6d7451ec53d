import Language
import Records
import TestSupport
import Testing

@testable import Evaluation
@testable import Recheck

/// The compiled expressions and the second reading's interpreter share the typed tree and nothing else: over random rules and
/// random records they say the same.
@Suite struct RandomRulesTests {
  static let place = RecordOracleTests.place

  /// A X(6), B X(10), D 9(7), N 9(4).
  static let positions: [FieldPosition] = [
    FieldPosition(name: "A", byteOffset: 0, byteCount: 6, kind: .characters),
    FieldPosition(name: "B", byteOffset: 6, byteCount: 10, kind: .characters),
    FieldPosition(name: "D", byteOffset: 16, byteCount: 7, kind: .digits),
    FieldPosition(name: "N", byteOffset: 23, byteCount: 4, kind: .digits),
  ]

  static let layout = RecordLayout(
    name: "R", byteCount: 27,
    fields: positions.enumerated().map { index, field in
      LayoutField(
        index: index, level: 5, name: field.name, offset: field.byteOffset, byteCount: field.byteCount,
        usage: field.kind == .characters
          ? .alphanumeric : .zoned(NumberShape(digits: field.byteCount, scale: 0, isSigned: false)),
        parent: nil, span: place)
    })

  /// Characters with their codes in CP932 (JIS X 0201, JIS X 0208).
  static let alphabet: [(text: String, bytes: [UInt8])] = [
    ("1", [0x31]), ("9", [0x39]), (" ", [0x20]), ("A", [0x41]), ("ｱ", [0xB1]), ("ｶ", [0xB6]), ("ﾞ", [0xDE]),
    ("山", [0x8E, 0x52]), ("　", [0x81, 0x40]), ("ア", [0x83, 0x41]),
  ]

  static let births = ["3640107", "4010107", "3300500", "0000000", "9640107", "3640230", "4010000", "3000000"]

  struct RandomRecord {
    var bytes: [UInt8] = []
    var texts: [String] = []

    init(_ random: inout SeededGenerator) {
      for width in [6, 10] {
        var text = ""
        var field: [UInt8] = []
        for _ in 0..<Int.random(in: 0...5, using: &random) {
          let next = alphabet.randomElement(using: &random) ?? alphabet[0]
          guard field.count + next.bytes.count <= width else { break }
          text += next.text
          field += next.bytes
        }
        let padding = width - field.count
        texts.append(text + String(repeating: " ", count: padding))
        bytes += field + [UInt8](repeating: 0x20, count: padding)
      }
      let number = ["0000", "0001", "0012", "9999"].randomElement(using: &random) ?? "0000"
      for digits in [births.randomElement(using: &random) ?? "0000000", number] {
        texts.append(digits)
        bytes += [UInt8](digits.utf8)
      }
    }

    /// The column of an input with this record's value alone.
    func column(_ input: FieldInput) -> Column {
      var text = [UInt8](texts[input.field].utf8)
      if input.isTrimmed { while text.last == 0x20 { text.removeLast() } }
      var column = Column()
      column.bytes = text
      column.endValue()
      return column
    }
  }

  // MARK: - Rules

  static func handler(_ random: inout SeededGenerator) -> FailureHandler {
    [.reject, .absent, .value("X"), .flag][Int.random(in: 0...3, using: &random)]
  }

  static func textStep(_ random: inout SeededGenerator) -> TypedStep {
    let first = Int.random(in: 1...3, using: &random)
    let choices: [(StepFunction, canFail: Bool)] = [
      (.trim, false), (.absentWhenBlank, false), (.absentWhen("1"), false), (.fullWidth, true), (.integer, true),
      (.before("　"), true), (.after("　"), true), (.before("ｱ"), true), (.code(RecordOracleTests.codes), true),
      (.characters(first: first, last: first + Int.random(in: 0...2, using: &random)), false),
      (.check(.addressee), false), (.openWhen(.end, "9"), false), (.openWhenBlank(.start), false),
    ]
    let choice = choices[Int.random(in: 0..<choices.count, using: &random)]
    return TypedStep(function: choice.0, handler: choice.canFail ? handler(&random) : nil, span: place)
  }

  static func value(_ depth: Int, _ random: inout SeededGenerator) -> TypedExpression {
    switch Int.random(in: 0...(depth > 0 ? 7 : 4), using: &random) {
    case 0...2:
      let steps = (0..<Int.random(in: 0...3, using: &random)).map { _ in textStep(&random) }
      let field = TypedExpression.field(Int.random(in: 0...1, using: &random), place)
      return steps.isEmpty ? field : .pipeline(field, steps, place)
    case 3:
      let date = TypedStep(
        function: .wareki(RecordOracleTests.eras, nil), handler: handler(&random), span: place)
      let none = TypedStep(function: .absentWhen("0000000"), handler: nil, span: place)
      return .pipeline(.field(2, place), Bool.random(using: &random) ? [none, date] : [date], place)
    case 4:
      return Bool.random(using: &random)
        ? .text("あ", place)
        : .pipeline(.field(3, place), [TypedStep(function: .integer, handler: nil, span: place)], place)
    case 5:
      let branches = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        TypedBranch(
          condition: condition(depth - 1, &random),
          value: Int.random(in: 0...4, using: &random) == 0 ? nil : value(depth - 1, &random))
      }
      return .choice(branches, otherwise: Bool.random(using: &random) ? nil : value(depth - 1, &random), place)
    case 6:
      return .concatenation((0..<Int.random(in: 1...3, using: &random)).map { _ in value(depth - 1, &random) }, place)
    default:
      return .pipeline(value(depth - 1, &random), [textStep(&random)], place)
    }
  }

  static func condition(_ depth: Int, _ random: inout SeededGenerator) -> TypedExpression {
    switch Int.random(in: 0...(depth > 0 ? 5 : 2), using: &random) {
    case 0: return .isPresent(value(max(0, depth - 1), &random), place)
    case 1:
      let comparison = [ComparisonOperator.equal, .notEqual, .less][Int.random(in: 0...2, using: &random)]
      return .comparison(comparison, value(max(0, depth - 1), &random), .text("山", place), isNumeric: false, place)
    case 2:
      let comparison = [ComparisonOperator.greaterOrEqual, .notEqual, .less][Int.random(in: 0...2, using: &random)]
      return .comparison(comparison, .field(3, place), .text("12", place), isNumeric: true, place)
    case 3: return .and(condition(depth - 1, &random), condition(depth - 1, &random))
    case 4: return .or(condition(depth - 1, &random), condition(depth - 1, &random))
    default: return .not(condition(depth - 1, &random))
    }
  }

  // MARK: - Both readings

  /// What the compiled expression makes of some records: the text, or `nil` where it rejects.
  static func compiled(_ expression: TypedExpression, _ records: [RandomRecord]) -> [String?] {
    var inputs = FieldInputs()
    let plan = ExpressionPlan(expression, layout: layout, padding: .space, inputs: &inputs)
    let columns = inputs.inputs.map { input in
      var all = Column()
      for record in records {
        all.bytes += record.column(input).bytes
        all.endValue()
      }
      return Optional(all)
    }
    let result = plan.evaluate(ColumnSet(columns: columns, count: records.count))
    let rejected = Set(result.rejections.map(\.row))
    return records.indices.map { row in
      rejected.contains(UInt32(row)) ? nil : result.column?.text(row) ?? ""
    }
  }

  static func interpreted(_ expression: TypedExpression, _ record: RandomRecord) -> String? {
    let map = TypedMap(
      group: StandardGroup(business: "001", name: "住民情報", fileName: "a.csv", items: []), source: 0, recordType: 0,
      filter: nil, variants: [MapVariant(assignments: [.expression(expression, place)])], kept: [], ignored: [],
      windows: [],
      span: place)
    let reading = RecordOracle(positions: positions, table: "CP932", padding: .space).reading(
      of: record.bytes, map: map)
    guard reading.outcome != .rejected, let text = reading.items.first else { return nil }
    return text.map { String(decoding: $0, as: UTF8.self) } ?? "(no reading)"
  }

  @Test(arguments: [1, 20261128, 104213, 7, 65537] as [UInt64])
  func `random rules give the same in both ways`(_ seed: UInt64) {
    print("seed \(seed)")
    var random = SeededGenerator(state: seed)
    var written = 0
    var rejected = 0
    for _ in 0..<200 {
      let records = (0..<10).map { _ in RandomRecord(&random) }
      let expression = Self.value(3, &random)
      let fast = Self.compiled(expression, records)
      for (record, text) in zip(records, fast) {
        let slow = Self.interpreted(expression, record)
        if text == nil { rejected += 1 } else if text != "" { written += 1 }
        #expect(
          slow.map { Array($0.utf8) } == text.map { Array($0.utf8) },
          "seed \(seed): \(record.texts) through \(expression)")
        if slow.map({ Array($0.utf8) }) != text.map({ Array($0.utf8) }) { return }
      }
    }
    // Neither all values nor all rejections: the rules are worth the comparison.
    #expect(written > 300 && rejected > 100, "\(written) written, \(rejected) rejected")
  }
}
