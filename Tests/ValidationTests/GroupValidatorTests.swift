import Platform
import Records
import Testing
import Validation

@Suite struct GroupValidatorTests {
  func check(_ records: [[String]], skipping: [Bool]? = nil) -> GroupCheck {
    GroupFixtures.validator.check(
      GroupFixtures.batch(records), skipping: skipping ?? Array(repeating: false, count: records.count))
  }

  @Test func `a clean record fires no rule`() {
    let check = check([GroupFixtures.clean])
    #expect(check.findings.isEmpty)
    #expect(check.tallies.allSatisfy { $0.failed == 0 })
    #expect(check.keyEntries.count == 1 && check.groupRuleEntries.map(\.count) == [1])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var item: String
    var text: String
    var code: FindingCode
    var testDescription: String { "\(item) \(text)" }
  }

  // Formats: 凡例（データ型）; lengths: characters, not bytes (凡例（列項目説明）).
  static let spoiled: [Case] = [
    Case(item: "履歴番号", text: "-1", code: .wrongFormat), Case(item: "履歴番号", text: "1a", code: .wrongFormat),
    Case(item: "履歴番号", text: "１", code: .wrongFormat), Case(item: "履歴番号", text: "1000", code: .tooLong),
    Case(item: "額", text: "-", code: .wrongFormat), Case(item: "額", text: "+1", code: .wrongFormat),
    Case(item: "額", text: "-1000", code: .tooLong),
    Case(item: "率", text: "-1.5", code: .wrongFormat), Case(item: "率", text: ".5", code: .wrongFormat),
    Case(item: "率", text: "1.", code: .wrongFormat), Case(item: "率", text: "1.2.3", code: .wrongFormat),
    Case(item: "率", text: "123", code: .tooLong), Case(item: "率", text: "1.25", code: .tooLong),
    Case(item: "年", text: "64", code: .wrongFormat), Case(item: "年", text: "昭和", code: .wrongFormat),
    Case(item: "時刻", text: "24:00", code: .wrongFormat), Case(item: "時刻", text: "9:00", code: .wrongFormat),
    Case(item: "時刻", text: "09:60:00", code: .wrongFormat), Case(item: "時刻", text: "09:00:60", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021-02-29", code: .wrongFormat),
    Case(item: "届出年月日", text: "20210201", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021-1-1", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021/02/01", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021-00-01", code: .unknownDateNotAllowed),
    Case(item: "届出年月日", text: "0000-02-01", code: .unknownDateNotAllowed),
    Case(item: "届出年月日", text: "202a-02-01", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021-:0-01", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021-04-31", code: .wrongFormat),
    Case(item: "届出年月日", text: "2021-02-00", code: .unknownDateNotAllowed),
    Case(item: "届出年月日", text: "0000-00-00", code: .unknownDateNotAllowed),
    Case(item: "生年月日", text: "1955-13-00", code: .wrongFormat),
    Case(item: "カナ", text: "ｶﾞｷﾞｸ", code: .tooLong), Case(item: "カナ", text: "サ", code: .notHalfWidth),
    Case(item: "カナ", text: "A\u{7F}", code: .notHalfWidth),
    Case(item: "宛名番号", text: "1234567", code: .tooLong),
    Case(item: "氏名", text: "佐藤　一郎", code: .tooLong), Case(item: "氏名", text: "山１２３４", code: .tooLong),
    Case(item: "氏名", text: "佐藤 郎", code: .notFullWidth),
    Case(item: "氏名", text: "ｻﾄｳ", code: .notFullWidth),
    Case(item: "性別", text: "3", code: .notInCodeList), Case(item: "性別", text: " ", code: .notInCodeList),
    Case(item: "宛名番号", text: "", code: .mandatoryMissing),
    Case(item: "氏名", text: "", code: .conditionUnmet),
  ]

  @Test(arguments: spoiled) func `one spoiled value fires exactly its rule`(_ spoiled: Case) {
    let check = check([GroupFixtures.clean, GroupFixtures.record(spoiled.item, spoiled.text), GroupFixtures.clean])
    let item = Int32(GroupFixtures.position(spoiled.item))
    let rule: Int32? = spoiled.code == .conditionUnmet ? 1 : nil
    #expect(check.findings == [Finding(spoiled.code, recordIndex: 101, item: item, rule: rule)])
    #expect(check.tallies.reduce(0) { $0 + $1.failed } == 1)
  }

  @Test(arguments: [
    Case(item: "届出年月日", text: "0000-01-01", code: .wrongFormat),
    Case(item: "届出年月日", text: "9999-12-31", code: .wrongFormat),
    Case(item: "届出年月日", text: "2000-02-29", code: .wrongFormat),
    Case(item: "生年月日", text: "1955-00-00", code: .wrongFormat),
    Case(item: "生年月日", text: "0000-00-00", code: .wrongFormat),
    Case(item: "生年月日", text: "1955-A1-A3", code: .wrongFormat),
    Case(item: "時刻", text: "23:59", code: .wrongFormat), Case(item: "年", text: "0000", code: .wrongFormat),
    Case(item: "率", text: "12", code: .tooLong), Case(item: "履歴番号", text: "007", code: .tooLong),
    Case(item: "カナ", text: "ｶﾞｷﾞ", code: .tooLong),
    Case(item: "氏名", text: "辻\u{E0100}𠮷神\u{FE00}\u{FA19}", code: .tooLong),
    Case(item: "固有", text: "ﾀ9*", code: .notInCodeList), Case(item: "カナ", text: "", code: .mandatoryMissing),
  ])
  func `a value at the edge of what is allowed fires no rule`(_ allowed: Case) {
    #expect(check([GroupFixtures.record(allowed.item, allowed.text)]).findings.isEmpty)
  }

  @Test func `a demand between items fires by its place in the run's list`() {
    var record = GroupFixtures.record("氏名", "")
    record[GroupFixtures.position("カナ")] = ""
    record[GroupFixtures.position("性別")] = "2"
    #expect(check([record]).findings == [Finding(.conditionUnmet, recordIndex: 100, rule: 3)])
  }

  @Test func `skipped records are not looked at`() {
    let spoiled = Array(repeating: "", count: GroupFixtures.clean.count)
    let check = check([spoiled, GroupFixtures.clean], skipping: [true, false])
    #expect(check.findings.isEmpty && check.keyEntries.map(\.record) == [101])
    // Two mandatory items in one record.
    #expect(check.tallies[5].checked == 2)
  }

  @Test func `findings stand in the order of records, then of items`() {
    var record = GroupFixtures.record("氏名", "a")
    record[0] = ""
    record[GroupFixtures.position("時刻")] = "x"
    let found = check([record, record]).findings
    #expect(found.map(\.recordIndex) == [100, 100, 100, 101, 101, 101])
    #expect(found.map(\.item) == [0, 2, 8, 0, 2, 8])
  }

  @Test func `an empty batch gives nothing`() {
    let check = check([])
    #expect(check.findings.isEmpty && check.keyEntries.isEmpty && check.tallies.allSatisfy { $0 == RuleTally() })
  }

  @Test func `two glyphs of one name make two keys`() {
    // 神 U+795E and U+FA19 are canonically equivalent, and two people's names.
    let records = ["\u{795E}", "\u{FA19}", "\u{795E}"].map { GroupFixtures.record("宛名番号", $0) }
    let keys = check(records).keyEntries
    #expect(keys[0].high != keys[1].high && keys[0].low != keys[1].low)
    #expect(keys[0].high == keys[2].high && keys[0].low == keys[2].low)
  }
}
