extension Person.Name {
  /// Family and given name as CP932 bytes: as the register's field of the name holds them, and in half-width kana.
  func words(_ lexicon: Lexicon) -> (text: [[UInt8]], kana: [[UInt8]]) {
    switch self {
    case .japanese(let family, let given, _): return ([family.text, given.text], [family.kana, given.kana])
    case .foreign(let foreign):
      let country = lexicon.countries[foreign.country]
      let (family, given) = (country.families[foreign.family], country.givens[foreign.given])
      return (
        [LegacyText.fullWidth(latin: family.latin), LegacyText.fullWidth(latin: given.latin)],
        [family.kana, given.kana]
      )
    }
  }
}
