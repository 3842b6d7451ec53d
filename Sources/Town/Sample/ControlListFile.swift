/// Writes `KANRI.CSV`, the list by which the office controls the exports: for the inhabitant tax the amounts that are not
/// zero by year and code, for the other businesses the rows of their files. In the faulty sample one amount is one yen off.
struct ControlListFile {
  let plan: TownPlan
  let isFaulty: Bool
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// The amount that the faulty list has wrong, and the total that says so.
  private static let wrongAmount = TaxAmount.cityIncome
  private static let wrongYear = 2025
  private static let wrongTotal = "管理表 市町村民税所得割額 [2025]"

  /// Writes the list and gives the fault in it.
  func write(to writer: inout ChunkWriter) throws -> WrittenFile {
    var discarding = ChunkWriter { _ in }
    let taxes = try TaxFile(plan: plan, isFaulty: isFaulty, lost: lost).write(to: &discarding).sums
    let care = try CareFile(plan: plan, isFaulty: isFaulty, lost: lost).write(to: &discarding).rows
    let children = ChildFiles(plan: plan, isFaulty: isFaulty, lost: lost)
    let recipients = try children.write(.recipients, to: &discarding).rows
    let payments = try children.write(.children, to: &discarding).rows
    try writer.append(ControlColumn.headings(LegacyText()))
    for year in AssessmentMaker.years {
      for amount in TaxAmount.allCases.sorted(by: { $0.code < $1.code }) {
        var cell = taxes.cell(year: year, amount)
        let isWrong = isFaulty && year == ControlListFile.wrongYear && amount == ControlListFile.wrongAmount
        if isWrong { cell.amount += 1 }
        try append("010", String(year), amount.code, cell.count, cell.amount, to: &writer)
      }
    }
    try append("023", "", "KAIGO", care, 0, to: &writer)
    try append("027", "", "JUKYUSHA", recipients, 0, to: &writer)
    try append("027", "", "JIDO", payments, 0, to: &writer)
    guard isFaulty else { return WrittenFile() }
    return WrittenFile(faults: [
      FaultLine(
        source: TownFile.controlList.fileName, record: nil, fault: "管理表の金額違い", code: "R701", outcome: .file,
        place: ControlListFile.wrongTotal,
        note: "\(ControlListFile.wrongYear)年度の\(ControlListFile.wrongAmount.code)が1円多い")
    ])
  }

  private func append(
    _ business: String, _ year: String, _ code: String, _ count: Int, _ amount: Int, to writer: inout ChunkWriter
  ) throws {
    var row = DelimitedRow(columnCount: ControlColumn.allCases.count)
    row[ControlColumn.business] = .text(Array(business.utf8))
    row[ControlColumn.year] = .text(Array(year.utf8))
    row[ControlColumn.code] = .text(Array(code.utf8))
    row[ControlColumn.count] = .number(count)
    row[ControlColumn.amount] = .number(amount)
    try writer.append(row.bytes)
  }
}

/// The columns of `KANRI.CSV`. Source: `Mappings/nakanojo/layouts/KANRI.csv`.
enum ControlColumn: String, DelimitedColumn {
  case business = "業務"
  case year = "年度"
  case code = "コード"
  case count = "件数"
  case amount = "金額"

  var heading: String { self == .business ? "業務ID" : rawValue }
}
