import Records
import Testing

@testable import Evaluation

/// Expected letters: Python 3 `unicodedata.normalize("NFKC", …)`, Unicode 14.0, of each half-width character and of each
/// pair that composes to one letter; NFKC itself is never used on data.
@Suite struct FullWidthTests {
  struct Case: CustomTestStringConvertible {
    var half: String
    var full: String
    var testDescription: String { half }
  }

  static let cases: [Case] = [
    Case(
      half: "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ",
      full: "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"),
    Case(
      half: "ｦﾞｳﾞｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾜﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ",
      full: "ヺヴガギグゲゴザジズゼゾダヂヅデドバビブベボヷパピプペポ"),
    Case(
      half: "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
      full:
        "！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～"
    ),
    // Marks alone, and behind letters that have no voiced form.
    Case(half: "ﾞ", full: "\u{309B}"), Case(half: "ﾟ", full: "\u{309C}"), Case(half: "ｱﾞ", full: "ア\u{309B}"),
    Case(half: "ｶﾟ", full: "カ\u{309C}"), Case(half: "ｶﾞﾞ", full: "ガ\u{309B}"), Case(half: "ﾊﾞﾟ", full: "バ\u{309C}"),
    Case(half: "ﾔﾏﾀﾞ ﾀﾛｳ", full: "ヤマダ\u{3000}タロウ"), Case(half: "", full: ""),
  ]

  @Test(arguments: cases)
  func `half-width characters become full-width ones`(_ testCase: Case) {
    let result = FullWidth.apply(Column([testCase.half]))
    #expect(result.column == Column([testCase.full]))
    #expect(result.failures.isEmpty)
  }

  @Test(arguments: cases)
  func `the inverse gives the half-width text`(_ testCase: Case) {
    let inverse = FullWidth.restore(Column([testCase.full]))
    #expect(inverse.column == Column([testCase.half]))
    #expect(inverse.notInvertible.isEmpty)
  }

  @Test(arguments: ["山", "ｱ山", "ア", "Ａ", "\u{3000}", "A\t", "\u{7F}", "é", "𠮷", "ｶ\u{3099}"])
  func `any other character is refused`(_ text: String) {
    let result = FullWidth.apply(Column(["ｱ", text, "B"]))
    #expect(result.column == Column(["ア", "", "Ｂ"]))
    #expect(result.failures == [RowFinding(row: 1, code: .notConvertible)])
  }

  @Test(arguments: ["A", "山", "あ", "ヮ", "ｱ", "𠮷", "é"])
  func `a text that the step never writes has no inverse`(_ text: String) {
    #expect(FullWidth.restore(Column([text])).notInvertible == [0])
  }
}
