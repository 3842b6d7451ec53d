internal import Records

/// One thing utsushi can do.
struct Verb: Sendable {
  /// The word on the command line.
  var name: String
  /// What it does, in one sentence.
  var summary: LocalizedText
  /// What stands after the verb in the usage line, such as `PROJECT`.
  var operandNames: String
  /// How many operands it takes.
  var operands: ClosedRange<Int>
  /// Its own options.
  var options: [OptionSpec]
  /// Command lines to start from, each with what it shows.
  var examples: [(line: String, shows: LocalizedText)]
  /// What its exit codes mean beyond the common ones.
  var exitCodes: LocalizedText
  /// Does it.
  var perform: @Sendable (ParsedArguments, MessageLanguage) async throws -> ExitCode

  /// All options with the common ones.
  var allOptions: [OptionSpec] { options + OptionSpec.common }
}

/// The help texts, made from the declarations of the verbs.
enum Help {
  /// What `utsushi --help` prints.
  static func overview(_ verbs: [Verb], _ language: MessageLanguage) -> String {
    var text = LocalizedText(
      ja: "utsushi（写し・移し）: 自治体の基幹データを標準仕様へ移し、1バイトも失っていないことを示す\n\n使い方: utsushi 動詞 …\n\n動詞:\n",
      en: "utsushi: moves a town's core data to the national standard and shows that not one byte was lost\n\n"
        + "Usage: utsushi VERB …\n\nVerbs:\n")[language]
    let width = verbs.map(\.name.utf8.count).max() ?? 0
    for verb in verbs {
      text += "  \(padded(verb.name, width))  \(verb.summary[language])\n"
    }
    text +=
      LocalizedText(
        ja: "\n`utsushi 動詞 --help`に例がある。\n終了コード: 0 完了・適合、1 完了したがゲートが閉じている、2 完了できない、64 使い方の誤り\n",
        en: "\n`utsushi VERB --help` has examples.\n"
          + "Exit codes: 0 done and conforming, 1 done but the gate is closed, 2 could not finish, 64 bad usage\n")[
        language]
    return text
  }

  /// What `utsushi VERB --help` prints.
  static func text(_ verb: Verb, _ language: MessageLanguage) -> String {
    let isJapanese = language == .japanese
    var text = verb.summary[language] + "\n\n"
    text += isJapanese ? "使い方: " : "Usage: "
    text += "utsushi \(verb.name)"
    if !verb.operandNames.isEmpty { text += " \(verb.operandNames)" }
    for option in verb.options {
      let word = option.name + (option.valueName.map { " " + $0 } ?? "")
      text += option.isRequired ? " \(word)" : " [\(word)]"
    }
    text += isJapanese ? "\n\nオプション:\n" : "\n\nOptions:\n"
    let words = verb.allOptions.map { $0.name + ($0.valueName.map { " " + $0 } ?? "") }
    let width = words.map(\.utf8.count).max() ?? 0
    for (word, option) in zip(words, verb.allOptions) {
      text += "  \(padded(word, width))  \(option.summary[language])\n"
    }
    text += isJapanese ? "\n例:\n" : "\nExamples:\n"
    for example in verb.examples {
      text += "  \(example.line)\n      \(example.shows[language])\n"
    }
    text += "\n" + (isJapanese ? "終了コード: " : "Exit codes: ") + verb.exitCodes[language] + "\n"
    return text
  }

  private static func padded(_ word: String, _ width: Int) -> String {
    word + String(repeating: " ", count: max(0, width - word.utf8.count))
  }
}
