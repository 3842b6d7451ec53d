internal import Records

/// The table of a sheet: one row a code, from what the old system shows to what people tick.
enum GlyphSheetTable {
  /// The most candidates of a code that are drawn, and the most fields that are named.
  private static let candidateLimit = 12
  private static let fieldLimit = 8
  /// The most scalars of a text from the project that are shown.
  private static let textLimit = 120

  /// Writes what people have to know before they compare.
  static func guidance(_ html: inout HTMLWriter) {
    html.element("ol", ["class": "guidance"]) { html in
      html.element("li") {
        $0.both(
          ja: "左の字形（旧システム）と候補を見比べ、選ぶ候補の四角に印を付ける。候補に無ければ「ほかの字」に書く。",
          en:
            "Compare the old system's shape with the candidates and tick the one you choose; if it is not there, write it down under “other”."
        )
      }
      html.element("li") {
        $0.both(
          ja: "右端で判断を一つ選び、氏名と日付を書く。決められないときは「保留」とする。",
          en: "Tick one decision at the right, with your name and the date. Where you cannot decide, tick “held”.")
      }
      html.element("li") {
        $0.both(
          ja: "候補は、この帳票を開いた機器のフォントで描かれる。異体字セレクタ（U+E01xx）の付いた字は、フォントに無いと基底の字の形で"
            + "出る。判断の前に、MJ文字図形名の字形を文字情報一覧表で確かめる。",
          en:
            "Candidates are drawn with the fonts of the machine that opened this page. Where a font lacks a character with a variation selector (U+E01xx), the base character is shown: check the shape under its MJ name in the MJ character list before you decide."
        )
      }
    }
  }

  /// Writes the table, or that there is nothing to compare.
  static func write(_ rows: ArraySlice<GlyphRow>, _ html: inout HTMLWriter) {
    guard !rows.isEmpty else {
      return html.element("p", ["class": "lead"]) {
        $0.both(ja: "比べる外字は無い。", en: "There is no user-defined character to compare.")
      }
    }
    html.element("table", ["class": "compare"]) { html in
      html.element("caption") { $0.both(ja: "外字と候補", en: "User-defined characters and candidates") }
      html.element("thead") { html in
        html.element("tr") { html in
          let heads = [
            LocalizedText(ja: "コード", en: "Code"), LocalizedText(ja: "旧システムの字形", en: "Old system’s shape"),
            LocalizedText(ja: "候補", en: "Candidates"), LocalizedText(ja: "判断", en: "Decision"),
          ]
          for head in heads { html.element("th", ["scope": "col"]) { $0.both(head) } }
        }
      }
      html.element("tbody") { html in
        for row in rows { self.row(row, &html) }
      }
    }
  }

  /// Writes one code.
  static func row(_ row: GlyphRow, _ html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", ["scope": "row", "class": "use"]) { use(row, &$0) }
      html.element("td", ["class": "old"]) { html in
        GlyphShapeDrawing.write(row.shape, label: "\(row.table) \(row.code)", &html)
        if !row.note.isEmpty { html.element("p", ["class": "note"]) { $0.text(Cell.shortened(row.note, textLimit)) } }
      }
      html.element("td", ["class": "candidates"]) { candidates(row.candidates, &$0) }
      html.element("td", ["class": "decide"]) { decide(row, &$0) }
    }
    html.markup("\n")
  }

  private static func use(_ row: GlyphRow, _ html: inout HTMLWriter) {
    html.element("p", ["class": "name"]) { html in
      html.element("span", ["class": "table"]) { $0.text(Cell.shortened(row.table, 40)) }
      html.element("code", ["class": "hex"]) { $0.text(Cell.shortened(row.code, 16)) }
    }
    if !row.source.isEmpty { html.element("p") { $0.text(Cell.shortened(row.source, textLimit)) } }
    html.element("dl") { html in
      html.element("dt") { $0.both(ja: "出現", en: "Uses") }
      html.element("dd") { $0.text(Numerals.grouped(row.occurrences)) }
      html.element("dt") { $0.both(ja: "レコード", en: "Records") }
      html.element("dd") { $0.text(Numerals.grouped(row.records)) }
    }
    guard !row.fields.isEmpty else { return }
    let names = row.fields.prefix(fieldLimit).map { Cell.shortened($0, 60) }.joined(separator: ", ")
    html.element("p", ["class": "fields"]) { html in
      html.element("code") { $0.text(names) }
      let rest = row.fields.count - fieldLimit
      if rest > 0 { html.both(ja: " ほか \(rest)", en: " and \(rest) more") }
    }
  }

  private static func candidates(_ candidates: [GlyphCandidate], _ html: inout HTMLWriter) {
    html.element("ul", ["class": "tiles"]) { html in
      for candidate in candidates.prefix(candidateLimit) {
        html.element("li") { tile(candidate, &$0) }
      }
      html.element("li", ["class": "other"]) { html in
        html.element("span", ["class": "paper", "aria-hidden": "true"]) { _ in }
        box(LocalizedText(ja: "ほかの字", en: "other"), &html)
        html.element("p", ["class": "blank"]) { $0.text("U+") }
        html.element("p", ["class": "blank"]) { $0.text("MJ") }
      }
    }
    let rest = candidates.count - candidateLimit
    if rest > 0 {
      html.element("p", ["class": "note"]) {
        $0.both(ja: "ほか \(rest) の候補は載せない。", en: "\(rest) more candidates are not shown.")
      }
    }
  }

  private static func tile(_ candidate: GlyphCandidate, _ html: inout HTMLWriter) {
    let scalars = candidate.scalars.prefix(8)
    html.element("span", ["class": "char", "lang": "ja", "dir": "ltr"]) { html in
      html.text(String(String.UnicodeScalarView(scalars)))
    }
    html.element("span", ["class": "tick"]) { html in
      html.element("span", ["class": "box", "aria-hidden": "true"]) { _ in }
      html.element("code") { $0.text(IdentificationTable.text(scalars)) }
    }
    if let mjName = candidate.mjName {
      html.element("code", ["class": "mj"]) { $0.text(Cell.shortened(mjName, 20)) }
    }
    html.element("p", ["class": "ground"]) { html in
      html.both(
        ja: Cell.shortened(candidate.ground.ja, textLimit), en: Cell.shortened(candidate.ground.en, textLimit))
    }
  }

  private static func decide(_ row: GlyphRow, _ html: inout HTMLWriter) {
    html.element("p", ["class": "now"]) { html in
      html.both(ja: "現在：", en: "Now: ")
      html.element("span", ["class": row.isDecided ? "mark good" : "mark bad"]) { html in
        html.text(row.isDecided ? "✓ " : "✕ ")
        html.both(Glossary.decision(row.decision?.rawValue ?? "未決"))
      }
      if !row.target.isEmpty { html.element("code") { $0.text(IdentificationTable.text(row.target.prefix(8))) } }
    }
    html.element("div", ["class": "boxes"]) { html in
      for decision in IdentificationTable.Decision.allCases { box(Glossary.decision(decision.rawValue), &html) }
    }
    html.element("p", ["class": "blank"]) { $0.both(ja: "氏名", en: "Name") }
    html.element("p", ["class": "blank"]) { $0.both(ja: "日付", en: "Date") }
  }

  private static func box(_ words: LocalizedText, _ html: inout HTMLWriter) {
    html.element("span", ["class": "tick"]) { html in
      html.element("span", ["class": "box", "aria-hidden": "true"]) { _ in }
      html.both(words)
    }
  }
}
