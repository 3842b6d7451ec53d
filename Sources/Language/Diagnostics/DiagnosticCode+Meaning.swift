public import Records

extension DiagnosticCode {
  /// What it means, one line in both languages.
  public var meaning: LocalizedText {
    switch self {
    case .invalidUTF8: LocalizedText(ja: "UTF-8として読めないバイト列", en: "bytes that are not UTF-8")
    case .unexpectedCharacter: LocalizedText(ja: "ここに書けない文字", en: "a character that means nothing here")
    case .fullWidthSyntax:
      LocalizedText(ja: "構文の位置にある全角の記号・数字・空白", en: "a full-width mark, digit or space typed as syntax")
    case .unterminatedText: LocalizedText(ja: "行末までに閉じられていない文字列", en: "a string that its line does not close")
    case .badEscape: LocalizedText(ja: "文字列の中の誤った`\\`", en: "an unknown escape in a string")
    case .unterminatedName: LocalizedText(ja: "閉じられていない「", en: "a `「` that its line does not close")
    case .emptyName: LocalizedText(ja: "名前のない「」", en: "`「」` without a name")
    case .unexpectedToken: LocalizedText(ja: "構文の誤り", en: "another word or mark is expected")
    case .unknownDeclaration: LocalizedText(ja: "宣言ではない行", en: "a line at the top that begins no declaration")
    case .unclosedBlock: LocalizedText(ja: "閉じられていない`{`", en: "a `{` without its `}`")
    case .nestedTooDeeply: LocalizedText(ja: "入れ子または連なりの限度超え", en: "more nesting or a longer chain than allowed")
    case .handlerWithoutStep: LocalizedText(ja: "対応する段のない`else`", en: "an `else` without a step before it")
    case .unknownSetting: LocalizedText(ja: "知らない設定", en: "a setting that its block does not know")
    case .statementNotEnded: LocalizedText(ja: "1行に二つの文", en: "two statements on one line")
    case .impossibleDay: LocalizedText(ja: "存在しない日付", en: "a day that does not exist")
    case .numberTooLarge: LocalizedText(ja: "大きすぎる数", en: "a number that is too large")
    case .emptyReason: LocalizedText(ja: "空の理由", en: "a reason without a word")
    case .missingMigration: LocalizedText(ja: "`migration`がない", en: "no `migration` block")
    case .repeatedMigration: LocalizedText(ja: "`migration`が二つ以上ある", en: "more than one `migration` block")
    case .missingDeclaration:
      LocalizedText(ja: "宣言がない（既定値はない）", en: "a declaration that is not there and has no default")
    case .repeatedDeclaration: LocalizedText(ja: "同じ宣言が二度ある", en: "a declaration that is there twice")
    case .wrongMunicipality:
      LocalizedText(ja: "全国地方公共団体コードの検査数字が合わない", en: "a municipality code whose check digit does not agree")
    case .malformedMunicipality:
      LocalizedText(ja: "全国地方公共団体コードが6桁の数字でない", en: "a municipality code that is not six digits")
    case .unknownChoice: LocalizedText(ja: "選べる語のどれでもない", en: "a word that is none of those allowed")
    case .nameDeclaredTwice: LocalizedText(ja: "同じ名前の宣言が二つある", en: "a name declared twice")
    case .misplacedDeclaration:
      LocalizedText(ja: "プロジェクトファイルだけに書ける宣言", en: "a declaration that belongs in the project file")
    case .partCount: LocalizedText(ja: "ファイルの数と違う分割数", en: "a number of parts that is not that of the files")
    case .numberOutOfRange: LocalizedText(ja: "範囲外の長さまたは上限", en: "a record length or bound out of range")
    case .recordLengthDiffers:
      LocalizedText(ja: "宣言のレコード長とレイアウトの長さの不一致", en: "the declared record length is not the layout's")
    case .emptyGate: LocalizedText(ja: "条件のないゲート", en: "a gate without a condition")
    case .targetWithoutPlace:
      LocalizedText(ja: "何であるかが一つに決まらない配信先", en: "a target that is not exactly one kind of place")
    case .settingOfOtherTarget:
      LocalizedText(ja: "別の種類の配信先の宣言", en: "a setting that targets of another kind have")
    case .unusableTarget: LocalizedText(ja: "使えない配信先の宛先や名前", en: "an address or name that cannot be delivered to")
    case .nameNotPlain:
      LocalizedText(ja: "ファイルの名前にならない役割・配信先の名前", en: "a role or target whose name cannot name a file")
    case .extractionDaysDiffer:
      LocalizedText(ja: "抽出した日の違うソース", en: "sources that were extracted on different days")
    case .contradictingForms:
      LocalizedText(ja: "レイアウト・区切り・レコード種別の形の不一致", en: "layout, framing and record types of two different forms")
    case .unknownName: LocalizedText(ja: "どこにもない名前", en: "a name that nothing has")
    case .unknownStep: LocalizedText(ja: "ライブラリにない段", en: "a step that the library does not have")
    case .wrongArguments: LocalizedText(ja: "段の引数の誤り", en: "arguments a step does not take")
    case .typeMismatch: LocalizedText(ja: "型の不一致", en: "a value of one type where another is needed")
    case .unhandledFailure: LocalizedText(ja: "失敗し得る段に`else`がない", en: "a step that can fail without an `else`")
    case .needlessHandler: LocalizedText(ja: "失敗しない段の`else`", en: "an `else` on a step that cannot fail")
    case .impossibleHandler: LocalizedText(ja: "その段では使えない`else`", en: "an `else` that its step cannot have")
    case .unknownDateNotAllowed:
      LocalizedText(ja: "不詳日を許容しない項目の`else unknown`", en: "`else unknown` for an item that allows no unknown date")
    case .ambiguousField:
      LocalizedText(ja: "一つに決まらない項目名（添字の不足を含む）", en: "a name of several fields, or one without its subscript")
    case .fieldUnaccounted:
      LocalizedText(ja: "行き先も除外理由もない元項目", en: "a source field that is neither mapped, kept nor ignored")
    case .mandatoryUnassigned: LocalizedText(ja: "割り当てのない必須項目", en: "a mandatory item without an assignment")
    case .itemUnassigned:
      LocalizedText(ja: "割り当ても`absent`もない項目", en: "an item neither assigned nor declared absent")
    case .repeatingItemUnassigned:
      LocalizedText(ja: "割り当ても`absent`もない繰り返し項目", en: "a repeating item neither assigned nor declared absent")
    case .assignedTwice: LocalizedText(ja: "二度割り当てた項目", en: "an item assigned twice")
    case .targetNotInCodeList:
      LocalizedText(ja: "コード一覧にない変換先", en: "a conversion table whose target is not in the code list")
    case .sourceCodeMissing:
      LocalizedText(ja: "コピー句にある値が変換表にない", en: "a conversion table without a value that the copybook names")
    case .constantNotInFormat: LocalizedText(ja: "項目の形式に合わない定数", en: "a constant that its item does not take")
    case .unsuitableOrder:
      LocalizedText(
        ja: "`last within`の順序が数値でない、または18桁を超える", en: "a window order that is not numeric or has more than 18 digits")
    case .unusedCodes: LocalizedText(ja: "使われていない変換表", en: "a conversion table that nothing uses")
    case .recordTypeUnmapped: LocalizedText(ja: "どの`map`も読まないレコード種別", en: "a record type that no map reads")
    case .groupAsValue: LocalizedText(ja: "集団項目を値に使った", en: "a group used as a value")
    case .windowNotHere: LocalizedText(ja: "ここでは使えない`last within`", en: "`last within` where there is no window")
    case .valueTooLong: LocalizedText(ja: "項目の桁数を超える数字", en: "digits that are longer than the item")
    case .constantComparison: LocalizedText(ja: "結果が変わることのない比較", en: "a comparison whose result never changes")
    case .usedAndIgnored: LocalizedText(ja: "使いながら除外した元項目", en: "a field that is used and ignored")
    case .noMaps: LocalizedText(ja: "`map`が一つもない", en: "a project without a map")
    case .repeatedTitle: LocalizedText(ja: "同じ題の宣言が二つある", en: "two totals, rules or tests of one name")
    case .unsuitableJoin: LocalizedText(ja: "比べられない、または使われない結合", en: "a join that cannot be made or that nothing uses")
    case .unsuitableKeys:
      LocalizedText(
        ja: "両辺でそろわない、または報告に出せない突合のキー", en: "keys of a total that its sides do not share, or that may not be shown")
    case .unsuitableElement:
      LocalizedText(
        ja: "繰り返しの名前が使われない、または他の意味を持つ。繰り返しでは使えない行",
        en: "a name of `for each` that nothing uses or that is taken, or a line that cannot stand there")
    }
  }
}
