import Records

/// Reports of an invented rehearsal, as large as a town's, with no person's value in them.
enum SampleReport {
  /// Every condition is met.
  static var open: RunReport { report(isFaulty: false) }
  /// Faults of many kinds; the gate is closed.
  static var closed: RunReport { report(isFaulty: true) }

  private static func report(isFaulty: Bool) -> RunReport {
    var report = RunReport(
      title: "中之条町 第1回リハーサル", kind: "rehearsal", municipality: "104213", asOf: "2025-10-01",
      dialect: "utf8-crlf-quoted-header", isGateOpen: !isFaulty)
    report.gate = gate(isFaulty)
    report.packs = packs
    report.inputs = [
      InputSummary(path: "migration.utsushi", byteCount: 2140, sha256: String(repeating: "1a", count: 32)),
      InputSummary(path: "layouts/JUKI.cpy", byteCount: 6120, sha256: String(repeating: "2b", count: 32)),
    ]
    report.sources = sources(isFaulty)
    report.files = files
    report.amounts = amounts(isFaulty)
    report.totals = totals(isFaulty)
    report.findings = isFaulty ? SampleFindings.many : SampleFindings.few
    report.rules = rules(isFaulty)
    report.characters = characters(isFaulty)
    report.losses = SampleLosses.lines
    report.ignored = ignored
    return report
  }

  private static func gate(_ isFaulty: Bool) -> [GateResult] {
    [
      GateResult(condition: "rejects == 0", measured: isFaulty ? 37 : 0, state: isFaulty ? .failed : .passed),
      GateResult(condition: "errors == 0", measured: isFaulty ? 52 : 0, state: isFaulty ? .failed : .passed),
      GateResult(
        condition: "undecided characters == 0", measured: isFaulty ? 2 : 0, state: isFaulty ? .failed : .passed),
      GateResult(condition: "totals all", measured: isFaulty ? 2 : 0, state: isFaulty ? .failed : .passed),
      GateResult(condition: "assumed items <= 60", measured: 41, state: .passed),
      GateResult(condition: "ledger closes", measured: 0, state: .passed),
    ]
  }

  private static var packs: [PackSummary] {
    [
      PackSummary(
        business: "001", group: "住民情報", edition: "2.1", document: "基本データリスト（住民基本台帳）", documentDate: "2025-08-29",
        items: [Count(.official, 38), Count(.vendor, 42), Count(.municipal, 4), Count(.assumed, 28)]),
      PackSummary(
        business: "001", group: "支援措置対象者情報", edition: "2.1", document: "基本データリスト（住民基本台帳）",
        documentDate: "2025-08-29", items: [Count(.official, 3), Count(.assumed, 13)]),
      PackSummary(
        business: "031", group: "住登外者宛名基本情報", edition: "2.1", document: "基本データリスト（住登外者宛名番号管理機能）",
        documentDate: "2025-08-29", items: [Count(.official, 57)]),
    ]
  }

  private static func sources(_ isFaulty: Bool) -> [SourceSummary] {
    let rejected = isFaulty ? 37 : 0
    return [
      SourceSummary(
        name: "住民マスタ", file: "../../SampleData/nakanojo/clean/JUKI.DAT", byteCount: 642 * 4188,
        sha256: "5f1d2b44f2f0f5c1b6f6a3f0dd1c1a39b4a3c3a1f3de2e3c5cbb6a6e0f5a9b10",
        declarations: [
          SourceSummary.Declared("extracted", "2025-09-30"), SourceSummary.Declared("parts", "1"),
          SourceSummary.Declared("layout", "layouts/JUKI.cpy (IBM)"), SourceSummary.Declared("characters", "CP932"),
          SourceSummary.Declared("identification", "characters/juki-gaiji.csv"),
          SourceSummary.Declared("records", "fixed 640 newline CRLF"), SourceSummary.Declared("padding", "space"),
          SourceSummary.Declared("signs", "ASCII"), SourceSummary.Declared("eras", "codes/eras-gyymmdd.csv"),
          SourceSummary.Declared("select", "header JUKI-HEADER when REC-KBN == \"1\""),
          SourceSummary.Declared("select", "detail JUKI-DETAIL when REC-KBN == \"2\""),
          SourceSummary.Declared("select", "trailer JUKI-TRAILER when REC-KBN == \"8\""),
          SourceSummary.Declared("protect", "ATENA-NO"),
        ],
        outcomes: [
          SourceSummary.OutcomeLine(recordType: "header", outcome: .control, records: 1),
          SourceSummary.OutcomeLine(recordType: "detail", outcome: .written, records: 4061 - rejected),
          SourceSummary.OutcomeLine(recordType: "detail", outcome: .filtered, records: 125),
          SourceSummary.OutcomeLine(recordType: "trailer", outcome: .control, records: 1),
        ] + (isFaulty ? [SourceSummary.OutcomeLine(recordType: "-", outcome: .rejected, records: 37)] : []),
        bytes: [
          Count(.mapped, 541 * (4061 - rejected)), Count(.kept, 6 * (4061 - rejected)),
          Count(.ignored, 15 * (4061 - rejected)), Count(.filler, 78 * (4061 - rejected)), Count(.framing, 2 * 4188),
          Count(.header, 640), Count(.trailer, 640), Count(.filtered, 640 * 125),
        ] + (isFaulty ? [Count(.rejected, 640 * 37)] : [])),
      SourceSummary(
        name: "住登外マスタ", file: "../../SampleData/nakanojo/clean/JUTOGAI.DAT", byteCount: 402 * 318,
        sha256: "0b9a3d8d1b3c5e7f90112233445566778899aabbccddeeff0011223344556677",
        declarations: [
          SourceSummary.Declared("characters", "CP932"), SourceSummary.Declared("records", "fixed 400 newline CRLF"),
        ],
        outcomes: [
          SourceSummary.OutcomeLine(recordType: "header", outcome: .control, records: 1),
          SourceSummary.OutcomeLine(recordType: "detail", outcome: .written, records: 316),
          SourceSummary.OutcomeLine(recordType: "trailer", outcome: .control, records: 1),
        ],
        bytes: [
          Count(.mapped, 362 * 316), Count(.filler, 38 * 316), Count(.framing, 2 * 318), Count(.header, 400),
          Count(.trailer, 400),
        ]),
    ]
  }

  private static var files: [FileSummary] {
    [
      FileSummary(
        path: "data/001/jumin_joho.csv", group: "001.住民情報", records: 4061, byteCount: 2_911_820,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
      FileSummary(
        path: "data/001/shien_sochi_taishosha_joho.csv", group: "001.支援措置対象者情報", records: 14, byteCount: 3911,
        sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
      FileSummary(
        path: "data/031/jutogaisha_atena_kihon_joho.csv", group: "031.住登外者宛名基本情報", records: 316, byteCount: 121_004,
        sha256: "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13"),
      FileSummary(
        path: "data/独自施策/001_jumin_joho.csv", group: "独自施策（001.住民情報）", records: 4061, byteCount: 98_120,
        sha256: "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a"),
    ]
  }

  private static func amounts(_ isFaulty: Bool) -> [AmountLine] {
    [
      AmountLine(
        field: "住民マスタ.KUHI-GAKU", target: "独自施策.行政区費", source: "18274500", written: isFaulty ? "18108000" : "18274500",
        filtered: "0", rejected: isFaulty ? "166500" : "0", difference: "0", unreadable: 0),
      AmountLine(
        field: "住民マスタ.CHOSEI-GAKU", target: "独自施策.調整額", source: "-1250.50", written: "-1250.50", filtered: "0.00",
        rejected: "0.00", difference: isFaulty ? "0.50" : "0.00", unreadable: isFaulty ? 3 : 0),
    ]
  }

  private static func totals(_ isFaulty: Bool) -> [TotalResult] {
    [
      TotalResult(name: "トレーラ件数", left: "4186", right: "4186", difference: "0", state: .passed),
      TotalResult(
        name: "行政区費の合計", left: "18274500", right: isFaulty ? "18108000" : "18274500",
        difference: isFaulty ? "166500" : "0", state: isFaulty ? .failed : .passed),
    ]
      + (isFaulty
        ? [
          TotalResult(
            name: "住登外者のトレーラ件数", left: "", right: "316", difference: "", state: .notRun,
            reason: LocalizedText(ja: "トレーラレコードがない", en: "there is no trailer record"))
        ] : [])
  }

  private static func rules(_ isFaulty: Bool) -> [RuleResult] {
    [
      RuleResult(
        code: "V606", title: LocalizedText(ja: "宛名番号は必須", en: "宛名番号 is mandatory"), group: "001.住民情報",
        state: .passed, checked: 4061, failed: 0),
      RuleResult(
        code: "V607", title: LocalizedText(ja: "転出した者は転出先住所が必須", en: "転出先住所 is required of those who moved out"),
        group: "001.住民情報", quotation: "異動事由が転出の場合は必須とする", state: isFaulty ? .failed : .passed, checked: 212,
        failed: isFaulty ? 4 : 0),
      RuleResult(
        code: "V609", title: LocalizedText(ja: "一つの世帯に世帯主は一人", en: "a household has one head"), group: "001.住民情報",
        state: isFaulty ? .failed : .passed, checked: 801, failed: isFaulty ? 1 : 0),
      RuleResult(
        code: "V607", title: LocalizedText(ja: "法第30条の46の転入", en: "entry under article 30-46"),
        group: "001.住民情報", quotation: "法第30条の46転入の場合", state: .notExercised, checked: 0, failed: 0),
      RuleResult(
        code: "V605", title: LocalizedText(ja: "国名コード", en: "country code"), group: "001.住民情報", state: .notRun,
        checked: 0, failed: 0,
        reason: LocalizedText(ja: "コード一覧が標準パックにない", en: "the pack does not hold the code list")),
      RuleResult(
        code: "V604", title: LocalizedText(ja: "画像項目の形式", en: "format of image items"), group: "031.住登外者宛名基本情報",
        state: .notApplicable, checked: 0, failed: 0,
        reason: LocalizedText(ja: "画像項目を持たないグループ", en: "the group has no image items")),
    ]
  }

  private static func characters(_ isFaulty: Bool) -> [CharacterLine] {
    let decided = [
      CharacterLine(
        source: "住民マスタ", table: "CP932", code: "F040", occurrences: 41, records: 20,
        fields: ["SHIMEI", "NUSHI-SHIMEI"],
        firstRecords: [12, 88, 131], state: "同一", isDecided: true, target: "U+9AD9"),
      CharacterLine(
        source: "住民マスタ", table: "CP932", code: "F041", occurrences: 17, records: 9, fields: ["SHIMEI"],
        firstRecords: [402], state: "デザイン差", isDecided: true, target: "U+8FBB U+E0102"),
    ]
    let open = [
      CharacterLine(
        source: "住民マスタ", table: "CP932", code: "F04A", occurrences: 3, records: 2, fields: ["SHIMEI"],
        firstRecords: [1733, 2904], state: "未決", isDecided: false, target: ""),
      CharacterLine(
        source: "住登外マスタ", table: "CP932", code: "F9FC", occurrences: 1, records: 1, fields: ["SHIMEI"],
        firstRecords: [77], state: "保留", isDecided: false, target: ""),
    ]
    return isFaulty ? open + decided : decided
  }

  private static var ignored: [IgnoredLine] {
    [
      IgnoredLine(name: "住民マスタ.OLD-FLG", isSource: true, reason: "旧システムの画面制御用"),
      IgnoredLine(name: "住民マスタ.SHORI-YMD", isSource: true, reason: "旧システムの最終処理日。標準では操作年月日を移行時に置き直す"),
      IgnoredLine(name: "住民マスタ.FILLER@618", isSource: true, reason: "予備"),
      IgnoredLine(name: "001.住民情報.世帯主氏名", isSource: false, reason: "標準のこの項目は世帯情報に持つ"),
      IgnoredLine(name: "001.住民情報.在留カード等の番号", isSource: false, reason: "旧システムは在留カードの番号を持たない"),
    ]
  }
}
