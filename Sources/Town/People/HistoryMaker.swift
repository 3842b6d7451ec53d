import Records

/// Turns what happened to a person into history records, oldest first.
struct HistoryMaker {
  let asOf: CivilDate

  /// The records of one person and what follows from them.
  struct History {
    var entries: [Entry] = []
    var residentSince: EraDate = .none
    var isFromElsewhere = false
    var hasAddedName = false
    /// The day the person left, `nil` for present.
    var left: CivilDate?
  }

  /// The days on which registers were made anew: 住民登録法 (1952), 住民基本台帳法 (1967), the town's computers (2003).
  private static let rewritings = [(1952, 7, 1), (1967, 11, 10), (2003, 8, 25)].compactMap {
    CivilDate(year: $0.0, month: $0.1, day: $0.2)
  }
  /// Foreign residents are in the register since 2012-07-09 (住民基本台帳法の一部を改正する法律, 平成21年法律第77号).
  private static let foreignersSince = CivilDate(year: 2012, month: 7, day: 9)
  /// Former family names are entered since 2019-11-05 (住民基本台帳法施行令の一部を改正する政令, 平成31年政令第152号).
  private static let formerNamesSince = CivilDate(year: 2019, month: 11, day: 5)

  /// One thing that made a record.
  private struct Event {
    var date: CivilDate
    var reason: Reason
    var isBranch = false
  }

  func history(of member: HouseholdPlan.Member, plan: HouseholdPlan, random: inout SplitMix64) -> History {
    var history = History()
    let exit = member.exit
    history.left = exit?.date
    let end = exit?.date ?? CivilDate(ordinal: asOf.ordinal - 25) ?? asOf
    var events = [first(of: member, end: end, history: &history, random: &random)]
    let start = events[0].date
    func happens(_ date: CivilDate?) -> CivilDate? {
      guard let date, date > start, date < end else { return nil }
      return date
    }
    if let moved = happens(plan.movedOn) { events.append(Event(date: moved, reason: .movedWithin)) }
    if member.formerRelation != nil, let changed = happens(plan.headChangedOn) {
      events.append(Event(date: changed, reason: .headChanged))
    }
    if let added = addedName(member, from: start, to: end, random: &random) {
      history.hasAddedName = true
      events.append(added)
    }
    let span = end.ordinal - start.ordinal
    if span > 400, random.chance(210), let date = start.adding(days: random.number(in: 30...(span - 30))) {
      events.append(Event(date: date, reason: random.chance(500) ? .areaRenamed : .corrected))
    }
    events.sort { $0.date < $1.date }
    if random.chance(40), events.count < 4, let last = events.last, last.date.ordinal + 20 < end.ordinal,
      let date = last.date.adding(days: random.number(in: 5...20))
    {
      events.append(Event(date: date, reason: .mistakeCorrected, isBranch: true))
    }
    while events.count > 4 { events.remove(at: events.count - 2) }
    if let exit {
      if events.count == 4 { events.removeLast() }
      let reason: Reason =
        switch exit.state {
        case .movedOut: .movedOut
        case .deceased: .died
        case .removed, .present: .removed
        }
      events.append(Event(date: exit.date, reason: reason))
    }
    write(events, member: member, plan: plan, into: &history, random: &random)
    return history
  }

  /// The record that begins a history: made anew, moved in, or born.
  private func first(
    of member: HouseholdPlan.Member, end: CivilDate, history: inout History, random: inout SplitMix64
  ) -> Event {
    var resident = EraDate(member.since)
    if member.country != nil, let law = HistoryMaker.foreignersSince {
      let date = min(max(member.since, law), end)
      history.residentSince = EraDate(date)
      history.isFromElsewhere = member.since > law && random.chance(500)
      return Event(date: date, reason: history.isFromElsewhere ? .movedIn : .movedInFromAbroad)
    }
    if let rewriting = HistoryMaker.rewritings.last(where: { $0 <= end && $0 >= member.since }) {
      if random.chance(20) { resident = resident.forgetting(month: random.chance(500)) }
      history.residentSince = resident
      return Event(date: rewriting, reason: .rewritten)
    }
    history.residentSince = resident
    history.isFromElsewhere = member.since > member.birth
    return Event(date: member.since, reason: history.isFromElsewhere ? .movedIn : .born)
  }

  private func addedName(
    _ member: HouseholdPlan.Member, from start: CivilDate, to end: CivilDate, random: inout SplitMix64
  ) -> Event? {
    guard member.relation == .wife, member.country == nil, random.chance(60), let law = HistoryMaker.formerNamesSince
    else { return nil }
    let low = max(start.ordinal, law.ordinal) + 1
    guard end.ordinal - low > 10, let date = CivilDate(ordinal: random.number(in: low...(end.ordinal - 1))) else {
      return nil
    }
    return Event(date: date, reason: .formerFamilyNameEntered)
  }

  private func write(
    _ events: [Event], member: HouseholdPlan.Member, plan: HouseholdPlan, into history: inout History,
    random: inout SplitMix64
  ) {
    var number = 0
    var branch = 0
    var showsName = member.country != nil
    for (position, event) in events.enumerated() {
      if event.isBranch { branch += 1 } else { (number, branch) = (number + 1, 0) }
      let isLast = position == events.count - 1
      if event.reason == .formerFamilyNameEntered { showsName = true }
      var date = EraDate(event.date)
      // Where nobody saw the death, its day is unknown.
      if event.reason == .died, random.chance(40) { date = date.forgetting(month: false) }
      let notified = event.date.adding(days: random.number(in: 0...13)) ?? event.date
      let processed = notified.adding(days: random.number(in: 0...5)) ?? notified
      history.entries.append(
        Entry(
          number: number, branch: branch, reason: event.reason, date: date, notified: EraDate(notified),
          processed: (processed.year * 100 + processed.month) * 100 + processed.day,
          state: isLast ? member.exit?.state ?? .present : .present,
          relation: relation(of: member, on: event.date, plan: plan, isLast: isLast), showsAddedName: showsName,
          isAtFormerAddress: plan.movedOn.map { event.date < $0 } ?? false, fee: 0, adjustment: 0))
    }
  }

  private func relation(
    of member: HouseholdPlan.Member, on date: CivilDate, plan: HouseholdPlan, isLast: Bool
  ) -> Relation {
    if let former = member.formerRelation, let changed = plan.headChangedOn, date < changed { return former }
    // Until 1995 children were written by sex and order; some old records still say so.
    if member.relation == .child, !isLast, member.birth.year < 1985 {
      return member.isMale ? .eldestSon : .eldestDaughter
    }
    return member.relation
  }
}
