/// Everyone whom the tax office may know: present adults of the resident register in its order, then those of the other
/// register that the inhabitant tax uses.
struct Taxpayers {
  let plan: TownPlan
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// The last year in which an adult of 2024 was born.
  private static let lastBirthYear = 2005

  /// Hands the people on, one by one.
  func forEach(_ host: inout HostText, _ body: (Taxpayer) throws -> Void) rethrows {
    let lexicon = Lexicon()
    let maker = HouseholdMaker(seed: plan.seed, asOf: plan.asOf, lexicon: lexicon)
    var numbers = NumberIssuer.residents
    var present = 0
    var index = 0
    while present < plan.residents {
      let household = maker.household(index, numbers: &numbers)
      index += 1
      present += household.presentCount
      for person in household.people where person.isPresent {
        if let year = person.birth.year, year > Taxpayers.lastBirthYear { continue }
        let words = person.name.words(lexicon)
        try body(
          Taxpayer(
            number: person.number, kana: words.kana.map { host.scalars($0) }.joined(separator: " "),
            name: words.text.map { host.scalars($0) }.joined(separator: "\u{3000}"), isResident: true,
            isProtected: person.isProtected, isLost: lost.contains(person.number)))
      }
    }
    try forEachNonResident(lexicon, host, body)
  }

  private func forEachNonResident(
    _ lexicon: Lexicon, _ host: HostText, _ body: (Taxpayer) throws -> Void
  ) rethrows {
    for entry in NonResidents(plan: plan, lexicon: lexicon, business: 10) {
      try body(
        Taxpayer(
          number: entry.number, kana: host.decoded(entry.kana), name: host.decoded(entry.name), isResident: false,
          isProtected: false, isLost: lost.contains(entry.number)))
    }
  }
}
