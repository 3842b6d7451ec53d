internal import Language
internal import Migration
internal import Platform
internal import Records

extension Verb {
  /// `write`: a legacy file from the lines that `read` prints.
  static let write = Verb(
    name: "write",
    summary: LocalizedText(
      ja: "`read`の表示したJSON Linesから旧システムのファイルを書く", en: "write a legacy file from JSON Lines as `read` prints them"),
    operandNames: "SOURCE", operands: 1...1,
    options: [
      .sourceProject,
      OptionSpec(
        name: "--input", valueName: "FILE",
        summary: LocalizedText(ja: "JSON Linesのファイル", en: "file of JSON Lines"), isRequired: true),
      OptionSpec(
        name: "--output", valueName: "FILE",
        summary: LocalizedText(ja: "書くファイル（無いこと）", en: "file to write; it must not exist"),
        isRequired: true),
    ],
    examples: [
      (
        "utsushi write 個人住民税 --project Mappings/nakanojo/migration.utsushi --input kojuzei.jsonl --output KOJUZEI.DAT",
        LocalizedText(
          ja: "同じバイト列に戻す。値を直せばその項目だけが変わる", en: "and write the same bytes; change a value and that field alone changes")
      )
    ],
    exitCodes: LocalizedText(
      ja: "0 書いた、2 書けない（何行目のどの項目かを示す）", en: "0 written, 2 could not write: it says which line and field"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.value("--project") ?? "migration.utsushi", scope: .sources)
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      let (source, _) = try SourceChoice.find(arguments.operands[0], in: project)
      let lines = try RecordLines(project, source: source)
      var input = try InputFile(path: arguments.value("--input") ?? "")
      var output = try OutputFile(creating: arguments.value("--output") ?? "")
      try output.write(lines.head)
      var pending: [UInt8] = []
      var number = 0
      var isAtEnd = false
      while !isAtEnd {
        isAtEnd = try input.read(appendingTo: &pending, upTo: 1 << 20) < 1 << 20
        var start = 0
        while let end = pending[start...].firstIndex(of: 0x0A)
          ?? (isAtEnd && start < pending.count ? pending.count : nil)
        {
          number += 1
          let line = Array(pending[start..<end])
          if !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
            try output.write(try lines.bytes(of: line, number: number))
          }
          start = min(end + 1, pending.count)
        }
        pending.removeSubrange(..<start)
      }
      try output.close()
      return .done
    })
}
