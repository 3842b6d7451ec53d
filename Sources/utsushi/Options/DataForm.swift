internal import Language
internal import Platform
internal import Records

extension OptionSpec {
  /// The character table of files of delimited text.
  static let characterTable = OptionSpec(
    name: "--characters", valueName: "TABLE",
    summary: LocalizedText(ja: "文字表（既定UTF8）", en: "the character table (default UTF8)"))

  /// What separates their cells.
  static let delimiter = OptionSpec(
    name: "--delimiter", valueName: "comma|tab|semicolon|bar",
    summary: LocalizedText(ja: "区切り文字（既定comma）", en: "what separates cells (default comma)"),
    choices: DelimitedForm.delimiters.map(\.word))

  /// What ends their rows.
  static let newline = OptionSpec(
    name: "--newline", valueName: "CRLF|LF|CR|mixed",
    summary: LocalizedText(ja: "改行（既定CRLF）", en: "what ends a row (default CRLF)"),
    choices: ["CRLF", "LF", "CR", "mixed"])

  /// Whether a byte order mark stands at their top.
  static let byteOrderMark = OptionSpec(
    name: "--mark", summary: LocalizedText(ja: "ファイルはバイト順マークで始まる", en: "files begin with a byte order mark"))
}

/// How files of delimited text are to be read, by the options of a command.
enum DataForm {
  /// The marks of rows.
  ///
  /// - Parameter isByName: Whether headings, where there are any, tell which column is which.
  static func form(_ arguments: ParsedArguments, isByName: Bool) -> DelimitedForm {
    let header = arguments.value("--header").flatMap(HeaderRow.init) ?? .names
    let newline = arguments.value("--newline") ?? Newline.carriageReturnLineFeed.rawValue
    return DelimitedForm(
      delimiter: DelimitedForm.delimiters.first { $0.word == arguments.value("--delimiter") }?.byte ?? 0x2C,
      newline: Newline(rawValue: newline), header: header, isByName: isByName && header == .names,
      hasMark: arguments.has("--mark"))
  }

  /// The folder of an edition that is named by its path or by its name alone.
  static func edition(_ word: String) throws(UsageError) -> String {
    if FileSystem.isDirectory(word) { return word }
    let shipped = "Mappings/Standards/\(word)"
    guard FileSystem.isDirectory(shipped) else {
      throw UsageError(
        LocalizedText(
          ja: "`\(word)`という版のフォルダは無い（`\(shipped)`も）", en: "there is no folder `\(word)` of an edition, nor `\(shipped)`"
        ))
    }
    return shipped
  }
}
