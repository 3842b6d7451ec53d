import Language
import Records
import Testing

@testable import Evaluation

@Suite struct ExpressionPlanTests {
  static let place = TextSpan(file: "m.utsushi", line: 1, column: 1)
  static let layout = RecordLayout(
    name: "R", byteCount: 20,
    fields: [
      LayoutField(index: 0, level: 1, name: "R", offset: 0, byteCount: 20, usage: .group, span: place),
      LayoutField(
        index: 1, level: 5, name: "T", offset: 0, byteCount: 8, picture: "X(8)", usage: .alphanumeric, parent: 0,
        span: place),
      LayoutField(
        index: 2, level: 5, name: "D", offset: 8, byteCount: 4, picture: "9(4)",
        usage: .zoned(NumberShape(digits: 4, scale: 0, isSigned: false)), parent: 0, span: place),
    ])
  static let codes = CodeConversion(
    name: "C", file: "c.csv",
    rows: [
      CodeConversion.Row(source: "a", target: "1", line: 2), CodeConversion.Row(source: "b", target: "2", line: 3),
      CodeConversion.Row(source: "c", target: "2", line: 4),
    ])

  static func step(_ function: StepFunction, _ handler: FailureHandler? = nil) -> TypedStep {
    TypedStep(function: function, handler: handler, span: place)
  }

  static func plan(_ steps: [TypedStep], field: Int = 1) -> (ExpressionPlan, [FieldInput]) {
    var inputs = FieldInputs()
    let expression: TypedExpression =
      steps.isEmpty ? .field(field, place) : .pipeline(.field(field, place), steps, place)
    let plan = ExpressionPlan(expression, layout: layout, padding: .space, inputs: &inputs)
    return (plan, inputs.inputs)
  }

  @Test func `a leading trim is left to the decoder`() {
    let (plan, inputs) = Self.plan([Self.step(.trim), Self.step(.code(Self.codes), .reject)])
    #expect(inputs == [FieldInput(field: 1, isTrimmed: true)])
    let result = plan.evaluate(ColumnSet(columns: [Column(["a", "b"])], count: 2))
    #expect(result.column == Column(["1", "2"]))
  }

  @Test func `reject leaves the value absent and says why`() {
    let (plan, _) = Self.plan([Self.step(.code(Self.codes), .reject)])
    let result = plan.evaluate(ColumnSet(columns: [Column(["a", "z"])], count: 2))
    #expect(result.column == Column(["1", ""]))
    #expect(result.rejections == [RowFinding(row: 1, code: .unmappedCode)])
    #expect(result.findings.isEmpty)
  }

  @Test func `absent, a value and flag go on and are listed`() {
    let source = ColumnSet(columns: [Column(["a", "z", ""])], count: 3)
    let absent = Self.plan([Self.step(.code(Self.codes), .absent)]).0.evaluate(source)
    #expect(absent.column == Column(["1", "", ""]))
    #expect(absent.handled == [1])
    let value = Self.plan([Self.step(.code(Self.codes), .value("9"))]).0.evaluate(source)
    #expect(value.column == Column(["1", "9", ""]))
    #expect(value.handled == [1])
    let flag = Self.plan([Self.step(.code(Self.codes), .flag)]).0.evaluate(source)
    #expect(flag.column == Column(["1", "z", ""]))
    #expect(flag.handled.isEmpty)
    for result in [absent, value, flag] {
      #expect(result.findings == [RowFinding(row: 1, code: .handledFailure)])
      #expect(result.rejections.isEmpty)
    }
  }

  @Test func `the value of a handler is the item's, past later steps`() {
    let (plan, _) = Self.plan([Self.step(.integer, .value("不明")), Self.step(.code(Self.codes), .reject)])
    let result = plan.evaluate(ColumnSet(columns: [Column(["x"])], count: 1))
    #expect(result.column == Column(["不明"]))
    #expect(result.rejections.isEmpty)
  }

  // The documentation: what a handler gives is the value, and later steps pass it over. `open-end when blank` once made an
  // open end of what `else absent` had left absent.
  @Test func `what a handler made absent is no open end`() {
    let (plan, _) = Self.plan([Self.step(.code(Self.codes), .absent), Self.step(.openWhenBlank(.end))])
    let result = plan.evaluate(ColumnSet(columns: [Column(["a", "z", ""])], count: 3))
    #expect(result.column == Column(["1", "", "9999-12-31"]))
    #expect(result.handled == [1])
  }

  @Test func `else unknown fills two items and rejects the impossible`() {
    let (plan, _) = Self.plan([
      Self.step(.absentWhen("0000000")),
      Self.step(.wareki(Eras.table, nil), .unknown(flagItem: 4, textItem: 5)),
    ])
    let source = Column(["3300500", "3300512", "0000000", "3300230"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 4))
    #expect(result.column == Column(["1955-05-00", "1955-05-12", "", ""]))
    #expect(result.rejections == [RowFinding(row: 3, code: .impossibleDate)])
    #expect(result.unknown?.flagItem == 4)
    #expect(result.unknown?.flags == Column(["1", "0", "", ""]))
    #expect(result.unknown?.textItem == 5)
    #expect(result.unknown?.texts == Column(["昭和３０年５月日不詳", "", "", ""]))
  }

  @Test func `a column that comes out absent is not there`() {
    let (plan, _) = Self.plan([Self.step(.absentWhen("0"))])
    #expect(plan.evaluate(ColumnSet(columns: [Column(["0", "0"])], count: 2)).column == nil)
  }

  @Test func `a plain field restores itself`() {
    let (plan, _) = Self.plan([])
    let source = Column(["a ", "", "神"])
    let restored = plan.restore(source, source: source, handled: [])
    #expect(restored.everyText == source)
    #expect(restored.states.all == [.sameText, .absent, .sameText])
  }

  @Test func `absent values restore the text that means absent, and others are complements`() {
    let (plan, _) = Self.plan([
      Self.step(.absentWhen("0000000")), Self.step(.absentWhenBlank), Self.step(.wareki(Eras.table, nil), .reject),
    ])
    let source = Column(["0000000", "       ", "3640107", "3640108", ""])
    let item = plan.evaluate(ColumnSet(columns: [source], count: 5)).column
    let restored = plan.restore(item, source: source, handled: [])
    #expect(restored.states.all == [.absent, .withComplement, .otherNotation, .withComplement, .withComplement])
    // Nothing in the text is all padding: the field's length gives it back.
    #expect(restored.everyText == Column(["0000000", "", "3640107", "3640108", ""]))
  }

  @Test func `a column that is absent altogether restores its texts`() {
    let (plan, _) = Self.plan([Self.step(.absentWhen("00"))])
    let source = Column(["00", "00"])
    let restored = plan.restore(nil, source: source, handled: [])
    #expect(restored.everyText == source)
    #expect(restored.states.all == [.absent, .absent])
  }

  @Test func `merged codes and handled values lead back to nothing`() {
    let (plan, _) = Self.plan([Self.step(.code(Self.codes), .value("9"))])
    let source = Column(["a", "b", "z"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 3))
    let restored = plan.restore(result.column, source: source, handled: result.handled)
    #expect(restored.states.all == [.otherNotation, .notInvertible, .defaulted])
    #expect(restored.everyText.text(0).utf8.elementsEqual("a".utf8))
    #expect(plan.witness == MergedTexts(first: "b", second: "c", result: "2"))
  }

  @Test func `a flagged value is the field's own text, and no inverse runs over it`() {
    let (plan, _) = Self.plan([Self.step(.integer, .flag)], field: 2)
    let source = Column(["0012", "1A", "B"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 3))
    #expect(result.column == Column(["12", "1A", "B"]))
    #expect(result.flagged == [1, 2])
    let restored = plan.restore(result.column, source: source, handled: result.handled, flagged: result.flagged)
    #expect(restored.everyText == source)
    #expect(restored.states.all == [.otherNotation, .sameText, .sameText])
    let (later, _) = Self.plan([Self.step(.integer, .reject), Self.step(.code(Self.codes), .flag)], field: 2)
    let second = later.evaluate(ColumnSet(columns: [Column(["0012"])], count: 1))
    let back = later.restore(second.column, source: Column(["0012"]), handled: [], flagged: second.flagged)
    #expect(back.states.all == [.notInvertible])
  }

  @Test func `integers restore the width of their field`() {
    let (digits, _) = Self.plan([Self.step(.integer, .reject)], field: 2)
    let source = Column(["0012", "1234", "0000"])
    let item = digits.evaluate(ColumnSet(columns: [source], count: 3)).column
    #expect(item == Column(["12", "1234", "0"]))
    let restored = digits.restore(item, source: source, handled: [])
    #expect(restored.everyText == source)
    #expect(restored.states.all == [.otherNotation, .sameText, .otherNotation])
  }

  @Test func `a condition becomes texts and a tied row is rejected`() {
    var inputs = FieldInputs()
    let expression = TypedExpression.pipeline(
      .lastWithin(0, Self.place), [Self.step(.flag(whenTrue: "1", whenFalse: "0"))], Self.place)
    let plan = ExpressionPlan(expression, layout: Self.layout, padding: .space, inputs: &inputs)
    let result = plan.evaluate(ColumnSet(columns: [], count: 3, windows: [[.last, .notLast, .tied]]))
    #expect(result.column == Column(["1", "0", ""]))
    #expect(result.rejections == [RowFinding(row: 2, code: .tiedOrder)])
  }
}
