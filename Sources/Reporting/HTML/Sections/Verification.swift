internal import Records

extension ReportSection {
  /// How to check the evidence with tools that are not ours.
  static var verification: ReportSection {
    ReportSection(
      id: "verification", title: LocalizedText(ja: "utsushi を使わずに確かめる", en: "How to check this without utsushi")
    ) { report, _, html in
      html.paragraph(
        ja: "出力先のディレクトリで、次のとおりに確かめられる。", en: "In the output directory, with everyday tools:")
      html.element("ol", ["class": "steps"]) { html in
        step(
          ja: "書き出したファイルが目録どおりであること（すべて OK になる）", en: "the files are those of the manifest (every line says OK)",
          "(cd bag && sha256sum -c manifest-sha256.txt)", &html)
        step(
          ja: "レコードの結果ごとの件数が「どこへ行ったか」と同じであること", en: "records by outcome, as under “Where it went”",
          "sqlite3 evidence.sqlite \"SELECT source, outcome, SUM(records) FROM outcomes GROUP BY source, outcome\"",
          &html)
        step(
          ja: "バイトの区分の合計が元のファイルの大きさと同じであること", en: "the classes of bytes add up to the size of each file",
          "sqlite3 evidence.sqlite \"SELECT source, SUM(bytes) FROM bytes GROUP BY source\"", &html)
        step(
          ja: "元のファイルが、読んだときのままであること（「元データについての宣言」の SHA-256 と比べる）",
          en:
            "the source files are those that were read (compare with the SHA-256 under “Declarations of the sources”)",
          "sha256sum " + report.sources.map { quoted($0.file) }.joined(separator: " "), &html)
        step(
          ja: "不採用レコードの元のバイト列と理由", en: "the rejected records' own bytes, and why",
          "sqlite3 evidence.sqlite \"SELECT source, record, code, source_offset FROM rejects WHERE protected = 0\"",
          &html)
        step(
          ja: "実行の記録（一行に一つの出来事。各行は前の行の SHA-256 を持つ）をテキストエディタで読む",
          en: "the ledger of the run, one event a line, each with the SHA-256 of the line before, in a text editor",
          "less ledger.jsonl", &html)
      }
    }
  }

  private static func step(ja: String, en: String, _ command: String, _ html: inout HTMLWriter) {
    html.element("li") { html in
      html.element("p") { $0.both(ja: ja, en: en) }
      html.element("pre", ["tabindex": "0"]) { html in
        html.element("code") { $0.text(command) }
      }
    }
  }

  /// A path as one word of a POSIX shell.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
      default: false
      }
    }
    if isPlain && !path.isEmpty { return path }
    return "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
