import Records

/// Makes the assessments of a person from a stream of numbers of their own.
///
/// 均等割 is 3,000 yen for the town and 1,000 for the prefecture, 森林環境税 1,000 (地方税法第38条, 第310条; 森林環境税法第5条,
/// from 2024 on). 所得割 takes 6 % and 4 % of a base that is drawn. All other numbers are made up.
struct AssessmentMaker {
  let seed: UInt64

  /// The years of the export.
  static let years = 2024...2025
  private static let municipalityCount = 10

  /// The assessments of the person with this number, years ascending and histories ascending in a year; empty for
  /// people of whom the tax office knows nothing.
  func assessments(of number: Int, isResident: Bool) -> [Assessment] {
    var random = SplitMix64(seed: seed, stream: .assessment, index: number / 10)
    guard !isResident || random.chance(620) else { return [] }
    let isTaxed = !isResident || random.chance(640)
    var made: [Assessment] = []
    for year in AssessmentMaker.years {
      let histories = random.chance(110) ? 2 : 1
      for history in 1...histories {
        var assessment = Assessment(
          year: year, history: history, isSuperseded: history < histories, declaration: .complete,
          processed: year * 10_000 + (history == 1 ? 610 : 1015))
        if isTaxed {
          tax(&assessment, isResident: isResident, random: &random)
        } else {
          exempt(&assessment, random: &random)
        }
        made.append(assessment)
      }
    }
    return made
  }

  private func exempt(_ assessment: inout Assessment, random: inout SplitMix64) {
    switch random.below(1000) {
    case ..<90: assessment.declaration = .missing
    case ..<130: assessment.declaration = .partial
    case ..<175: assessment.elsewhere = random.below(AssessmentMaker.municipalityCount)
    default: break
    }
  }

  private func tax(_ assessment: inout Assessment, isResident: Bool, random: inout SplitMix64) {
    assessment.isTaxed = true
    assessment[.cityPerCapita] = 3000
    assessment[.prefecturePerCapita] = 1000
    // Who only owns a house in the town pays the per-capita levies, and the forest tax at home (家屋敷課税).
    guard isResident else { return pay(&assessment, times: 4, random: &random) }
    assessment[.forest] = 1000
    if random.chance(850) { addIncomeTax(&assessment, random: &random) }
    switch random.below(1000) {
    case ..<520: assessment.employer = random.position(in: Employers.all)
    case ..<900: pay(&assessment, times: 4, random: &random)
    default: pay(&assessment, times: [1, 2, 3, 6, 8, 10][random.below(6)], random: &random)
    }
  }

  private func addIncomeTax(_ assessment: inout Assessment, random: inout SplitMix64) {
    let base = random.number(in: 100...4500) * 1000
    var (city, prefecture) = (base * 6 / 100, base * 4 / 100)
    if random.chance(700) {
      (assessment[.cityDeduction], assessment[.prefectureDeduction]) = (1500, 1000)
    }
    if random.chance(200) {
      let donation = base / 100 * random.number(in: 1...15) / 10
      (assessment[.cityDonation], assessment[.prefectureDonation]) = (donation * 6 / 10, donation * 4 / 10)
    }
    city -= assessment[.cityDeduction] + assessment[.cityDonation]
    prefecture -= assessment[.prefectureDeduction] + assessment[.prefectureDonation]
    // Fractions of 100 yen are cut off (地方税法第20条の4の2).
    assessment[.cityIncome] = max(0, city / 100 * 100)
    assessment[.prefectureIncome] = max(0, prefecture / 100 * 100)
    if random.chance(150) {
      assessment[.cityAdjustment] = random.number(in: -15...15) * 100
      assessment[.prefectureAdjustment] = random.number(in: -10...10) * 100
    }
  }

  /// Spreads the year's tax over so many instalments: thousands of yen, and the rest in the first
  /// (地方税法第20条の4の2第6項).
  private func pay(_ assessment: inout Assessment, times: Int, random: inout SplitMix64) {
    let total = assessment.yearlyTax
    let share = total / times / 1000 * 1000
    for position in 0..<times {
      // 4 instalments fall due in June, August, October and January, other numbers month by month from June on.
      let month = times == 4 ? [6, 8, 10, 13][position] : 6 + position
      let amount = position == 0 ? total - share * (times - 1) : share
      assessment.instalments.append(
        Assessment.Instalment(
          number: position + 1, due: AssessmentMaker.lastDay(year: assessment.year, month: month), amount: amount))
    }
  }

  /// The last day of a month, counted on beyond December, as eight digits.
  private static func lastDay(year: Int, month: Int) -> Int {
    let (wholeYear, wholeMonth) = month > 12 ? (year + 1, month - 12) : (year, month)
    let day = [31, 30, 29, 28].first { CivilDate(year: wholeYear, month: wholeMonth, day: $0) != nil } ?? 28
    return (wholeYear * 100 + wholeMonth) * 100 + day
  }
}

extension Assessment {
  /// One amount.
  subscript(_ amount: TaxAmount) -> Int {
    get { amounts[amount.rawValue] }
    set { amounts[amount.rawValue] = newValue }
  }
}
