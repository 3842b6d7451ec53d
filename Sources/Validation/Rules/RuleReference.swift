public import Records

/// Every rule over standard data, in order of its code.
public enum RuleReference {
  /// The entries.
  public static let all: [RuleEntry] = [
    DataTypeRule.entry, LengthRule.entry, HalfWidthRule.entry, FullWidthRule.entry, CodeListRule.entry,
    MandatoryRule.entry, ConditionRule.entry, DuplicateKeyRule.entry, GroupRule.entry, UnknownDateRule.entry,
    ReferenceRule.entry, RepertoireRule.entry, CheckDigitRule.entry, ReferenceRule.exclusion, ConsecutiveRule.entry,
    SumRule.entry,
  ]
}

extension RuleExample {
  /// An item of an example.
  static func item(
    _ name: String, _ type: ItemType, _ length: Int? = nil, codeList: String? = nil,
    condition: OutputCondition = .optional, isKey: Bool = false, checkDigit: String? = nil
  ) -> StandardItem {
    StandardItem(
      id: "", name: name, romaji: "", type: type, length: length, codeList: codeList, condition: condition,
      isPrimaryKey: isKey, checkDigit: checkDigit, provenance: .assumed,
      span: TextSpan(file: "例", line: 1, column: 1))
  }
}
