internal import Language
internal import Platform
internal import Records

extension Verb {
  /// `format`: one canonical form.
  static let format = Verb(
    name: "format",
    summary: LocalizedText(
      ja: ".utsushiファイルの空白をそろえる（語・注釈・改行はそのまま）",
      en: "write .utsushi files in one canonical form; words, comments and line breaks stay"),
    operandNames: "FILE ...", operands: 1...Int.max,
    options: [
      OptionSpec(
        name: "--check",
        summary: LocalizedText(
          ja: "書き換えずに、整っていないファイルを挙げる", en: "write nothing; name the files that are not in the canonical form"))
    ],
    examples: [
      (
        "utsushi format migration.utsushi rules/*.utsushi",
        LocalizedText(ja: "その場で整える", en: "in place")
      ),
      (
        "utsushi format --check rules/*.utsushi",
        LocalizedText(ja: "整っているかだけを確かめる（取り込みの前に）", en: "whether they are, before a merge")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 整っている（整えた）、1 `--check`で整っていないものがある、2 読めないファイルがある",
      en: "0 they are in the form now, 1 with `--check` some are not, 2 a file cannot be read"),
    perform: { arguments, language in
      var changed: [String] = []
      var isBroken = false
      for path in arguments.operands {
        guard !FileSystem.isLink(path) else {
          throw UsageError(
            LocalizedText(
              ja: "`\(path)`はリンク。整えるファイルそのものを示す", en: "`\(path)` is a link; name the file that it leads to"))
        }
        let bytes = try FileSystem.readAll(path, limit: 1 << 26)
        let text = SourceText(file: path, bytes: bytes)
        let (formatted, diagnostics) = Formatter.format(text)
        guard let formatted else {
          Terminal.error(DiagnosticRenderer.render(diagnostics, sources: { _ in text }, language: language))
          isBroken = true
          continue
        }
        guard formatted != bytes else { continue }
        changed.append(path)
        if arguments.has("--check") { continue }
        try FileSystem.replace(path, with: formatted)
      }
      let isCheck = arguments.has("--check")
      for path in changed {
        Terminal.output(
          (isCheck
            ? LocalizedText(ja: "整っていない: \(path)", en: "not in the canonical form: \(path)")
            : LocalizedText(ja: "整えた: \(path)", en: "formatted: \(path)"))[language])
      }
      return isBroken ? .couldNotFinish : isCheck && !changed.isEmpty ? .gateClosed : .done
    })
}
