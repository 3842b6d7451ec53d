/// All words of the town as bytes, encoded once; drawing a name copies bytes and nothing else.
struct Lexicon {
  /// A name or a part of one.
  struct Word {
    /// Double-byte characters.
    var text: [UInt8]
    /// Half-width kana.
    var kana: [UInt8]
  }

  /// Family names in JIS X 0208, with extensions, and with user-defined characters.
  let commonFamilies: [Word]
  let extendedFamilies: [Word]
  let userDefinedFamilies: [Word]
  /// The extended families again, written with the NEC-selected codes.
  let necSelectedFamilies: [Word]
  let maleNames: [Word]
  let femaleNames: [Word]
  let countries: [Country]
  let districts: [Area]
  let municipalities: [Place]
  let buildings: [[UInt8]]
  /// 番地.
  let lot: [UInt8]
  /// 号室.
  let room: [UInt8]
  let relations: [[UInt8]]
  let male: [UInt8]
  let female: [UInt8]
  let residentRegister: [UInt8]
  let nonResidentRegister: [UInt8]

  /// A country with its names.
  struct Country {
    var name: [UInt8]
    var code: [UInt8]
    var families: [Latin]
    var givens: [Latin]
  }

  /// A part of a foreign name.
  struct Latin {
    var latin: [UInt8]
    var kana: [UInt8]
    var characters: [UInt8]
  }

  /// A district as bytes.
  struct Area {
    var name: [UInt8]
    var code: Int
    var postal: Int
  }

  /// A municipality as bytes.
  struct Place {
    var code: [UInt8]
    var prefecture: [UInt8]
    var name: [UInt8]
    var area: [UInt8]
  }

  init() {
    let text = LegacyText()
    func words(_ list: [(name: String, kana: String)], necSelected: Bool = false) -> [Word] {
      list.map { Word(text: text.bytes($0.name, necSelected: necSelected), kana: text.bytes($0.kana)) }
    }
    func latin(_ parts: [ForeignNames.Part]) -> [Latin] {
      parts.map {
        Latin(latin: Array($0.latin.utf8), kana: text.bytes($0.kana), characters: text.bytes($0.characters))
      }
    }
    commonFamilies = words(FamilyNames.common)
    extendedFamilies = words(FamilyNames.extended)
    userDefinedFamilies = words(FamilyNames.userDefined)
    necSelectedFamilies = words(FamilyNames.extended, necSelected: true)
    maleNames = words(GivenNames.male)
    femaleNames = words(GivenNames.female)
    countries = ForeignNames.countries.map {
      Country(
        name: text.bytes($0.country), code: Array($0.code.utf8), families: latin($0.families), givens: latin($0.givens))
    }
    districts = District.all.map { Area(name: text.bytes($0.name), code: $0.code, postal: $0.postal) }
    municipalities = Municipality.all.map {
      Place(
        code: Array($0.code.utf8), prefecture: text.bytes($0.prefecture), name: text.bytes($0.name),
        area: text.bytes($0.area))
    }
    buildings = Buildings.all.map { text.bytes($0) }
    lot = text.bytes("番地")
    room = text.bytes("号室")
    relations = Relation.allCases.map { text.bytes($0.label) }
    male = text.bytes("男")
    female = text.bytes("女")
    residentRegister = text.bytes("住民基本台帳")
    nonResidentRegister = text.bytes("住登外者宛名")
  }
}
