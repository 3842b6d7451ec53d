/// The amounts of an assessment in the order of the record.
///
/// In this old system 所得割額 stands after the deductions; 調整額 is added to the levies when the year's tax is made.
enum TaxAmount: Int, CaseIterable {
  case cityIncome, cityPerCapita, prefectureIncome, prefecturePerCapita, forest
  case cityDeduction, prefectureDeduction, cityAdjustment, prefectureAdjustment, cityDonation, prefectureDonation

  /// 税額・税額控除コード. Source: code list 28 of business 010 (`Mappings/Standards/2.1/010/codes.csv`).
  var code: String {
    switch self {
    case .cityIncome: "029"
    case .cityPerCapita: "031"
    case .prefectureIncome: "033"
    case .prefecturePerCapita: "035"
    case .forest: "056"
    case .cityDeduction: "001"
    case .prefectureDeduction: "002"
    case .cityAdjustment: "003"
    case .prefectureAdjustment: "004"
    case .cityDonation: "013"
    case .prefectureDonation: "018"
    }
  }

  /// Whether the year's tax (年税額) contains it: the five levies and both adjustments.
  var isPartOfYearlyTax: Bool {
    switch self {
    case .cityIncome, .cityPerCapita, .prefectureIncome, .prefecturePerCapita, .forest, .cityAdjustment,
      .prefectureAdjustment:
      true
    case .cityDeduction, .prefectureDeduction, .cityDonation, .prefectureDonation: false
    }
  }
}
