import Language
import Migration
import Records
import TestSupport
import Testing

/// What is proposed against what was written by hand: the sample's own mappings.
struct MappingScaffoldTests {
  /// Of the proposals for a map, how many name the field that the map reads first, and how many items the map reads at all.
  private static func judge(_ project: TypedProject, _ map: TypedMap) -> (
    sure: Int, sureRight: Int, right: Int, read: Int
  ) {
    let layout = project.layouts[map.source][map.recordType]
    let scaffold = MappingScaffold(layout, to: map.group)
    var fields: [Int: Int] = [:]
    for (item, assignment) in map.variants[0].assignments.enumerated() {
      if case .expression(let expression, _) = assignment, let field = expression.fields.first,
        field < layout.fields.count
      {
        fields[item] = field
      }
    }
    let sure = scaffold.proposals.filter { $0.confidence >= 0.8 }
    return (
      sure.count, sure.count { fields[$0.item] == $0.field }, scaffold.proposals.count { fields[$0.item] == $0.field },
      fields.count
    )
  }

  @Test func `most of the sample's mappings are proposed, and what is sure is right`() throws {
    let project = try #require(
      ProjectLoader.load(Repository.path("Mappings/nakanojo/migration.utsushi")).project?.project)
    var all = (sure: 0, sureRight: 0, right: 0, read: 0)
    for name in ["001.住民情報", "031.住登外者宛名基本情報", "023.被保険者情報（介護）"] {
      let map = try #require(project.maps.first { $0.group.qualifiedName == name })
      let found = Self.judge(project, map)
      print("\(name): \(found)")
      all = (all.sure + found.sure, all.sureRight + found.sureRight, all.right + found.right, all.read + found.read)
    }
    #expect(all.sureRight * 10 >= all.sure * 8, "\(all)")
    #expect(all.right * 10 >= all.read * 6, "\(all)")
  }

  @Test func `every item and every field stands in the text, which decides nothing by itself`() throws {
    let project = try #require(
      ProjectLoader.load(Repository.path("Mappings/nakanojo/migration.utsushi")).project?.project)
    let map = try #require(project.maps.first { $0.group.qualifiedName == "001.住民情報" })
    let layout = project.layouts[map.source][map.recordType]
    let text = MappingScaffold(layout, to: map.group).text(source: "住民マスタ.detail", .english)
    let parsed = Parser.parse(SourceText(file: "m.utsushi", bytes: Array(text.utf8)))
    #expect(parsed.diagnostics.isEmpty)
    #expect(Formatter.format(SourceText(file: "m.utsushi", bytes: Array(text.utf8))).bytes == Array(text.utf8))
    let lines = text.split(separator: "\n")
    for item in map.group.items {
      let here = lines.filter { $0.contains("  \(item.name) ") || $0.contains("undecided \(item.name)  ") }
      #expect(here.count == 1, "\(item.name)")
    }
    for field in layout.fields where !field.isGroup {
      #expect(text.contains("旧.\(field.mappingName)"), "\(field.mappingName)")
    }
    // In place of the map written by hand it does not compile: tables, handlers and undecided items are somebody's to give.
    let folder = TemporaryDirectory()
    _ = try Command.run(["cp", "-R", Repository.path("Mappings"), folder.path("Mappings")])
    try folder.write(Array(text.utf8), to: "Mappings/nakanojo/rules/juki.utsushi")
    let codes = ProjectLoader.load(folder.path("Mappings/nakanojo/migration.utsushi")).diagnostics.map(\.code)
    #expect(codes.contains("M111") && codes.contains("M112") && codes.contains("M101"))
  }

  @Test func `a date is not proposed for a field that is none, nor a name of nothing`() {
    let place = TextSpan(file: "x", line: 1, column: 1)
    func field(_ name: String, _ usage: FieldUsage, _ bytes: Int) -> LayoutField {
      LayoutField(index: 1, level: 5, name: name, offset: 0, byteCount: bytes, usage: usage, parent: 0, span: place)
    }
    let group = StandardGroup(
      business: "001", name: "試し", fileName: "a.csv",
      items: [
        StandardItem(
          id: "", name: "異動年月日", romaji: "", type: .date, length: 10, condition: .optional, provenance: .assumed,
          span: place)
      ])
    func proposals(_ field: LayoutField) -> Int {
      let top = LayoutField(index: 0, level: 1, name: "R", offset: 0, byteCount: 9, usage: .group, span: place)
      return MappingScaffold(RecordLayout(name: "R", byteCount: 9, fields: [top, field]), to: group).proposals.count
    }
    func digits(_ count: Int) -> FieldUsage { .zoned(NumberShape(digits: count, scale: 0, isSigned: false)) }
    #expect(proposals(field("IDO-YMD", digits(7), 7)) == 1)
    #expect(proposals(field("IDO-YMD", digits(3), 3)) == 0)
    #expect(proposals(field("XYZ", digits(7), 7)) == 0)
    #expect(proposals(field("-", digits(7), 7)) == 0)
  }
}
