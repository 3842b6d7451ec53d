public import Records

/// A profile as one self-contained HTML page in Japanese and English.
///
/// It needs no script, no network and no second file. The same profile gives the same bytes.
public enum ProfileReport {
  /// Renders a profile as UTF-8. O(profile).
  public static func render(_ profile: SourceProfile) -> [UInt8] {
    var page = Page(
      title: "\(profile.name)｜元データの調べ Profile",
      document: LocalizedText(ja: "元データの調べ", en: "Profile of a source"),
      heading: LocalizedText(ja: profile.name, en: profile.name),
      contents: [("declarations", LocalizedText(ja: "宣言の裏づけ", en: "Declarations"))],
      footer: profile.isRevealed
        ? LocalizedText(
          ja: "このページは値をそのまま載せている。個人の情報として取り扱う。",
          en: "This page shows values as they are: handle it as personal information.")
        : LocalizedText(
          ja: "値は文字種の形だけを載せる（漢字は漢、数字は9など）。値そのものは載せない。",
          en: "Values are shown by their shapes alone (漢 for a kanji, 9 for a digit), never as they are."))
    page.facts = [
      (
        LocalizedText(ja: "ファイル", en: "File"),
        { html in html.element("code") { $0.text(profile.file) } }
      ),
      (LocalizedText(ja: "レコード", en: "Records"), { $0.text(Numerals.grouped(profile.records)) }),
      (LocalizedText(ja: "バイト", en: "Bytes"), { $0.text(Numerals.grouped(profile.byteCount)) }),
    ]
    for (number, type) in profile.types.enumerated() where !type.fields.isEmpty {
      page.contents.append(("type-\(number)", LocalizedText(ja: type.name, en: type.name)))
    }
    return page.render { html in
      declarations(profile, &html)
      for (number, type) in profile.types.enumerated() where !type.fields.isEmpty { fields(type, number, &html) }
    }
  }

  private static func declarations(_ profile: SourceProfile, _ html: inout HTMLWriter) {
    html.element("section", ["id": "declarations"]) { html in
      html.element("h2") { $0.both(ja: "宣言の裏づけと食い違い", en: "What speaks for and against the declarations") }
      html.table(
        HTMLTable(
          id: "evidence", caption: LocalizedText(ja: "宣言ごとの数", en: "Counts for each declaration"),
          columns: [
            LocalizedText(ja: "宣言", en: "declaration"), LocalizedText(ja: "判定", en: "verdict"),
            LocalizedText(ja: "数えたもの", en: "counted"), LocalizedText(ja: "合う", en: "agree"),
            LocalizedText(ja: "食い違う", en: "contradict"),
            LocalizedText(ja: "最初の食い違い（レコード）", en: "first that contradicts (record)"),
            LocalizedText(ja: "備考", en: "remark"),
          ],
          rows: profile.evidence.map { piece in
            [
              .digest(piece.declaration),
              .mark(
                piece.contradicting == 0
                  ? .good(ja: "食い違い無し", en: "nothing against it") : .bad(ja: "食い違う", en: "contradicted")),
              .both(piece.counted), .number(piece.agreeing), .number(piece.contradicting),
              .text(piece.firstRecord.map { Numerals.grouped($0) } ?? ""),
              piece.remark.map { .both($0) } ?? .text(""),
            ]
          }), limits)
      guard !profile.faults.isEmpty else { return }
      html.table(
        HTMLTable(
          id: "faults", caption: LocalizedText(ja: "読めないレコード", en: "Records that are none"),
          columns: [
            LocalizedText(ja: "コード", en: "code"), LocalizedText(ja: "意味", en: "meaning"),
            LocalizedText(ja: "件数", en: "records"),
            LocalizedText(ja: "最初のレコード", en: "first record"),
          ],
          rows: profile.faults.map {
            [
              .code($0.code.text), .both($0.code.title), .number($0.count),
              .text($0.firstRecord.map { Numerals.grouped($0) } ?? ""),
            ]
          }), limits)
    }
  }

  private static func fields(_ type: TypeProfile, _ number: Int, _ html: inout HTMLWriter) {
    html.element("section", ["id": "type-\(number)"]) { html in
      html.element("h2") { html in
        html.text(type.name)
        html.both(ja: "（\(Numerals.grouped(type.records))件）", en: " (\(Numerals.grouped(type.records)) records)")
      }
      overview(type, number, &html)
      for (position, field) in type.fields.enumerated() {
        self.field(field, id: "field-\(number)-\(position)", &html)
      }
    }
  }

  /// All fields at a glance; each name leads to its field.
  private static func overview(_ type: TypeProfile, _ number: Int, _ html: inout HTMLWriter) {
    html.table(
      HTMLTable(
        id: "fields-\(number)", caption: LocalizedText(ja: "\(type.name)の項目", en: "Fields of \(type.name)"),
        columns: [
          LocalizedText(ja: "項目", en: "field"), LocalizedText(ja: "値", en: "values"),
          LocalizedText(ja: "空白", en: "blank"), LocalizedText(ja: "すべて00", en: "all 00"),
          LocalizedText(ja: "すべてFF", en: "all FF"), LocalizedText(ja: "読めない", en: "unreadable"),
          LocalizedText(ja: "異なり", en: "distinct"), LocalizedText(ja: "日付", en: "dates"),
        ],
        rows: type.fields.enumerated().map { position, field in
          [
            .link(field.name, to: "field-\(number)-\(position)"), .number(field.values), .number(field.blanks),
            .number(field.lowValues), .number(field.highValues),
            .number(field.unreadable.reduce(0) { $0 + $1.count }), .number(field.distinct),
            .code(field.dates?.form ?? ""),
          ]
        }), limits)
  }

  /// One field: what its records hold as a bar, then its counts, then its values.
  private static func field(_ field: FieldProfile, id: String, _ html: inout HTMLWriter) {
    html.element("h3", ["id": id]) { html in
      html.text(field.name)
      html.text(" ")
      html.element("code") { html in
        html.text(field.byteCount.map { "\(field.offset)+\($0)" } ?? "\(field.offset + 1)")
      }
    }
    StackedBar(
      id: "\(id)-holds", title: LocalizedText(ja: "中身", en: "What it holds"),
      parts: [
        .init(fill: "f1", title: LocalizedText(ja: "値", en: "values"), count: field.values),
        .init(fill: "f6", title: LocalizedText(ja: "空白", en: "blank"), count: field.blanks),
        .init(fill: "f3", title: LocalizedText(ja: "すべて00", en: "all 00"), count: field.lowValues),
        .init(fill: "f4", title: LocalizedText(ja: "すべてFF", en: "all FF"), count: field.highValues),
        .init(
          fill: "f9", title: LocalizedText(ja: "読めない", en: "unreadable"),
          count: field.unreadable.reduce(0) { $0 + $1.count }),
      ]
    ).write(&html)
    html.element("dl", ["class": "facts"]) { html in
      Masthead.fact(LocalizedText(ja: "異なり", en: "Distinct"), &html) { html in
        if !field.isDistinctExact { html.both(ja: "約", en: "about ") }
        html.text(Numerals.grouped(field.distinct))
      }
      if let minimum = field.minimum, let maximum = field.maximum {
        Masthead.fact(LocalizedText(ja: "最小～最大", en: "Minimum – maximum"), &html) {
          $0.text("\(Cell.shortened(minimum, 40)) – \(Cell.shortened(maximum, 40))")
        }
      }
      if let lengths = field.lengths, !field.isNumber {
        Masthead.fact(LocalizedText(ja: "文字数", en: "Characters"), &html) {
          $0.text("\(lengths.lowerBound)–\(lengths.upperBound)")
        }
      }
      for place in field.unreadable {
        Masthead.fact(
          LocalizedText(
            ja: "\(place.code.text) \(place.code.title.ja)（最初のレコード）",
            en: "\(place.code.text) \(place.code.title.en) (first record)"), &html
        ) {
          $0.text("\(Numerals.grouped(place.count)) (\(place.firstRecord.map { Numerals.grouped($0) } ?? "—"))")
        }
      }
      if let dates = field.dates {
        Masthead.fact(LocalizedText(ja: "日付 \(dates.form)", en: "Dates \(dates.form)"), &html) { html in
          let first = dates.firstImplausible.map { Numerals.grouped($0) } ?? "—"
          html.both(
            ja: "有効 \(Numerals.grouped(dates.plausible))、0や9だけ \(Numerals.grouped(dates.fillers))、無効 "
              + "\(Numerals.grouped(dates.implausible))（最初 \(first)）",
            en: "\(Numerals.grouped(dates.plausible)) exist, \(Numerals.grouped(dates.fillers)) zeros or nines, "
              + "\(Numerals.grouped(dates.implausible)) do not (first \(first))")
        }
      }
    }
    if !field.isNumber, !field.classes.isEmpty {
      html.paragraph(
        ja: "文字種: "
          + field.classes.map { "\($0.kind.title.ja) \(Numerals.grouped($0.count))" }.joined(separator: "、"),
        en: "Characters: "
          + field.classes.map { "\($0.kind.title.en) \(Numerals.grouped($0.count))" }.joined(separator: ", "))
    }
    guard field.distinct < field.values, !field.top.isEmpty else { return }
    html.table(
      HTMLTable(
        id: "\(id)-top", caption: LocalizedText(ja: "\(field.name)に多い値", en: "Most frequent values of \(field.name)"),
        columns: [LocalizedText(ja: "値", en: "value"), LocalizedText(ja: "件数", en: "records")],
        rows: field.top.map { value in
          [.code(value.text), .amount((value.isExact ? "" : "≥ ") + Numerals.grouped(value.count))]
        }), limits)
  }

  private static let limits = ReportLimits()
}

extension CharacterClass {
  /// What the class is called.
  var title: LocalizedText {
    switch self {
    case .digit: LocalizedText(ja: "半角数字", en: "digits")
    case .latin: LocalizedText(ja: "半角英字", en: "Latin letters")
    case .mark: LocalizedText(ja: "半角記号", en: "marks")
    case .space: LocalizedText(ja: "半角空白", en: "spaces")
    case .hiragana: LocalizedText(ja: "ひらがな", en: "hiragana")
    case .katakana: LocalizedText(ja: "カタカナ", en: "katakana")
    case .halfWidthKatakana: LocalizedText(ja: "半角カナ", en: "half-width katakana")
    case .fullWidthDigit: LocalizedText(ja: "全角数字", en: "full-width digits")
    case .fullWidthLatin: LocalizedText(ja: "全角英字", en: "full-width Latin letters")
    case .ideographicSpace: LocalizedText(ja: "全角空白", en: "ideographic spaces")
    case .kanji: LocalizedText(ja: "漢字", en: "kanji")
    case .privateUse: LocalizedText(ja: "外字", en: "private use")
    case .control: LocalizedText(ja: "制御文字", en: "control characters")
    case .other: LocalizedText(ja: "その他", en: "others")
    }
  }
}
