/// What a second reading of a run found: what it computed again, what differs, and what it had no way to read.
public struct RecheckReport: Sendable {
  /// The sources, in the order of the project.
  public var sources: [Source] = []
  /// The groups that the run writes, in the order of its maps.
  public var groups: [Group] = []
  /// How many differences there are.
  public var differenceCount = 0
  /// The first of them.
  public var differences: [Difference] = []
  /// How many records were drawn; `nil` where all were read.
  public var sample: Int?
  /// What they were drawn by.
  public var seed: UInt64?

  /// How many differences are kept one by one.
  public static let limit = 1_000

  /// Makes an empty report.
  public init() {}

  /// One source.
  public struct Source: Sendable {
    /// Its name.
    public var name: String
    /// How many records were cut from its files.
    public var records = 0
    /// How many of them the run has in its rejects.
    public var rejected = 0
    /// How many were worked out again.
    public var compared = 0
    /// How many of those had an outcome that only the run can tell.
    public var unsure = 0
    /// Its character table.
    public var table: String
    /// Whether characters had a reading that shares nothing with the project's tables.
    public var hasOwnTable = false
    /// How many fields have a place, and how many of the places come from another program.
    public var places = 0
    /// See `places`.
    public var ownPlaces = 0
    /// Why it was not read, or not to its end.
    public var problem: LocalizedText?

    /// Makes a source.
    public init(name: String, table: String) {
      self.name = name
      self.table = table
    }
  }

  /// One group.
  public struct Group: Sendable {
    /// Its name, such as `001.住民情報`.
    public var name: String
    /// How many of its rows were compared.
    public var rows = 0
    /// Its items, then what is kept beside it.
    public var items: [Item]
    /// Why its rows were not compared to the end.
    public var problem: LocalizedText?

    /// Makes a group.
    public init(name: String, items: [Item]) {
      self.name = name
      self.items = items
    }
  }

  /// One item of a group.
  public struct Item: Sendable {
    /// Its name.
    public var name: String
    /// How many values were computed again and compared.
    public var compared = 0
    /// How many had no second reading.
    public var unread = 0
    /// How many differ.
    public var differing = 0

    /// Makes an item.
    public init(name: String) { self.name = name }
  }

  /// One difference; never a value.
  public struct Difference: Sendable, Equatable {
    /// What differs.
    public var kind: Kind
    /// The source.
    public var source: String
    /// The record in its source, from 0; `nil` for what belongs to none.
    public var record: Int?
    /// The group.
    public var group: String?
    /// The item.
    public var item: String?

    /// Makes a difference.
    public init(_ kind: Kind, source: String, record: Int? = nil, group: String? = nil, item: String? = nil) {
      self.kind = kind
      self.source = source
      self.record = record
      self.group = group
      self.item = item
    }
  }

  /// What can differ.
  public enum Kind: String, Sendable, CaseIterable {
    /// A value of the bag is another.
    case value
    /// The run rejected a record that can be converted.
    case rejected
    /// The run wrote a record that cannot be.
    case written
    /// A row is not in the bag.
    case missingRow = "missing row"
    /// The bag has rows that no record makes.
    case extraRow = "extra row"
    /// The rejects hold bytes that are no record of the source.
    case extraReject = "extra reject"
    /// The headings of a file are others.
    case headings

    /// What it means.
    public var title: LocalizedText {
      switch self {
      case .value: LocalizedText(ja: "値が違う", en: "another value")
      case .rejected: LocalizedText(ja: "変換できるレコードが拒否されている", en: "a record that can be converted was rejected")
      case .written: LocalizedText(ja: "変換できないレコードが書き出されている", en: "a record that cannot be converted was written")
      case .missingRow: LocalizedText(ja: "行が無い", en: "a row is missing")
      case .extraRow: LocalizedText(ja: "どのレコードのものでもない行がある", en: "there are rows of no record")
      case .extraReject: LocalizedText(ja: "拒否の控えに余りがある", en: "there are rejected bytes of no record")
      case .headings: LocalizedText(ja: "見出しが違う", en: "other headings")
      }
    }
  }

  /// Takes a difference.
  public mutating func add(_ difference: Difference) {
    differenceCount += 1
    if differences.count < RecheckReport.limit { differences.append(difference) }
  }

  /// Whether every source was read to its end and every item that has values was compared at least once.
  public var isWhole: Bool {
    sources.allSatisfy { $0.problem == nil }
      && groups.allSatisfy { group in
        group.problem == nil && group.items.allSatisfy { $0.compared > 0 || $0.unread == 0 }
      }
  }
}
