/// A rule as the reference shows it: what it demands, whose word that is, and two small files that say it by example.
public struct RuleEntry: Sendable {
  /// The code of its findings; permanent.
  public let code: FindingCode
  /// Its name.
  public let title: LocalizedText
  /// What it demands, in a sentence.
  public let sentence: LocalizedText
  /// Where the standard says so.
  public let clause: LocalizedText
  /// A file that fires it and one that does not.
  public let example: RuleExample

  /// Makes an entry.
  public init(
    code: FindingCode, title: LocalizedText, sentence: LocalizedText, clause: LocalizedText, example: RuleExample
  ) {
    self.code = code
    self.title = title
    self.sentence = sentence
    self.clause = clause
    self.example = example
  }
}

/// A group with a few items, and records that break and keep a rule.
///
/// The examples of the reference run as tests: `fires` gives findings of the rule's code and no others, `holds` none.
public struct RuleExample: Sendable {
  /// The business of the groups.
  public static let business = "000"
  /// The name of the group.
  public static let group = "例"
  /// The name of the group that it refers to.
  public static let otherGroup = "参照"

  /// The items of the group `000.例`.
  public let items: [StandardItem]
  /// The code lists they use.
  public let codeLists: [CodeList]
  /// All characters that may be written; `nil` where that is not restricted.
  public let characters: String?
  /// The rule in the language, where a pack or project states it.
  public let rule: String?
  /// The items of `000.参照`, a group that the rule refers to; none where it refers to none.
  public let otherItems: [StandardItem]
  /// The records of `000.参照`.
  public let others: [[String]]
  /// Records that break the rule.
  public let fires: [[String]]
  /// Records that keep it.
  public let holds: [[String]]

  /// Makes an example.
  public init(
    items: [StandardItem], codeLists: [CodeList] = [], characters: String? = nil, rule: String? = nil,
    otherItems: [StandardItem] = [], others: [[String]] = [], fires: [[String]], holds: [[String]]
  ) {
    self.items = items
    self.codeLists = codeLists
    self.characters = characters
    self.rule = rule
    self.otherItems = otherItems
    self.others = others
    self.fires = fires
    self.holds = holds
  }
}
