import Language
import Records
import Testing

/// Delimited sources, `join`, `for each`, totals with keys and references between groups.
struct ListProjectTests {
  @Test func `a project of lists that belong together has nothing wrong`() throws {
    let (found, diagnostics) = ListProject.check(ListProject.text)
    #expect(diagnostics == [])
    let project = try #require(found)
    let source = project.declarations.sources[0]
    #expect(source.isDelimited)
    #expect(source.records.value == .delimited(DelimitedForm(newline: .carriageReturnLineFeed, header: .names)))
    #expect(source.selections.map(\.name.value) == ["header", "detail"])
    #expect(source.selections.map(\.condition) == [.top, .any])
    #expect(source.protections.map(\.labels) == [["ATENA-NO"]])
    #expect(project.declarations.sources[2].selections.map(\.role) == [.control])
  }

  @Test func `for each makes one row for each element and a join adds the fields of its record`() throws {
    let project = try #require(ListProject.check(ListProject.text).project)
    let map = project.maps[0]
    #expect(map.variants.count == 2)
    let join = try #require(project.joins[0][1].first)
    // The own record has eight fields: the record itself and seven columns.
    #expect(
      join
        == TypedJoin(
          alias: "台帳行", source: 1, recordType: 0, keys: [.init(joined: 1, own: 2)], isOptional: false, firstField: 8))
    let amounts = map.variants.map { variant -> Int? in
      if case .expression(.field(let field, _), _) = variant.assignments[2] { field } else { nil }
    }
    #expect(amounts == [4, 5])
    guard case .expression(.field(let name, _), _) = map.variants[1].assignments[3] else {
      Issue.record("氏名 is a field")
      return
    }
    // 氏名 is the third column of the joined record.
    #expect(name == 8 + 3)
    #expect(project.scope(source: 0, recordType: 1).fields[name].mappingName == "台帳行.氏名")
  }

  @Test func `a date's marks and an open period are arguments of their steps`() throws {
    let project = try #require(ListProject.check(ListProject.text).project)
    guard case .expression(.pipeline(_, let steps, _), _) = project.maps[0].variants[0].assignments[5] else {
      Issue.record("終了日 is a pipeline")
      return
    }
    #expect(
      steps.map(\.function) == [.openWhen(.end, "9999/99/99"), .date(DatePattern("YYYY/MM/DD", hasEra: false))])
  }

  @Test func `a rule can refer to another group and a total can have keys`() throws {
    let project = try #require(ListProject.check(ListProject.text).project)
    #expect(
      project.rules.map(\.demand) == [.refers(item: 0, to: [.init(business: "001", group: "宛名", item: 0)])])
    #expect(
      project.totals.map(\.left) == [
        .targetSum(business: "010", group: "期別税額", item: 2, keys: [1], filter: nil)
      ])
    #expect(
      project.totals.map(\.right) == [.sourceSum(source: 2, recordType: 0, field: 2, keys: [1], filter: nil)])
  }

  struct Mistake: CustomTestStringConvertible {
    var what: String
    var part: String
    var other: String
    var codes: [String]

    init(_ what: String, _ part: String, _ other: String, _ codes: [String]) {
      self.what = what
      self.part = part
      self.other = other
      self.codes = codes
    }

    var testDescription: String { what }
  }

  @Test(arguments: [
    Mistake(
      "padding for delimited text", "characters CP932\n  records    delimited comma newline LF",
      "characters CP932\n  padding    space\n  records    delimited comma newline LF", ["P130"]),
    Mistake(
      "fixed records of a delimited layout", "delimited comma newline LF header none", "fixed 70 newline LF",
      ["P103", "P130"]),
    Mistake("a join whose keys are a text and a number", "整理番号 == 旧.整理番号", "整理番号 == 旧.第1期", ["M128"]),
    Mistake("a join to a source that is not there", "台帳.detail by", "台張.detail by", ["M101"]),
    Mistake("a join without how many", "整理番号 one", "整理番号", ["L110"]),
    Mistake("a join that nothing uses", "氏名 = 台帳行.氏名\n  開", "氏名 = 旧.整理番号\n  開", ["M128"]),
    Mistake("a name of for each that nothing uses", "期別番号 = 期\n", "期別番号 = \"1\"\n", ["M130"]),
    Mistake("an element with a value too few", "(\"2\", 旧.第2期)", "(\"2\")", ["M103"]),
    Mistake("a name of for each that is a record's", "(期, 税額欄) in", "(旧, 税額欄) in", ["M130", "M101"]),
    Mistake(
      "more rows than a record type can have", "(\"1\", 旧.第1期), ",
      (3...66).map { "(\"\($0)\", 旧.第1期), " }.joined(), ["M130"]),
    Mistake("keys on one side alone", " by (期別)", "", ["M129"]),
    Mistake("a key that tells of a person", "by (期別番号)", "by (宛名番号)", ["M129"]),
    Mistake("a reference to an item that is not there", "001.宛名.宛名番号", "001.宛名.宛名", ["M101"]),
    Mistake("a field that only a join reads", "氏名 = 台.氏名", "氏名 = 台.区分", ["M110"]),
    Mistake("a pattern without its day", "YYYY/MM/DD", "YYYY/MM", ["M103"]),
    Mistake("a pattern of an era without its code", "GYY.MM.DD", "YY.MM.DD", ["M103"]),
    Mistake("a date with marks where eight digits stand", " | date \"YYYY/MM/DD\"", " | date \"YYYYMMDD\"", []),
  ])
  func `each mistake has its code`(_ mistake: Mistake) {
    #expect(ListProject.text.contains(mistake.part))
    #expect(Set(ListProject.codes(mistake.part, mistake.other)) == Set(mistake.codes))
  }
}
