// One column at a time: the type is looked at once per column, then a tight loop runs over the rows. A value is read
// once, for length and repertoire together; absent values are passed over by their ends alone. Where one fast pass over
// the arena shows that a whole column of an X item is printable ASCII, or one of an Ｎ item full-width, its values are
// not read one by one.

import Evaluation
import Language
import Records

/// Applies the rules of single values to one column.
struct ItemCheck {
  let recordIndexes: [Int]
  let skipping: [Bool]
  private(set) var findings: [Finding] = []
  private(set) var tallies = Array(repeating: RuleTally(), count: BuiltInRule.allCases.count)

  private let repertoire: Repertoire?

  init(recordIndexes: [Int], skipping: [Bool], repertoire: Repertoire?) {
    self.recordIndexes = recordIndexes
    self.repertoire = repertoire
    self.skipping = skipping
  }

  /// Checks an item that is absent in every record.
  mutating func checkAbsent(_ plan: ItemPlan) {
    guard plan.isMandatory else { return }
    for row in skipping.indices where !skipping[row] { report(.mandatory, plan, row) }
    tallies[BuiltInRule.mandatory.rawValue].checked += skipping.count { !$0 }
  }

  /// Checks an item's column.
  mutating func check(_ column: Column, _ plan: ItemPlan) {
    if plan.isMandatory { checkPresence(column, plan) }
    switch plan.type {
    case .halfWidth:
      if TextMeasure.isPrintable(column.bytes.span) {
        checkEven(column, plan, .halfWidth, bytesPerCharacter: 1)
      } else {
        checkText(column, plan, .halfWidth)
      }
    case .fullWidth:
      if TextMeasure.isCommonFullWidth(column.bytes.span) {
        checkEven(column, plan, .fullWidth, bytesPerCharacter: 3)
      } else {
        checkText(column, plan, .fullWidth)
      }
    case .integer, .decimal, .signedInteger, .year, .time: checkFormat(column, plan)
    case .date: checkDates(column, plan)
    case .image: break
    }
    if let codes = plan.codes { checkCodes(column, codes, plan) }
    if let checked = plan.checked { checkDigits(column, checked, plan) }
    if let repertoire, plan.type == .fullWidth || plan.type == .halfWidth {
      checkRepertoire(column, repertoire, plan)
    }
  }

  private mutating func checkDigits(_ column: Column, _ number: CheckedNumber, _ plan: ItemPlan) {
    var rows = FilledRows(column, skipping: skipping)
    var checked = 0
    while rows.pop() != nil { checked += 1 }
    tallies[BuiltInRule.checkDigit.rawValue].checked += checked
    for found in CheckDigits.mismatches(column, number) where !skipping[Int(found.row)] {
      report(.checkDigit, plan, Int(found.row))
    }
  }

  private mutating func checkRepertoire(_ column: Column, _ repertoire: Repertoire, _ plan: ItemPlan) {
    let bytes = column.bytes.span
    var checked = 0
    var rows = FilledRows(column, skipping: skipping)
    // One look over the arena, of all rows together, is enough where nothing is outside.
    let isClean = repertoire.firstOutside(bytes, 0..<bytes.count) == nil
    while let value = rows.pop() {
      checked += 1
      if !isClean, repertoire.firstOutside(bytes, value.start..<value.end) != nil {
        report(.repertoire, plan, value.row)
      }
    }
    tallies[BuiltInRule.repertoire.rawValue].checked += checked
  }

  private mutating func report(_ rule: BuiltInRule, _ plan: ItemPlan, _ row: Int) {
    tallies[rule.rawValue].failed += 1
    findings.append(Finding(rule.code, recordIndex: recordIndexes[row], item: Int32(plan.item)))
  }

  private mutating func checkPresence(_ column: Column, _ plan: ItemPlan) {
    var checked = 0
    for row in skipping.indices where !skipping[row] {
      checked += 1
      if column.isEmpty(row) { report(.mandatory, plan, row) }
    }
    tallies[BuiltInRule.mandatory.rawValue].checked += checked
  }

  /// A column whose characters are all of the right width and take the same number of bytes.
  private mutating func checkEven(
    _ column: Column, _ plan: ItemPlan, _ repertoire: BuiltInRule, bytesPerCharacter: Int
  ) {
    let limit = plan.limit.multipliedReportingOverflow(by: bytesPerCharacter)
    let byteLimit = limit.overflow ? Int.max : limit.partialValue
    var checked = 0
    var rows = FilledRows(column, skipping: skipping)
    while let value = rows.pop() {
      checked += 1
      if value.end - value.start > byteLimit { report(.length, plan, value.row) }
    }
    tallies[repertoire.rawValue].checked += checked
    if plan.limit != Int.max { tallies[BuiltInRule.length.rawValue].checked += checked }
  }

  private mutating func checkText(_ column: Column, _ plan: ItemPlan, _ repertoire: BuiltInRule) {
    let bytes = column.bytes.span
    var checked = 0
    var rows = FilledRows(column, skipping: skipping)
    while let value = rows.pop() {
      checked += 1
      let measure = TextMeasure(bytes, value.start, value.end)
      if measure.characterCount > plan.limit { report(.length, plan, value.row) }
      let isRight = repertoire == .halfWidth ? measure.isHalfWidth : measure.isFullWidth
      if !isRight { report(repertoire, plan, value.row) }
    }
    tallies[repertoire.rawValue].checked += checked
    if plan.limit != Int.max { tallies[BuiltInRule.length.rawValue].checked += checked }
  }

  private mutating func checkFormat(_ column: Column, _ plan: ItemPlan) {
    let bytes = column.bytes.span
    var checked = 0
    var rows = FilledRows(column, skipping: skipping)
    while let value = rows.pop() {
      checked += 1
      // What is no number has no digits to count.
      if !DataTypeRule.holds(plan.type, bytes, value.start, value.end) {
        report(.dataType, plan, value.row)
      } else if plan.limit != Int.max,
        !LengthRule.holds(plan.type, limit: plan.limit, fraction: plan.fraction, bytes, value.start, value.end)
      {
        report(.length, plan, value.row)
      }
    }
    tallies[BuiltInRule.dataType.rawValue].checked += checked
    if plan.limit != Int.max { tallies[BuiltInRule.length.rawValue].checked += checked }
  }

  private mutating func checkDates(_ column: Column, _ plan: ItemPlan) {
    let bytes = column.bytes.span
    var checked = 0
    var rows = FilledRows(column, skipping: skipping)
    while let value = rows.pop() {
      checked += 1
      switch UnknownDateRule.state(bytes, value.start, value.end) {
      case .whole: break
      case .partial: if !plan.allowsUnknownDate { report(.unknownDate, plan, value.row) }
      case .wrong: report(.dataType, plan, value.row)
      }
    }
    tallies[BuiltInRule.dataType.rawValue].checked += checked
    if !plan.allowsUnknownDate { tallies[BuiltInRule.unknownDate.rawValue].checked += checked }
  }

  private mutating func checkCodes(_ column: Column, _ codes: CompiledCodeList, _ plan: ItemPlan) {
    let bytes = column.bytes.span
    var checked = 0
    var rows = FilledRows(column, skipping: skipping)
    while let value = rows.pop() {
      checked += 1
      if !codes.holds(bytes, value.start, value.end) { report(.codeList, plan, value.row) }
    }
    tallies[BuiltInRule.codeList.rawValue].checked += checked
  }
}
