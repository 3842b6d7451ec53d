import Records

/// Findings of the sample reports, by position only.
enum SampleFindings {
  /// What a clean town still has to look at.
  static var few: [FindingSummary] {
    [
      summary(.checkDigitMismatch, 4, fields: ["ATENA-NO"], item: "001.住民情報.宛名番号"),
      summary(.pastEraEnd, 3, fields: ["BIRTH"], item: "001.住民情報.生年月日", bytes: "3640108"),
    ]
  }

  /// What a faulty one has.
  static var many: [FindingSummary] {
    [
      summary(.shortRecord, 2),
      summary(.overlongRecord, 1),
      summary(.unassignedCode, 5, fields: ["SHIMEI"], item: "001.住民情報.氏名", bytes: "81AD"),
      summary(.truncatedCharacter, 3, fields: ["BANCHI"], item: "001.住民情報.番地号表記", bytes: "88"),
      summary(.undecidedCharacter, 4, protected: 1, fields: ["SHIMEI"], item: "001.住民情報.氏名", bytes: "F04A"),
      summary(.impossibleDate, 9, protected: 2, fields: ["BIRTH"], item: "001.住民情報.生年月日", bytes: "33350230"),
      summary(.unmappedCode, 6, fields: ["SEX"], item: "001.住民情報.性別", bytes: "58"),
      summary(.duplicateKey, 2, item: "001.住民情報"),
      summary(.groupRuleUnmet, 1, item: "001.住民情報", rule: "一つの世帯に世帯主は一人"),
      summary(.conditionUnmet, 4, item: "001.住民情報.転出先住所（確定）_町字", rule: "転出した者は転出先住所が必須"),
    ] + few
  }

  private static func summary(
    _ code: FindingCode, _ count: Int, protected: Int = 0, fields: [String] = [""], item: String = "",
    bytes: String = "", rule: String = ""
  ) -> FindingSummary {
    FindingSummary(
      code: code.text, title: code.title, severity: code.severity, responsibility: code.responsibility, count: count,
      protectedCount: protected,
      examples: (0..<min(5, count - protected)).map { index in
        let record = 137 * (index + 1) + Int(code.rawValue)
        return FindingExample(
          source: "住民マスタ", record: record, byteOffset: record * 642, field: fields[index % fields.count], item: item,
          rule: rule, bytes: bytes)
      })
  }
}
