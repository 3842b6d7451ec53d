/// Writes one history record of a resident as a detail record of `JUKI.DAT`.
struct ResidentRecord {
  /// The length without the newline.
  static let byteCount = 640

  let lexicon: Lexicon

  /// Fills `image`, which has 640 bytes, from a person's entry.
  func write(_ entry: Entry, of person: Person, in household: Household, to image: inout RecordImage) {
    typealias Field = ResidentFields
    image.clear()
    image.put(0x32, in: Field.recKbn)
    image.put(digits: person.number, in: Field.atenaNo)
    image.put(digits: household.number, in: Field.setaiNo)
    image.put(digits: entry.number, in: Field.rirekiNo)
    image.put(digits: entry.branch, in: Field.edaNo)
    image.put(entry.state.rawValue, in: Field.juminJotai)
    image.put(digits: person.birth.digits, in: Field.birth)
    image.put(digits: entry.date.digits, in: Field.idoYmd)
    image.put(digits: entry.notified.digits, in: Field.idoTodokeYmd)
    image.put(digits: entry.reason.rawValue, in: Field.idoJiyu)
    image.put(packed: entry.fee, in: Field.kuhiGaku)
    image.put(zoned: entry.adjustment, in: Field.choseiGaku)
    if let number = person.individualNumber { image.put(digits: number, in: Field.myno) }
    writeRelation(entry.relation, to: &image)
    writeSex(person.sex, to: &image)
    image.put(0x30, in: Field.oldFlg)
    image.put(digits: entry.processed, in: Field.shoriYmd)
    image.put(LegacyClerk.id(entry.processed), in: Field.tantoId)
    writeName(person.name, showsAddedName: entry.showsAddedName, to: &image)
    writeAddress(entry.isAtFormerAddress ? household.formerAddress ?? household.address : household.address, to: &image)
    image.put(digits: person.residentSince.digits, in: Field.juminYmd)
    writeOrigin(person.origin, number: person.number, to: &image)
    writeExit(entry, person: person, to: &image)
    writeForeign(person, to: &image)
    writeProtection(entry.protection, to: &image)
    // Other businesses may not look at one resident in a hundred, told by the number so that no other draw moves.
    image.put((person.number / 10).isMultiple(of: 97) ? 0x31 : 0x30, in: Field.tagyomuFuka)
  }

  private func writeRelation(_ relation: Relation, to image: inout RecordImage) {
    let places = [
      ResidentFields.zokugaraCd1, ResidentFields.zokugaraCd2, ResidentFields.zokugaraCd3, ResidentFields.zokugaraCd4,
    ]
    for (position, code) in relation.codes.enumerated() { image.put(digits: code, in: places[position]) }
    image.put(lexicon.relations[relation.rawValue], in: ResidentFields.zokugaraHyoki)
  }

  private func writeSex(_ sex: Person.Sex, to image: inout RecordImage) {
    switch sex {
    case .male:
      image.put(0x4D, in: ResidentFields.sex)
      image.put(lexicon.male, in: ResidentFields.sexHyoki)
    case .female:
      image.put(0x46, in: ResidentFields.sex)
      image.put(lexicon.female, in: ResidentFields.sexHyoki)
    case .unknown: break
    }
  }

  private func writeName(_ name: Person.Name, showsAddedName: Bool, to image: inout RecordImage) {
    switch name {
    case .japanese(let family, let given, let former):
      image.put(0x4A, in: ResidentFields.juminShubetsu)
      image.put(family.text + LegacyText.ideographicSpace + given.text, in: ResidentFields.shimei)
      image.put(family.kana + [0x20] + given.kana, in: ResidentFields.shimeiKana)
      if let former, showsAddedName {
        image.put(former.text, in: ResidentFields.kyushi)
        image.put(former.kana, in: ResidentFields.kyushiKana)
      }
    case .foreign(let foreign):
      image.put(0x47, in: ResidentFields.juminShubetsu)
      let country = lexicon.countries[foreign.country]
      let family = country.families[foreign.family]
      let given = country.givens[foreign.given]
      let latin = family.latin + [0x20] + given.latin
      image.put(LegacyText.fullWidth(latin: latin), in: ResidentFields.shimei)
      image.put(family.kana + [0x20] + given.kana, in: ResidentFields.shimeiKana)
      image.put(latin, in: ResidentFields.romaji)
      let hasCharacters = !family.characters.isEmpty && !given.characters.isEmpty
      if hasCharacters {
        image.put(
          family.characters + LegacyText.ideographicSpace + given.characters, in: ResidentFields.gaiKanji)
      }
      if let alias = foreign.alias {
        image.put(alias.family.text + LegacyText.ideographicSpace + alias.given.text, in: ResidentFields.tsusho)
        image.put(alias.family.kana + [0x20] + alias.given.kana, in: ResidentFields.tsushoKana)
      }
      // 氏名優先区分: 5 alias and Latin letters, 3 characters and Latin letters, 2 Latin letters.
      image.put(foreign.alias != nil ? 0x35 : hasCharacters ? 0x33 : 0x32, in: ResidentFields.yusenKbn)
    }
  }

  private func writeAddress(_ address: Household.Address, to image: inout RecordImage) {
    let district = lexicon.districts[address.district]
    image.put(digits: district.code, in: ResidentFields.oazaCd)
    image.put(district.name, in: ResidentFields.machiaza)
    image.put(digits: district.postal, in: ResidentFields.yubin)
    var lot = LegacyText.fullWidth(address.lot) + lexicon.lot
    if address.lotBranch > 0 { lot += LegacyText.fullWidth(address.lotBranch) }
    image.put(lot, in: ResidentFields.banchi)
    if let building = address.building {
      image.put(
        lexicon.buildings[building.index] + LegacyText.fullWidth(building.room) + lexicon.room,
        in: ResidentFields.katagaki)
    }
    image.put(LegacyCode.text(0x4B, address.association, digits: 3), in: ResidentFields.jichikaiCd)
    // 小学校区, 中学校区, 投票区; the last is not set in the mountain districts.
    image.put(LegacyCode.text(0x45, address.district % 5 + 1, digits: 3), in: ResidentFields.chikuCd1)
    image.put(LegacyCode.text(0x4A, address.district % 2 + 1, digits: 3), in: ResidentFields.chikuCd2)
    if address.district < 13 {
      image.put(LegacyCode.text(0x54, address.district + 1, digits: 3), in: ResidentFields.chikuCd3)
    }
  }

  private func writeOrigin(_ origin: Int?, number: Int, to image: inout RecordImage) {
    guard let origin else {
      image.put(digits: 0, in: ResidentFields.tennyuShiCd)
      return
    }
    let place = lexicon.municipalities[origin]
    image.put(place.code, in: ResidentFields.tennyuShiCd)
    image.put(place.prefecture, in: ResidentFields.tennyuKen)
    image.put(place.name, in: ResidentFields.tennyuShi)
    image.put(place.area, in: ResidentFields.tennyuMachiaza)
    image.put(LegacyText.fullWidth(number / 10 % 90 + 10) + lexicon.lot, in: ResidentFields.tennyuBanchi)
  }

  private func writeExit(_ entry: Entry, person: Person, to image: inout RecordImage) {
    let isGone = entry.state != .present
    image.put(digits: isGone ? entry.notified.digits : 0, in: ResidentFields.shojoTodokeYmd)
    image.put(digits: isGone ? entry.date.digits : 0, in: ResidentFields.shojoYmd)
    guard entry.state == .movedOut, let destination = person.destination else {
      image.put(digits: 0, in: ResidentFields.tenshutsuShiCd)
      return
    }
    let place = lexicon.municipalities[destination]
    image.put(place.code, in: ResidentFields.tenshutsuShiCd)
    image.put(place.prefecture, in: ResidentFields.tenshutsuKen)
    image.put(place.name, in: ResidentFields.tenshutsuShi)
    image.put(place.area, in: ResidentFields.tenshutsuMachiaza)
    image.put(LegacyText.fullWidth(person.number / 10 % 80 + 10) + lexicon.lot, in: ResidentFields.tenshutsuBanchi)
  }

  /// The area stays blank for Japanese residents.
  private func writeForeign(_ person: Person, to image: inout RecordImage) {
    guard case .foreign(let foreign) = person.name else { return }
    let country = lexicon.countries[foreign.country]
    image.put(digits: person.residentSince.digits, in: ResidentFields.gaiJuminYmd)
    image.put(country.code, in: ResidentFields.kokusekiCd)
    image.put(country.name, in: ResidentFields.kokusekiMei)
    image.put(digits: foreign.provision, in: ResidentFields.kiteiKbn)
    image.put(digits: foreign.status, in: ResidentFields.zairyuShikaku)
    image.put(digits: foreign.years, in: ResidentFields.zairyuNen)
    image.put(digits: 0, in: ResidentFields.zairyuTsuki)
    image.put(digits: 0, in: ResidentFields.zairyuHi)
    image.put(digits: foreign.expires, in: ResidentFields.manryoYmd)
  }

  private func writeProtection(_ protection: Entry.Protection?, to image: inout RecordImage) {
    image.put(digits: protection?.number ?? 0, in: ResidentFields.shienRirekiNo)
    image.put(digits: protection?.from.digits ?? 0, in: ResidentFields.shienKaishiYmd)
    image.put(digits: protection?.to.digits ?? 0, in: ResidentFields.shienShuryoYmd)
    if let protection { image.put(protection.kind, in: ResidentFields.shienKbn) }
  }
}
