internal import Records

/// What can be wrong with a table, as text (T1xx) and as a table of its kind (T2xx); the codes never change.
enum TableProblem {
  case emptyFile
  case notUTF8
  case bareQuote
  case textAfterQuote
  case openQuote
  case bareReturn
  case emptyName
  case repeatedName(String)
  case cellCount(found: Int, expected: Int)
  case missingColumn(String)
  case unknownColumn(String)
  case emptyCell(String)
  case duplicate(String, firstLine: Int)
  case badDate(String)
  case endBeforeStart
  case overlappingEras(String)
  case openEraNotLast(String)
  case unknownTable(String)
  case badCode(String)
  case notUserDefined(String, table: String)
  case unknownDecision(String)
  case badTarget(String)
  case targetMissing(String)
  case targetOfHeld
  case anotherTable(String, expected: String)
  case unknownColumnType(String)
  case badShape(String)
  case badPlace(String)
  case unknownWord(String, known: [String])
  case noColumns
  case notJSON(LocalizedText)
  case outsideRepertoire(String, names: [String])
  case notFollowed(VendorTable.Remark, table: String)

  /// The permanent code.
  var code: String {
    switch self {
    case .emptyFile: "T101"
    case .notUTF8: "T102"
    case .bareQuote: "T103"
    case .textAfterQuote: "T104"
    case .openQuote: "T105"
    case .bareReturn: "T106"
    case .emptyName: "T107"
    case .repeatedName: "T108"
    case .cellCount: "T109"
    case .missingColumn: "T201"
    case .unknownColumn: "T202"
    case .emptyCell: "T203"
    case .duplicate: "T204"
    case .badDate: "T205"
    case .endBeforeStart: "T206"
    case .overlappingEras: "T207"
    case .openEraNotLast: "T208"
    case .unknownTable: "T209"
    case .badCode: "T210"
    case .notUserDefined: "T211"
    case .unknownDecision: "T212"
    case .badTarget: "T213"
    case .targetMissing: "T214"
    case .targetOfHeld: "T215"
    case .anotherTable: "T216"
    case .unknownColumnType: "T217"
    case .badShape: "T218"
    case .noColumns: "T219"
    case .badPlace: "T224"
    case .unknownWord: "T225"
    case .notJSON: "T220"
    case .outsideRepertoire: "T221"
    case .notFollowed(let remark, _):
      switch remark.reason {
      case .userDefined, .noPair: "T222"
      case .slip: "T223"
      }
    }
  }

  /// The diagnostic at a place.
  func diagnostic(file: String, line: Int, column: Int) -> Diagnostic {
    Diagnostic(code: code, message, at: TextSpan(file: file, line: line, column: column), help: help)
  }

  private var message: LocalizedText {
    switch self {
    case .emptyFile: LocalizedText(ja: "表が空", en: "empty table")
    case .notUTF8: LocalizedText(ja: "UTF-8 として読めないバイト", en: "a byte that is no UTF-8")
    case .bareQuote:
      LocalizedText(ja: "引用符で始まらないセルの中に引用符", en: "a quotation mark inside a cell that does not begin with one")
    case .textAfterQuote:
      LocalizedText(ja: "閉じ引用符の後に文字", en: "text after the closing quotation mark of a cell")
    case .openQuote: LocalizedText(ja: "引用符が閉じていない", en: "quotation mark is never closed")
    case .bareReturn: LocalizedText(ja: "LF を伴わない CR", en: "a carriage return without a line feed")
    case .emptyName: LocalizedText(ja: "見出しの名前が空", en: "empty name in the header")
    case .repeatedName(let name):
      LocalizedText(ja: "見出し `\(name)` が重複", en: "header name `\(name)` stands twice")
    case .cellCount(let found, let expected):
      LocalizedText(ja: "見出しは \(expected) 列、この行は \(found) 列", en: "row has \(found) cells, the header has \(expected)")
    case .missingColumn(let name):
      LocalizedText(ja: "列 `\(name)` が無い", en: "column `\(name)` is missing")
    case .unknownColumn(let name):
      LocalizedText(ja: "列 `\(name)` はこの種類の表に無い", en: "column `\(name)` does not belong to a table of this kind")
    case .emptyCell(let name): LocalizedText(ja: "`\(name)` が空", en: "`\(name)` is empty")
    case .duplicate(let value, let line):
      LocalizedText(ja: "`\(value)` が \(line) 行目と重複", en: "`\(value)` stands already in line \(line)")
    case .badDate(let text):
      LocalizedText(ja: "`\(text)` は存在する日付ではない", en: "`\(text)` is not a day that exists")
    case .endBeforeStart: LocalizedText(ja: "最終日が初日より前", en: "the last day is before the first")
    case .overlappingEras(let name):
      LocalizedText(ja: "期間が `\(name)` と重なる", en: "the era overlaps with `\(name)`")
    case .openEraNotLast(let name):
      LocalizedText(ja: "最終日の無い `\(name)` が最後の元号ではない", en: "`\(name)` has no last day but is not the last era")
    case .unknownTable(let name): LocalizedText(ja: "文字表 `\(name)` は無い", en: "no character table `\(name)`")
    case .badCode(let text):
      LocalizedText(
        ja: "`\(text)` は4桁（3バイトのコードは6桁）の16進数ではない",
        en: "`\(text)` is not four hexadecimal digits (six for a code of three bytes)")
    case .notUserDefined(let text, let table):
      LocalizedText(
        ja: "`\(text)` は `\(table)` の外字などの未同定コードではない", en: "`\(text)` is no code that `\(table)` leaves undecided")
    case .unknownDecision(let text): LocalizedText(ja: "同定区分 `\(text)` は無い", en: "no decision `\(text)`")
    case .badTarget(let text):
      LocalizedText(ja: "`\(text)` は同定先として読めない", en: "`\(text)` is no target")
    case .targetMissing(let decision):
      LocalizedText(ja: "`\(decision)` なのに同定先が空", en: "decision `\(decision)` without a target")
    case .targetOfHeld: LocalizedText(ja: "`保留` なのに同定先がある", en: "a target though the decision is `保留` (held)")
    case .anotherTable(let name, let expected):
      LocalizedText(ja: "一つの表に `\(expected)` と `\(name)` がある", en: "`\(name)` in a file that began with `\(expected)`")
    case .unknownColumnType(let text): LocalizedText(ja: "列の型 `\(text)` は無い", en: "no column type `\(text)`")
    case .badShape(let text):
      LocalizedText(ja: "桁数・小数桁 `\(text)` が型に合わない", en: "digits and scale `\(text)` do not fit the type")
    case .badPlace(let text):
      LocalizedText(ja: "位置・長さ `\(text)` が型に合わない", en: "place and length `\(text)` do not fit the type")
    case .unknownWord(let text, _): LocalizedText(ja: "`\(text)` はここに書けない", en: "`\(text)` cannot stand here")
    case .noColumns: LocalizedText(ja: "列が一つも無い", en: "there is no column")
    case .notFollowed(let remark, let table): remark.sentence(table: table)
    case .outsideRepertoire(let text, let names):
      LocalizedText(
        ja: "同定先`\(text)`は宣言した文字集合（\(names.joined(separator: "、"))）に無い",
        en: "target `\(text)` is not in the declared repertoire (\(names.joined(separator: ", ")))")
    case .notJSON(let what): LocalizedText(ja: "JSONとして読めない: \(what.ja)", en: "not JSON of the shape: \(what.en)")
    }
  }

  private var help: LocalizedText? {
    switch self {
    case .notUTF8:
      LocalizedText(
        ja: "UTF-8（BOM は有っても無くてもよい）で保存し直す", en: "save the table as UTF-8, with or without a byte order mark")
    case .bareQuote, .textAfterQuote:
      LocalizedText(ja: "セル全体を \" で囲み、中の \" は \"\" と書く", en: "put the whole cell in \" and write inner \" as \"\"")
    case .badDate: LocalizedText(ja: "YYYY-MM-DD と書く", en: "write YYYY-MM-DD")
    case .badCode: LocalizedText(ja: "F040 のように書く", en: "write it like F040")
    case .unknownTable:
      LocalizedText(
        ja: "使える文字表: \(CharacterTable.names.joined(separator: ", "))",
        en: "tables: \(CharacterTable.names.joined(separator: ", "))")
    case .unknownDecision:
      LocalizedText(ja: "同一・デザイン差・類似・保留 のいずれか", en: "one of 同一, デザイン差, 類似, 保留")
    case .badTarget:
      LocalizedText(
        ja: "U+9AD9 または U+8FBB U+E0102（基底文字と異体字セレクタ）のように書く",
        en: "write U+9AD9, or U+8FBB U+E0102 (a character and its variation selector)")
    case .targetMissing:
      LocalizedText(ja: "同定先を書くか `保留` にする", en: "write the target, or decide `保留` (held)")
    case .targetOfHeld: LocalizedText(ja: "同定先を消すか区分を決める", en: "remove the target or decide")
    case .unknownColumn, .missingColumn:
      LocalizedText(ja: "見出しは決まった名前で書く", en: "headers have fixed names; see the manual of the table")
    case .duplicate: LocalizedText(ja: "どちらか一方を消す", en: "remove one of the two")
    case .unknownColumnType:
      LocalizedText(
        ja: "X（文字）、9（符号なしの数）、S9（符号つきの数）のいずれか", en: "one of X (text), 9 (unsigned number), S9 (signed number)")
    case .badShape:
      LocalizedText(
        ja: "数の列は桁数1から31、小数桁は0から桁数まで。X の列には書かない",
        en: "a number has 1 to 31 digits and a scale from 0 to its digits; leave both empty for X")
    case .badPlace:
      LocalizedText(
        ja: "位置は1から、長さはバイト数。数字はDISPLAYなら桁数、COMP-3なら桁数÷2+1、BINARYなら8まで",
        en: "a place counts from 1, a length bytes: as many as digits in DISPLAY, half of them plus 1 in COMP-3")
    case .unknownWord(_, let known):
      LocalizedText(
        ja: "書けるもの: " + known.map { $0.isEmpty ? "空" : $0 }.joined(separator: "、"),
        en: "what can stand here: " + known.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", "))
    case .emptyFile, .noColumns, .openQuote, .bareReturn, .emptyName, .repeatedName, .cellCount, .emptyCell,
      .endBeforeStart,
      .overlappingEras, .openEraNotLast, .notUserDefined, .anotherTable, .notJSON, .outsideRepertoire, .notFollowed:
      nil
    }
  }
}

extension VendorTable.Remark {
  /// What the row says and what is read instead.
  fileprivate func sentence(table: String) -> LocalizedText {
    let code = IdentificationTable.text(UInt32(row.code))
    func text(_ scalars: [UInt32]) -> String {
      scalars.map { "U+" + IdentificationTable.text($0) }.joined(separator: " ")
    }
    switch reason {
    case .userDefined:
      return LocalizedText(
        ja: "`\(code)`は`\(table)`の外字領域のコードで、町ごとに違う。この行は使わない（同定表に書く）",
        en: "`\(code)` is user-defined in `\(table)`, another character in each town: this row is not followed "
          + "(write it into the identification table)")
    case .noPair:
      return LocalizedText(
        ja: "`\(code)`は`\(table)`の2バイトコードになりえない。この行は使わない",
        en: "`\(code)` cannot be a code of two bytes in `\(table)`: this row is not followed")
    case .slip(let known):
      return LocalizedText(
        ja: "`\(code)`はJISでは\(text(known))で、この行の\(text(row.scalars ?? []))は別の区点の文字。JISのとおりに読む",
        en:
          "`\(code)` is \(text(known)) in JIS, and \(text(row.scalars ?? [])) of this row is another cell's: read as in JIS"
      )
    }
  }
}
