import Records

/// Writes one record of an insured person as a row of `KAIGO.CSV`.
struct CareRow {
  private let asOf: CivilDate
  private let remarks: [[UInt8]]
  /// The first day of the insurance. Source: 介護保険法 (平成9年法律第123号), 附則第1条.
  private let firstDay: CivilDate

  init(asOf: CivilDate, text: LegacyText) {
    self.asOf = asOf
    firstDay = CivilDate(year: 2000, month: 4, day: 1) ?? asOf
    remarks = [
      "訪問は平日午後, 事前に長女へ連絡", "本人は\"ひとりで歩ける\"と申告", "送付先変更あり\n旧住所には送らない", "主治医意見書, 再提出\n\"至急\"の印あり",
      "住宅改修の相談あり",
    ].map { text.bytes($0) }
  }

  /// What of a person is the same in all records.
  struct Constants {
    var isFirstKind: Bool
    var qualified: CivilDate
    var qualifiedBy: String
    var publicAssistance: Int?
    var step: Int
    /// A position of the remarks, `nil` for none.
    var remark: Int?
  }

  /// Draws what is the same in all records of a person.
  func constants(of person: Insured, random: inout SplitMix64) -> Constants? {
    let age = person.birth.map { asOf.year - $0.year - 1 }
    let isFirstKind = (age ?? 80) >= 65
    guard isFirstKind || random.chance(25) else { return nil }
    var qualified = firstDay
    // 002 年齢到達, 006 その他取得, 059 2号仮申請. Source: 介護保険, 異動事由 of the 中間標準レイアウト.
    var reason = "006"
    if !isFirstKind {
      (qualified, reason) = (asOf.adding(days: -random.number(in: 800...1500)) ?? asOf, "059")
    } else if let birth = person.birth, let reached = birthday(65, of: birth), reached > firstDay {
      (qualified, reason) = (reached, "002")
    }
    return Constants(
      isFirstKind: isFirstKind, qualified: qualified, qualifiedBy: reason,
      publicAssistance: random.chance(25) ? 9_000_000 + person.number / 10 % 1_000_000 : nil,
      step: random.number(in: 1...13), remark: random.chance(160) ? random.position(in: remarks) : nil)
  }

  /// The day before a birthday, on which an age is reached (年齢計算ニ関スル法律).
  private func birthday(_ age: Int, of birth: CivilDate) -> CivilDate? {
    let day = CivilDate(year: birth.year + age, month: birth.month, day: birth.day)
    return (day ?? CivilDate(year: birth.year + age, month: 3, day: 1))?.adding(days: -1)
  }

  /// The row.
  func row(_ record: Certification, of person: Insured, _ constants: Constants) -> DelimitedRow {
    typealias Column = CareColumn
    var row = DelimitedRow(columnCount: Column.allCases.count)
    row[Column.number] = .text(NumberText.digits(person.number, 10))
    row[Column.insuredNumber] = .text(NumberText.digits(person.number / 10, 10))
    row[Column.history] = .number(record.history)
    row[Column.kana] = .text(person.kana)
    row[Column.name] = .text(person.name)
    if let birth = person.birth { row[Column.birth] = .text(WrittenDate.slashes(birth)) }
    if let sex = person.sex { row[Column.sex] = .text(NumberText.digits(sex, 1)) }
    if person.postal > 0 { row[Column.postal] = .text(NumberText.digits(person.postal, 7)) }
    row[Column.address] = .text(person.address)
    row[Column.kind] = .text([constants.isFirstKind ? 0x41 : 0x42])
    row[Column.qualified] = .text(WrittenDate.slashes(constants.qualified))
    row[Column.qualifiedBy] = .text(Array(constants.qualifiedBy.utf8))
    if let end = person.end {
      row[Column.lost] = .text(WrittenDate.slashes(end.day))
      row[Column.lostBy] = .text(Array(end.reason.utf8))
    }
    write(record, to: &row)
    if let number = constants.publicAssistance { row[Column.publicAssistance] = .text(NumberText.digits(number, 7)) }
    row[Column.step] = .number(constants.step)
    // 6,000 yen a month at step 5, and 10 % more or less for each step; made up.
    row[Column.premium] = .number(7200 * (5 + constants.step))
    if let remark = constants.remark { row[Column.remarks] = .text(remarks[remark]) }
    row[Column.updated] = .text(
      WrittenDate.slashes(asOf.adding(days: -record.history) ?? asOf) + Array(" 10:15:00".utf8))
    return row
  }

  private func write(_ record: Certification, to row: inout DelimitedRow) {
    typealias Column = CareColumn
    if let status = record.status { row[Column.status] = .text(NumberText.digits(status, 2)) }
    if let applied = record.applied { row[Column.applied] = .text(WrittenDate.letter(applied)) }
    if let level = record.level { row[Column.level] = .text(NumberText.digits(level, 2)) }
    if let certified = record.certified { row[Column.certified] = .text(WrittenDate.letter(certified)) }
    guard let from = record.from else { return }
    row[Column.from] = .text(WrittenDate.digits(from))
    // 99999999 is a period without end.
    row[Column.to] = .text(record.to.map(WrittenDate.digits) ?? Array("99999999".utf8))
  }
}
