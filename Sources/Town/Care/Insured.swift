import Records

/// Whom the care insurance knows, with what it holds of the person.
struct Insured {
  /// 宛名番号.
  var number: Int
  /// CP932.
  var name: [UInt8]
  var kana: [UInt8]
  var postal: Int
  var address: [UInt8]
  /// `nil` where it is not wholly known.
  var birth: CivilDate?
  /// 1 male, 2 female, `nil` unknown.
  var sex: Int?
  /// How the insurance ended: the first day without it and the old reason, `nil` for those insured.
  var end: (day: CivilDate, reason: String)?
  /// Whether a record of the resident register puts the person under 支援措置.
  var isProtected: Bool
  /// Whether no record of the registers is migrated under this number.
  var isLost: Bool
}
