/// The people of the non-residents' register whom one business uses, as their records say; none of them was merged into
/// another entry.
struct NonResidents: Sequence, IteratorProtocol {
  /// What another business takes over from an entry.
  struct Entry {
    var number: Int
    /// CP932.
    var kana: [UInt8]
    var name: [UInt8]
    /// 1 male, 2 female, 9 unknown, as ASCII.
    var sex: UInt8
    /// Seven digits; 0 where it is not known.
    var birth: EraDate
  }

  private let plan: TownPlan
  private let layout: NonResidentRecord
  private let business: Int
  private var numbers = NumberIssuer.nonResidents
  private var image = RecordImage(byteCount: NonResidentRecord.byteCount)
  private var index = 0
  private var previous = 0

  /// - Parameter business: 業務ID, such as 10 for 010.
  init(plan: TownPlan, lexicon: Lexicon, business: Int) {
    self.plan = plan
    self.business = business
    layout = NonResidentRecord(seed: plan.seed, asOf: plan.asOf, lexicon: lexicon)
  }

  mutating func next() -> Entry? {
    typealias Field = NonResidentFields
    while index < plan.nonResidents {
      layout.write(index, numbers: &numbers, previous: &previous, to: &image)
      index += 1
      guard image.digits(in: Field.gyomuId) == business, image.bytes[Field.daihyoKbn.offset] == 0x31 else { continue }
      return Entry(
        number: previous, kana: image.text(in: Field.shimeiKana), name: image.text(in: Field.shimei),
        sex: image.bytes[Field.sex.offset], birth: EraDate(digits: image.digits(in: Field.birth)))
    }
    return nil
  }
}
