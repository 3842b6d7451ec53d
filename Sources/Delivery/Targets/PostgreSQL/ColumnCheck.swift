/// What the standard says of a column, as conditions of SQL. Source: 凡例（データ型）, 凡例（列項目説明） 桁数.
enum ColumnCheck: String, CaseIterable {
  /// The format of its data type.
  case format = "形式"
  /// The length in characters, or the digits of a number.
  case length = "桁数"

  /// The conditions on a column with this quoted name. Columns that the standard does not know have none.
  static func conditions(of column: DeliveryPlan.Column, _ name: String) -> [(ColumnCheck, String)] {
    guard let type = column.type else { return [] }
    var conditions: [(ColumnCheck, String)] = []
    if let pattern = pattern(type) { conditions.append((.format, "\(name) ~ '^\(pattern)$'")) }
    guard let length = column.length else { return conditions }
    switch type {
    // A base with its variation selector is one character; most texts need no second look.
    case "X", "Ｎ":
      conditions.append(
        (
          .length,
          "char_length(\(name)) <= \(length) OR char_length(regexp_replace(\(name), "
            + "'[\\uFE00-\\uFE0F\\U000E0100-\\U000E01EF]', '', 'g')) <= \(length)"
        ))
    case "9": conditions.append((.length, "char_length(\(name)) <= \(length)"))
    // A sign is no digit.
    case "S9": conditions.append((.length, "char_length(ltrim(\(name), '-')) <= \(length)"))
    case "9V":
      conditions.append(
        (
          .length,
          "char_length(split_part(\(name), '.', 1)) <= \(length) AND "
            + "char_length(split_part(\(name), '.', 2)) <= \(column.fractionLength)"
        ))
    default: break
    }
    return conditions
  }

  private static func pattern(_ type: String) -> String? {
    switch type {
    case "9": "[0-9]+"
    case "S9": "-?[0-9]+"
    case "9V": "[0-9]+([.][0-9]+)?"
    case "YEAR": "[0-9]{4}"
    // With the codes of a date whose month or day is not known exactly (DS-441, 8.4).
    case "DATE": "[0-9]{4}-([0-9]{2}|[A-D][1-4])-([0-9]{2}|A[1-3])"
    case "TIME": "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
    default: nil
    }
  }
}
