internal import Language
internal import Migration
internal import Records
internal import Reporting

extension Verb {
  /// `check`: compile a project without data.
  static let check = Verb(
    name: "check",
    summary: LocalizedText(
      ja: "プロジェクトの規則を、レイアウトと標準仕様の両方に照らして検査する（データ不要）",
      en: "check a project's rules against its layouts and the standard; needs no data"),
    operandNames: "PROJECT", operands: 1...1,
    options: [
      OptionSpec(
        name: "--format", valueName: "text|json|sarif",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"),
        choices: ["text", "json", "sarif"])
    ],
    examples: [
      (
        "utsushi check Mappings/nakanojo/migration.utsushi",
        LocalizedText(ja: "例の町の規則を検査する", en: "check the rules of the sample town")
      ),
      (
        "utsushi check Mappings/nakanojo/migration.utsushi --format json",
        LocalizedText(ja: "診断を1つのJSON文書で", en: "the diagnostics as one JSON document")
      ),
      (
        "utsushi check migration.utsushi --format sarif > check.sarif",
        LocalizedText(ja: "継続的インテグレーション用のSARIF", en: "SARIF for continuous integration")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 誤りなし、2 誤りがある", en: "0 no errors, 2 errors"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.operands[0])
      if arguments.value("--format") == "json" {
        Terminal.output(DiagnosticsJSON.document(loaded.diagnostics))
      } else if arguments.value("--format") == "sarif" {
        Terminal.output(
          SARIFLog.document(
            loaded.diagnostics, meanings: { DiagnosticCode(rawValue: $0)?.meaning }, language))
      } else {
        Complaint.show(loaded, language)
        if let project = loaded.project {
          let maps = project.project.maps.count
          let items = project.project.maps.reduce(0) { $0 + $1.group.items.count }
          Terminal.output(
            LocalizedText(
              ja: "誤りなし: \(maps)個のmap、\(items)項目、警告\(loaded.diagnostics.count)件",
              en: "no errors: \(maps) maps, \(items) items, \(loaded.diagnostics.count) warnings")[language])
        }
      }
      return loaded.project == nil ? .couldNotFinish : .done
    })
}

/// Diagnostics as one JSON document for editors and continuous integration.
enum DiagnosticsJSON {
  static func document(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var document = JSONLine()
    document.add(
      "diagnostics",
      diagnostics.map { diagnostic in
        var object = JSONLine()
        object.add("code", diagnostic.code)
        object.add("severity", diagnostic.severity.rawValue)
        object.add("message", text(diagnostic.message))
        if let span = diagnostic.span { object.add("span", place(span)) }
        if let help = diagnostic.help { object.add("help", text(help)) }
        object.add(
          "notes",
          diagnostic.notes.map { note in
            var object = JSONLine()
            object.add("message", text(note.message))
            if let span = note.span { object.add("span", place(span)) }
            return object
          })
        return object
      })
    return document.line
  }

  private static func text(_ text: LocalizedText) -> JSONLine {
    var object = JSONLine()
    object.add("en", text.en)
    object.add("ja", text.ja)
    return object
  }

  private static func place(_ span: TextSpan) -> JSONLine {
    var object = JSONLine()
    object.add("file", span.file)
    object.add("line", span.start.line)
    object.add("column", span.start.column)
    object.add("endLine", span.end.line)
    object.add("endColumn", span.end.column)
    return object
  }
}
