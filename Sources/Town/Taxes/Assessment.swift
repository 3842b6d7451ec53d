/// One assessment (賦課) of a person in a year: a detail record of `KOJUZEI.DAT`.
struct Assessment {
  /// 課税年度.
  var year: Int
  /// From 1; the greatest of a year counts.
  var history: Int
  /// Whether a later one of the same year follows.
  var isSuperseded: Bool
  var declaration: Declaration
  var isTaxed = false
  /// The municipality that taxes the person in place of the town, a position of the lexicon.
  var elsewhere: Int?
  /// Who withholds the tax (特別徴収義務者), a position of `Employers.all`.
  var employer: Int?
  /// By `TaxAmount`, in yen.
  var amounts = [Int](repeating: 0, count: TaxAmount.allCases.count)
  var instalments: [Instalment] = []
  /// The day of processing, eight digits.
  var processed: Int

  /// 未申告区分 in the old system's letters, as EBCDIC.
  enum Declaration: UInt8 {
    case complete = 0xC1
    case partial = 0xC2
    case missing = 0xC3
  }

  /// One instalment (期割).
  struct Instalment {
    var number: Int
    /// The day it is due, eight digits.
    var due: Int
    var amount: Int
  }

  /// 年税額.
  var yearlyTax: Int {
    TaxAmount.allCases.reduce(0) { $0 + ($1.isPartOfYearlyTax ? amounts[$1.rawValue] : 0) }
  }

  /// How many of its amounts are not zero: the rows they become.
  var rowCount: Int { amounts.count { $0 != 0 } }
}
