/// Whom the tax office knows, as far as its records say.
struct Taxpayer {
  /// 宛名番号.
  var number: Int
  /// The name in half-width kana and in double-byte characters, as scalars.
  var kana: String
  var name: String
  var isResident: Bool
  /// Whether a record of the resident register puts the person under 支援措置.
  var isProtected: Bool
  /// Whether no record of the registers is migrated under this number.
  var isLost: Bool
}
