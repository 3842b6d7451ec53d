/// Why something was not approved, not delivered or not confirmed.
///
/// Equality is by code and place, never by prose. A value of a person never stands in one.
public struct DeliveryError: Error, Sendable, Hashable {
  /// The permanent code.
  public var code: DeliveryCode
  /// The file, role, object or table it is about; empty where it is about the whole.
  public var place: String
  /// What is wrong, in Japanese.
  public var ja: String
  /// What is wrong, in English.
  public var en: String
  /// How to go on, in Japanese.
  public var helpJa: String?
  /// How to go on, in English.
  public var helpEn: String?

  /// Makes an error.
  public init(
    _ code: DeliveryCode, at place: String = "", ja: String, en: String, helpJa: String? = nil, helpEn: String? = nil
  ) {
    self.code = code
    self.place = place
    self.ja = ja
    self.en = en
    self.helpJa = helpJa
    self.helpEn = helpEn
  }

  /// Same code, same place.
  public static func == (left: DeliveryError, right: DeliveryError) -> Bool {
    left.code == right.code && left.place.utf8.elementsEqual(right.place.utf8)
  }

  /// By code and place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    for byte in place.utf8 { hasher.combine(byte) }
  }
}

extension DeliveryError: CustomStringConvertible {
  /// The English sentence with its code.
  public var description: String { "\(code.rawValue): \(en)" }
}
