/// Names of foreign residents by country: Latin letters, half-width kana, and characters where the country has them.
/// Joined at random; no entry is a person. Country codes are those of ISO 3166-1, numeric.
struct ForeignNames {
  /// The country's name in full-width characters.
  var country: String
  /// Three digits.
  var code: String
  /// Family names.
  var families: [Part]
  /// Given names.
  var givens: [Part]

  /// A part of a name.
  struct Part {
    /// In Latin letters, half-width.
    var latin: String
    /// In half-width kana.
    var kana: String
    /// In characters; empty where the country writes none.
    var characters: String
  }

  /// The countries in the order of the table.
  static let countries: [ForeignNames] = [
    ForeignNames(
      country: "ベトナム", code: "704",
      families: [
        Part(latin: "NGUYEN", kana: "ｸﾞｴﾝ", characters: ""),
        Part(latin: "TRAN", kana: "ﾁﾔﾝ", characters: ""),
        Part(latin: "LE", kana: "ﾚ", characters: ""),
        Part(latin: "PHAM", kana: "ﾌｱﾑ", characters: ""),
      ],
      givens: [
        Part(latin: "VAN ANH", kana: "ﾊﾞﾝ ｱﾝ", characters: ""),
        Part(latin: "THI HOA", kana: "ﾃｲ ﾎｱ", characters: ""),
        Part(latin: "MINH DUC", kana: "ﾐﾝ ﾄﾞｳｸ", characters: ""),
        Part(latin: "QUANG HUY", kana: "ｸｱﾝ ﾌｲ", characters: ""),
      ]),
    ForeignNames(
      country: "フィリピン", code: "608",
      families: [
        Part(latin: "SANTOS", kana: "ｻﾝﾄｽ", characters: ""),
        Part(latin: "REYES", kana: "ﾚｲｴｽ", characters: ""),
        Part(latin: "CRUZ", kana: "ｸﾙｽ", characters: ""),
      ],
      givens: [
        Part(latin: "MARIA", kana: "ﾏﾘｱ", characters: ""),
        Part(latin: "JOSE", kana: "ﾎｾ", characters: ""),
        Part(latin: "ANGEL", kana: "ｱﾝﾍﾙ", characters: ""),
      ]),
    ForeignNames(
      country: "中国", code: "156",
      families: [
        Part(latin: "WANG", kana: "ﾜﾝ", characters: "王"),
        Part(latin: "LI", kana: "ﾘ", characters: "李"),
        Part(latin: "ZHANG", kana: "ﾁﾔﾝ", characters: "張"),
        Part(latin: "CHEN", kana: "ﾁｴﾝ", characters: "陳"),
      ],
      givens: [
        Part(latin: "XIUYING", kana: "ｼﾕｳｲﾝ", characters: "秀英"),
        Part(latin: "WEI", kana: "ｳｴｲ", characters: "偉"),
        Part(latin: "JING", kana: "ｼﾞﾝ", characters: "静"),
        Part(latin: "YULAN", kana: "ﾕﾗﾝ", characters: "玉蘭"),
      ]),
    ForeignNames(
      country: "韓国", code: "410",
      families: [
        Part(latin: "KIM", kana: "ｷﾑ", characters: "金"),
        Part(latin: "PARK", kana: "ﾊﾟｸ", characters: "朴"),
        Part(latin: "CHOI", kana: "ﾁｴ", characters: "崔"),
      ],
      givens: [
        Part(latin: "MINJUN", kana: "ﾐﾝｼﾞﾕﾝ", characters: "民俊"),
        Part(latin: "JIHYE", kana: "ｼﾞﾍ", characters: "智恵"),
        Part(latin: "SOYOUNG", kana: "ｿﾖﾝ", characters: "昭英"),
      ]),
    ForeignNames(
      country: "インドネシア", code: "360",
      families: [
        Part(latin: "WIDODO", kana: "ｳｲﾄﾞﾄﾞ", characters: ""),
        Part(latin: "SARI", kana: "ｻﾘ", characters: ""),
        Part(latin: "PUTRA", kana: "ﾌﾟﾄﾗ", characters: ""),
      ],
      givens: [
        Part(latin: "BUDI", kana: "ﾌﾞﾃﾞｲ", characters: ""),
        Part(latin: "DEWI", kana: "ﾃﾞｳｲ", characters: ""),
        Part(latin: "AGUS", kana: "ｱｸﾞｽ", characters: ""),
      ]),
    ForeignNames(
      country: "ブラジル", code: "076",
      families: [
        Part(latin: "SILVA", kana: "ｼﾙﾊﾞ", characters: ""),
        Part(latin: "SOUZA", kana: "ｿｳｻﾞ", characters: ""),
        Part(latin: "OLIVEIRA", kana: "ｵﾘﾍﾞｲﾗ", characters: ""),
      ],
      givens: [
        Part(latin: "LUCAS", kana: "ﾙｶｽ", characters: ""),
        Part(latin: "ANA", kana: "ｱﾅ", characters: ""),
        Part(latin: "PEDRO", kana: "ﾍﾟﾄﾞﾛ", characters: ""),
      ]),
  ]
}
