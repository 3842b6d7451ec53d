import Records

/// One record of an insured person: the insurance, and what was decided on the need for care, if anything.
struct Certification {
  /// 資格履歴番号, from 1.
  var history: Int
  /// Whether a later one follows.
  var isSuperseded: Bool
  /// In the old system's codes (`Mappings/nakanojo/codes/care-status.csv`), `nil` for people who never applied.
  var status: Int?
  var applied: CivilDate?
  /// In the codes of the 中間標準レイアウト (`Mappings/nakanojo/codes/care-level.csv`).
  var level: Int?
  var certified: CivilDate?
  var from: CivilDate?
  /// The last day; `nil` with `from` for a period without end.
  var to: CivilDate?
}

/// Makes the records of an insured person from a stream of numbers of their own.
struct CertificationMaker {
  let asOf: CivilDate

  // 要支援1・2 and 要介護1–5.
  private static let levels = [12, 13, 21, 22, 23, 24, 25]

  /// The records, oldest first; at least one.
  func certifications(age: Int, isFirstKind: Bool, until end: CivilDate?, random: inout SplitMix64) -> [Certification] {
    let last = end ?? asOf
    let share = !isFirstKind ? 1000 : age < 75 ? 55 : age < 85 ? 220 : 560
    guard random.chance(share) else { return [undecided(last, random: &random)] }
    var made: [Certification] = []
    var from = firstOfMonth(last.adding(days: -random.number(in: 20...700)) ?? last)
    var level = random.below(CertificationMaker.levels.count)
    let count = [1, 1, 2, 2, 3, 4][random.below(6)]
    var to: CivilDate? = random.chance(30) ? nil : period(from: from, months: 24 + 12 * random.below(3))
    for position in 0..<count {
      made.append(
        decided(
          history: count - position, isSuperseded: position > 0, level: CertificationMaker.levels[level], from: from,
          to: to, random: &random))
      // The period before ends on the day before this one begins; the need was rarely greater.
      to = from.adding(days: -1)
      from = firstOfMonth(from.adding(days: -(random.chance(500) ? 360 : 720)) ?? from)
      level = max(0, level - random.below(2))
    }
    return made.reversed()
  }

  private func undecided(_ last: CivilDate, random: inout SplitMix64) -> Certification {
    var record = Certification(history: 1, isSuperseded: false)
    let applied = last.adding(days: -random.number(in: 5...400)) ?? last
    switch random.below(1000) {
    case ..<20: (record.status, record.applied) = (10, applied)
    case ..<28: (record.status, record.applied) = (15, applied)
    case ..<34: (record.status, record.applied) = (20, applied)
    case ..<46:
      // Examined, and found not to need care: 自立 in the old generation of codes.
      (record.status, record.applied, record.level) = (30, applied, 0)
      record.certified = applied.adding(days: 30)
    default: break
    }
    return record
  }

  private func decided(
    history: Int, isSuperseded: Bool, level: Int, from: CivilDate, to: CivilDate?, random: inout SplitMix64
  ) -> Certification {
    let certified = from.adding(days: -random.number(in: 1...25)) ?? from
    return Certification(
      history: history, isSuperseded: isSuperseded, status: random.chance(40) ? 35 : 30,
      applied: certified.adding(days: -random.number(in: 20...45)), level: level, certified: certified, from: from,
      to: to)
  }

  private func firstOfMonth(_ day: CivilDate) -> CivilDate {
    CivilDate(year: day.year, month: day.month, day: 1) ?? day
  }

  private func period(from: CivilDate, months: Int) -> CivilDate? {
    let month = from.month - 1 + months
    return CivilDate(year: from.year + month / 12, month: month % 12 + 1, day: 1)?.adding(days: -1)
  }
}
