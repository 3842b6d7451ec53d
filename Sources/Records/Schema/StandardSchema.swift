/// One edition of the standard: what a run converts to and validates against.
public struct StandardEdition: Sendable {
  /// The edition, such as `2.1`.
  public var edition: String
  /// The packs, in order of business.
  public var packs: [StandardPack]

  /// Makes an edition.
  public init(edition: String, packs: [StandardPack]) {
    self.edition = edition
    self.packs = packs
  }

  /// A group by business and name, or `nil`.
  public func group(business: String, name: String) -> StandardGroup? {
    for pack in packs where pack.business == business {
      for group in pack.groups where group.name.utf8.elementsEqual(name.utf8) { return group }
    }
    return nil
  }

  /// A code list by business and id without leading zeros, or `nil`.
  public func codeList(business: String, id: String) -> CodeList? {
    for pack in packs where pack.business == business {
      for list in pack.codeLists where list.id.utf8.elementsEqual(id.utf8) { return list }
    }
    return nil
  }
}

/// The facts of one business in one edition.
public struct StandardPack: Sendable {
  /// Three digits, such as `001`.
  public var business: String
  /// The name of the business, such as `住民基本台帳`.
  public var name: String
  /// The document the facts come from.
  public var document: String
  /// The document's date, as written there.
  public var documentDate: String
  /// Its groups, in the order of `group.csv`.
  public var groups: [StandardGroup]
  /// Its code lists.
  public var codeLists: [CodeList]
  /// The text of `conditions.utsushi`, read by `Language`; `nil` when the pack has none.
  public var conditions: (file: String, text: [UInt8])?

  /// Makes a pack.
  public init(
    business: String, name: String, document: String, documentDate: String, groups: [StandardGroup],
    codeLists: [CodeList], conditions: (file: String, text: [UInt8])?
  ) {
    self.business = business
    self.name = name
    self.document = document
    self.documentDate = documentDate
    self.groups = groups
    self.codeLists = codeLists
    self.conditions = conditions
  }
}

/// A group (グループ): the unit of one output file.
public struct StandardGroup: Sendable, Hashable {
  /// Three digits, such as `001`.
  public var business: String
  /// The name, such as `住民情報`.
  public var name: String
  /// The file name in the bag, such as `jumin_joho.csv`.
  public var fileName: String
  /// The items in output order.
  public var items: [StandardItem]

  /// Makes a group.
  public init(business: String, name: String, fileName: String, items: [StandardItem]) {
    self.business = business
    self.name = name
    self.fileName = fileName
    self.items = items
  }

  /// `001.住民情報`.
  public var qualifiedName: String { "\(business).\(name)" }

  /// The position of an item by its name, compared byte by byte, or `nil`. O(items).
  public func itemIndex(named name: String) -> Int? {
    items.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The positions of the primary-key items, in order.
  public var keyItems: [Int] { items.indices.filter { items[$0].isPrimaryKey } }
}

/// One data item (データ項目) with the columns of the official list that rules need.
public struct StandardItem: Sendable, Hashable {
  /// Eight digits: business and item, such as `03100001`.
  public var id: String
  /// The item name (データ項目).
  public var name: String
  /// The romaji name, empty where unknown.
  public var romaji: String
  /// The data type.
  public var type: ItemType
  /// The largest number of characters (桁数); for `9V` the digits before the point. `nil` where unknown.
  public var length: Int?
  /// For `9V`, the digits after the point; otherwise 0.
  public var fractionLength: Int
  /// The code list id without leading zeros, `nil` for none.
  public var codeList: String?
  /// The largest repetition (繰り返し), `nil` for none.
  public var repetition: Int?
  /// When the item must be output.
  public var condition: OutputCondition
  /// Whether it is part of the record's key.
  public var isPrimaryKey: Bool
  /// Whether it joins to another group.
  public var isForeignKey: Bool
  /// Whether the explanation allows an unknown date (不詳日を許容する).
  public var allowsUnknownDate: Bool
  /// The number whose check digit it carries, `nil` for none.
  public var checkDigit: String?
  /// How much care its values need.
  public var sensitivity: Sensitivity
  /// Names it has in other editions or documents (別名).
  public var aliases: [String]
  /// What the list says beside the definition (項目説明): the standards followed, and behind ※※ the condition.
  public var explanation: String
  /// Who says so.
  public var provenance: Provenance
  /// Where the row stands in the pack.
  public var span: TextSpan

  /// Makes an item.
  public init(
    id: String, name: String, romaji: String, type: ItemType, length: Int?, fractionLength: Int = 0,
    codeList: String? = nil, repetition: Int? = nil, condition: OutputCondition, isPrimaryKey: Bool = false,
    isForeignKey: Bool = false, allowsUnknownDate: Bool = false, checkDigit: String? = nil,
    sensitivity: Sensitivity = .personal, aliases: [String] = [], explanation: String = "", provenance: Provenance,
    span: TextSpan
  ) {
    self.id = id
    self.name = name
    self.romaji = romaji
    self.type = type
    self.length = length
    self.fractionLength = fractionLength
    self.codeList = codeList
    self.repetition = repetition
    self.condition = condition
    self.isPrimaryKey = isPrimaryKey
    self.isForeignKey = isForeignKey
    self.allowsUnknownDate = allowsUnknownDate
    self.checkDigit = checkDigit
    self.sensitivity = sensitivity
    self.aliases = aliases
    self.explanation = explanation
    self.provenance = provenance
    self.span = span
  }
}

/// A data type of the standard; the raw value is the official letter. Source: 凡例（データ型）.
public enum ItemType: String, Sendable, Codable, CaseIterable {
  /// Half-width string.
  case halfWidth = "X"
  /// Full-width string; the letter itself is U+FF2E.
  case fullWidth = "Ｎ"
  /// Integer.
  case integer = "9"
  /// Positive number with a decimal point.
  case decimal = "9V"
  /// Signed integer.
  case signedInteger = "S9"
  /// Image.
  case image = "BLOB"
  /// `YYYY`.
  case year = "YEAR"
  /// `YYYY-MM-DD`.
  case date = "DATE"
  /// `HH:MM:SS`, seconds optional.
  case time = "TIME"
}

/// When an item must be output (データ出力条件).
public enum OutputCondition: String, Sendable, Codable, CaseIterable {
  /// Always.
  case mandatory = "必須"
  /// When the condition in the explanation holds.
  case conditional = "条件付き必須"
  /// Never.
  case optional = "任意"
}

/// How much care an item's values need in reports and logs.
public enum Sensitivity: String, Sendable, Codable, CaseIterable {
  /// A code or a technical value that says nothing of a person.
  case open
  /// Names, addresses, dates: never in a report.
  case personal
  /// 個人番号.
  case specificPersonal = "個人番号"
  /// 支援措置 and what reveals it.
  case protected = "支援措置"
  /// 生活保護 and other facts that call for special care.
  case specialCare = "要配慮"
}

/// Who vouches for a row of a pack.
public enum Provenance: String, Sendable, Codable, CaseIterable {
  /// A document of the standard.
  case official
  /// A vendor's implementation.
  case vendor
  /// A municipality's real data.
  case municipal
  /// Our assumption, to be replaced by an import of the official list.
  case assumed
}

/// A code list (コード一覧).
public struct CodeList: Sendable, Hashable {
  /// Three digits of the business.
  public var business: String
  /// The id without leading zeros.
  public var id: String
  /// The name, such as `性別`.
  public var name: String
  /// The values in the list's order.
  public var values: [CodeValue]

  /// Makes a list.
  public init(business: String, id: String, name: String, values: [CodeValue]) {
    self.business = business
    self.id = id
    self.name = name
    self.values = values
  }
}

/// One value of a code list; a range of digits has two ends.
public struct CodeValue: Sendable, Hashable {
  /// The code, or the first code of a range.
  public var code: String
  /// The last code of a range of equally long digits, `nil` for a single code.
  public var upper: String?
  /// The label.
  public var label: String

  /// Makes a value.
  public init(code: String, upper: String? = nil, label: String) {
    self.code = code
    self.upper = upper
    self.label = label
  }
}
