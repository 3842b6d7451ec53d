import Records

/// Makes and writes one person who is not a resident (住登外者) as a detail record of `JUTOGAI.DAT`.
struct NonResidentRecord {
  /// The length without the newline.
  static let byteCount = 400

  let seed: UInt64
  let asOf: CivilDate
  let lexicon: Lexicon

  /// The businesses that use such entries: 個人住民税, 固定資産税, 軽自動車税, 介護保険.
  private static let businesses = [10, 12, 13, 23]

  /// Fills `image`, which has 400 bytes, with the entry of this index, counted from 0.
  ///
  /// Every 25th entry was merged into the one before it (名寄せ): it is not the representative and names that number.
  func write(_ index: Int, numbers: inout NumberIssuer, previous: inout Int, to image: inout RecordImage) {
    typealias Field = NonResidentFields
    var random = SplitMix64(seed: seed, stream: .nonResident, index: index)
    image.clear()
    let number = numbers.nextAddressee()
    let individual = numbers.nextIndividual()
    image.put(0x32, in: Field.recKbn)
    image.put(digits: number, in: Field.atenaNo)
    if random.chance(600) { image.put(digits: individual, in: Field.myno) }
    let isMale = random.chance(520)
    image.put(random.chance(8) ? 0x39 : isMale ? 0x31 : 0x32, in: Field.sex)
    let birth = CivilDate(ordinal: asOf.ordinal - random.number(in: 7500...34_000)) ?? asOf
    image.put(digits: random.chance(30) ? 0 : EraDate(birth).digits, in: Field.birth)
    image.put(digits: NonResidentRecord.businesses[random.below(4)], in: Field.gyomuId)
    let isMerged = index % 25 == 24
    image.put(isMerged ? 0x30 : 0x31, in: Field.daihyoKbn)
    image.put(digits: isMerged ? previous : 0, in: Field.nayoseNo)
    previous = number
    if random.chance(60) { writeForeignName(&random, to: &image) } else { writeName(isMale, &random, to: &image) }
    writeAddress(&random, to: &image)
    let changed = CivilDate(ordinal: asOf.ordinal - random.number(in: 30...4000)) ?? asOf
    image.put(LegacyCode.text(0x55, 100 + random.below(20), digits: 7), in: Field.sosaId)
    image.put(digits: (changed.year * 100 + changed.month) * 100 + changed.day, in: Field.sosaYmd)
    image.put(
      digits: random.number(in: 8...17) * 10_000 + random.below(60) * 100 + random.below(60), in: Field.sosaJikoku)
    image.put(0x31, in: Field.koshinKbn)
  }

  private func writeName(_ isMale: Bool, _ random: inout SplitMix64, to image: inout RecordImage) {
    let families = random.chance(30) ? lexicon.userDefinedFamilies : lexicon.commonFamilies
    let givens = isMale ? lexicon.maleNames : lexicon.femaleNames
    let family = families[random.position(in: families)]
    let given = givens[random.position(in: givens)]
    image.put(family.text + LegacyText.ideographicSpace + given.text, in: NonResidentFields.shimei)
    image.put(family.kana + [0x20] + given.kana, in: NonResidentFields.shimeiKana)
    image.put(family.text, in: NonResidentFields.shi)
    image.put(family.kana, in: NonResidentFields.shiKana)
    image.put(given.text, in: NonResidentFields.mei)
    image.put(given.kana, in: NonResidentFields.meiKana)
  }

  private func writeForeignName(_ random: inout SplitMix64, to image: inout RecordImage) {
    let country = lexicon.countries[random.position(in: lexicon.countries)]
    let family = country.families[random.position(in: country.families)]
    let given = country.givens[random.position(in: country.givens)]
    let latin = family.latin + [0x20] + given.latin
    image.put(LegacyText.fullWidth(latin: latin), in: NonResidentFields.shimei)
    image.put(family.kana + [0x20] + given.kana, in: NonResidentFields.shimeiKana)
    image.put(latin, in: NonResidentFields.alphaMei)
    if !family.characters.isEmpty, !given.characters.isEmpty {
      image.put(
        family.characters + LegacyText.ideographicSpace + given.characters, in: NonResidentFields.gaiKanji)
    }
  }

  private func writeAddress(_ random: inout SplitMix64, to image: inout RecordImage) {
    let place = lexicon.municipalities[random.position(in: lexicon.municipalities)]
    image.put(place.code, in: NonResidentFields.shiCd)
    image.put(place.prefecture, in: NonResidentFields.ken)
    image.put(place.name, in: NonResidentFields.shiMei)
    image.put(place.area, in: NonResidentFields.machiaza)
    image.put(LegacyText.fullWidth(random.number(in: 1...2999)) + lexicon.lot, in: NonResidentFields.banchi)
    image.put(digits: 0, in: NonResidentFields.yubin)
    if random.chance(150) {
      let building = lexicon.buildings[random.position(in: lexicon.buildings)]
      image.put(
        building + LegacyText.fullWidth(random.number(in: 101...308)) + lexicon.room, in: NonResidentFields.katagaki)
    }
  }
}
