import Language
import Records
import Testing

/// Targets and roles: what is read, and what is refused where.
struct TargetDeclarationTests {
  static func codes(_ target: String, approvals: String = "") -> [String] {
    let text = "migration \"t\" {\n  \(approvals)\n}\n\(target)\n"
    let (document, syntax) = Parser.parse(SourceText(file: "t", bytes: Array(text.utf8)))
    // The rest of the project is missing on purpose, which P103 without a word of a target says.
    let found = syntax + Declarations.read([document]).1
    return found.filter { $0.code != "P103" || $0.message.en.hasPrefix("target") }.map(\.code)
  }

  struct Case: CustomTestStringConvertible {
    var body: String
    var codes: [String]
    var testDescription: String { body }
  }

  static let database = "port 5432\n database \"d\"\n schema \"s\"\n credentials environment"
  static let store = "bucket \"b\"\n region \"r\"\n credentials \"secret\""

  @Test(arguments: [
    Case(body: "directory \"out\"", codes: []),
    Case(body: "s3 \"https://s3.example.lg.jp\"\n \(store)\n prefix \"a/b\"\n authority \"ca.pem\"", codes: []),
    Case(body: "s3 \"http://127.0.0.1:9000\"\n \(store)", codes: []),
    Case(body: "s3 \"http://s3.example.lg.jp\"\n \(store)", codes: ["P116"]),
    Case(body: "s3 \"https://user:pw@s3.example.lg.jp\"\n \(store)", codes: ["P116"]),
    Case(body: "s3 \"https://s3.example.lg.jp\"\n bucket \"b\"\n credentials environment", codes: ["P103"]),
    Case(body: "postgresql \"127.0.0.1\"\n \(database)", codes: []),
    Case(body: "postgresql \"db.example.lg.jp\"\n \(database)", codes: ["P116"]),
    Case(body: "postgresql \"localhost\"\n \(database)\n bucket \"b\"", codes: ["P115"]),
    Case(body: "directory \"a\"\n s3 \"https://b\"", codes: ["P114"]),
    Case(body: "bucket \"b\"", codes: ["P114"]),
    Case(body: "directory \"a\"\n directory \"b\"", codes: ["P104"]),
  ])
  func `a target is one kind of place with all it needs`(_ item: Case) {
    #expect(Self.codes("target 配信先 {\n \(item.body)\n}") == item.codes)
  }

  @Test func `names that cannot name a file, and names used twice, are refused`() {
    #expect(Self.codes("target 「a/b」 { directory \"x\" }") == ["P117"])
    #expect(Self.codes("target a { directory \"x\" }\ntarget a { directory \"y\" }") == ["P108"])
    #expect(Self.codes("", approvals: "approvals 業務担当 \"a.pem\", 「../x」 \"b.pem\"") == ["P117"])
    #expect(Self.codes("", approvals: "approvals 業務担当 \"a.pem\", 業務担当 \"b.pem\"") == ["P108"])
  }
}
