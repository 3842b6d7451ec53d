internal import Records

/// The project's own words, said for people who do not write projects.
enum Glossary {
  /// The kind of a migration.
  static func kind(_ word: String) -> LocalizedText {
    switch word {
    case "rehearsal": LocalizedText(ja: "移行リハーサル", en: "migration rehearsal")
    case "production": LocalizedText(ja: "本番移行", en: "production migration")
    default: LocalizedText(ja: word, en: word)
    }
  }

  /// What a condition of the gate counts, by its first words.
  static func gate(_ condition: String) -> LocalizedText {
    let readings: [(start: String, text: LocalizedText)] = [
      ("rejects", LocalizedText(ja: "不採用レコードの数", en: "rejected records")),
      ("errors", LocalizedText(ja: "重さが「誤り」の指摘の数", en: "findings of severity error")),
      ("undecided characters", LocalizedText(ja: "同定の済まない外字の種類", en: "user-defined codes not identified")),
      ("assumed items", LocalizedText(ja: "仮定にもとづく標準項目の数", en: "items of the standard that are assumed")),
      ("totals", LocalizedText(ja: "合わない、または実施できない突合の数", en: "totals that do not tie or did not run")),
      (
        "rules",
        LocalizedText(
          ja: "不合格・未実施の規則と、承知していない未該当の規則の数", en: "rules failed or not run, and rules not exercised without acceptance")
      ),
      (
        "ledger",
        LocalizedText(
          ja: "区分できないバイト・レコードと、閉じない金額の数（常に確認）",
          en: "bytes and records without a class, and amounts that do not close (always measured)")
      ),
    ]
    return readings.first { condition.utf8.starts(with: $0.start.utf8) }?.text ?? LocalizedText(ja: "", en: "")
  }

  /// A declaration of a source.
  static func declaration(_ word: String) -> LocalizedText {
    switch word {
    case "extracted": LocalizedText(ja: "抽出日", en: "day of extraction")
    case "parts": LocalizedText(ja: "分割数", en: "number of parts")
    case "layout": LocalizedText(ja: "レイアウト", en: "layout")
    case "characters": LocalizedText(ja: "文字表", en: "character table")
    case "identification": LocalizedText(ja: "文字同定表", en: "identification table")
    case "records": LocalizedText(ja: "レコード形式", en: "record format")
    case "padding": LocalizedText(ja: "詰め文字", en: "padding")
    case "signs": LocalizedText(ja: "符号の表し方", en: "sign convention")
    case "eras": LocalizedText(ja: "元号表", en: "era table")
    case "select": LocalizedText(ja: "レコード種別の条件", en: "record type")
    case "protected records": LocalizedText(ja: "保護対象のレコード数", en: "records of protected people")
    case "protect": LocalizedText(ja: "保護する範囲の鍵", en: "keys of protected people")
    default: LocalizedText(ja: word, en: word)
    }
  }

  /// Who vouches for an item of the standard.
  static func provenance(_ provenance: Provenance) -> LocalizedText {
    switch provenance {
    case .official: LocalizedText(ja: "公式文書", en: "official")
    case .vendor: LocalizedText(ja: "ベンダー実装", en: "vendor")
    case .municipal: LocalizedText(ja: "自治体の実データ", en: "municipal")
    case .assumed: LocalizedText(ja: "仮定", en: "assumed")
    }
  }

  /// A decision on a user-defined character.
  static func decision(_ word: String) -> LocalizedText {
    switch word {
    case "同一": LocalizedText(ja: word, en: "same")
    case "デザイン差": LocalizedText(ja: word, en: "design difference")
    case "類似": LocalizedText(ja: word, en: "similar")
    case "保留": LocalizedText(ja: word, en: "held")
    case "未決": LocalizedText(ja: word, en: "undecided")
    default: LocalizedText(ja: word, en: word)
    }
  }

  /// What a loss class means, as README.md defines it.
  static func meaning(_ loss: LossClass) -> LocalizedText {
    switch loss {
    case .exact: LocalizedText(ja: "同じ文字列。逆変換で元のバイト列に戻った", en: "the same text; the inverse gave the source bytes")
    case .equivalent:
      LocalizedText(ja: "表記だけが違う。逆変換で元のバイト列に戻った", en: "another notation; the inverse gave the source bytes")
    case .exactWithComplement:
      LocalizedText(ja: "残した補足情報とあわせて元のバイト列に戻った", en: "the inverse gave the source bytes with what was kept beside")
    case .normalised: LocalizedText(ja: "定めた処理の後で等しい。元には戻らない", en: "equal only after a named step; not restorable")
    case .identified: LocalizedText(ja: "文字同定表の判断を含む", en: "holds a character that the identification table decided")
    case .defaulted: LocalizedText(ja: "定数、または変換できないときの定めた値", en: "a constant, or the value for a step that failed")
    case .absent: LocalizedText(ja: "元にも先にも値がない", en: "nothing in the source and nothing in the item")
    case .rejected: LocalizedText(ja: "レコードごと不採用", en: "the record was rejected")
    }
  }
}

extension LocalizedText {
  /// The same with a capital letter at the start of the English side, as headings have it.
  var asHeading: LocalizedText {
    LocalizedText(ja: ja, en: en.prefix(1).uppercased() + en.dropFirst())
  }
}
