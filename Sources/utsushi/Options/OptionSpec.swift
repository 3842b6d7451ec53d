internal import Records

/// One option of a verb: from it come parsing, `--help` and the messages.
struct OptionSpec: Sendable {
  /// With its dashes: `--output`.
  var name: String
  /// What stands for the value in the help, `nil` for a flag.
  var valueName: String?
  /// What it does.
  var summary: LocalizedText
  /// Whether the verb cannot do without it.
  var isRequired = false
  /// The values it takes, empty for any.
  var choices: [String] = []

  /// The project of verbs that look at one of its sources.
  static let sourceProject = OptionSpec(
    name: "--project", valueName: "PROJECT",
    summary: LocalizedText(
      ja: "ソースを宣言しているプロジェクト（既定 ./migration.utsushi）",
      en: "project that declares the source (default ./migration.utsushi)"))

  /// The project of verbs that ask a finished run.
  static let runProject = OptionSpec(
    name: "--project", valueName: "FILE",
    summary: LocalizedText(ja: "プロジェクト（既定は実行のときの場所）", en: "the project (default: where it was when the run was made)"))

  /// Options of every verb.
  static let common: [OptionSpec] = [
    OptionSpec(
      name: "--language", valueName: "ja|en",
      summary: LocalizedText(ja: "メッセージの言語（既定はロケール）", en: "language of messages (default: the locale)"),
      choices: ["ja", "en"]),
    OptionSpec(name: "--help", summary: LocalizedText(ja: "この説明を表示する", en: "show this help")),
  ]
}

/// The arguments of a verb after parsing.
struct ParsedArguments: Sendable {
  /// Arguments that are no options, in order.
  var operands: [String] = []
  private var values: [(name: String, value: String)] = []

  /// The value of an option, `nil` when it was not given.
  func value(_ name: String) -> String? { values.last { $0.name == name }?.value }

  /// Every value of an option that may be given more than once, in order.
  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { values.contains { $0.name == name } }

  /// A whole number not below a bound, `nil` when the option was not given.
  func number(_ name: String, atLeast minimum: Int) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), number >= minimum else {
      throw UsageError(
        LocalizedText(
          ja: "`\(name)`には\(minimum)以上の整数が要る（`\(text)`）",
          en: "`\(name)` takes a whole number from \(minimum), not `\(text)`"))
    }
    return number
  }

  /// Parses arguments by the options a verb declares.
  init(_ arguments: [String], options: [OptionSpec], operands range: ClosedRange<Int>) throws(UsageError) {
    var position = 0
    var isOptionAllowed = true
    while position < arguments.count {
      let argument = arguments[position]
      position += 1
      if !isOptionAllowed || !argument.hasPrefix("-") || argument == "-" {
        operands.append(argument)
        continue
      }
      if argument == "--" {
        isOptionAllowed = false
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts[0] == "-h" ? "--help" : parts[0]
      guard let option = options.first(where: { $0.name == name }) else {
        throw UsageError(
          LocalizedText(ja: "`\(parts[0])`というオプションは無い", en: "there is no option `\(parts[0])`"),
          suggestion: Suggestion.nearest(to: name, among: options.map(\.name)))
      }
      guard let valueName = option.valueName else {
        guard parts.count == 1 else {
          throw UsageError(LocalizedText(ja: "`\(name)`は値を取らない", en: "`\(name)` takes no value"))
        }
        values.append((name, ""))
        continue
      }
      let value: String
      if parts.count == 2 {
        value = parts[1]
      } else {
        guard position < arguments.count else {
          throw UsageError(
            LocalizedText(ja: "`\(name)`には値（\(valueName)）が要る", en: "`\(name)` needs a value (\(valueName))"))
        }
        value = arguments[position]
        position += 1
      }
      guard option.choices.isEmpty || option.choices.contains(value) else {
        throw UsageError(
          LocalizedText(
            ja: "`\(name)`の値は\(option.choices.joined(separator: "・"))のどれか（`\(value)`）",
            en: "`\(name)` takes \(option.choices.joined(separator: " or ")), not `\(value)`"))
      }
      values.append((name, value))
    }
    guard !has("--help") else { return }
    guard range.contains(operands.count) else {
      throw UsageError(
        operands.count < range.lowerBound
          ? LocalizedText(ja: "引数が足りない", en: "an argument is missing")
          : LocalizedText(
            ja: "余分な引数`\(operands[range.upperBound])`", en: "unexpected argument `\(operands[range.upperBound])`"))
    }
    for option in options where option.isRequired && !has(option.name) {
      throw UsageError(
        LocalizedText(
          ja: "`\(option.name) \(option.valueName ?? "")`が要る",
          en: "`\(option.name) \(option.valueName ?? "")` is required"))
    }
  }
}

/// A command line that was not understood.
struct UsageError: Error {
  /// What was not understood.
  var message: LocalizedText
  /// What may have been meant.
  var suggestion: String?

  init(_ message: LocalizedText, suggestion: String? = nil) {
    self.message = message
    self.suggestion = suggestion
  }
}

/// The nearest of some words.
enum Suggestion {
  /// The word with the smallest edit distance of at most two, or `nil`.
  static func nearest(to word: String, among words: [String]) -> String? {
    words.map { (word: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
      .filter { $0.distance <= 2 }.min { $0.distance < $1.distance }?.word
  }

  /// The number of bytes to insert, delete or replace (Levenshtein). O(n·m).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(min(previous[column + 1] + 1, current[column] + 1, previous[column] + (byte == other ? 0 : 1)))
      }
      previous = current
    }
    return previous[right.count]
  }
}
