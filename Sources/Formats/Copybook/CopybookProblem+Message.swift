internal import Records

extension CopybookProblem {
  /// What is wrong, in both languages.
  var message: LocalizedText {
    switch self {
    case .unknownDialect(let name):
      LocalizedText(
        ja: "COBOL の方言 `\(name)` は無い（使えるのは \(CopybookDialect.names.joined(separator: ", "))）",
        en: "no COBOL dialect `\(name)`; there are \(CopybookDialect.names.joined(separator: ", "))")
    case .unknownCharacters(let name):
      LocalizedText(
        ja: "コピー句の文字表 `\(name)` は無い（使えるのは CP932, UTF8）",
        en: "no character table `\(name)` for copybooks; there are CP932 and UTF8")
    case .undecodable(let bytes):
      LocalizedText(ja: "宣言した文字表に無いバイト \(bytes)", en: "bytes \(bytes) are not in the declared character table")
    case .badIndicator(let text):
      LocalizedText(ja: "7桁目に `\(text)`", en: "`\(text)` in the indicator column 7")
    case .debuggingLine: LocalizedText(ja: "デバッグ行（7桁目の D）", en: "a debugging line (D in column 7)")
    case .continuationOfNothing: LocalizedText(ja: "継続する前の行が無い", en: "a continuation line with nothing before it")
    case .continuationWithoutQuote:
      LocalizedText(ja: "定数の継続行が引用符で始まらない", en: "the continuation of a literal does not begin with its quotation mark")
    case .acrossMargin:
      LocalizedText(ja: "文字が72桁目をまたぎ、73桁目から先は読まれない", en: "text runs across column 72; what follows is not read")
    case .openLiteral: LocalizedText(ja: "定数の引用符が閉じていない", en: "the quotation mark of a literal is never closed")
    case .fullWidthSpace: LocalizedText(ja: "定数の外に全角空白", en: "a full-width space outside a literal")
    case .unsupportedLiteral(let text):
      LocalizedText(ja: "`\(text)` で始まる定数は扱えない", en: "literals that begin with `\(text)` are not supported")
    case .levelExpected(let text):
      LocalizedText(ja: "レベル番号があるべき所に `\(text)`", en: "`\(text)` where a level number belongs")
    case .badLevel(let text): LocalizedText(ja: "レベル番号 `\(text)` は無い", en: "no level number `\(text)`")
    case .unsupportedStatement(let text):
      LocalizedText(ja: "`\(text)` 文は扱えない", en: "the statement `\(text)` is not supported")
    case .unsupportedClause(let text):
      LocalizedText(ja: "`\(text)` 句は扱えない", en: "the clause `\(text)` is not supported")
    case .unexpected(let text): LocalizedText(ja: "ここに `\(text)` は書けない", en: "`\(text)` does not belong here")
    case .missingPeriod: LocalizedText(ja: "前の記述項が終止符で終わっていない", en: "the entry before does not end with a period")
    case .badName(let text): LocalizedText(ja: "`\(text)` はデータ名にならない", en: "`\(text)` is no data name")
    case .repeatedClause(let text): LocalizedText(ja: "`\(text)` 句が2度ある", en: "the clause `\(text)` stands twice")
    case .operandExpected(let text): LocalizedText(ja: "`\(text)` の後が無い", en: "nothing follows `\(text)`")
    case .badOccurs(let text):
      LocalizedText(ja: "`\(text)` は繰り返しの回数（1 以上）ではない", en: "`\(text)` is no number of occurrences (1 or more)")
    case .badPicture(let text): LocalizedText(ja: "`\(text)` は PICTURE にならない", en: "`\(text)` is no picture")
    case .unsupportedPicture(let text, let symbol):
      LocalizedText(
        ja: "PICTURE `\(text)` の `\(symbol)` は扱えない", en: "`\(symbol)` in the picture `\(text)` is not supported")
    case .tooManyDigits(let digits, let limit):
      LocalizedText(ja: "\(digits) 桁（上限は \(limit) 桁）", en: "\(digits) digits; the limit is \(limit)")
    case .usageNeedsNumber(let usage):
      LocalizedText(ja: "`\(usage)` は数字の PICTURE にしか使えない", en: "`\(usage)` needs a numeric picture")
    case .conditionWithoutField: LocalizedText(ja: "レベル 88 の前に項目が無い", en: "a level 88 without a field before it")
    case .conditionWithoutValue: LocalizedText(ja: "レベル 88 に VALUE が無い", en: "a level 88 without a value")
    case .firstLevel: LocalizedText(ja: "最初の記述項がレベル 01 ではない", en: "the first entry is not a level 01")
    case .strayLevel(let level):
      LocalizedText(ja: "レベル \(level) に対応する集団が無い", en: "level \(level) matches no group above it")
    case .groupWithPicture(let name):
      LocalizedText(ja: "PICTURE のある `\(name)` の下に項目がある", en: "`\(name)` has a picture and fields below it")
    case .missingPicture(let name):
      LocalizedText(ja: "`\(name)` に PICTURE も下位の項目も無い", en: "`\(name)` has neither a picture nor fields below it")
    case .redefinesUnknown(let name):
      LocalizedText(ja: "同じ集団の同じレベルに `\(name)` が無い", en: "no `\(name)` at the same level of the same group")
    case .redefinesMisplaced(let name):
      LocalizedText(ja: "再定義が `\(name)` の直後に無い", en: "the redefinition does not follow `\(name)` directly")
    case .redefinesTable(let name):
      LocalizedText(
        ja: "OCCURS または REDEFINES のある `\(name)` は再定義できない",
        en: "`\(name)` has OCCURS or REDEFINES and cannot be redefined")
    case .redefinesLonger(let name, let byteCount, let target, let targetByteCount):
      LocalizedText(
        ja: "`\(name)`（\(byteCount) バイト）が再定義する `\(target)`（\(targetByteCount) バイト）より長い。領域は長い方で取る",
        en: "`\(name)` (\(byteCount) bytes) is longer than `\(target)` (\(targetByteCount) bytes) that it redefines; "
          + "the longer one is laid out")
    case .recordOccurs: LocalizedText(ja: "レベル 01 に OCCURS", en: "OCCURS at level 01")
    case .repeatedName(let name):
      LocalizedText(ja: "一つの集団に `\(name)` が二つある", en: "`\(name)` stands twice in one group")
    case .tooLarge(let name):
      LocalizedText(
        ja: "`\(name)` が大きすぎる（上限は 16 MiB、10 万項目）",
        en: "`\(name)` is too large; the limits are 16 MiB and 100,000 fields")
    case .tooManyDimensions(let name):
      LocalizedText(ja: "`\(name)` の OCCURS が 7 重を超える", en: "more than seven nested OCCURS at `\(name)`")
    case .noRecord: LocalizedText(ja: "レベル 01 のレコードが無い", en: "no level-01 record")
    case .doubleByteNeeded(let usage):
      LocalizedText(ja: "`\(usage)` は G または N の PICTURE にしか使えない", en: "`\(usage)` needs a picture of G or N")
    case .doubleByteUsage(let picture, let usage):
      LocalizedText(
        ja: "PICTURE `\(picture)` の項目は `\(usage)` にできない", en: "a field of the picture `\(picture)` cannot be `\(usage)`"
      )
    case .dependingExpected:
      LocalizedText(ja: "OCCURS … TO に DEPENDING ON が無い", en: "OCCURS … TO without DEPENDING ON")
    case .emptyRange(let least, let most):
      LocalizedText(
        ja: "繰り返しの最大 \(most) が最小 \(least) より大きくない",
        en: "the greatest number of occurrences, \(most), is not greater than the least, \(least)")
    case .dependingNested(let name):
      LocalizedText(ja: "可変長の表 `\(name)` が別の表の中にある", en: "the variable table `\(name)` stands inside another table")
    case .dependingNotLast(let name):
      LocalizedText(ja: "可変長の表 `\(name)` の後に項目がある", en: "fields follow the variable table `\(name)`")
    case .dependingRedefined(let name):
      LocalizedText(
        ja: "可変長の表 `\(name)` が再定義の領域にある", en: "the variable table `\(name)` stands in storage that is redefined")
    case .counterUnknown(let name):
      LocalizedText(ja: "回数を持つ項目 `\(name)` がこのレコードに無い", en: "no field `\(name)` in this record to hold the number")
    case .counterNoInteger(let name):
      LocalizedText(
        ja: "回数を持つ項目 `\(name)` が表の外の整数項目ではない", en: "`\(name)`, which holds the number, is no integer outside tables")
    case .counterNotBefore(let name, let table):
      LocalizedText(
        ja: "回数を持つ項目 `\(name)` が表 `\(table)` の前に無い",
        en: "`\(name)`, which holds the number, does not stand before `\(table)`")
    case .copyNotFound(let name): LocalizedText(ja: "`COPY` の `\(name)` が無い", en: "no text `\(name)` to copy")
    case .copyOfItself(let chain):
      LocalizedText(
        ja: "`COPY` が自分自身に戻る（\(chain.joined(separator: " → "))）",
        en: "a text copies itself (\(chain.joined(separator: " → ")))")
    case .copyTooLarge(let name):
      LocalizedText(
        ja: "`COPY` の `\(name)` で上限（32 段、16 MiB）を超える",
        en: "`\(name)` exceeds the limits of copying: 32 deep, 16 MiB in all")
    case .badReplacing: LocalizedText(ja: "REPLACING の書き方が正しくない", en: "a malformed REPLACING")
    case .renamesUnknown(let name): LocalizedText(ja: "このレコードに `\(name)` が無い", en: "no field `\(name)` in this record")
    case .renamesUnsuitable(let name):
      LocalizedText(ja: "`\(name)` に別の名前を付けられない", en: "`\(name)` cannot be renamed")
    case .renamesOrder(let name):
      LocalizedText(ja: "`\(name)` が最初の項目より前にある", en: "`\(name)` stands before the first field")
    case .usageUnknown(let usage, let dialect):
      LocalizedText(
        ja: "方言 \(dialect) の `\(usage)` の配置は分かっていない", en: "how \(dialect) stores `\(usage)` is not known")
    case .nationalUndecided(let picture):
      LocalizedText(
        ja: "PICTURE `\(picture)` が2バイト文字コードか UTF-16 かは、この方言ではコンパイラの設定次第",
        en: "whether `\(picture)` holds double-byte codes or UTF-16 depends on the compiler's options in this dialect")
    case .pictureNotAllowed(let usage):
      LocalizedText(ja: "`\(usage)` の項目に PICTURE は書けない", en: "a field of `\(usage)` has no picture")
    case .signNeedsSignedDisplay(let name):
      LocalizedText(
        ja: "SIGN のある `\(name)` が符号付き（S）の DISPLAY 項目でない", en: "`\(name)` has SIGN and is no signed DISPLAY number")
    case .justifiedNeedsText(let name):
      LocalizedText(ja: "JUSTIFIED のある `\(name)` が文字項目でない", en: "`\(name)` has JUSTIFIED and holds no characters")
    case .blankWhenZeroNeedsDigits(let name):
      LocalizedText(
        ja: "BLANK WHEN ZERO のある `\(name)` が符号なし DISPLAY の数字項目でない",
        en: "`\(name)` has BLANK WHEN ZERO and is no unsigned DISPLAY number")
    case .synchronizedInTable(let name, let dialect):
      LocalizedText(
        ja: "方言 \(dialect) で、表 `\(name)` の中の SYNCHRONIZED 項目の位置は分かっていない",
        en: "where \(dialect) puts SYNCHRONIZED items in the table `\(name)` is not known")
    case .byteOrderUnknown(let dialect):
      LocalizedText(
        ja: "方言 \(dialect) の2進数のバイト順は機種で決まり、宣言がない",
        en: "the order of the bytes of binary numbers is the machine's in \(dialect), and not declared")
    case .counterAmbiguous(let name):
      LocalizedText(ja: "`\(name)` という項目がいくつもある", en: "several fields are called `\(name)`")
    case .unsignedNeeded(let usage):
      LocalizedText(ja: "`\(usage)` に符号（S）は付けられない", en: "`\(usage)` has no sign")
    }
  }

  /// How to fix it.
  var help: LocalizedText? {
    switch self {
    case .badIndicator:
      LocalizedText(
        ja: "固定形式では 1–6 桁が一連番号、7 桁目が標識、8 桁目から本文。自由形式なら `format free` と宣言する",
        en: "in fixed format columns 1–6 hold the sequence number, 7 the indicator and 8–72 the text; "
          + "declare `format free` for a copybook without columns")
    case .debuggingLine: LocalizedText(ja: "行を消すか D を * にする", en: "remove the line or write * for D")
    case .acrossMargin, .openLiteral:
      LocalizedText(ja: "72 桁目までに収めるか、次の行を継続行（7 桁目に -）にする", en: "end it by column 72 or continue it (`-` in column 7)")
    case .continuationOfNothing:
      LocalizedText(ja: "7 桁目の - を空白にする", en: "write a space for the `-` in column 7")
    case .continuationWithoutQuote:
      LocalizedText(ja: "継続行を引用符で始める", en: "begin the continued text with the quotation mark")
    case .fullWidthSpace: LocalizedText(ja: "半角の空白にする", en: "write a half-width space")
    case .doubleByteNeeded:
      LocalizedText(ja: "DISPLAY-1 を消すか PIC G(n) と書く", en: "remove the usage or write PIC G(n)")
    case .doubleByteUsage:
      LocalizedText(ja: "DISPLAY-1 と書くか USAGE を消す", en: "write DISPLAY-1 or remove the usage")
    case .dependingExpected:
      LocalizedText(
        ja: "DEPENDING ON と回数を持つ項目を書くか、OCCURS n TIMES と書く",
        en: "name the field that holds the number, or write OCCURS n TIMES")
    case .dependingNested, .dependingNotLast:
      LocalizedText(
        ja: "表の後の項目が前に詰まるなら `tables shifted`、常に最大回数分の領域があるなら `tables maximal` と宣言する",
        en:
          "declare `tables shifted` where what follows the table moves up to its last occurrence, `tables maximal` where "
          + "there is always room for all occurrences")
    case .counterUnknown, .counterNoInteger, .counterNotBefore:
      LocalizedText(
        ja: "表より前にある整数項目（PIC 9(n)）の名前を書く", en: "name an integer field (`PIC 9(n)`) that stands before the table")
    case .missingPeriod: LocalizedText(ja: "前の行の終わりに . を書く", en: "write a period at the end of the entry")
    case .strayLevel: LocalizedText(ja: "同じ集団の項目は同じレベルにする", en: "give the fields of a group the same level")
    case .missingPicture: LocalizedText(ja: "PIC を書く", en: "write a picture")
    case .redefinesTable:
      LocalizedText(ja: "最初に領域を定めた項目を再定義する", en: "redefine the field that first described the storage")
    case .redefinesMisplaced:
      LocalizedText(ja: "再定義は元の項目（とその再定義）のすぐ後に書く", en: "write it right after that field and its other redefinitions")
    case .recordOccurs: LocalizedText(ja: "OCCURS は下位の項目に書く", en: "write OCCURS at a lower level")
    case .repeatedName:
      LocalizedText(ja: "名前で指せるように一方を変える", en: "rename one so that mappings can name it")
    case .copyNotFound(let name):
      LocalizedText(
        ja: "コピー句の隣に `\(name)` または `\(name).cpy`、`.cbl`、`.cob` を置く",
        en: "put `\(name)`, or `\(name)` with .cpy, .cbl or .cob, beside the file that copies it")
    case .badReplacing:
      LocalizedText(
        ja: "`REPLACING ==前== BY ==後==` のように書く", en: "write it as in `REPLACING ==OLD== BY ==NEW==`")
    case .renamesUnsuitable:
      LocalizedText(
        ja: "表の外の、同じレコードに一つだけある項目を指す", en: "name a field outside tables whose name is its own in the record")
    case .byteOrderUnknown:
      LocalizedText(
        ja: "`binary big-endian` または `binary little-endian` と宣言する",
        en: "declare `binary big-endian` or `binary little-endian`")
    case .counterAmbiguous(let name):
      LocalizedText(ja: "`\(name) OF 集団` のように書く", en: "write it as in `\(name) OF GROUP`")
    case .synchronizedInTable:
      LocalizedText(
        ja: "SYNCHRONIZED を消し、実際の位置に合わせて FILLER を書く", en: "remove SYNCHRONIZED and write the slack bytes as FILLER")
    case .usageUnknown:
      LocalizedText(
        ja: "`dialect` の宣言が正しいか確かめる。正しければ同じ長さの PIC X と書く",
        en: "check the declared `dialect`; if it is right, write the field as PIC X of its length")
    case .nationalUndecided:
      LocalizedText(
        ja: "2バイト文字コードなら USAGE DISPLAY-1、UTF-16 なら USAGE NATIONAL と書く",
        en: "write USAGE DISPLAY-1 for double-byte codes or USAGE NATIONAL for UTF-16")
    case .undecodable:
      LocalizedText(ja: "`characters` の宣言が正しいか確かめる", en: "check the declaration `characters`")
    case .levelExpected, .badLevel, .unsupportedStatement, .unsupportedClause, .unexpected, .badName, .repeatedClause,
      .operandExpected, .badOccurs, .badPicture, .tooManyDigits, .usageNeedsNumber, .conditionWithoutField,
      .conditionWithoutValue, .firstLevel, .groupWithPicture, .redefinesUnknown, .redefinesLonger, .tooLarge,
      .tooManyDimensions, .noRecord, .emptyRange, .unknownDialect, .unknownCharacters, .unsupportedLiteral,
      .unsupportedPicture, .dependingRedefined, .copyOfItself, .copyTooLarge, .renamesUnknown, .renamesOrder,
      .pictureNotAllowed, .signNeedsSignedDisplay, .justifiedNeedsText, .blankWhenZeroNeedsDigits, .unsignedNeeded:
      nil
    }
  }
}
