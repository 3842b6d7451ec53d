import Records

/// Who lives in a household, since when, and what happens to it; drawn before names and records are made.
struct HouseholdPlan {
  var members: [Member] = []
  /// The day the household moved within the town, `nil` for never.
  var movedOn: CivilDate?
  /// The day the former head died and the next one took over, `nil` for never.
  var headChangedOn: CivilDate?
  /// The day everyone left the town, `nil` for never.
  var leftOn: CivilDate?

  /// One member.
  struct Member {
    /// The relation at the end.
    var relation: Relation
    /// The relation before the head changed, where it was another one.
    var formerRelation: Relation?
    var isMale: Bool
    var birth: CivilDate
    /// The birth date as the register holds it: some are partly unknown.
    var writtenBirth: EraDate
    /// When the person joined the household.
    var since: CivilDate
    /// The country of a foreign resident.
    var country: Int?
    /// How the person left, `nil` for present.
    var exit: (state: Entry.State, date: CivilDate)?
  }

  private let asOf: CivilDate
  /// The last day on which anything happens: notices of the days before the extraction are processed.
  private let lastDay: Int

  init(kind: HouseholdMaker.Kind, index: Int, hasMoved: Bool, asOf: CivilDate, random: inout SplitMix64) {
    self.asOf = asOf
    lastDay = asOf.ordinal - 25
    let head = age(of: kind, random: &random)
    let headIsMale = kind == .singleParent ? random.chance(150) : random.chance(780)
    let headBirth = birthday(age: head, random: &random)
    let since = day(max(headBirth.ordinal + 18 * 366, lastDay - random.number(in: 200...15_000)))
    let country = kind == .foreign ? random.below(ForeignNames.countries.count) : nil
    addMember(.head, headIsMale, headBirth, since, country: country, random: &random)
    switch kind {
    case .elder, .adult: break
    case .elderCouple, .couple: addSpouse(head, headIsMale, since, country: nil, random: &random)
    case .family:
      addSpouse(head, headIsMale, since, country: random.chance(12) ? 1 : nil, random: &random)
      addChildren(random.number(in: 1...3), head: head, since: since, random: &random)
    case .singleParent: addChildren(random.number(in: 1...2), head: head, since: since, random: &random)
    case .threeGenerations:
      addSpouse(head, headIsMale, since, country: nil, random: &random)
      addChildren(random.number(in: 1...2), head: head, since: since, random: &random)
      let parent = birthday(age: head + random.number(in: 24...33), random: &random)
      addMember(.mother, false, parent, since, country: nil, random: &random)
    case .foreign:
      if random.chance(400) { addSpouse(head, headIsMale, since, country: country, random: &random) }
    }
    drawEvents(kind: kind, since: since, hasMoved: hasMoved, index: index, random: &random)
    addBoundaryBirth(index, random: &random)
  }

  private func age(of kind: HouseholdMaker.Kind, random: inout SplitMix64) -> Int {
    switch kind {
    case .elder: random.number(in: 68...97)
    case .adult: random.number(in: 22...66)
    case .elderCouple: random.number(in: 66...90)
    case .couple: random.number(in: 28...64)
    case .family: random.number(in: 28...56)
    case .singleParent: random.number(in: 25...50)
    case .threeGenerations: random.number(in: 36...62)
    case .foreign: random.number(in: 20...45)
    }
  }

  private func day(_ ordinal: Int) -> CivilDate {
    CivilDate(ordinal: min(ordinal, lastDay)) ?? asOf
  }

  private func birthday(age: Int, random: inout SplitMix64) -> CivilDate {
    day(asOf.ordinal - age * 1461 / 4 - random.number(in: 1...364))
  }

  private mutating func addMember(
    _ relation: Relation, _ isMale: Bool, _ birth: CivilDate, _ since: CivilDate, country: Int?,
    random: inout SplitMix64
  ) {
    var written = EraDate(birth)
    // Old and foreign registers know some births only by year, or by year and month.
    if birth.year < 1950 || country != nil {
      let share = random.below(1000)
      switch share {
      case ..<3: written = written.forgettingAll()
      case ..<9: written = written.forgetting(month: true)
      case ..<15: written = written.forgetting(month: false)
      default: break
      }
    }
    members.append(
      Member(
        relation: relation, isMale: isMale, birth: birth, writtenBirth: written, since: max(since, birth),
        country: country))
  }

  private mutating func addSpouse(
    _ headAge: Int, _ headIsMale: Bool, _ since: CivilDate, country: Int?, random: inout SplitMix64
  ) {
    let birth = birthday(age: max(19, headAge + random.number(in: -6...4)), random: &random)
    addMember(headIsMale ? .wife : .husband, !headIsMale, birth, since, country: country, random: &random)
  }

  private mutating func addChildren(_ count: Int, head: Int, since: CivilDate, random: inout SplitMix64) {
    for _ in 0..<count {
      let birth = birthday(age: max(0, head - random.number(in: 21...38)), random: &random)
      addMember(.child, random.chance(512), birth, since, country: nil, random: &random)
    }
  }

  private mutating func drawEvents(
    kind: HouseholdMaker.Kind, since: CivilDate, hasMoved: Bool, index: Int, random: inout SplitMix64
  ) {
    let span = lastDay - since.ordinal
    if hasMoved, span > 100 { movedOn = day(since.ordinal + random.number(in: 30...(span - 30))) }
    // The first households stay whole: they also carry the boundary births.
    guard index >= EraDate.boundaryDays.count else { return }
    if random.chance(40) {
      leftOn = day(lastDay - random.number(in: 1...3000))
      if let leftOn, leftOn > since {
        members.removeAll { $0.birth >= leftOn }
        for position in members.indices {
          members[position].since = min(members[position].since, leftOn)
          members[position].exit = (.movedOut, leftOn)
        }
      } else {
        self.leftOn = nil
      }
      return
    }
    if kind == .elder || kind == .threeGenerations, random.chance(450) {
      addFormerHead(since: since, random: &random)
    }
    if kind == .family || kind == .elderCouple, random.chance(160) { addGoneChild(since: since, random: &random) }
    if kind == .adult, random.chance(15) {
      members[0].exit = (.removed, day(lastDay - random.number(in: 1...2000)))
      members[0].since = min(members[0].since, day((members[0].exit?.date.ordinal ?? lastDay) - 400))
    }
  }

  /// The head died some years ago and the present one took over.
  private mutating func addFormerHead(since: CivilDate, random: inout SplitMix64) {
    let death = day(lastDay - random.number(in: 30...6000))
    guard death > since, death.ordinal - since.ordinal > 60 else { return }
    let heir = members[0]
    // A son follows a parent, a widow her husband; a very old man follows no one.
    guard !heir.isMale || asOf.year - heir.birth.year <= 68 else { return }
    headChangedOn = death
    members[0].formerRelation = heir.isMale ? .child : .wife
    let years = heir.isMale ? random.number(in: 22...34) : random.number(in: -3...8)
    let birth = day(heir.birth.ordinal - years * 365)
    addMember(.head, true, birth, since, country: nil, random: &random)
    members[members.count - 1].exit = (.deceased, death)
  }

  /// A grown-up child who left the town.
  private mutating func addGoneChild(since: CivilDate, random: inout SplitMix64) {
    let birth = day(members[0].birth.ordinal + random.number(in: 20...26) * 365)
    let left = day(birth.ordinal + random.number(in: 18...24) * 365)
    let joined = max(since, birth)
    guard left.ordinal - joined.ordinal > 200, left.ordinal < lastDay else { return }
    addMember(.child, random.chance(500), birth, since, country: nil, random: &random)
    members[members.count - 1].exit = (.movedOut, left)
  }

  /// The first households hold one person each who was born on the first or the last day of an era.
  private mutating func addBoundaryBirth(_ index: Int, random: inout SplitMix64) {
    guard EraDate.boundaryDays.indices.contains(index) else { return }
    // First and last days: 明治6年1月1日 … 令和元年5月1日, and the years in which the older ones died.
    let births = [
      (1873, 1, 1), (1912, 7, 29), (1912, 7, 30), (1926, 12, 24), (1926, 12, 25), (1989, 1, 7), (1989, 1, 8),
      (2019, 4, 30), (2019, 5, 1),
    ]
    let deaths = [1958, 1999, 2006, 2017]
    guard let birth = CivilDate(year: births[index].0, month: births[index].1, day: births[index].2) else { return }
    var member = Member(
      relation: .relative, isMale: index % 2 == 0, birth: birth, writtenBirth: EraDate.boundaryDays[index],
      since: max(birth, members[0].since))
    if index < deaths.count, let death = CivilDate(year: deaths[index], month: 3, day: 10 + index) {
      member.since = min(birth.adding(days: 10_000) ?? birth, death)
      member.exit = (.deceased, death)
    }
    members.append(member)
  }
}
