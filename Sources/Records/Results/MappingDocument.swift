/// What a mapping does, for people to read, sign and keep (マッピング定義書).
public struct MappingDocument: Sendable {
  /// The project's title.
  public var title: String
  /// Facts about it, such as the municipality and the edition.
  public var facts: [(name: LocalizedText, value: String)]
  /// The SHA-256 of `inputs`: what is signed.
  public var digest: String
  /// The files that decide what the mapping does, as `sha256sum` writes them: digest, two spaces, path, newline.
  public var inputs: String
  /// The roles that sign.
  public var roles: [String]
  /// The maps, in the order of the project.
  public var maps: [Map]
  /// The code conversions.
  public var codes: [Codes]

  /// Makes a document.
  public init(
    title: String, facts: [(name: LocalizedText, value: String)], digest: String, inputs: String, roles: [String],
    maps: [Map], codes: [Codes]
  ) {
    self.title = title
    self.facts = facts
    self.digest = digest
    self.inputs = inputs
    self.roles = roles
    self.maps = maps
    self.codes = codes
  }

  /// One map.
  public struct Map: Sendable {
    /// The group, such as `001.住民情報`.
    public var group: String
    /// The source and its record type, such as `住民マスタ.detail`.
    public var source: String
    /// Which records it takes.
    public var filter: LocalizedText
    /// How many rows it makes of a record.
    public var rows: Int
    /// The items, in the order of the standard.
    public var items: [Item]
    /// Fields that go to side files.
    public var kept: [Field]
    /// Fields that are left out.
    public var ignored: [Field]
    /// The names of the tests about the map.
    public var tests: [String]

    /// Makes a map.
    public init(
      group: String, source: String, filter: LocalizedText, rows: Int, items: [Item], kept: [Field], ignored: [Field],
      tests: [String]
    ) {
      self.group = group
      self.source = source
      self.filter = filter
      self.rows = rows
      self.items = items
      self.kept = kept
      self.ignored = ignored
      self.tests = tests
    }
  }

  /// One item.
  public struct Item: Sendable {
    /// Its name.
    public var name: String
    /// Data type and digits, such as `X 15`.
    public var type: String
    /// When it must be there, as the standard says: `必須` and so on.
    public var condition: String
    /// Whether it is a key.
    public var isKey: Bool
    /// The source fields it comes from.
    public var fields: [String]
    /// What is done, in plain words.
    public var words: LocalizedText
    /// What happens where that cannot be done; empty where it always can.
    public var failure: LocalizedText
    /// The conversion tables it uses.
    public var codes: [String]
    /// How many tests say what must come out.
    public var tests: Int
    /// Whose word the item's type rests on.
    public var provenance: Provenance
    /// What became of its values in a run, class by class; empty without one.
    public var classes: [(name: String, values: Int)] = []

    /// Makes an item.
    public init(
      name: String, type: String, condition: String, isKey: Bool, fields: [String], words: LocalizedText,
      failure: LocalizedText, codes: [String], tests: Int, provenance: Provenance
    ) {
      self.name = name
      self.type = type
      self.condition = condition
      self.isKey = isKey
      self.fields = fields
      self.words = words
      self.failure = failure
      self.codes = codes
      self.tests = tests
      self.provenance = provenance
    }
  }

  /// A field with why it goes where it goes.
  public struct Field: Sendable {
    /// Its name.
    public var name: String
    /// The side file's column, or nothing.
    public var target: String
    /// Why.
    public var reason: String

    /// Makes a field.
    public init(name: String, target: String, reason: String) {
      self.name = name
      self.target = target
      self.reason = reason
    }
  }

  /// A code conversion.
  public struct Codes: Sendable {
    /// Its name.
    public var name: String
    /// The table it stands in.
    public var file: String
    /// From the old code to the standard's.
    public var rows: [(source: String, target: String)]

    /// Makes a conversion.
    public init(name: String, file: String, rows: [(source: String, target: String)]) {
      self.name = name
      self.file = file
      self.rows = rows
    }
  }
}
