import Records

/// Makes the claims of a town, household by household in the register's order.
struct AllowanceClaims {
  let plan: TownPlan
  let lexicon: Lexicon
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// Since this day the allowance is paid until 18 and the third child's is 30,000 yen.
  /// Source: 子ども・子育て支援法等の一部を改正する法律 (令和6年法律第47号).
  private static let reform = CivilDate(year: 2024, month: 10, day: 1)

  /// Hands the claims on, one by one.
  func forEach(_ body: (AllowanceClaim) throws -> Void) rethrows {
    let maker = HouseholdMaker(seed: plan.seed, asOf: plan.asOf, lexicon: lexicon)
    var numbers = NumberIssuer.residents
    var present = 0
    var index = 0
    while present < plan.residents {
      let household = maker.household(index, numbers: &numbers)
      index += 1
      present += household.presentCount
      if let claim = claim(of: household) { try body(claim) }
    }
  }

  private func claim(of household: Household) -> AllowanceClaim? {
    let people = household.people.filter(\.isPresent)
    // The school year in which a child turns 18 began on 2 April 18 years after it was born.
    let children = people.filter { $0.birth.date.map { isChild($0) } ?? false }
    let adults = people.filter { person in person.birth.year.map { plan.asOf.year - $0 > 19 } ?? true }
    guard !children.isEmpty, let recipient = adults.first, let reform = AllowanceClaims.reform else { return nil }
    let eldestFirst = children.sorted { ($0.birth.digits, $0.number) < ($1.birth.digits, $1.number) }
    var payments: [AllowanceClaim.Payment] = []
    for (position, child) in eldestFirst.enumerated() {
      if let birth = child.birth.date {
        payments += periods(of: child, born: birth, order: position + 1, reform: reform)
      }
    }
    guard let from = payments.map(\.from).min() else { return nil }
    return AllowanceClaim(
      certificate: 3_000_000_000 + household.number % 1_000_000, recipient: member(recipient),
      otherAdult: adults.count > 1 ? member(adults[1]) : nil, from: from, payments: payments,
      isProtected: people.contains(where: \.isProtected))
  }

  private func isChild(_ birth: CivilDate) -> Bool {
    guard let first = CivilDate(year: plan.asOf.year - 18, month: 4, day: 2) else { return false }
    return birth >= first && birth < plan.asOf
  }

  private func member(_ person: Person) -> AllowanceClaim.Member {
    AllowanceClaim.Member(
      number: person.number,
      name: Array(person.name.words(lexicon).text.joined(separator: LegacyText.ideographicSpace)),
      isLost: lost.contains(person.number))
  }

  /// One period until the reform and one from then on; children of 15 and over have the second alone, children born
  /// later one from the month after their birth.
  private func periods(of child: Person, born birth: CivilDate, order: Int, reform: CivilDate) -> [AllowanceClaim
    .Payment]
  {
    let isOwn = child.entries.last?.relation != .childsChild && child.entries.last?.relation != .relative
    let begins = nextMonth(birth)
    guard begins <= plan.asOf else { return [] }
    func payment(_ history: Int, from: CivilDate, to: CivilDate?, _ amount: Int, isLast: Bool) -> AllowanceClaim.Payment
    {
      AllowanceClaim.Payment(
        child: member(child), history: history, isSuperseded: !isLast, order: order, isOwnChild: isOwn, from: from,
        to: to, amount: amount)
    }
    let age = plan.asOf.year - birth.year
    let amount = order > 2 ? 30_000 : age < 3 ? 15_000 : 10_000
    if begins >= reform { return [payment(1, from: begins, to: nil, amount, isLast: true)] }
    if age > 16 { return [payment(1, from: reform, to: nil, amount, isLast: true)] }
    let before = order > 2 || age < 3 ? 15_000 : 10_000
    return [
      payment(1, from: begins, to: reform.adding(days: -1), before, isLast: false),
      payment(2, from: reform, to: nil, amount, isLast: true),
    ]
  }

  private func nextMonth(_ day: CivilDate) -> CivilDate {
    CivilDate(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1) ?? day
  }
}
