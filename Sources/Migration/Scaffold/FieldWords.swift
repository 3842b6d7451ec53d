// Names of fields are romanised words and their abbreviations; names of items are the same words in Japanese. The list is of
// words that the copybooks and item lists of this field use again and again, longest first where one holds another.

/// The words of a name, each with the ways in which the other side may write it.
struct FieldWords {
  /// Japanese words with their romanisations and abbreviations.
  private static let list: [(word: String, written: [String])] = [
    ("市区郡町村名", ["SHI", "SHICHOSON"]), ("市区町村", ["SHI", "SHICHOSON", "SHIKUCHOSON"]), ("都道府県", ["KEN", "TODOFUKEN"]),
    ("生年月日", ["BIRTH", "SEINENGAPPI", "UMARE"]), ("被保険者", ["HIHOKENSHA", "HIHO"]),
    ("個人番号", ["MYNO", "MYNUMBER", "KOJINBANGO"]),
    ("郵便番号", ["YUBIN", "ZIP", "YUBINBANGO"]), ("在留資格", ["ZAIRYUSHIKAKU", "SHIKAKU"]), ("支援措置", ["SHIEN", "SOCHI"]),
    ("名寄せ先", ["NAYOSE"]), ("読み仮名", ["KANA", "YOMI"]), ("フリガナ", ["KANA", "FURIGANA"]), ("アルファベット", ["ALPHA", "ROMAJI"]),
    ("ローマ字", ["ROMAJI", "ROMA"]), ("参照不可", ["FUKA"]), ("他業務", ["TAGYOMU"]), ("受給者", ["JUKYUSHA"]),
    ("年月日", ["YMD", "DATE", "NENGAPPI"]),
    ("枝番号", ["EDA", "EDABAN"]), ("番地号", ["BANCHI"]), ("番地", ["BANCHI"]), ("外国人", ["GAI", "GAIKOKU", "GAIKOKUJIN"]),
    ("転入前", ["TENNYU", "ZEN"]), ("転出先", ["TENSHUTSU"]), ("コード", ["CD", "CODE", "KODO"]),
    ("フラグ", ["FLG", "FLAG", "FURAGU"]),
    ("宛名", ["ATENA"]), ("番号", ["NO", "BANGO", "NUM"]), ("個人", ["KOJIN"]), ("履歴", ["RIREKI"]), ("最新", ["SAISHIN"]),
    ("世帯", ["SETAI"]),
    ("住民", ["JUMIN"]), ("種別", ["SHUBETSU"]), ("状態", ["JOTAI"]), ("異動", ["IDO"]), ("届出", ["TODOKE", "TODOKEDE"]),
    ("事由", ["JIYU"]),
    ("氏名", ["SHIMEI", "NAME"]), ("旧氏", ["KYUSHI", "KYUUJI"]), ("通称", ["TSUSHO"]), ("漢字", ["KANJI"]), ("優先", ["YUSEN"]),
    ("区分", ["KBN", "KUBUN"]), ("性別", ["SEX", "SEIBETSU"]), ("表記", ["HYOKI"]), ("続柄", ["ZOKUGARA"]), ("住所", ["JUSHO"]),
    ("町字", ["MACHIAZA", "OAZA", "CHOAZA"]), ("方書", ["KATAGAKI"]), ("消除", ["SHOJO"]), ("国籍", ["KOKUSEKI"]),
    ("国名", ["KUNI", "MEI", "KOKUMEI"]),
    ("在留", ["ZAIRYU"]), ("期間", ["KIKAN"]), ("満了", ["MANRYO"]), ("規定", ["KITEI"]), ("地区", ["CHIKU"]), ("管理", ["KANRI"]),
    ("開始", ["KAISHI"]), ("終了", ["SHURYO"]), ("業務", ["GYOMU"]), ("操作者", ["SOSA", "SOSASHA"]), ("操作", ["SOSA"]),
    ("時刻", ["JIKOKU", "TIME"]),
    ("代表", ["DAIHYO"]), ("課税", ["KAZEI"]), ("年度", ["NENDO"]), ("税額", ["ZEIGAKU", "ZEI"]), ("資格", ["SHIKAKU"]),
    ("取得", ["SHUTOKU"]),
    ("喪失", ["SOSHITSU"]), ("認定", ["NINTEI"]), ("介護", ["KAIGO"]), ("児童", ["JIDO"]), ("手当", ["TEATE"]),
    ("金額", ["KINGAKU", "GAKU"]),
    ("氏", ["SHI", "UJI"]), ("名", ["MEI"]), ("額", ["GAKU"]), ("年", ["NEN"]), ("月", ["TSUKI"]), ("日", ["HI"]),
  ]

  /// For each word its ways of being written; a number is a word of its own.
  let words: [[String]]

  /// Cuts a name into words: a Japanese one by the list, a romanised one at its hyphens.
  ///
  /// - Parameter subscripts: The numbers of an occurrence.
  init(_ name: String, subscripts: [Int] = []) {
    var words: [[String]] = []
    var rest = name[...]
    while !rest.isEmpty {
      if let entry = FieldWords.list.first(where: { rest.hasPrefix($0.word) }) {
        words.append([entry.word] + entry.written)
        rest = rest.dropFirst(entry.word.count)
        continue
      }
      let run = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      if !run.isEmpty {
        let letters = run.filter(\.isLetter).uppercased()
        if !letters.isEmpty { words.append([letters]) }
        let digits = run.filter(\.isNumber)
        if !digits.isEmpty { words.append(["#" + digits]) }
        rest = rest.dropFirst(run.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    self.words = words + subscripts.map { ["#\($0)"] }
  }

  /// How much of two names says the same, 0 to 1: twice the words that have a partner by all words (Dice).
  func likeness(to other: FieldWords) -> Double {
    guard !words.isEmpty, !other.words.isEmpty else { return 0 }
    var open = other.words
    var shared = 0
    for word in words {
      if let match = open.firstIndex(where: { !Set($0).isDisjoint(with: word) }) {
        open.remove(at: match)
        shared += 1
      }
    }
    return 2 * Double(shared) / Double(words.count + other.words.count)
  }
}
