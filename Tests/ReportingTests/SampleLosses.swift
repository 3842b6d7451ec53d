import Records

/// Loss lines of the sample reports: some hundred items, as the register has.
enum SampleLosses {
  static var lines: [LossLine] {
    residents + [
      line("001.支援措置対象者情報", "宛名番号", "ATENA-NO", [Count(.exact, 14)]),
      line("001.支援措置対象者情報", "支援措置区分", "SHIEN-KBN", [Count(.equivalent, 14)]),
      line("独自施策（001.住民情報）", "自治会コード", "JICHIKAI-CD", [Count(.exact, 3980), Count(.absent, 81)]),
      line("独自施策（001.住民情報）", "行政区費", "KUHI-GAKU", [Count(.equivalent, 4061)]),
    ]
  }

  private static var residents: [LossLine] {
    let group = "001.住民情報"
    let named = [
      line(group, "宛名番号", "ATENA-NO", [Count(.exact, 4061)]),
      line(group, "個人履歴番号", "RIREKI-NO", [Count(.equivalent, 4061)]),
      line(group, "氏名", "SHIMEI", [Count(.exact, 4032), Count(.identified, 29)]),
      line(group, "生年月日", "BIRTH", [Count(.equivalent, 4049), Count(.defaulted, 12)], isProved: false),
      line(
        group, "性別", "SEX", [Count(.equivalent, 4058), Count(.normalised, 3)], isProved: false,
        witness: "\" \" → 9、\"X\" → 9"),
      line(group, "最新フラグ", "", [Count(.defaulted, 4061)], isProved: false),
      line(group, "旧氏", "KYUSHI", [Count(.exact, 38), Count(.absent, 4023)]),
    ]
    let more = ["住所", "転入前住所", "転出先住所（予定）", "転出先住所（確定）", "本籍", "通称", "在留資格", "異動", "届出", "消除"].flatMap { start in
      ["_市区町村コード", "_都道府県", "_市区町村名", "_町字コード", "_町字", "_番地号表記", "_方書", "_郵便番号", "_年月日", "_区分"].map { end in
        line(group, start + end, "\(start.unicodeScalars.count)-FIELD", [Count(.exact, 3001), Count(.absent, 1060)])
      }
    }
    return named + more
  }

  private static func line(
    _ group: String, _ item: String, _ field: String, _ counts: [Count<LossClass>], isProved: Bool = true,
    witness: String = ""
  ) -> LossLine {
    LossLine(
      group: group, item: item, field: field, counts: counts, proved: isProved ? counts : [], isProved: isProved,
      witness: witness)
  }
}
