internal import Delivery
internal import Platform
internal import Records

/// The command: finds the verb, parses its arguments, ends with its exit code.
@main
enum Utsushi {
  /// Every verb, in the order of the help.
  static let verbs: [Verb] = [
    .run, .check, .test, .format, .scaffold, .layout, .profile, .read, .write, .roundtrip, .characters, .standard,
    .validate,
    .recheck,
    .where, .document, .diff, .patch, .compareRuns, .compareMappings, .approve, .upload, .verify, .generate,
    .languageServer,
  ]

  static func main() async {
    Terminal.handleFailedWrites()
    Allocator.keepFreedMemory()
    Terminal.end(await perform(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command line; never throws, always says what went wrong and how to go on.
  static func perform(_ arguments: [String]) async -> ExitCode {
    var language = Terminal.localeLanguage
    if let position = arguments.firstIndex(of: "--language"), position + 1 < arguments.count {
      language = MessageLanguage(rawValue: arguments[position + 1]) ?? language
    } else if let option = arguments.first(where: { $0.hasPrefix("--language=") }) {
      language = MessageLanguage(rawValue: String(option.dropFirst("--language=".count))) ?? language
    }
    // `--language ja` may stand before the verb.
    var rest = arguments
    var leading: [String] = []
    while let first = rest.first, first.hasPrefix("--language") {
      leading += rest.prefix(first == "--language" ? 2 : 1)
      rest = Array(rest.dropFirst(first == "--language" ? 2 : 1))
    }
    guard let word = rest.first, word != "--help", word != "-h" else {
      Terminal.output(Array(Help.overview(verbs, language).utf8))
      return rest.isEmpty ? .usage : .done
    }
    guard let verb = verbs.first(where: { $0.name == word }) else {
      let nearest = Suggestion.nearest(to: word, among: verbs.map(\.name))
      complain(
        LocalizedText(ja: "`\(word)`という動詞は無い", en: "there is no verb `\(word)`"), suggestion: nearest, verb: nil,
        language)
      return .usage
    }
    do throws(UsageError) {
      let parsed = try ParsedArguments(leading + rest.dropFirst(), options: verb.allOptions, operands: verb.operands)
      if parsed.has("--help") {
        Terminal.output(Array(Help.text(verb, language).utf8))
        return .done
      }
      return await perform(verb, parsed, language)
    } catch {
      complain(error.message, suggestion: error.suggestion, verb: verb, language)
      return .usage
    }
  }

  private static func perform(_ verb: Verb, _ arguments: ParsedArguments, _ language: MessageLanguage) async -> ExitCode
  {
    do {
      let code = try await verb.perform(arguments, language)
      if let failure = Terminal.outputFailure { throw failure }
      return code
    } catch let error as UsageError {
      complain(error.message, suggestion: error.suggestion, verb: verb, language)
      return .usage
    } catch let error as DeliveryError where error.code.isRefusal {
      Terminal.error(Complaint.text(of: error, language))
      return .gateClosed
    } catch {
      Terminal.error(Complaint.text(of: error, language))
      return .couldNotFinish
    }
  }

  private static func complain(
    _ message: LocalizedText, suggestion: String?, verb: Verb?, _ language: MessageLanguage
  ) {
    var text = (language == .japanese ? "エラー: " : "error: ") + message[language] + "\n"
    if let suggestion {
      text += LocalizedText(ja: "  `\(suggestion)`のことか\n", en: "  did you mean `\(suggestion)`?\n")[language]
    }
    let help = "utsushi" + (verb.map { " " + $0.name } ?? "") + " --help"
    text += LocalizedText(ja: "  使い方は`\(help)`\n", en: "  see `\(help)`\n")[language]
    Terminal.error(text)
  }
}
