/// Every code an error of a delivery can carry; permanent, never reused.
public enum DeliveryCode: String, Sendable, Hashable, CaseIterable {
  // D10: the run and its approvals
  /// The folder is no finished run.
  case notARun = "D101"
  /// A line of the ledger is not the one that was written.
  case brokenLedger = "D102"
  /// The bag is not what its manifests say.
  case changedBag = "D103"
  /// A file of the evidence is not the one that the ledger names.
  case changedEvidence = "D104"
  /// The gate of the data is closed.
  case closedGate = "D105"
  /// The project names no such role.
  case unknownRole = "D106"
  /// The key is not the one that the project names for the role.
  case otherKey = "D107"
  /// The file holds no Ed25519 key that can be read.
  case unusableKey = "D108"
  /// An approval is missing, stale or not signed by its role.
  case notApproved = "D109"

  // D11: targets in general
  /// The project names no such target.
  case unknownTarget = "D111"
  /// There are no credentials for the target.
  case noCredentials = "D112"
  /// Others can read the credentials.
  case openCredentials = "D113"
  /// Something else stands where this would go.
  case alreadyThere = "D114"
  /// What was read back is not what was sent.
  case differsAfterwards = "D115"
  /// The project's folder is not known or not there.
  case unknownProject = "D116"

  // D12: stores
  /// The store knows no such access key, or the secret is not the key's.
  case wrongKey = "D121"
  /// The clocks of this machine and of the store are too far apart.
  case clockSkew = "D122"
  /// The store has no such bucket.
  case noBucket = "D123"
  /// The key is good and may not do this.
  case accessDenied = "D124"
  /// The store cannot be reached, or was cut off.
  case unreachable = "D125"
  /// The store does not show that it is the one it should be.
  case untrusted = "D126"
  /// The store wants another region or another address.
  case otherRegion = "D127"
  /// The store gave an answer that nobody asked for.
  case storeFailure = "D128"

  // D13: PostgreSQL
  /// No server answers, or it is not the one that its certificate names.
  case cannotConnect = "D131"
  /// The user or the password is wrong.
  case wrongPassword = "D132"
  /// The server has no such database.
  case noDatabase = "D133"
  /// The user may not do what a delivery does.
  case notAllowed = "D134"
  /// A table does not take a record.
  case refusedRecord = "D135"
  /// The records or sums of a table are not those of the run.
  case totalsDiffer = "D136"
  /// The server stopped midway, or was cut off.
  case serverStopped = "D137"
  /// The database is not encoded in UTF-8.
  case unsuitableDatabase = "D138"

  /// Whether the command was refused before anything was tried, because gate or approvals do not allow it.
  public var isRefusal: Bool { self == .closedGate || self == .notApproved }
}
