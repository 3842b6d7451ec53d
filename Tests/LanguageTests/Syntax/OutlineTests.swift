import FoundationEssentials
import Language
import Records
import TestSupport
import Testing

struct OutlineTests {
  private static let text = """
    map 001.住民情報 from 住民マスタ.detail as 旧
        join 世帯 = 世帯マスタ.row by SETAI-NO == 旧.SETAI-NO one
    {
      氏名   = 旧.SHIMEI.KANJI(2) | absent when blank | code 名変換 else reject
      備考   = 世帯.NUSHI
      生年
      性別   = 旧.
      続柄   = 旧.A |
    }
    test "題" for 001.住民情報 {
      given  旧.SEX = "1"
      expect 性別 = "1"
    }
    """

  private static let outline = Outline(SourceText(file: "m.utsushi", bytes: Array(text.utf8)))

  /// The place of the first scalar of a text in a line, from 1.
  private static func place(_ line: Int, _ word: String, _ offset: Int = 0) throws -> TextPosition {
    let scalars = Array(text.split(separator: "\n")[line - 1].unicodeScalars)
    let wanted = Array(word.unicodeScalars)
    let column = try #require(scalars.indices.first { scalars[$0...].starts(with: wanted) })
    return TextPosition(line: line, column: column + 1 + offset)
  }

  @Test func `words are told apart by where they stand`() throws {
    func subject(_ line: Int, _ word: String) throws -> Outline.Subject? {
      Self.outline.subject(at: try Self.place(line, word, 1))?.subject
    }
    #expect(try subject(4, "氏名") == .item(group: "001.住民情報", name: "氏名"))
    #expect(try subject(4, "KANJI") == .field(source: "住民マスタ", recordType: "detail", path: ["SHIMEI", "KANJI"]))
    #expect(try subject(4, "absent") == .step("absent when"))
    #expect(try subject(4, "code") == .step("code"))
    #expect(try subject(4, "名変換") == .codes("名変換"))
    #expect(try subject(4, "reject") == nil)
    #expect(try subject(5, "NUSHI") == .field(source: "世帯マスタ", recordType: "row", path: ["NUSHI"]))
    // A test names its fields as the map of its group does.
    #expect(try subject(11, "SEX") == .field(source: "住民マスタ", recordType: "detail", path: ["SEX"]))
    #expect(try subject(12, "性別") == .item(group: "001.住民情報", name: "性別"))
    #expect(Self.outline.subject(at: TextPosition(line: 99, column: 1)) == nil)
  }

  @Test func `what may be written is known where the text is not whole`() throws {
    let taken = ["氏名", "備考", "性別", "続柄"]
    #expect(Self.outline.slot(at: try Self.place(6, "生年", 2)) == .item(group: "001.住民情報", taken: taken))
    #expect(Self.outline.slot(at: try Self.place(7, "旧.", 2)) == .field(source: "住民マスタ", recordType: "detail"))
    #expect(Self.outline.slot(at: try Self.place(8, "|", 1)) == .step)
    #expect(Self.outline.slot(at: try Self.place(4, "code", 6)) == .codes)
    #expect(Self.outline.slot(at: try Self.place(5, "NUSHI", 3)) == .field(source: "世帯マスタ", recordType: "row"))
    #expect(Self.outline.slot(at: TextPosition(line: 1, column: 1)) == nil)
    // Behind the word of a declaration, with another one above it: once a trap.
    #expect(Self.outline.slot(at: TextPosition(line: 10, column: 3)) == nil)
    #expect(Self.outline.slot(at: TextPosition(line: 10, column: 5)) == nil)
    for line in 0...13 { for column in 0...60 { _ = Self.outline.slot(at: TextPosition(line: line, column: column)) } }
  }

  /// The grammar of editors knows the words of the language.
  @Test func `the TextMate grammar has every step and declaration`() throws {
    let bytes = try #require(
      FileManager.default.contents(atPath: Repository.path("Mappings/editor/utsushi.tmLanguage.json")))
    struct Grammar: Decodable {
      struct Rule: Decodable { var match: String? }
      var scopeName: String
      var repository: [String: Rule]
    }
    let grammar = try JSONDecoder().decode(Grammar.self, from: bytes)
    let steps = try #require(grammar.repository["step"]?.match)
    for step in StepLibrary.all {
      #expect(steps.contains(step.name.split(separator: " ")[0]), "\(step.name)")
    }
    let declarations = try #require(grammar.repository["declaration"]?.match)
    for word in ["migration", "import", "source", "target", "codes", "map", "total", "rule", "test"] {
      #expect(declarations.contains(word), "\(word)")
    }
  }
}
