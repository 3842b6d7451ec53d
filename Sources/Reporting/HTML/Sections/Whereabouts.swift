internal import Records

extension ReportSection {
  /// Where every record and every byte of each source went.
  static var whereabouts: ReportSection {
    ReportSection(
      id: "whereabouts", title: LocalizedText(ja: "どこへ行ったか", en: "Where it went")
    ) { report, limits, html in
      html.paragraph(
        ja: "元のレコードはそれぞれ一つの結果に、元のバイトはそれぞれ一つの区分に属し、合計は元と一致しなければならない。",
        en: "Every source record has one outcome and every source byte one class; both must add up to the source.")
      for (index, source) in report.sources.enumerated() {
        html.element("h3") { $0.text(source.name) }
        html.element("p", ["class": "note"]) { html in
          html.element("code") { $0.text(source.file) }
          html.both(
            ja: "　\(Numerals.grouped(source.byteCount)) バイト", en: " \(Numerals.grouped(source.byteCount)) bytes")
        }
        records(source, index, limits, &html)
        bytes(source, index, limits, &html)
      }
    }
  }

  private static func records(
    _ source: SourceSummary, _ index: Int, _ limits: ReportLimits, _ html: inout HTMLWriter
  ) {
    func count(_ type: String?, _ outcome: RecordOutcome?) -> Int {
      source.outcomes.reduce(0) { total, line in
        let isMeant =
          (type.map { line.recordType.utf8.elementsEqual($0.utf8) } ?? true)
          && (outcome.map { line.outcome == $0 } ?? true)
        return isMeant ? total + line.records : total
      }
    }
    var types: [String] = []
    for line in source.outcomes where !types.contains(where: { $0.utf8.elementsEqual(line.recordType.utf8) }) {
      types.append(line.recordType)
    }
    StackedBar(
      id: "records-\(index)-words", title: LocalizedText(ja: "レコードの結果", en: "Outcomes of records"),
      parts: RecordOutcome.allCases.map { StackedBar.Part(fill: fill($0), title: $0.title, count: count(nil, $0)) }
    ).write(&html)
    html.table(
      HTMLTable(
        id: "records-\(index)",
        caption: LocalizedText(
          ja: "\(source.name)：レコード種別ごとの結果（件）", en: "\(source.name): outcomes by record type (records)"),
        columns: [LocalizedText(ja: "レコード種別", en: "Record type")] + RecordOutcome.allCases.map(\.title)
          + [LocalizedText(ja: "計", en: "Total")],
        rows: types.map { type in
          [.both(typeName(type))] + RecordOutcome.allCases.map { .number(count(type, $0)) } + [
            .number(count(type, nil))
          ]
        },
        footer: [.both(LocalizedText(ja: "計", en: "Total"))]
          + RecordOutcome.allCases.map { .number(count(nil, $0)) } + [.number(count(nil, nil))], evidence: "outcomes"),
      limits)
  }

  private static func bytes(_ source: SourceSummary, _ index: Int, _ limits: ReportLimits, _ html: inout HTMLWriter) {
    let total = source.bytes.reduce(0) { $0 + $1.count }
    let difference = source.byteCount - total
    StackedBar(
      id: "bytes-\(index)-caption", title: nil,
      parts: source.bytes.map { StackedBar.Part(fill: fill($0.kind), title: $0.kind.title, count: $0.count) }
    ).write(&html)
    html.table(
      HTMLTable(
        id: "bytes-\(index)",
        caption: LocalizedText(
          ja: "\(source.name)：バイトの区分とファイルの大きさ", en: "\(source.name): bytes by class, against the size of the file"),
        columns: [
          LocalizedText(ja: "区分", en: "Class"), LocalizedText(ja: "バイト", en: "Bytes"),
          LocalizedText(ja: "割合", en: "Share"), LocalizedText(ja: "確認", en: "Check"),
        ],
        rows: source.bytes.map { line in
          [
            .key(fill: fill(line.kind), line.kind.title), .number(line.count),
            .amount(Numerals.percent(line.count, of: source.byteCount)),
            line.kind == .unmapped && line.count > 0 ? .mark(.bad(ja: "あってはならない", en: "never allowed")) : .text(" "),
          ]
        } + [
          [.both(LocalizedText(ja: "区分の計", en: "Sum of the classes")), .number(total), .amount(" "), .text(" ")],
          [
            .both(LocalizedText(ja: "ファイルの大きさ", en: "Size of the file")), .number(source.byteCount), .amount(" "),
            .text(" "),
          ],
        ],
        footer: [
          .both(LocalizedText(ja: "差", en: "Difference")), .number(difference), .amount(" "),
          difference == 0 ? .mark(.good(ja: "一致", en: "adds up")) : .mark(.bad(ja: "不一致", en: "does not add up")),
        ], evidence: "bytes"), limits)
  }

  private static func typeName(_ type: String) -> LocalizedText {
    type == "-" ? LocalizedText(ja: "（種別なし）", en: "(no type)") : LocalizedText(ja: type, en: type)
  }

  private static func fill(_ outcome: RecordOutcome) -> String {
    switch outcome {
    case .written: "f1"
    case .filtered: "f3"
    case .rejected: "f9"
    case .control: "f5"
    }
  }

  private static func fill(_ kind: ByteClass) -> String {
    switch kind {
    case .mapped: "f1"
    case .kept: "f2"
    case .decision: "f2"
    case .ignored: "f4"
    case .filler: "f6"
    case .redefinitionShadow: "f7"
    case .framing: "f8"
    case .header: "f5"
    case .trailer, .control: "f10"
    case .filtered: "f3"
    case .rejected, .unmapped: "f9"
    }
  }
}
