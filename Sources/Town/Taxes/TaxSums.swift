/// What the trailer of `KOJUZEI.DAT` and the control list say of the assessments: counts and sums as they stand in the
/// file, faulty records and copies included.
struct TaxSums {
  private(set) var records = 0
  private(set) var instalments = 0
  /// By year and `TaxAmount`.
  private var cells: [Cell]

  /// The amounts of one kind in one year that are not zero.
  struct Cell {
    var count = 0
    var amount = 0
  }

  init() {
    cells = Array(repeating: Cell(), count: AssessmentMaker.years.count * TaxAmount.allCases.count)
  }

  mutating func add(_ assessment: Assessment) {
    records += 1
    instalments += assessment.instalments.reduce(0) { $0 + $1.amount }
    for amount in TaxAmount.allCases where assessment[amount] != 0 {
      let index = TaxSums.index(assessment.year, amount)
      cells[index].count += 1
      cells[index].amount += assessment[amount]
    }
  }

  /// The amounts of one kind in one year.
  func cell(year: Int, _ amount: TaxAmount) -> Cell { cells[TaxSums.index(year, amount)] }

  /// The sum of one kind of amount over all years.
  func total(of amount: TaxAmount) -> Int {
    AssessmentMaker.years.reduce(0) { $0 + cell(year: $1, amount).amount }
  }

  private static func index(_ year: Int, _ amount: TaxAmount) -> Int {
    (year - AssessmentMaker.years.lowerBound) * TaxAmount.allCases.count + amount.rawValue
  }
}
