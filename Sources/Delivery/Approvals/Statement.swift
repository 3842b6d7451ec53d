internal import FoundationEssentials

/// What a role signs: which data, which evidence, and what the gate said of it.
///
/// Its bytes are canonical: members sorted by name, no blanks, UTF-8, one newline at the end. Anyone can check the
/// signature over them with `openssl pkeyutl -verify -rawin`.
struct Statement: Sendable, Codable, Hashable {
  var role: String
  var title: String
  var kind: String
  var municipality: String
  var asOf: String
  var gate: String
  var conditions: [LedgerReader.Condition]
  var manifestSHA256: String
  var tagmanifestSHA256: String
  var deliverySHA256: String
  var ledgerHead: String

  enum CodingKeys: String, CodingKey, CaseIterable {
    case role, title, kind, municipality
    case asOf = "as_of"
    case gate, conditions
    case manifestSHA256 = "manifest_sha256"
    case tagmanifestSHA256 = "tagmanifest_sha256"
    case deliverySHA256 = "delivery_sha256"
    case ledgerHead = "ledger_head"
  }

  /// The canonical bytes.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self)) + [0x0A]
    } catch {
      preconditionFailure("a statement holds only texts and whole numbers, which JSON can always write: \(error)")
    }
  }

  /// The statement in some bytes, or `nil` where they hold none.
  static func read(_ bytes: [UInt8]) -> Statement? {
    do {
      return try JSONDecoder().decode(Statement.self, from: Data(bytes))
    } catch {
      return nil
    }
  }

  /// The members in which another statement differs, by their names in JSON.
  func differences(from other: Statement) -> [String] {
    let texts: [(CodingKeys, String, String)] = [
      (.role, role, other.role), (.title, title, other.title), (.kind, kind, other.kind),
      (.municipality, municipality, other.municipality), (.asOf, asOf, other.asOf), (.gate, gate, other.gate),
      (.manifestSHA256, manifestSHA256, other.manifestSHA256),
      (.tagmanifestSHA256, tagmanifestSHA256, other.tagmanifestSHA256),
      (.deliverySHA256, deliverySHA256, other.deliverySHA256), (.ledgerHead, ledgerHead, other.ledgerHead),
    ]
    let differing = texts.filter { !$0.1.utf8.elementsEqual($0.2.utf8) }.map(\.0.rawValue)
    let hasSameConditions =
      conditions.count == other.conditions.count
      && zip(conditions, other.conditions).allSatisfy {
        $0.condition.utf8.elementsEqual($1.condition.utf8) && $0.measured == $1.measured && $0.state == $1.state
      }
    return differing + (hasSameConditions ? [] : [CodingKeys.conditions.rawValue])
  }
}
