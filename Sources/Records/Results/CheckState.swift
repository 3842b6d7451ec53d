/// The five states of any check: one that did not run is not one that passed.
public enum CheckState: String, Sendable, Codable, CaseIterable {
  /// It ran and holds.
  case passed
  /// It ran and does not hold.
  case failed
  /// There is nothing it could apply to, and the reason is known.
  case notApplicable = "not applicable"
  /// It could have applied, but no record met its condition.
  case notExercised = "not exercised"
  /// It could not run.
  case notRun = "not run"

  /// The name in both languages.
  public var title: LocalizedText {
    switch self {
    case .passed: LocalizedText(ja: "合格", en: "passed")
    case .failed: LocalizedText(ja: "不合格", en: "failed")
    case .notApplicable: LocalizedText(ja: "対象外", en: "not applicable")
    case .notExercised: LocalizedText(ja: "未該当", en: "not exercised")
    case .notRun: LocalizedText(ja: "未実施", en: "not run")
    }
  }
}

/// What became of one source record.
public enum RecordOutcome: String, Sendable, Codable, CaseIterable {
  /// At least one record of the standard was written from it.
  case written
  /// Every map's `where` left it out.
  case filtered
  /// It was set aside with its bytes and the reason.
  case rejected
  /// A header, a trailer or a line of a control list: read for its counts and totals.
  case control

  /// The name in both languages.
  public var title: LocalizedText {
    switch self {
    case .written: LocalizedText(ja: "移行", en: "written")
    case .filtered: LocalizedText(ja: "対象外（条件）", en: "filtered")
    case .rejected: LocalizedText(ja: "不採用", en: "rejected")
    case .control: LocalizedText(ja: "ヘッダ・トレーラ・管理表", en: "header, trailer or control")
    }
  }
}

/// The class every byte of a source file belongs to; exactly one.
public enum ByteClass: String, Sendable, Codable, CaseIterable {
  /// In a field that an item of the standard takes.
  case mapped
  /// In a field that goes to a side file of the town's own items.
  case kept
  /// In a field that is read for a decision alone: the record type, a filter, a window, a protection.
  case decision
  /// In a field that the mapping ignores, with a reason.
  case ignored
  /// In a `FILLER`.
  case filler
  /// In storage described again (`REDEFINES`) and read by the other description alone.
  case redefinitionShadow = "redefinition shadow"
  /// A newline or length word between records.
  case framing
  /// In a header record.
  case header
  /// In a trailer record.
  case trailer
  /// In a record of counts and totals of another system.
  case control
  /// In a record that every rule leaves out, or in a field that only a map that leaves this record out would take.
  case filtered
  /// In a rejected record.
  case rejected
  /// In no class: never allowed.
  case unmapped

  /// The name in both languages.
  public var title: LocalizedText {
    switch self {
    case .mapped: LocalizedText(ja: "標準項目へ", en: "mapped")
    case .kept: LocalizedText(ja: "独自施策へ", en: "kept aside")
    case .decision: LocalizedText(ja: "判定だけに使用", en: "read for a decision")
    case .ignored: LocalizedText(ja: "理由つき除外", en: "ignored with a reason")
    case .filler: LocalizedText(ja: "予備（FILLER）", en: "filler")
    case .redefinitionShadow: LocalizedText(ja: "再定義の陰", en: "redefinition shadow")
    case .framing: LocalizedText(ja: "レコード区切り", en: "framing")
    case .header: LocalizedText(ja: "ヘッダ", en: "header")
    case .trailer: LocalizedText(ja: "トレーラ", en: "trailer")
    case .control: LocalizedText(ja: "件数・合計の一覧", en: "control totals")
    case .filtered: LocalizedText(ja: "条件で対象外", en: "filtered by rule")
    case .rejected: LocalizedText(ja: "不採用レコード", en: "rejected")
    case .unmapped: LocalizedText(ja: "区分なし", en: "unaccounted")
    }
  }
}

extension LossClass {
  /// Its place among all classes, from 0.
  public var position: Int {
    switch self {
    case .exact: 0
    case .equivalent: 1
    case .exactWithComplement: 2
    case .normalised: 3
    case .identified: 4
    case .defaulted: 5
    case .absent: 6
    case .rejected: 7
    }
  }
}

/// What a value went through on its way to an item. Source: `README.md`, loss classes.
public enum LossClass: String, Sendable, Codable, CaseIterable {
  /// The same text; the inverse gave the source bytes.
  case exact
  /// Another notation; the inverse gave the source bytes.
  case equivalent
  /// The inverse gave the source bytes with what the run kept beside the value.
  case exactWithComplement = "exact with kept complement"
  /// The inverse did not give the source bytes: equal only after a named step.
  case normalised
  /// Holds a character that the identification table decided.
  case identified
  /// Not taken from one source value: a constant, what a rule computes from several records, or a handler's value.
  case defaulted
  /// Nothing in the source and nothing in the item; the inverse gave the source bytes.
  case absent
  /// The record was rejected.
  case rejected

  /// The name in both languages.
  public var title: LocalizedText {
    switch self {
    case .exact: LocalizedText(ja: "同一", en: "exact")
    case .equivalent: LocalizedText(ja: "等価（表記のみ）", en: "equivalent")
    case .exactWithComplement: LocalizedText(ja: "同一（補足情報つき）", en: "exact with complement")
    case .normalised: LocalizedText(ja: "正規化", en: "normalised")
    case .identified: LocalizedText(ja: "文字同定", en: "identified")
    case .defaulted: LocalizedText(ja: "既定値", en: "defaulted")
    case .absent: LocalizedText(ja: "値なし", en: "absent")
    case .rejected: LocalizedText(ja: "不採用", en: "rejected")
    }
  }
}
