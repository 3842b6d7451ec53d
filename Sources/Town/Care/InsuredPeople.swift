import Records

/// Everyone whom the care insurance may know: people of 40 and over of the resident register in its order, also those who
/// died or left in the last ten years, then the people of the other register that the insurance uses (住所地特例).
struct InsuredPeople {
  let plan: TownPlan
  let lexicon: Lexicon
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// Hands the people on, one by one.
  func forEach(_ body: (Insured) throws -> Void) rethrows {
    let maker = HouseholdMaker(seed: plan.seed, asOf: plan.asOf, lexicon: lexicon)
    var numbers = NumberIssuer.residents
    var present = 0
    var index = 0
    while present < plan.residents {
      let household = maker.household(index, numbers: &numbers)
      index += 1
      present += household.presentCount
      for person in household.people {
        if let insured = insured(person, of: household) { try body(insured) }
      }
    }
    for entry in NonResidents(plan: plan, lexicon: lexicon, business: 23) {
      let birth = entry.birth.date
      if let birth, plan.asOf.year - birth.year < 66 { continue }
      try body(
        Insured(
          number: entry.number, name: entry.name, kana: entry.kana, postal: 0, address: [], birth: birth,
          sex: entry.sex == 0x39 ? nil : Int(entry.sex) - 0x30, end: nil, isProtected: false,
          isLost: lost.contains(entry.number)))
    }
  }

  private func insured(_ person: Person, of household: Household) -> Insured? {
    guard let year = person.birth.year, plan.asOf.year - year > 40, let last = person.entries.last else { return nil }
    var end: (day: CivilDate, reason: String)?
    if !person.isPresent {
      guard let left = last.date.date, left.year >= plan.asOf.year - 10, left.year - year >= 66,
        let day = left.adding(days: 1)
      else { return nil }
      // 202 死亡, 209 転出, 255 職権喪失. Source: 介護保険, 異動事由 of the 中間標準レイアウト.
      let reason =
        switch last.state {
        case .deceased: "202"
        case .movedOut: "209"
        case .removed, .present: "255"
        }
      end = (day, reason)
    }
    let words = person.name.words(lexicon)
    let district = lexicon.districts[household.address.district]
    return Insured(
      number: person.number, name: Array(words.text.joined(separator: LegacyText.ideographicSpace)),
      kana: Array(words.kana.joined(separator: [0x20])), postal: district.postal, address: address(household.address),
      birth: person.birth.date, sex: sex(person.sex), end: end, isProtected: person.isProtected,
      isLost: lost.contains(person.number))
  }

  private func sex(_ sex: Person.Sex) -> Int? {
    switch sex {
    case .male: 1
    case .female: 2
    case .unknown: nil
    }
  }

  /// 町字 and lot number; behind a half-width comma the building.
  private func address(_ address: Household.Address) -> [UInt8] {
    var text = lexicon.districts[address.district].name + LegacyText.fullWidth(address.lot) + lexicon.lot
    if address.lotBranch > 0 { text += LegacyText.fullWidth(address.lotBranch) }
    guard let building = address.building else { return text }
    return text + [0x2C, 0x20] + lexicon.buildings[building.index] + LegacyText.fullWidth(building.room) + lexicon.room
  }
}
