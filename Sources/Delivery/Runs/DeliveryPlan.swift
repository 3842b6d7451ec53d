internal import FoundationEssentials

/// `delivery.json`: what a run leaves for its delivery, written by the run and read by `approve`, `upload`, `verify`.
///
/// It holds names, counts and sums, and no credentials.
public struct DeliveryPlan: Sendable, Codable {
  /// Who has to sign, in the project's order.
  public var roles: [Role]
  /// Where the run may go.
  public var targets: [DeliveryTarget]
  /// The payload files of the bag with their columns.
  public var files: [File]

  /// A role with the public key that the project names for it.
  public struct Role: Sendable, Codable {
    /// The name.
    public var name: String
    /// The PEM text of its public key.
    public var publicKey: String
    /// The SHA-256 of the key's SubjectPublicKeyInfo, in hexadecimal digits.
    public var keySHA256: String

    /// Makes a role.
    public init(name: String, publicKey: String, keySHA256: String) {
      self.name = name
      self.publicKey = publicKey
      self.keySHA256 = keySHA256
    }
  }

  /// One file of the bag.
  public struct File: Sendable, Codable {
    /// The path below the bag.
    public var path: String
    /// What reports call it.
    public var title: String
    /// Its records, without the header.
    public var records: Int
    /// Its columns in order.
    public var columns: [Column]

    /// Makes a file.
    public init(path: String, title: String, records: Int, columns: [Column]) {
      self.path = path
      self.title = title
      self.records = records
      self.columns = columns
    }
  }

  /// One column of a file.
  public struct Column: Sendable, Codable {
    /// The item's name.
    public var name: String
    /// The standard's letter of its type; `nil` for a column that the standard does not know.
    public var type: String?
    /// The largest number of characters, for `9V` of digits before the point; `nil` where unknown.
    public var length: Int?
    /// For `9V`, the digits after the point; otherwise 0.
    public var fractionLength: Int
    /// Whether it is part of the record's key.
    public var isKey: Bool
    /// Whether it must be there.
    public var isMandatory: Bool
    /// The id of its code list.
    public var codeList: String?
    /// For a number, the exact sum of what was written.
    public var sum: String?

    /// Makes a column.
    public init(
      name: String, type: String?, length: Int?, fractionLength: Int, isKey: Bool, isMandatory: Bool,
      codeList: String?, sum: String?
    ) {
      self.name = name
      self.type = type
      self.length = length
      self.fractionLength = fractionLength
      self.isKey = isKey
      self.isMandatory = isMandatory
      self.codeList = codeList
      self.sum = sum
    }
  }

  /// Makes a plan.
  public init(roles: [Role], targets: [DeliveryTarget], files: [File]) {
    self.roles = roles
    self.targets = targets
    self.files = files
  }

  /// The document: members sorted by name, two spaces of indentation, a newline at the end. The same plan gives the
  /// same bytes. O(columns).
  public var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self)) + [0x0A]
    } catch {
      preconditionFailure("a plan holds only texts, whole numbers and lists, which JSON can always write: \(error)")
    }
  }
}
