/// One reason why a bag is not what its manifests say.
public struct BagProblem: Sendable, Hashable {
  /// What is wrong.
  public var kind: Kind
  /// The file below the bag.
  public var path: String

  /// What can be wrong with a bag.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// `bagit.txt` is missing or does not declare version 1.0 and UTF-8.
    case undeclared
    /// A tag file that must be there, or a file that a manifest names, is not there.
    case missing
    /// A payload file that no manifest names.
    case extra
    /// A file whose digest is not the manifest's.
    case changed
    /// A manifest with a line that is none, or a path that leaves the bag.
    case malformed
    /// `Payload-Oxum` does not agree with the payload.
    case miscounted
  }

  /// Makes a problem.
  public init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }

  /// What is wrong, in Japanese.
  public var ja: String {
    switch kind {
    case .undeclared: "`\(path)` が BagIt 1.0・UTF-8 の宣言でない"
    case .missing: "`\(path)` が無い"
    case .extra: "`\(path)` は目録に無い"
    case .changed: "`\(path)` の SHA-256 が目録と違う"
    case .malformed: "`\(path)` に目録の形でない行がある"
    case .miscounted: "`\(path)` の Payload-Oxum が中身と違う"
    }
  }

  /// What is wrong, in English.
  public var en: String {
    switch kind {
    case .undeclared: "`\(path)` does not declare BagIt 1.0 and UTF-8"
    case .missing: "`\(path)` is missing"
    case .extra: "`\(path)` is in no manifest"
    case .changed: "`\(path)` has another SHA-256 than its manifest says"
    case .malformed: "`\(path)` has a line that is no manifest line"
    case .miscounted: "`\(path)` has a Payload-Oxum that the payload does not meet"
    }
  }
}
