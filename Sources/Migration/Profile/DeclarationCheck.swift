internal import Formats
internal import Language
internal import Records

/// What the counts of a source say for and against what is declared of it.
struct DeclarationCheck {
  private let plan: SourcePlan
  private let decoder: SourceDecoder
  private let profile: SourceProfile
  private let types: [TypeTally]
  private let sample: CharacterSample
  /// How many records may be shown, and how many not, by `Visibility`.
  private let visible: [Int]

  init(
    _ plan: SourcePlan, _ decoder: SourceDecoder, _ profile: SourceProfile, _ types: [TypeTally],
    _ sample: CharacterSample, _ visible: [Int]
  ) {
    self.plan = plan
    self.decoder = decoder
    self.profile = profile
    self.types = types
    self.sample = sample
    self.visible = visible
  }

  /// One piece for each declaration that bytes can speak to, in the order of the declarations.
  var evidence: [DeclarationEvidence] {
    ([extracted, parts, characters, identification, records, padding, signs, eras].compactMap { $0 }) + absences
      + [selection] + [protection].compactMap { $0 }
  }

  /// The declarations of one word, as they are written.
  private func declared(_ word: String) -> String {
    let values = plan.declaration.summary.filter { $0.name.utf8.elementsEqual(word.utf8) }.map(\.value)
    return ([word] + (values.isEmpty ? [] : [values.joined(separator: ", ")])).joined(separator: " ")
  }

  /// Days in headers and trailers. A day that is none of theirs is no contradiction as long as one is.
  private var extracted: DeclarationEvidence? {
    guard let extracted = plan.declaration.extracted else { return nil }
    let days = types.reduce(into: [CivilDate: Int]()) { all, type in all.merge(type.days) { $0 + $1 } }
    let agreeing = days[extracted] ?? 0
    let others = days.keys.filter { $0 != extracted }.sorted().prefix(3).map(\.description).joined(separator: ", ")
    return DeclarationEvidence(
      declaration: declared("extracted"),
      counted: LocalizedText(ja: "先頭と末尾のレコードの日付", en: "days in headers and trailers"), agreeing: agreeing,
      contradicting: agreeing > 0 ? 0 : days.values.reduce(0, +),
      remark: days.isEmpty
        ? LocalizedText(ja: "日付を持つ先頭・末尾のレコードが無い", en: "no header or trailer holds a day")
        : agreeing > 0 ? nil : LocalizedText(ja: "ある日付: \(others)", en: "the days are \(others)"))
  }

  /// That they are all there: a missing or empty one is an error before any is read.
  private var parts: DeclarationEvidence {
    DeclarationEvidence(
      declaration: declared("parts"), counted: LocalizedText(ja: "ファイル", en: "files"), agreeing: plan.paths.count,
      contradicting: 0)
  }

  /// Records of which it can be told whether they may be shown.
  private var protection: DeclarationEvidence? {
    guard plan.protectsPeople else { return nil }
    let hidden = visible[Visibility.protected.rawValue]
    return DeclarationEvidence(
      declaration: declared("protect"),
      counted: LocalizedText(ja: "誰のものか分かるレコード", en: "records of which it is known whose they are"),
      agreeing: visible[Visibility.open.rawValue] + hidden, contradicting: visible[Visibility.uncertain.rawValue],
      remark: LocalizedText(
        ja: "うち\(hidden)件は支援措置により示さない", en: "\(hidden) of them are a protected person's and not shown"))
  }

  private var records: DeclarationEvidence {
    let bad = profile.faults.filter { $0.code != .unknownRecordType }
    let count = bad.reduce(0) { $0 + $1.count }
    return DeclarationEvidence(
      declaration: declared("records"), counted: LocalizedText(ja: "レコード", en: "records"),
      agreeing: profile.records - count, contradicting: count, firstRecord: bad.compactMap(\.firstRecord).min(),
      remark: bad.allSatisfy { $0.firstRecord != nil }
        ? nil
        : LocalizedText(
          ja: "支援措置の人のものかもしれないレコードの位置は示さない。`utsushi run`が証跡に残す",
          en:
            "the places of records that may be a protected person's are not shown; `utsushi run` keeps them in its evidence"
        ))
  }

  private var selection: DeclarationEvidence {
    let unknown = profile.faults.first { $0.code == .unknownRecordType }
    let counts = types.map { "\($0.plan.name) \($0.records)" }.joined(separator: ", ")
    return DeclarationEvidence(
      declaration: declared("select"), counted: LocalizedText(ja: "レコード", en: "records"),
      agreeing: types.reduce(0) { $0 + $1.records }, contradicting: unknown?.count ?? 0,
      firstRecord: unknown?.firstRecord, remark: LocalizedText(ja: counts, en: counts))
  }

  /// Counts of values that can be read and of those that cannot, for fields of one kind.
  private func read(_ isWanted: (LayoutField) -> Bool) -> (read: Int, unreadable: Int, first: Int?) {
    let fields = types.flatMap(\.fields).filter { isWanted($0.field) }.map(\.profile)
    // A character that nobody has identified stands in a table all the same.
    let unreadable = fields.flatMap(\.unreadable).filter { $0.code != .undecidedCharacter }
    return (
      fields.reduce(0) { $0 + $1.values }, unreadable.reduce(0) { $0 + $1.count },
      unreadable.compactMap(\.firstRecord).min()
    )
  }

  /// Values with characters that the table leaves to an identification.
  private var identification: DeclarationEvidence? {
    let open = types.flatMap(\.fields).flatMap(\.profile.unreadable)
      .filter { $0.code == .undecidedCharacter }
    let identified = types.reduce(0) { $0 + $1.identified }
    guard !open.isEmpty || identified > 0 || plan.declaration.identification != nil else { return nil }
    return DeclarationEvidence(
      declaration: declared("identification"),
      counted: LocalizedText(ja: "外字を含む値", en: "values with user-defined characters"), agreeing: identified,
      contradicting: open.reduce(0) { $0 + $1.count }, firstRecord: open.compactMap(\.firstRecord).min(),
      remark: open.isEmpty
        ? nil : LocalizedText(ja: "`utsushi characters worklist`で一覧になる", en: "`utsushi characters worklist` lists them")
    )
  }

  /// Values of text that end in another filler than the declared one.
  private var padding: DeclarationEvidence? {
    guard plan.declaration.padding != nil else { return nil }
    let texts = types.flatMap(\.fields).filter { $0.field.usage.isText }
    let others = texts.reduce(0) { $0 + $1.otherPadding }
    return DeclarationEvidence(
      declaration: declared("padding"), counted: LocalizedText(ja: "文字の値", en: "values of text"),
      agreeing: texts.reduce(0) { $0 + $1.profile.values } - others, contradicting: others,
      firstRecord: texts.compactMap(\.firstOtherPadding).min(),
      remark: others == 0
        ? nil
        : LocalizedText(ja: "別の余白（00、半角か全角の空白）で終わる", en: "they end in another filler: 00 or the other space"))
  }

  /// Fields that read as dates of eras. A day that is not known in full is no day that exists, and no contradiction.
  private var eras: DeclarationEvidence? {
    guard plan.declaration.eras != nil else { return nil }
    let dates = types.flatMap(\.fields).compactMap(\.dateProfile).filter { $0.form.utf8.first == 0x47 }
    let others = dates.reduce(0) { $0 + $1.implausible }
    return DeclarationEvidence(
      declaration: declared("eras"),
      counted: LocalizedText(ja: "元号の日付と読める値", en: "values that read as dates of eras"),
      agreeing: dates.reduce(0) { $0 + $1.plausible }, contradicting: 0,
      remark: others == 0
        ? nil
        : LocalizedText(
          ja: "同じ項目の\(others)個は実在の日でない（不詳を含む）",
          en: "\(others) values of the same fields are no day that exists, unknown ones included"))
  }

  private var characters: DeclarationEvidence {
    let texts = read { $0.usage.isText }
    return DeclarationEvidence(
      declaration: declared("characters"), counted: LocalizedText(ja: "文字の値", en: "values of text"),
      agreeing: texts.read, contradicting: texts.unreadable, firstRecord: texts.first, remark: tables)
  }

  /// How many texts of the sample each table reads as Japanese: the declared one, and those that read as many or nearly.
  private var tables: LocalizedText? {
    guard !sample.texts.isEmpty else { return nil }
    let declared = plan.declaration.characters.value
    let own = sample.fitting(decoder.table)
    var others: [(name: String, count: Int)] = []
    for name in CharacterTable.names where !name.utf8.elementsEqual(declared.utf8) {
      guard let table = CharacterTable.named(name) else { continue }
      let count = sample.fitting(table)
      if count * 2 >= sample.texts.count { others.append((name, count)) }
    }
    let total = sample.texts.count
    let listed = [(name: declared, count: own)] + others.sorted { $0.count > $1.count }.prefix(4)
    let counts = listed.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    return LocalizedText(
      ja: "ASCIIの外を含む\(total)個の値を日本語として読める数: \(counts)",
      en: "of \(total) values beyond ASCII these are Japanese in: \(counts)")
  }

  private var signs: DeclarationEvidence? {
    let numbers = read { !$0.usage.isText }
    guard numbers.read + numbers.unreadable > 0 else { return nil }
    return DeclarationEvidence(
      declaration: plan.declaration.signs == nil ? declared("layout") : declared("signs"),
      counted: LocalizedText(ja: "数の値", en: "values of numbers"), agreeing: numbers.read,
      contradicting: numbers.unreadable, firstRecord: numbers.first)
  }

  /// Fields that hold bytes 00 or FF, and whether they are declared to have no value then.
  private var absences: [DeclarationEvidence] {
    var evidence: [DeclarationEvidence] = []
    for field in types.flatMap(\.fields) {
      let declared = decoder.absence(of: field.field)
      let states: [(state: FieldState, count: Int, first: Int?)] = [
        (.lowValues, field.profile.lowValues, field.firstLowValues),
        (.highValues, field.profile.highValues, field.firstHighValues),
      ]
      for (state, count, first) in states where count > 0 || declared == state {
        let isDeclared = declared == state
        evidence.append(
          DeclarationEvidence(
            declaration: "absent \(field.profile.name) when \(state.rawValue)",
            counted: LocalizedText(ja: "項目の値", en: "values of the field"), agreeing: isDeclared ? count : 0,
            contradicting: isDeclared ? 0 : count, firstRecord: isDeclared ? nil : first,
            remark: isDeclared
              ? nil
              : LocalizedText(
                ja: "宣言が無い。値の無いことを表すなら宣言する", en: "not declared; declare it if it means that there is no value")
          ))
      }
    }
    return evidence
  }
}
