import Language
import Records
import Testing

@testable import Evaluation

@Suite struct CompiledPredicateTests {
  static let place = TextSpan(file: "rules.utsushi", line: 1, column: 1)

  private static func item(_ index: Int) -> TypedExpression { .item(index, place) }
  private static func text(_ text: String) -> TypedExpression { .text(text, place) }
  private static func compared(
    _ left: TypedExpression, _ comparison: ComparisonOperator, _ right: TypedExpression, isNumeric: Bool = false
  ) -> TypedExpression {
    .comparison(comparison, left, right, isNumeric: isNumeric, place)
  }

  private static func holds(_ expression: TypedExpression, _ columns: [Column?], count: Int) -> [Bool] {
    CompiledPredicate(overItems: expression).holds(
      StandardBatch(count: count, columns: columns, recordIndexes: Array(0..<count)))
  }

  // Truth tables of propositional logic over the four rows (false, false), (false, true), (true, false), (true, true).
  static let left = Column(["0", "0", "1", "1"])
  static let right = Column(["0", "1", "0", "1"])
  static var isLeft: TypedExpression { compared(item(0), .equal, text("1")) }
  static var isRight: TypedExpression { compared(item(1), .equal, text("1")) }

  @Test func `and, or and not follow their truth tables`() {
    let columns: [Column?] = [Self.left, Self.right]
    #expect(Self.holds(.and(Self.isLeft, Self.isRight), columns, count: 4) == [false, false, false, true])
    #expect(Self.holds(.or(Self.isLeft, Self.isRight), columns, count: 4) == [false, true, true, true])
    #expect(Self.holds(.not(Self.isLeft), columns, count: 4) == [true, true, false, false])
    #expect(
      Self.holds(.not(.and(Self.isLeft, .not(Self.isRight))), columns, count: 4) == [true, true, false, true])
  }

  struct Case: CustomTestStringConvertible {
    var left: String
    var right: String
    var isNumeric: Bool
    /// `==`, `!=`, `<`, `<=`, `>`, `>=`.
    var expected: [Bool]
    var testDescription: String { "\(left) \(right) \(isNumeric)" }
  }

  static let less = [false, true, true, true, false, false]
  static let same = [true, false, false, true, false, true]
  static let greater = [false, true, false, false, true, true]
  static let none = [false, true, false, false, false, false]

  static let cases: [Case] = [
    Case(left: "A", right: "B", isNumeric: false, expected: less),
    Case(left: "A", right: "AA", isNumeric: false, expected: less),
    Case(left: "10", right: "9", isNumeric: false, expected: less),
    Case(left: "", right: "", isNumeric: false, expected: same),
    Case(left: "", right: "A", isNumeric: false, expected: less),
    // One character to `String ==`, two to the bytes: EF A8 99 and E7 A5 9E.
    Case(left: "\u{FA19}", right: "\u{795E}", isNumeric: false, expected: greater),
    Case(left: "\u{FA19}", right: "\u{FA19}", isNumeric: false, expected: same),
    Case(left: "10", right: "9", isNumeric: true, expected: greater),
    Case(left: "007", right: "7", isNumeric: true, expected: same),
    Case(left: "12.50", right: "12.5", isNumeric: true, expected: same),
    Case(left: "12.50", right: "12.05", isNumeric: true, expected: greater),
    Case(left: "-3", right: "2", isNumeric: true, expected: less),
    Case(left: "-3", right: "-2", isNumeric: true, expected: less),
    Case(left: "-0.5", right: "-0.25", isNumeric: true, expected: less),
    Case(left: "-0", right: "0", isNumeric: true, expected: same),
    Case(left: "-0.00", right: "0", isNumeric: true, expected: same),
    Case(left: "0.1", right: "0", isNumeric: true, expected: greater),
    Case(left: "-0.1", right: "0", isNumeric: true, expected: less),
    // 2^53 + 1 and 2^127 + 1, which binary floating point and 128 bits cannot tell from their neighbours.
    Case(left: "9007199254740993", right: "9007199254740992", isNumeric: true, expected: greater),
    Case(
      left: "170141183460469231731687303715884105729", right: "170141183460469231731687303715884105728",
      isNumeric: true, expected: greater),
    Case(left: "", right: "0", isNumeric: true, expected: none),
    Case(left: "", right: "", isNumeric: true, expected: none),
    Case(left: "A", right: "0", isNumeric: true, expected: none),
    Case(left: "1.", right: "1", isNumeric: true, expected: none),
  ]

  @Test(arguments: cases)
  func `texts are compared as bytes and numbers exactly`(_ testCase: Case) {
    let operators: [ComparisonOperator] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    let columns: [Column?] = [Column([testCase.left]), Column([testCase.right])]
    for (comparison, expected) in zip(operators, testCase.expected) {
      let both = Self.compared(Self.item(0), comparison, Self.item(1), isNumeric: testCase.isNumeric)
      #expect(Self.holds(both, columns, count: 1) == [expected], "\(comparison.rawValue) of two columns")
      let constant = Self.compared(
        Self.item(0), comparison, Self.text(testCase.right), isNumeric: testCase.isNumeric)
      #expect(Self.holds(constant, columns, count: 1) == [expected], "\(comparison.rawValue) of a constant")
    }
  }

  @Test func `a column that is absent for every row is empty`() {
    let present = TypedExpression.isPresent(Self.item(0), Self.place)
    #expect(Self.holds(present, [nil], count: 2) == [false, false])
    #expect(Self.holds(present, [Column(["", "x"])], count: 2) == [false, true])
    #expect(Self.holds(Self.compared(Self.item(0), .equal, Self.text("")), [nil], count: 2) == [true, true])
  }

  @Test func `a side may flow through steps, and a row in which one fails does not meet the condition`() {
    let step = TypedStep(function: .integer, handler: .reject, span: Self.place)
    let piped = TypedExpression.pipeline(Self.item(0), [step], Self.place)
    let condition = Self.compared(piped, .notEqual, Self.text("5"))
    #expect(Self.holds(condition, [Column(["005", "006", "X"])], count: 3) == [false, true, false])
    let result = CompiledPredicate(overItems: condition).evaluate(
      ColumnSet(columns: [Column(["005", "006", "X"])], count: 3))
    #expect(result.rejections == [RowFinding(row: 2, code: .notAnInteger)])
  }

  @Test func `a window's tied rows are neither last nor silent`() {
    let plan = CompiledPredicate(overItems: .lastWithin(0, Self.place))
    let result = plan.evaluate(
      ColumnSet(columns: [], count: 3, windows: [[.last, .notLast, .tied]]))
    #expect(result.holds == [true, false, false])
    #expect(result.rejections == [RowFinding(row: 2, code: .tiedOrder)])
  }
}
