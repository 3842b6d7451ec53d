/// EUC of JIS X 0208 with half-width katakana behind 8E and JIS X 0212 behind 8F.
///
/// Source: UI-OSF-USLP, "Definition and explanation of Japanese EUC", 1991. Checked against glibc 2.36 `iconv -f EUC-JP` and
/// Python 3.11's `euc_jp`; glibc alone reads the control bytes 80–8D and 90–9F.
enum EUCJP {
  /// The table, made once.
  static let table: CharacterTable = {
    var content = TableContent()
    content.assignASCII()
    content.assignKatakana(from: 0x8EA1)
    content.assign(JISX0208.rows, index: EUC.index)
    content.assign(JISX0212.rows, index: EUC.thirdSet)
    content.note([
      TableChoice(0xA1C1, 0x301C, (0xFF5E, "EUCJPMS")),
      TableChoice(0xA1C2, 0x2016, (0x2225, "EUCJPMS")),
      TableChoice(0xA1DD, 0x2212, (0xFF0D, "EUCJPMS")),
      TableChoice(0xA1F1, 0xA2, (0xFFE0, "EUCJPMS")),
      TableChoice(0xA1F2, 0xA3, (0xFFE1, "EUCJPMS")),
      TableChoice(0xA2CC, 0xAC, (0xFFE2, "EUCJPMS")),
      TableChoice(0x8F_A2B7, 0xFF5E, (0x7E, "Python euc_jp")),
    ])
    return CharacterTable(name: "EUCJP", form: .extendedUnix, content)
  }()
}

/// EUC as Windows systems exchange it (eucJP-ms): CP932's readings of JIS X 0208, NEC row 13, the IBM extensions that JIS X
/// 0212 lacks in its rows 83 and 84, and user-defined rows 85–94 in both sets, U+E000–E757.
///
/// Source: The Open Group, "eucJP-ms"; checked against glibc 2.36 `iconv -f EUC-JP-MS`, no difference.
enum EUCJPMS {
  /// The table, made once.
  static let table: CharacterTable = {
    var content = TableContent()
    content.assignASCII()
    content.assignKatakana(from: 0x8EA1)
    content.assign(JISX0208.rows, reading: CP932.readings(EUC.index), index: EUC.index)
    content.assign([CP932.necRow13], index: EUC.index)
    // 2-35 of JIS X 0212 is the broken bar, full-width here.
    content.assign(JISX0212.rows, reading: [EUC.thirdSet(2, 35): 0xFFE4], index: EUC.thirdSet)
    content.assign(ibmRows, index: EUC.thirdSet)
    content.defineByUser(EUC.rows(85...94, EUC.index), from: 0xE000)
    content.defineByUser(EUC.rows(85...94, EUC.thirdSet), from: 0xE3AC)
    content.note([
      TableChoice(0xA1C1, 0xFF5E, (0x301C, "EUCJP")),
      TableChoice(0xA1C2, 0x2225, (0x2016, "EUCJP")),
      TableChoice(0xA1DD, 0xFF0D, (0x2212, "EUCJP")),
      TableChoice(0xA1F1, 0xFFE0, (0xA2, "EUCJP")),
      TableChoice(0xA1F2, 0xFFE1, (0xA3, "EUCJP")),
      TableChoice(0xA2CC, 0xFFE2, (0xAC, "EUCJP")),
      TableChoice(0x8F_A2C3, 0xFFE4, (0xA6, "EUCJP")),
    ])
    return CharacterTable(name: "EUCJPMS", form: .extendedUnix, content)
  }()

  /// The IBM extensions that JIS X 0212 lacks; compatibility ideographs are written as escapes.
  ///
  /// Source: generated from glibc 2.36 `iconv -f EUC-JP-MS`; each character is one of CP932's IBM extensions.
  private static let ibmRows = [
    JISX0208.Row(
      83,
      "                                                                                  ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡ"),
    JISX0208.Row(
      84,
      "ⅢⅣⅤⅥⅦⅧⅨⅩ＇＂㈱№℡炻仼僴凬匇匤\u{FA0E}咊坙\u{FA0F}\u{FA10}增寬峵嵓\u{FA11}德悅愠敎昻晥\u{FA12}\u{F929}栁\u{FA13}\u{FA14}橫櫢淸淲瀨"
        + "\u{FA15}\u{FA16}甁皂皞\u{FA17}礰\u{FA18}\u{FA19}\u{FA1A}\u{FA1B}竧\u{FA1C}\u{FA1D}綠緖\u{FA1E}荢\u{FA1F}薰"
        + "\u{FA20}\u{FA21}蠇\u{FA22}譿賴赶\u{FA23}\u{FA24}\u{FA25}郞\u{FA26}鄕\u{FA27}\u{FA28}閒\u{F9DC}\u{FA29}霻靍靑"
        + "\u{FA2A}\u{FA2B}\u{FA2C}馞髙魲\u{FA2D}黑"),
  ]
}

/// EUC of JIS X 0213:2004 (EUC-JIS-2004): plane 1 in two bytes, plane 2 behind 8F.
///
/// Source: JIS X 0213:2004, annex 3. Checked against glibc 2.36 `iconv -f EUC-JISX0213`, no difference, and Python 3.11's
/// `euc_jis_2004`.
enum EUCJIS2004 {
  /// The table, made once.
  static let table: CharacterTable = {
    var content = TableContent()
    content.assignASCII()
    content.assignKatakana(from: 0x8EA1)
    content.assignJISX0213(plane1: EUC.index, plane2: EUC.thirdSet)
    content.note(JISX0213.choices(plane1: { UInt32(EUC.index($0, $1)) }))
    return CharacterTable(name: "EUCJIS2004", form: .extendedUnix, content)
  }()
}

/// How EUC places rows and cells.
enum EUC {
  /// A cell of the set of two bytes.
  static func index(_ row: Int, _ cell: Int) -> UInt16 { UInt16((0xA0 + row) << 8 | (0xA0 + cell)) }

  /// A cell of the set behind 8F, as `CodeForm.index(of:)` gives it.
  static func thirdSet(_ row: Int, _ cell: Int) -> UInt16 { UInt16((0xA0 + row) << 8 | (0x20 + cell)) }

  /// All cells of some rows, in order.
  static func rows(_ rows: ClosedRange<Int>, _ index: (Int, Int) -> UInt16) -> [UInt16] {
    rows.flatMap { row in (1...94).map { index(row, $0) } }
  }
}
