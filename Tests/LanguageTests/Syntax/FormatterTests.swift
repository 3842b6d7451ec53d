import FoundationEssentials
import Language
import Records
import TestSupport
import Testing

struct FormatterTests {
  static func format(_ text: String) -> String? {
    Formatter.format(SourceText(file: "m.utsushi", bytes: Array(text.utf8))).bytes.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Written out by hand.
  @Test func `a file gets its canonical form`() {
    let written = """
      // 町の規則\u{20}


      map   001.住民情報 from 住民マスタ.detail as 旧
      join 世帯=世帯マスタ.detail by SETAI-NO==旧.SETAI-NO one
      {

      氏名=旧.SHIMEI|trim// 氏名
      「転出先住所（予定）_町字」 =旧.ZOKUGARA-CD (1)
      性別 = 旧.SEX
      | code   性別変換
      else reject
          // 使わない
      続柄表記 absent   "なし"
      let 名=concat (旧.A|trim,"　",旧.B)
      ignore 旧.REC-KBN "種別"
      ignore 旧.FILLER@626   "予備"

      }
      total "件数" {住民マスタ.trailer.KENSU==count 住民マスタ.detail}
      """
    let canonical = """
      // 町の規則

      map 001.住民情報 from 住民マスタ.detail as 旧
          join 世帯 = 世帯マスタ.detail by SETAI-NO == 旧.SETAI-NO one
      {
        氏名                        = 旧.SHIMEI | trim  // 氏名
        「転出先住所（予定）_町字」 = 旧.ZOKUGARA-CD(1)
        性別                        = 旧.SEX
            | code 性別変換
            else reject
        // 使わない
        続柄表記 absent "なし"
        let 名   = concat(旧.A | trim, "　", 旧.B)
        ignore 旧.REC-KBN    "種別"
        ignore 旧.FILLER@626 "予備"
      }
      total "件数" { 住民マスタ.trailer.KENSU == count 住民マスタ.detail }

      """
    #expect(Self.format(written) == canonical)
    #expect(Self.format(canonical) == canonical)
  }

  @Test func `CR LF, a byte order mark and a missing newline at the end go`() {
    #expect(Self.format("\u{FEFF}import \"a\"\r\nimport  \"b\" // c") == "import \"a\"\nimport \"b\"  // c\n")
    #expect(Self.format("") == "")
    #expect(Self.format("\n\n// c\n\n") == "// c\n")
  }

  @Test func `what cannot be read is not written anew`() {
    let text = SourceText(file: "m.utsushi", bytes: Array("map 001.住民情報 from {".utf8))
    let (bytes, diagnostics) = Formatter.format(text)
    #expect(bytes == nil && !diagnostics.isEmpty)
  }

  /// The project files and rules of the repository, which are in their canonical form.
  static let files = [
    "nakanojo/migration.utsushi", "nakanojo/faulty.utsushi", "nakanojo/rules/juki.utsushi",
    "nakanojo/rules/jutogai.utsushi",
    "nakanojo/rules/kojuzei.utsushi", "nakanojo/rules/kaigo.utsushi", "nakanojo/rules/jidoteate.utsushi",
    "Standards/2.1/001/conditions.utsushi", "Standards/2.1/014/conditions.utsushi",
    "Standards/2.1/023/conditions.utsushi",
  ]

  /// However its blanks are written, a file has one form: every run of blanks becomes another one, and lines are indented
  /// anyhow.
  @Test(arguments: files) func `blanks decide nothing`(_ name: String) throws {
    let text = String(
      decoding: try #require(FileManager.default.contents(atPath: Repository.path("Mappings/" + name))), as: UTF8.self)
    #expect(Self.format(text) == text)
    let seed: UInt64 = 20_261_128
    print("seed \(seed)")
    var random = SeededGenerator(state: seed)
    for _ in 0..<5 {
      var other = ""
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        var inString = false
        var isComment = false
        var lastWasBlank = true
        other += String(repeating: " ", count: Int.random(in: 0...9, using: &random))
        for scalar in line.unicodeScalars {
          if scalar == "\"", !isComment { inString.toggle() }
          // Behind `//` blanks are the comment's own.
          if other.hasSuffix("//"), !inString { isComment = true }
          if scalar == " ", !inString, !isComment {
            if !lastWasBlank { other += ["  ", " ", "\t", "     "].randomElement(using: &random) ?? " " }
            lastWasBlank = true
            continue
          }
          lastWasBlank = false
          other.unicodeScalars.append(scalar)
        }
        other += "\n"
      }
      other.removeLast()
      #expect(Self.format(other) == text, "seed \(seed)")
    }
  }
}
