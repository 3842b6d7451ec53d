import Records

/// The closed library of steps: the one table of their signatures.
public enum StepLibrary {
  /// The step of this name, or `nil`.
  public static func signature(named name: String) -> StepSignature? {
    all.first { $0.name.isSame(as: name) }
  }

  /// All steps, in the order of the documentation.
  public static let all: [StepSignature] = [
    StepSignature(
      name: "trim", arguments: .none, inputs: [.text], output: nil, fallibleOn: [], reasons: [],
      summary: LocalizedText(
        ja: "宣言した余白を末尾から取り除く。ほかは変えない", en: "removes the declared padding at the end and nothing else"),
      example: "氏名 = 旧.SHIMEI | trim"),
    StepSignature(
      name: "integer", arguments: .none, inputs: [.text, .digits], output: .integer, fallibleOn: [.text],
      reasons: [.notAnInteger],
      summary: LocalizedText(
        ja: "先行ゼロのない整数にする", en: "gives canonical digits without leading zeros"),
      example: "個人履歴番号 = 旧.RIREKI-NO | integer"),
    StepSignature(
      name: "wareki", arguments: .datePattern(example: "GYY.MM.DD"), inputs: [.text, .digits], output: .date,
      fallibleOn: [.text, .digits],
      reasons: [.impossibleDate, .partialDate, .lunisolarDate, .unknownEra],
      summary: LocalizedText(
        ja: "ソースの元号表で和暦（元号コードと年月日各2桁、または書式のとおり）を日付にする。元号の範囲外の実在日は換算して一覧に載せる",
        en:
          "reads an era code and YYMMDD, or what the pattern says, with the source's era table; real days outside their era are converted and listed"
      ),
      example: "生年月日 = 旧.BIRTH | wareki else reject"),
    StepSignature(
      name: "date", arguments: .datePattern(example: "YYYY/MM/DD"), inputs: [.text, .digits], output: .date,
      fallibleOn: [.text, .digits],
      reasons: [.impossibleDate, .partialDate],
      summary: LocalizedText(ja: "西暦8桁YYYYMMDD、または書式のとおりの日付を読む", en: "reads YYYYMMDD, or what the pattern says"),
      example: "異動年月日 = 旧.IDO-YMD | date else reject"),
    StepSignature(
      name: "time", arguments: .none, inputs: [.text, .digits], output: .time, fallibleOn: [.text, .digits],
      reasons: [.wrongFormat],
      summary: LocalizedText(ja: "6桁HHMMSSをHH:MM:SSにする", en: "reads HHMMSS and gives HH:MM:SS"),
      example: "操作時刻 = 旧.SOSA-JIKOKU | time else reject"),
    StepSignature(
      name: "code", arguments: .conversion, inputs: [.text, .digits, .integer], output: .code,
      fallibleOn: [.text, .digits, .integer], reasons: [.unmappedCode],
      summary: LocalizedText(ja: "変換表で標準のコードにする", en: "gives the standard's code by a conversion table"),
      example: "性別 = 旧.SEX | code 性別変換 else reject"),
    StepSignature(
      name: "check", arguments: .checkedNumber, inputs: [.text, .digits], output: nil, fallibleOn: [], reasons: [],
      summary: LocalizedText(
        ja: "検査数字が合わなければ指摘する。値はそのまま通す", en: "makes a finding when the check digit does not agree; the value goes on"),
      example: "宛名番号 = 旧.ATENA-NO | check 宛名番号"),
    StepSignature(
      name: "absent when", arguments: .blankOrText, inputs: [.text, .digits, .integer], output: nil, fallibleOn: [],
      reasons: [],
      summary: LocalizedText(
        ja: "空白だけの値、または示した値を「値なし」にする。以後の段は通らない",
        en: "makes a blank value, or this one, absent; later steps are skipped"),
      example: "個人番号 = 旧.MYNO | absent when blank | check 個人番号"),
    StepSignature(
      name: "open-start when", arguments: .blankOrText, inputs: [.text, .digits], output: nil, fallibleOn: [],
      reasons: [],
      summary: LocalizedText(
        ja: "空白（値なしを含む）、または示した値を「始期なし」0000-01-01にする。以後の段は通らない",
        en: "makes a blank or absent value, or this one, an open start, 0000-01-01; later steps are skipped"),
      example: "資格取得日 = 旧.SHUTOKU-YMD | open-start when \"00000000\" | date else reject"),
    StepSignature(
      name: "open-end when", arguments: .blankOrText, inputs: [.text, .digits], output: nil, fallibleOn: [],
      reasons: [],
      summary: LocalizedText(
        ja: "空白（値なしを含む）、または示した値を「終期なし」9999-12-31にする。以後の段は通らない",
        en: "makes a blank or absent value, or this one, an open end, 9999-12-31; later steps are skipped"),
      example: "資格喪失日 = 旧.SOSHITSU-YMD | open-end when blank | date else reject"),
    StepSignature(
      name: "flag", arguments: .twoTexts, inputs: [.flag], output: .text, fallibleOn: [], reasons: [],
      summary: LocalizedText(ja: "真偽を二つの文字列にする", en: "writes true and false as two texts"),
      example: "最新フラグ = last within (旧.ATENA-NO) by (旧.RIREKI-NO) | flag \"1\", \"0\""),
    StepSignature(
      name: "full-width", arguments: .none, inputs: [.text, .digits], output: .text, fallibleOn: [.text],
      reasons: [.notConvertible],
      summary: LocalizedText(
        ja: "半角のカナ・数字・英字・記号を全角にする", en: "makes half-width kana, digits, letters and marks full-width"),
      example: "氏名_フリガナ = 旧.KANA | trim | full-width else reject"),
    StepSignature(
      name: "before", arguments: .oneText(example: "　"), inputs: [.text], output: .text, fallibleOn: [.text],
      reasons: [.markMissing],
      summary: LocalizedText(ja: "最初の区切りより前を取る", en: "takes what stands before the first of these marks"),
      example: "氏_日本人 = 旧.SHIMEI | trim | before \"　\" else absent"),
    StepSignature(
      name: "after", arguments: .oneText(example: "　"), inputs: [.text], output: .text, fallibleOn: [.text],
      reasons: [.markMissing],
      summary: LocalizedText(ja: "最初の区切りより後ろを取る", en: "takes what stands behind the first of these marks"),
      example: "名_日本人 = 旧.SHIMEI | trim | after \"　\" else absent"),
    StepSignature(
      name: "characters", arguments: .range(example: "1, 7"), inputs: [.text, .digits], output: .text, fallibleOn: [],
      reasons: [],
      summary: LocalizedText(
        ja: "示した位置の文字（異体字セレクタは前の字と一字）を取る。届かない位置には何もない",
        en:
          "takes the characters at these places, a variation selector with its base as one; past the end there is none"),
      example: "住所_町字コード = 旧.JUSHO-CD | characters 1, 7"),
  ]
}
