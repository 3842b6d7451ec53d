import Language
import Records

/// What the rules ask of one item, decided once.
struct ItemPlan: Sendable {
  var item: Int
  var type: ItemType
  /// 桁数, `Int.max` where it is not known.
  var limit: Int
  var fraction: Int
  var codes: CompiledCodeList?
  var isMandatory: Bool
  var allowsUnknownDate: Bool
  /// The number whose check digit is computed again; `nil` for none.
  var checked: CheckedNumber?

  init(
    _ index: Int, of group: StandardGroup, in edition: StandardEdition, checksDigits: Bool,
    _ municipal: MunicipalCodes
  ) {
    let facts = group.items[index]
    item = index
    type = facts.type
    limit = LengthRule.applies(to: facts) ? facts.length ?? Int.max : Int.max
    fraction = facts.fractionLength
    codes =
      municipal.list(group: group.qualifiedName, item: facts.name).map { CompiledCodeList($0) }
      ?? CodeListRule.list(of: facts, business: group.business, in: edition)
    isMandatory = MandatoryRule.applies(to: facts)
    checked = checksDigits ? CheckDigitRule.number(of: facts) : nil
    allowsUnknownDate = !UnknownDateRule.applies(to: facts)
  }
}
