/// How two data sets differ, file by file; counts are exact, and no value is in it.
public struct DifferenceReport: Sendable {
  /// The files, in order of path.
  public var files: [File] = []

  /// Makes an empty report.
  public init() {}

  /// Two files of one path.
  public struct File: Sendable {
    /// The path below the data set; the name for single files.
    public var path: String
    /// Whether the older, and the newer, set has it.
    public var isOld = true
    /// See `isOld`.
    public var isNew = true
    /// The items by which rows are told apart; none where a row as a whole is its key.
    public var keys: [String] = []
    /// How many rows the older has.
    public var oldRows = 0
    /// How many rows the newer has.
    public var newRows = 0
    /// How many rows are the same in both.
    public var same = 0
    /// Of these, how many stand before a row that they stood behind.
    public var moved = 0
    /// How many have a key that both have, and another value.
    public var changed = 0
    /// How many have the same values, written with other marks.
    public var notation = 0
    /// How many keys only the newer has, each as often as it has it more.
    public var added = 0
    /// How many only the older has.
    public var removed = 0
    /// How many lines of both cannot be cut into cells; they are told apart as they are.
    public var unreadable = 0
    /// Columns that only the older, and only the newer, has.
    public var oldColumns: [String] = []
    /// See `oldColumns`.
    public var newColumns: [String] = []
    /// The columns that both have.
    public var items: [Item] = []

    /// Makes a file.
    public init(path: String) { self.path = path }

    /// How many rows make the two different: expected changes and what `--ignoring` names left out.
    public var differing: Int {
      added + removed + changed - excused + (isOld && isNew ? 0 : 1)
        + (oldColumns.isEmpty && newColumns.isEmpty ? 0 : 1)
    }

    /// How many changed rows differ in nothing but what is expected or ignored.
    public var excused = 0
  }

  /// One column.
  public struct Item: Sendable {
    /// Its name.
    public var name: String
    /// How many cells differ.
    public var changed = 0
    /// How many of them are expected.
    public var expected = 0
    /// How many of the others are equal after one step, by the step.
    public var equalAfter: [TextStep: Int] = [:]
    /// Where the first of them are: the row's place in the older file, and in the newer one.
    public var examples: [(old: Int, new: Int)] = []

    /// Makes an item.
    public init(name: String) { self.name = name }

    /// Adds what some rows gave.
    public mutating func merge(_ other: Item) {
      changed += other.changed
      expected += other.expected
      equalAfter.merge(other.equalAfter) { $0 + $1 }
      examples = Array((examples + other.examples).prefix(5))
    }
  }

  /// Whether anything differs that is not expected and not ignored.
  public var isDifferent: Bool { files.contains { $0.differing > 0 } }
}

/// A step after which two texts may be equal that are not.
public enum TextStep: String, Sendable, CaseIterable {
  /// Blanks at the end left out, narrow and wide ones.
  case trailingBlanks = "trailing-blanks"
  /// Half-width letters, digits, marks and kana as full-width ones.
  case width
  /// Letters of ASCII without their case.
  case letterCase = "case"
  /// Variation selectors left out.
  case variant
  /// `NULL` and a lone hyphen as nothing.
  case nullForm = "null"

  /// What it is called.
  public var title: LocalizedText {
    switch self {
    case .trailingBlanks: LocalizedText(ja: "後ろの空白", en: "trailing blanks")
    case .width: LocalizedText(ja: "半角・全角", en: "width")
    case .letterCase: LocalizedText(ja: "大文字・小文字", en: "case")
    case .variant: LocalizedText(ja: "異体字セレクタ", en: "variation selectors")
    case .nullForm: LocalizedText(ja: "空の書き方", en: "form of nothing")
    }
  }
}
