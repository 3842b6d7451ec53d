public import Records

/// One thing that is another in a later edition.
public struct EditionChange: Sendable {
  /// Three digits.
  public let business: String
  /// The group; `nil` for code lists and whole businesses.
  public let group: String?
  /// The item's name in the earlier edition, in the later one where it is new; `nil` for whole groups.
  public let item: String?
  /// The id of the code list; `nil` for items.
  public let codeList: String?
  /// What is another.
  public let kind: Kind
  /// What it was; empty for what is new.
  public let before: String
  /// What it is; empty for what is gone.
  public let after: String

  /// What can be another; the raw values stand in JSON and never change.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case businessAdded, businessRemoved, groupAdded, groupRemoved, fileName, itemAdded, itemRemoved, itemRenamed, itemID
    case romaji, type, length, codeList, repetition, condition, conditionProse, primaryKey, foreignKey, unknownDate
    case checkDigit, sensitivity, order, codeListAdded, codeListRemoved, codeListName, codeAdded, codeRemoved,
      codeMeaning

    /// What messages call it.
    public var name: LocalizedText {
      switch self {
      case .businessAdded: LocalizedText(ja: "業務の追加", en: "business added")
      case .businessRemoved: LocalizedText(ja: "業務の廃止", en: "business removed")
      case .groupAdded: LocalizedText(ja: "グループの追加", en: "group added")
      case .groupRemoved: LocalizedText(ja: "グループの廃止", en: "group removed")
      case .fileName: LocalizedText(ja: "ファイル名", en: "file name")
      case .itemAdded: LocalizedText(ja: "項目の追加", en: "item added")
      case .itemRemoved: LocalizedText(ja: "項目の廃止", en: "item removed")
      case .itemRenamed: LocalizedText(ja: "項目名の変更", en: "item renamed")
      case .itemID: LocalizedText(ja: "データ項目ID", en: "item id")
      case .romaji: LocalizedText(ja: "ローマ字", en: "romaji")
      case .type: LocalizedText(ja: "データ型", en: "type")
      case .length: LocalizedText(ja: "桁数", en: "digits")
      case .codeList: LocalizedText(ja: "コード", en: "code list")
      case .repetition: LocalizedText(ja: "繰り返し", en: "repetition")
      case .condition: LocalizedText(ja: "データ出力条件", en: "output condition")
      case .conditionProse: LocalizedText(ja: "条件の文（※※）", en: "prose of the condition")
      case .primaryKey: LocalizedText(ja: "主キー", en: "primary key")
      case .foreignKey: LocalizedText(ja: "外部キー", en: "foreign key")
      case .unknownDate: LocalizedText(ja: "不詳日の許容", en: "unknown dates allowed")
      case .checkDigit: LocalizedText(ja: "検査数字", en: "check digit")
      case .sensitivity: LocalizedText(ja: "感度", en: "sensitivity")
      case .order: LocalizedText(ja: "項目の順序", en: "order of items")
      case .codeListAdded: LocalizedText(ja: "コード一覧の追加", en: "code list added")
      case .codeListRemoved: LocalizedText(ja: "コード一覧の廃止", en: "code list removed")
      case .codeListName: LocalizedText(ja: "コード一覧の名称", en: "name of the code list")
      case .codeAdded: LocalizedText(ja: "コード値の追加", en: "code added")
      case .codeRemoved: LocalizedText(ja: "コード値の廃止", en: "code removed")
      case .codeMeaning: LocalizedText(ja: "コード値の内容", en: "meaning of the code")
      }
    }
  }
}
