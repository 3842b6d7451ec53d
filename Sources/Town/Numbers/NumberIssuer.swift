/// Gives out numbers in order: no two persons share one.
struct NumberIssuer {
  /// Every synthetic 個人番号 begins with these four digits.
  static let individualPrefix = 9999

  private var addresseeSerial: Int
  private var individualSerial: Int

  /// Residents and non-residents take their numbers from ranges that do not meet.
  init(addresseeFrom addresseeSerial: Int, individualFrom individualSerial: Int) {
    self.addresseeSerial = addresseeSerial
    self.individualSerial = individualSerial
  }

  /// The numbers of residents.
  static var residents: NumberIssuer { NumberIssuer(addresseeFrom: 10_000, individualFrom: 0) }

  /// The numbers of non-residents, far from the residents': no number is in both registers.
  static var nonResidents: NumberIssuer { NumberIssuer(addresseeFrom: 80_000_000, individualFrom: 5_000_000) }

  /// Numbers that nobody has, for references that lead nowhere.
  static var nobody: NumberIssuer { NumberIssuer(addresseeFrom: 95_000_000, individualFrom: 9_000_000) }

  /// The next 宛名番号 with its check digit; serials whose check digit the specification leaves open are passed over.
  mutating func nextAddressee() -> Int {
    while true {
      addresseeSerial += 1
      if let digit = CheckDigits.addressee(addresseeSerial) { return addresseeSerial * 10 + digit }
    }
  }

  /// The next 個人番号: the prefix, seven digits that do not follow each other, and the check digit.
  ///
  /// The seven digits are `serial × 7,368,787 mod 10⁷`; the factor shares no divisor with 10, so no two serials meet.
  mutating func nextIndividual() -> Int {
    individualSerial += 1
    let scattered = individualSerial * 7_368_787 % 10_000_000
    let eleven = NumberIssuer.individualPrefix * 10_000_000 + scattered
    return eleven * 10 + CheckDigits.individual(eleven)
  }
}
