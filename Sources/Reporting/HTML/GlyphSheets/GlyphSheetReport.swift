public import Records

/// One file of a rendered sheet.
public struct GlyphSheetPage: Sendable, Hashable {
  /// The file's name, such as `index.html`; pages link to each other by it.
  public var name: String
  /// The file, UTF-8.
  public var bytes: [UInt8]
}

/// The sheet for comparing user-defined characters and signing, as self-contained HTML in Japanese and English.
///
/// A page needs no script, no network and no second file, opens from disk and prints on A4; a code is never cut in two by
/// the end of a sheet of paper. The shapes of the old system are in it; the candidates are drawn with the fonts of the
/// machine that opens it, which the page says. The same sheet gives the same bytes.
public enum GlyphSheetReport {
  /// The most codes on one page: our own limit, some forty sheets of paper.
  public static let rowLimit = 200
  /// The size that a page does not pass by a second code, in bytes: our own limit.
  public static let byteLimit = 3_000_000
  /// The most problems that are listed.
  static let problemLimit = 200

  /// Renders a sheet.
  ///
  /// - Returns: One page `index.html`, or, above the limits, `index.html` with the list of the pages behind it,
  ///   `page-0001.html` and so on. A sheet without codes is one page that says so.
  /// - Complexity: O(sheet).
  public static func render(_ sheet: GlyphSheet) -> [GlyphSheetPage] {
    let parts = parts(sheet)
    guard parts.count > 1 else {
      return [GlyphSheetPage(name: "index.html", bytes: page(sheet, GlyphSheetPart(rows: sheet.rows.indices)))]
    }
    var pages = [GlyphSheetPage(name: "index.html", bytes: index(sheet, parts))]
    for part in parts { pages.append(GlyphSheetPage(name: part.fileName, bytes: page(sheet, part))) }
    return pages
  }

  /// Which codes stand on which page.
  private static func parts(_ sheet: GlyphSheet) -> [GlyphSheetPart] {
    var ranges: [Range<Int>] = []
    var start = 0
    var byteCount = 0
    for index in sheet.rows.indices {
      var scratch = HTMLWriter()
      GlyphSheetTable.row(sheet.rows[index], &scratch)
      if index > start, index - start == rowLimit || byteCount + scratch.bytes.count > byteLimit {
        ranges.append(start..<index)
        (start, byteCount) = (index, 0)
      }
      byteCount += scratch.bytes.count
    }
    if start < sheet.rows.count { ranges.append(start..<sheet.rows.count) }
    return ranges.enumerated().map { GlyphSheetPart(rows: $1, number: $0 + 1, count: ranges.count) }
  }

  private static func page(_ sheet: GlyphSheet, _ part: GlyphSheetPart) -> [UInt8] {
    frame(sheet, part) { html in
      if part.count > 1 { neighbours(part, &html) }
      GlyphSheetTable.guidance(&html)
      GlyphSheetTable.write(sheet.rows[part.rows], &html)
      if part.count == 1 { problems(sheet.problems, &html) }
      signatures(&html)
    }
  }

  private static func index(_ sheet: GlyphSheet, _ parts: [GlyphSheetPart]) -> [UInt8] {
    frame(sheet, GlyphSheetPart(rows: sheet.rows.indices)) { html in
      html.element("h2") { $0.both(ja: "帳票の一覧", en: "Pages of this sheet") }
      html.element("table", ["class": "parts"]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            let heads = [
              LocalizedText(ja: "帳票", en: "Page"), LocalizedText(ja: "コード", en: "Codes"),
              LocalizedText(ja: "外字", en: "Characters"), LocalizedText(ja: "うち未決・保留", en: "of them open"),
            ]
            for head in heads { html.element("th", ["scope": "col"]) { $0.both(head) } }
          }
        }
        html.element("tbody") { html in
          for part in parts { indexLine(sheet, part, &html) }
        }
      }
      problems(sheet.problems, &html)
    }
  }

  private static func indexLine(_ sheet: GlyphSheet, _ part: GlyphSheetPart, _ html: inout HTMLWriter) {
    let rows = sheet.rows[part.rows]
    html.element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.element("a", ["href": part.fileName]) { $0.both(ja: "第\(part.number)号", en: "No. \(part.number)") }
      }
      html.element("td") { html in
        let ends = [rows.first, rows.last].compactMap(\.self).map { "\($0.table) \($0.code)" }
        html.element("code") { $0.text(ends.map { Cell.shortened($0, 40) }.joined(separator: " – ")) }
      }
      html.element("td", ["class": "n"]) { $0.text(Numerals.grouped(rows.count)) }
      html.element("td", ["class": "n"]) { $0.text(Numerals.grouped(rows.count { !$0.isDecided })) }
    }
  }

  private static func neighbours(_ part: GlyphSheetPart, _ html: inout HTMLWriter) {
    html.element("nav", ["class": "neighbours"]) { html in
      html.element("a", ["href": "index.html"]) { $0.both(ja: "一覧へ", en: "All pages") }
      if let previous = part.previous {
        html.element("a", ["href": previous]) { $0.both(ja: "前の帳票", en: "Previous page") }
      }
      if let next = part.next { html.element("a", ["href": next]) { $0.both(ja: "次の帳票", en: "Next page") } }
    }
  }

  /// What could not be shown.
  private static func problems(_ problems: [LocalizedText], _ html: inout HTMLWriter) {
    guard !problems.isEmpty else { return }
    html.element("section") { html in
      html.element("h2") { $0.both(ja: "取り込めなかった字形", en: "Shapes that were not taken") }
      html.element("ul", ["class": "problems"]) { html in
        for problem in problems.prefix(problemLimit) {
          html.element("li") { html in
            html.both(ja: Cell.shortened(problem.ja, 400), en: Cell.shortened(problem.en, 400))
          }
        }
      }
      let rest = problems.count - problemLimit
      if rest > 0 {
        html.element("p", ["class": "note"]) {
          $0.both(ja: "ほか \(Numerals.grouped(rest)) 件。", en: "And \(Numerals.grouped(rest)) more.")
        }
      }
    }
  }

  /// Who answers for the sheet as a whole.
  private static func signatures(_ html: inout HTMLWriter) {
    let roles = [
      LocalizedText(ja: "判断した人", en: "Decided by"), LocalizedText(ja: "確かめた人", en: "Checked by"),
      LocalizedText(ja: "承認した人", en: "Approved by"),
    ]
    html.element("section", ["class": "signatures"]) { html in
      html.element("h2") { $0.both(ja: "署名", en: "Signatures") }
      html.element("div", ["class": "signers"]) { html in
        for role in roles {
          html.element("div", ["class": "signer"]) { html in
            html.element("p", ["class": "role"]) { $0.both(role) }
            html.element("p", ["class": "blank tall"]) { $0.both(ja: "所属・氏名", en: "Section, name") }
            html.element("p", ["class": "blank"]) { $0.both(ja: "日付", en: "Date") }
          }
        }
      }
    }
  }

  private static func frame(
    _ sheet: GlyphSheet, _ part: GlyphSheetPart, _ content: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    var html = HTMLWriter()
    html.markup("<!DOCTYPE html>\n")
    html.element("html", ["lang": "ja"]) { html in
      html.element("head") { html in
        html.void("meta", ["charset": "utf-8"])
        html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.void("meta", ["name": "color-scheme", "content": "light"])
        html.element("title") { html in
          html.text("\(sheet.title)｜外字対照票 Character comparison sheet")
          if part.count > 1 { html.text(" \(part.number)/\(part.count)") }
        }
        html.element("style") { html in
          html.markup(Stylesheet.text)
          html.markup(GlyphSheetStylesheet.text)
        }
      }
      html.markup("\n")
      html.element("body", ["class": "glyphs"]) { html in
        html.element("a", ["class": "skip", "href": "#main"]) { $0.both(ja: "本文へ", en: "Skip to content") }
        masthead(sheet, part, &html)
        html.element("main", ["id": "main", "class": "sheet"], content)
      }
    }
    html.markup("\n")
    return html.bytes
  }

  private static func masthead(_ sheet: GlyphSheet, _ part: GlyphSheetPart, _ html: inout HTMLWriter) {
    let rows = sheet.rows[part.rows]
    html.element("header") { html in
      html.element("div", ["class": "masthead"]) { html in
        Masthead.brand(LocalizedText(ja: "外字対照票", en: "Character comparison sheet"), &html)
        Masthead.languages(&html)
        html.element("h1") { $0.text(sheet.title) }
        html.element("dl", ["class": "facts"]) { html in
          Masthead.fact(LocalizedText(ja: "団体コード", en: "Municipality"), &html) { $0.text(sheet.municipality) }
          Masthead.fact(LocalizedText(ja: "基準日", en: "As of"), &html) { $0.text(sheet.asOf) }
          if part.count > 1 {
            Masthead.fact(LocalizedText(ja: "帳票", en: "Page"), &html) { $0.text("\(part.number) / \(part.count)") }
          }
          Masthead.fact(LocalizedText(ja: "外字", en: "Characters"), &html) { $0.text(Numerals.grouped(rows.count)) }
          Masthead.fact(LocalizedText(ja: "うち未決・保留", en: "of them open"), &html) { html in
            html.text(Numerals.grouped(rows.count { !$0.isDecided }))
          }
        }
      }
    }
  }
}
