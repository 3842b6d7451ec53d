/// One way in which what is there is not what was signed.
public struct DeliveryDifference: Sendable, Hashable {
  /// What is different.
  public var kind: Kind
  /// The file below the delivery.
  public var name: String

  /// What can be different.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is not there.
    case missing
    /// It is there with other bytes.
    case changed
    /// It is there and nobody signed it.
    case extra
  }

  /// Makes a difference.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// What is different, in Japanese.
  public var ja: String {
    switch kind {
    case .missing: "`\(name)`が無い"
    case .changed: "`\(name)`の中身が署名されたものと違う"
    case .extra: "`\(name)`は署名されていない"
    }
  }

  /// What is different, in English.
  public var en: String {
    switch kind {
    case .missing: "`\(name)` is missing"
    case .changed: "`\(name)` has other bytes than those signed"
    case .extra: "`\(name)` was not signed"
    }
  }
}
