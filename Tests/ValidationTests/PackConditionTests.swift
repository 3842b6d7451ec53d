import Language
import Platform
import Records
import TestSupport
import Testing
import Validation

@Suite struct PackConditionTests {
  /// The edition of the repository and the rules of its packs, through the language's own reader.
  func rules() throws -> (edition: StandardEdition, rules: [TypedRule], diagnostics: [Diagnostic]) {
    let businesses = ["001", "010", "023", "027", "031"]
    let edition = StandardEdition(edition: "2.1", packs: try businesses.map(PackTables.pack))
    var rules: [TypedRule] = []
    var diagnostics: [Diagnostic] = []
    for business in businesses {
      let path = "Mappings/Standards/2.1/\(business)/conditions.utsushi"
      let text = try #require(PackTables.text(Repository.path(path)))
      let parsed = Parser.parse(SourceText(file: path, bytes: Array(text.utf8)))
      let read = RuleReader.rules(parsed.document, standard: edition)
      rules += read.0
      diagnostics += parsed.diagnostics + read.1
    }
    return (edition, rules, diagnostics)
  }

  @Test func `the conditions of the packs are rules of the language`() throws {
    let read = try rules()
    #expect(read.diagnostics.isEmpty)
    let written = ["001", "010", "023", "027", "031"]
    let ofRuns = read.rules.filter { $0.subject != .files && written.contains($0.group.business) }
    let byGroup = Dictionary(grouping: ofRuns, by: \.group.qualifiedName).mapValues(\.count)
    #expect(
      byGroup == [
        "001.住民情報": 8, "001.支援措置対象者情報": 1, "031.住登外者宛名基本情報": 8, "010.納税義務者情報": 2,
        "010.個人住民税課税情報": 1, "010.個人住民税税額控除情報": 2, "023.被保険者情報（介護）": 5, "027.受給者情報": 2, "027.支給対象児童情報": 3,
      ])
    // That nobody is in both registers is what the two of them are for; every other rule of 031 quotes the official prose.
    let unquoted = read.rules.filter { $0.group.business == "031" && $0.quotation.isEmpty }
    #expect(unquoted.map(\.name) == ["住登外者は住民でない"])
    // Every group with a history has its rules for files; 税額控除情報 has none, because a later assessment may lack a code.
    let ofFiles = read.rules.filter { $0.subject == .files }
    #expect(ofFiles.count { if case .exactlyOne = $0.demand { true } else { false } } == 7)
    #expect(ofFiles.count { if case .consecutive = $0.demand { true } else { false } } == 7)
  }

  @Test func `what is no number has no gaps`() throws {
    let text = """
      rule "名は続き番号" for 001.住民情報 { each (宛名番号) numbers 氏名 }
      rule "番号は続き番号" for 001.住民情報 of files { each (宛名番号) numbers 個人履歴番号 }
      rule "住民は住登外者でない" for 001.住民情報 { require 宛名番号 not in 031.住登外者宛名基本情報.宛名番号 }
      rule "名の合計" for 001.住民情報 { each (宛名番号) sums 氏名 to 010.個人住民税税額控除情報.税額控除金額 by (宛名番号) }
      rule "キーの数" for 010.個人住民税税額控除情報 {
        each (宛名番号, 課税年度) sums 税額控除金額 to 010.個人住民税税額控除情報.税額控除金額 by (宛名番号)
      }
      rule "合計" for 010.個人住民税税額控除情報 {
        each (宛名番号) among 最新フラグ == "1" sums 税額控除金額
          to 010.個人住民税税額控除情報.税額控除金額 by (宛名番号) where 最新フラグ == "1"
      }
      rule "無い項目" for 001.住民情報 { require 宛名番号 not in 031.住登外者宛名基本情報.無い }
      """
    let (document, problems) = Parser.parse(SourceText(file: "r.utsushi", bytes: Array(text.utf8)))
    #expect(problems.isEmpty)
    let (rules, diagnostics) = RuleReader.rules(document, standard: try self.rules().edition)
    #expect(
      rules.map(\.name) == ["番号は続き番号", "住民は住登外者でない", "合計"] && rules.map(\.subject) == [.files, .all, .all])
    #expect(diagnostics.map(\.code) == ["M104", "M104", "M104", "M101"], "\(diagnostics)")
  }

  @Test func `each 宛名番号 of tax and welfare refers to both registers`() throws {
    let (edition, rules, _) = try rules()
    for business in ["010", "023", "027"] {
      for group in try #require(edition.packs.first { $0.business == business }).groups {
        for (position, item) in group.items.enumerated() where item.name.hasSuffix("宛名番号") {
          let own = rules.filter { rule in
            guard rule.group.qualifiedName == group.qualifiedName else { return false }
            if case .refers(position, let targets) = rule.demand {
              return targets.map { "\($0.business).\($0.group)" } == ["001.住民情報", "031.住登外者宛名基本情報"]
            }
            return false
          }
          #expect(own.count == 1, "\(group.qualifiedName) \(item.name)")
        }
      }
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var values: [String: String]
    var rule: String?
  }

  static let entries: [Case] = [
    Case(testDescription: "clean", values: [:], rule: nil),
    Case(
      testDescription: "merged without target", values: ["代表宛名フラグ": "1"], rule: "非代表宛名なら名寄せ先宛名番号は必須"
    ),
    Case(
      testDescription: "merged with target", values: ["代表宛名フラグ": "1", "名寄せ先宛名番号": "1"], rule: nil),
    Case(
      testDescription: "given name without name", values: ["氏名": ""],
      rule: "名または外国人の氏名があれば氏名未定ではないので氏名は必須"),
    Case(
      testDescription: "undecided name", values: ["氏名": "", "名_日本人": "", "氏_日本人": ""], rule: nil),
    Case(
      testDescription: "given name without family name", values: ["氏_日本人": ""],
      rule: "名_日本人があれば氏_日本人は必須"),
    Case(
      testDescription: "unknown birth", values: ["生年月日": "0000-00-00"], rule: "生年月日が不詳なら不詳表記は必須"),
    Case(
      testDescription: "unknown birth told", values: ["生年月日": "0000-00-00", "生年月日_不詳表記": "不詳"],
      rule: nil),
    Case(
      testDescription: "town code without name", values: ["住所_町字コード": "0011001"],
      rule: "町字コードが町字を示せば町字は必須"),
    Case(testDescription: "no town", values: ["住所_町字コード": "0000000"], rule: nil),
    Case(
      testDescription: "reading without building", values: ["住所_方書_フリガナ": "ハイツ"],
      rule: "方書のフリガナがあれば方書は必須"),
    Case(testDescription: "no system", values: ["業務ID": ""], rule: "業務IDか独自施策システム等IDのどちらかは必須"),
    Case(testDescription: "own system", values: ["業務ID": "", "独自施策システム等ID": "A01"], rule: nil),
  ]

  @Test(arguments: entries) func `an entry of 031 meets exactly the conditions it should`(
    _ example: Case
  ) throws {
    let (edition, rules, _) = try rules()
    let group = try #require(edition.group(business: "031", name: "住登外者宛名基本情報"))
    // The sample values of the official sheet, for what every entry has.
    var values = [
      "宛名番号": "123456789123456", "氏名": "佐藤　一郎", "氏_日本人": "佐藤", "名_日本人": "一郎", "業務ID": "001",
      "代表宛名フラグ": "0",
      "操作者ID": "123456", "操作年月日": "2021-11-01", "操作時刻": "09:00:00",
    ]
    values.merge(example.values) { $1 }
    let columns = group.items.map { item in
      values[item.name].flatMap { $0.isEmpty ? nil : Column([$0]) }
    }
    let validator = GroupValidator(group: group, edition: edition, rules: rules)
    let check = validator.check(
      StandardBatch(count: 1, columns: columns, recordIndexes: [0]), skipping: [false])
    #expect(
      check.findings.map { $0.rule.map { rules[Int($0)].name } }
        == (example.rule.map { [$0] } ?? []))
    #expect(check.findings.allSatisfy { $0.code == .conditionUnmet })
  }

  struct RecordCase: Sendable, CustomTestStringConvertible {
    var business: String
    var group: String
    var values: [String: String]
    /// The rules that the record breaks, in their order.
    var rules: [String]
    var testDescription: String { "\(group) \(values.sorted { $0.key < $1.key })" }
  }

  static let assessed = ["宛名番号": "1", "課税年度": "2025", "最新フラグ": "1"]
  static let insured = [
    "宛名番号": "1", "介護保険者番号": "104216", "被保険者番号": "0000000001", "資格履歴番号": "1", "被保険者区分コード": "1",
    "資格取得日": "2015-04-01", "資格喪失日": "9999-12-31", "最新フラグ": "1",
  ]

  static let records: [RecordCase] = [
    RecordCase(
      business: "010", group: "納税義務者情報", values: ["個人履歴番号": "1", "未申告区分": "0", "他団体課税対象者区分": "0"], rules: []),
    RecordCase(
      business: "010", group: "納税義務者情報", values: ["個人履歴番号": "1", "未申告区分": "0", "他団体課税対象者区分": "1"],
      rules: ["他団体課税対象者なら課税先市区町村コードは必須"]),
    RecordCase(
      business: "010", group: "納税義務者情報",
      values: ["個人履歴番号": "1", "未申告区分": "0", "他団体課税対象者区分": "1", "他団体課税対象者の課税先市区町村コード": "104299"], rules: []),
    RecordCase(
      business: "010", group: "個人住民税税額控除情報",
      values: ["税額控除情報履歴番号": "1", "税額・税額控除コード": "029", "税額控除金額": "-1"], rules: ["調整額のほかは負にならない"]),
    RecordCase(
      business: "010", group: "個人住民税税額控除情報",
      values: ["税額控除情報履歴番号": "1", "税額・税額控除コード": "003", "税額控除金額": "-1"], rules: []),
    RecordCase(
      business: "010", group: "個人住民税税額控除情報",
      values: ["税額控除情報履歴番号": "1", "税額・税額控除コード": "004", "税額控除金額": "-1"], rules: []),
    RecordCase(business: "023", group: "被保険者情報（介護）", values: [:], rules: []),
    RecordCase(
      business: "023", group: "被保険者情報（介護）", values: ["要介護認定状況コード": "04"],
      rules: ["認定されていれば要介護状態区分は必須", "認定されていれば認定日は必須"]),
    RecordCase(
      business: "023", group: "被保険者情報（介護）", values: ["要介護認定状況コード": "05", "要介護状態区分コード": "21", "要介護認定日": "2024-04-01"],
      rules: []),
    RecordCase(
      business: "023", group: "被保険者情報（介護）",
      values: ["要介護認定有効期間開始日": "2024-04-02", "要介護認定有効期間終了日": "2024-04-01"], rules: ["有効期間は開始日から終了日まで"]),
    RecordCase(
      business: "023", group: "被保険者情報（介護）",
      values: ["要介護認定有効期間開始日": "2024-04-01", "要介護認定有効期間終了日": "9999-12-31"], rules: []),
    RecordCase(
      business: "023", group: "被保険者情報（介護）", values: ["資格喪失日": "2015-03-31"], rules: ["資格は取得日から喪失日まで"]),
    RecordCase(
      business: "027", group: "受給者情報",
      values: [
        "認定番号": "1", "履歴番号": "1", "児童手当資格区分": "1", "児童手当受給開始年月日": "2020-05-01", "児童手当受給終了年月日": "2020-04-30",
      ], rules: ["受給は開始日から終了日まで"]),
  ]

  @Test(arguments: records) func `a record of tax or welfare meets exactly the conditions it should`(
    _ example: RecordCase
  ) throws {
    let (edition, rules, _) = try rules()
    let group = try #require(edition.group(business: example.business, name: example.group))
    let base = example.business == "023" ? Self.insured : Self.assessed
    let values = base.merging(example.values) { $1 }
    let columns = group.items.map { item in values[item.name].map { Column([$0]) } }
    let validator = GroupValidator(group: group, edition: edition, rules: rules)
    let check = validator.check(
      StandardBatch(count: 1, columns: columns, recordIndexes: [0]), skipping: [false])
    #expect(check.findings.map { $0.rule.map { rules[Int($0)].name } } == example.rules)
    #expect(check.findings.allSatisfy { $0.code == .conditionUnmet })
  }

  /// A resident with every mandatory item; the values are codes of the pack's lists.
  static let resident = [
    "宛名番号": "1", "個人履歴番号": "1", "個人履歴番号_枝番号": "0", "最新フラグ": "1", "世帯番号": "A", "住民種別": "1", "住民状態": "1",
    "異動年月日": "2019-05-01", "異動年月日_不詳フラグ": "0", "異動事由": "03", "氏名": "佐藤　一郎", "性別": "0",
    "生年月日": "1989-01-07", "生年月日_不詳フラグ": "0", "続柄コード1": "02", "住所_市区町村コード": "104213", "住所_都道府県": "群馬県",
    "住所_市区郡町村名": "吾妻郡中之条町", "他業務参照不可フラグ": "0",
  ]

  func check(_ records: [[String: String]]) throws -> (check: GroupCheck, heads: AcrossCheck, rules: [TypedRule]) {
    let (edition, rules, _) = try rules()
    let group = try #require(edition.group(business: "001", name: "住民情報"))
    let columns: [Column?] = group.items.map { item in
      Column(records.map { Self.resident.merging($0) { $1 }[item.name] ?? "" })
    }
    let validator = GroupValidator(group: group, edition: edition, rules: rules)
    let check = validator.check(
      StandardBatch(count: records.count, columns: columns, recordIndexes: Array(records.indices)),
      skipping: Array(repeating: false, count: records.count))
    let directory = TemporaryDirectory()
    var partitions = KeyPartitions(directory: directory.path, budget: 1 << 20)
    try partitions.append(try #require(check.groupRuleEntries.first))
    let heads = try GroupRules.resolve(&partitions, rule: try #require(validator.groupRules.first))
    return (check, heads, rules)
  }

  @Test func `an unknown day of a resident asks for its notation`() throws {
    let result = try check([
      ["生年月日": "1955-00-00", "生年月日_不詳フラグ": "1"], ["生年月日": "1955-00-00", "生年月日_不詳フラグ": "1", "生年月日_不詳表記": "昭和３０年月日不詳"],
      ["異動年月日": "0000-00-00", "異動年月日_不詳フラグ": "1"], [:],
    ])
    let names = result.check.findings.map { $0.rule.map { result.rules[Int($0)].name } }
    #expect(names == ["生年月日が不詳なら不詳表記は必須", "異動年月日が不詳なら不詳表記は必須"])
    #expect(result.check.findings.map(\.recordIndex) == [0, 2])
  }

  // 0 無, 1 有: the code list of フリガナ確認状況 in 付番API仕様 2.0 of business 031.
  @Test func `a reading that is marked confirmed breaks a rule of runs`() throws {
    let result = try check([["氏名_フリガナ確認状況": "0"], ["氏名_フリガナ確認状況": "1"], [:]])
    let broken = result.check.findings.compactMap(\.rule).map { result.rules[Int($0)] }
    #expect(broken.map(\.name) == ["移行はフリガナを確認済みとしない"] && broken.map(\.subject) == [.runs])
    #expect(result.check.findings.map(\.recordIndex) == [1])
  }

  // It is ◎ (must) in the same document: an item that a map leaves out would open everyone to other businesses.
  @Test func `a resident without the flag against other businesses is told`() throws {
    let result = try check([["他業務参照不可フラグ": "1"], ["他業務参照不可フラグ": ""]])
    #expect(result.check.findings.map(\.code) == [.mandatoryMissing] && result.check.findings.map(\.recordIndex) == [1])
  }

  @Test func `a household of today has one head, and its past does not count`() throws {
    let result = try check([
      ["世帯番号": "A"], ["世帯番号": "A", "続柄コード1": "20"],
      // The former head: an older record, and a person who moved out.
      ["世帯番号": "A", "最新フラグ": "0"], ["世帯番号": "A", "住民状態": "2"],
      ["世帯番号": "B", "続柄コード1": "12"], ["世帯番号": "C"], ["世帯番号": "C"],
      // A household that has moved out altogether.
      ["世帯番号": "D", "住民状態": "2", "続柄コード1": "20"],
    ])
    #expect(result.heads.findings.map(\.recordIndex) == [4, 6])
    #expect(result.heads.findings.map(\.otherRecordIndex) == [nil, 5])
    #expect(result.heads.tally == RuleTally(checked: 3, failed: 2))
  }
}
