import Records

/// Makes the households of a town, each from its own stream of numbers: the same index gives the same household.
struct HouseholdMaker {
  let seed: UInt64
  let asOf: CivilDate
  let lexicon: Lexicon

  /// What kind of people live together.
  enum Kind {
    case elder, adult, elderCouple, couple, family, singleParent, threeGenerations, foreign
  }

  /// The household with this index, counted from 0; numbers are given out in order.
  func household(_ index: Int, numbers: inout NumberIssuer) -> Household {
    var random = SplitMix64(seed: seed, stream: .household, index: index)
    let kind = HouseholdMaker.kind(random.below(1000))
    let address = newAddress(&random)
    let hasMoved = random.chance(330)
    let formerAddress = hasMoved ? newAddress(&random) : nil
    let plan = HouseholdPlan(kind: kind, index: index, hasMoved: hasMoved, asOf: asOf, random: &random)
    let names = Names(kind: kind, lexicon: lexicon, random: &random)
    var people: [Person] = []
    for member in plan.members {
      people.append(person(member, plan: plan, names: names, numbers: &numbers, random: &random))
    }
    protect(&people, index: index, random: &random)
    setFees(&people, random: &random)
    return Household(
      number: 2_000_000_000 + index + 1, address: address, formerAddress: formerAddress, people: people)
  }

  private static func kind(_ draw: Int) -> Kind {
    switch draw {
    case ..<150: .elder
    case ..<280: .adult
    case ..<450: .elderCouple
    case ..<540: .couple
    case ..<810: .family
    case ..<870: .singleParent
    case ..<970: .threeGenerations
    default: .foreign
    }
  }

  private func newAddress(_ random: inout SplitMix64) -> Household.Address {
    // The populous districts stand first: the smaller of two draws prefers them.
    let district = min(random.position(in: lexicon.districts), random.position(in: lexicon.districts))
    let hasBranch = random.chance(400)
    let building =
      random.chance(120)
      ? (index: random.position(in: lexicon.buildings), room: 100 * random.number(in: 1...3) + random.number(in: 1...8))
      : nil
    return Household.Address(
      district: district, lot: random.number(in: 1...3999), lotBranch: hasBranch ? random.number(in: 1...30) : 0,
      building: building, association: district * 3 + random.number(in: 1...3))
  }

  /// The family names that a household shares.
  private struct Names {
    var family: Lexicon.Word
    var birthFamily: Lexicon.Word

    init(kind: Kind, lexicon: Lexicon, random: inout SplitMix64) {
      func draw(_ random: inout SplitMix64) -> Lexicon.Word {
        let share = random.below(1000)
        let list =
          switch share {
          case ..<3: lexicon.necSelectedFamilies
          case ..<75: lexicon.extendedFamilies
          case ..<110: lexicon.userDefinedFamilies
          default: lexicon.commonFamilies
          }
        return list[random.position(in: list)]
      }
      family = draw(&random)
      birthFamily = draw(&random)
    }
  }

  private func person(
    _ member: HouseholdPlan.Member, plan: HouseholdPlan, names: Names, numbers: inout NumberIssuer,
    random: inout SplitMix64
  ) -> Person {
    let history = HistoryMaker(asOf: asOf).history(of: member, plan: plan, random: &random)
    let list = member.isMale ? lexicon.maleNames : lexicon.femaleNames
    let given = list[random.position(in: list)]
    let name: Person.Name
    if let country = member.country {
      name = .foreign(foreign(country, since: member.since, random: &random))
    } else {
      name = .japanese(family: names.family, given: given, former: history.hasAddedName ? names.birthFamily : nil)
    }
    // 番号法 gave the first numbers out on 2015-10-05; people who had left by then have none.
    let hasNumber = history.left.map { $0.year >= 2016 } ?? true
    let number = numbers.nextAddressee()
    let individual = numbers.nextIndividual()
    return Person(
      number: number, individualNumber: hasNumber ? individual : nil,
      sex: random.chance(3) ? .unknown : (member.isMale ? .male : .female), birth: member.writtenBirth, name: name,
      entries: history.entries, origin: history.isFromElsewhere ? random.position(in: lexicon.municipalities) : nil,
      destination: history.entries.last?.state == .movedOut ? random.position(in: lexicon.municipalities) : nil,
      residentSince: history.residentSince)
  }

  private func foreign(_ country: Int, since: CivilDate, random: inout SplitMix64) -> Person.Foreign {
    let names = lexicon.countries[country]
    // 永住者 and 特別永住者 have no period; the others of the list have one to five years.
    let status = [121, 126, 129, 141, 144, 161, 163, 171, 114, 160][random.below(10)]
    let isPermanent = status == 114 || status == 160
    let years = isPermanent ? 0 : random.number(in: 1...5)
    let expires = asOf.adding(days: random.number(in: 10...(365 * 3))) ?? asOf
    let hasAlias = random.chance(400)
    let family = lexicon.commonFamilies[random.position(in: lexicon.commonFamilies)]
    let given = lexicon.maleNames[random.position(in: lexicon.maleNames)]
    return Person.Foreign(
      country: country, family: random.position(in: names.families), given: random.position(in: names.givens),
      alias: hasAlias ? (family, given) : nil, status: status, provision: status == 160 ? 2 : 1, years: years,
      expires: isPermanent ? 0 : (expires.year * 100 + expires.month) * 100 + expires.day)
  }

  /// In one household of 80, everyone present is under a support measure (支援措置), or was.
  private func protect(_ people: inout [Person], index: Int, random: inout SplitMix64) {
    let isOpen = index % 160 == 23
    guard isOpen || index % 160 == 71 else { return }
    let from = asOf.adding(days: -random.number(in: 400...700)) ?? asOf
    let to = from.adding(days: 365) ?? asOf
    for position in people.indices where people[position].isPresent {
      let last = people[position].entries.count - 1
      var number = 1
      if last > 0 {
        people[position].entries[last - 1].protection = Entry.Protection(
          number: 1, kind: 0x42, from: EraDate(from), to: .none)
        number = 2
      }
      people[position].entries[last].protection = Entry.Protection(
        number: number, kind: isOpen ? 0x41 : 0x43, from: EraDate(from), to: isOpen ? .none : EraDate(to))
    }
  }

  /// The head pays the neighbourhood fee; adjustments go both ways.
  private func setFees(_ people: inout [Person], random: inout SplitMix64) {
    let fee = [3000, 4800, 6000, 12_000][random.below(4)]
    for person in people.indices {
      for entry in people[person].entries.indices where people[person].entries[entry].relation == .head {
        people[person].entries[entry].fee = random.chance(20) ? -fee : fee
        people[person].entries[entry].adjustment = random.chance(300) ? random.number(in: -1500...1500) : 0
      }
    }
  }
}
