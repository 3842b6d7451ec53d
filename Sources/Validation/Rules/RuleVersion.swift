import Language
import Platform
public import Records

extension GroupValidator {
  /// What a rule demands of an item, as a short digest: it changes with the edition, with what the list says of the item, with
  /// its code list and with the text of the pack's rules, and with nothing else.
  ///
  /// - Parameters:
  ///   - code: The rule's code.
  ///   - item: The item, by index in the group; `nil` where the rule is about no item alone.
  ///   - edition: The edition.
  /// - Returns: Sixteen digits in hexadecimal.
  /// - Complexity: O(the item's code list and the pack's rules).
  public func version(of code: FindingCode, item: Int?, in edition: StandardEdition) -> String {
    let facts = item.map { group.items[$0] }
    let list = facts?.codeList.flatMap { edition.codeList(business: group.business, id: $0) }
    let pack = edition.packs.first { $0.business.utf8.elementsEqual(group.business.utf8) }
    let parts = [
      edition.edition, group.qualifiedName, facts?.name ?? "", code.text, facts?.type.rawValue ?? "",
      facts?.length.map(String.init) ?? "", "\(facts?.fractionLength ?? 0)", facts?.condition.rawValue ?? "",
      "\(facts?.allowsUnknownDate ?? false)", facts?.checkDigit ?? "", facts?.codeList ?? "",
    ]
    var text: [UInt8] = []
    for part in parts + (list?.values ?? []).map({ "\($0.code)\u{1E}\($0.upper ?? "")" }) {
      text.append(contentsOf: part.utf8)
      text.append(0x1F)
    }
    switch code {
    case .conditionUnmet, .groupRuleUnmet, .referenceMissing, .excludedValue, .numberGap, .sumDiffers:
      text += pack?.conditions?.text ?? []
    case .duplicateKey:
      for key in group.keyItems { text += Array(group.items[key].name.utf8) + [0x1F] }
    default: break
    }
    return Hexadecimal.text(Array(Digest.sha256(text).prefix(8)))
  }
}
