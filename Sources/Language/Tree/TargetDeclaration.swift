public import Records

/// `業務担当 "keys/gyomu.pem"` in `approvals`: a role that has to sign what is delivered, and its public key.
public struct ApprovalRole: Sendable, Hashable {
  /// The role's name; its signature's file is named for it.
  public var name: Located<String>
  /// The file of its Ed25519 public key (PEM), relative to the project file.
  public var key: Located<String>

  /// Makes a role.
  public init(name: Located<String>, key: Located<String>) {
    self.name = name
    self.key = key
  }
}

/// `target 控え { directory "../out" }`: a place that a run may be delivered to.
public struct TargetDeclaration: Sendable, Hashable {
  /// The name that `upload --target` takes.
  public var name: Located<String>
  /// What it is and where.
  public var place: Place
  /// Where the declaration stands.
  public var span: TextSpan

  /// What a target can be.
  public enum Place: Sendable, Hashable {
    /// A directory, relative to the project file.
    case directory(Located<String>)
    /// An S3-compatible store.
    case s3(StorePlace)
    /// A PostgreSQL database.
    case postgresql(DatabasePlace)
  }

  /// An S3-compatible store, addressed path style.
  public struct StorePlace: Sendable, Hashable {
    /// `https://host[:port]`, or `http` on this machine alone.
    public var endpoint: Located<String>
    /// The bucket, which has to exist.
    public var bucket: Located<String>
    /// What every key begins with; empty for none.
    public var prefix: String
    /// The region that signatures name.
    public var region: Located<String>
    /// The file of the certificates to trust (PEM); `nil` for those of the system.
    public var authority: Located<String>?
    /// Where the keys come from.
    public var credentials: Credentials

    /// Makes a place.
    public init(
      endpoint: Located<String>, bucket: Located<String>, prefix: String, region: Located<String>,
      authority: Located<String>?, credentials: Credentials
    ) {
      self.endpoint = endpoint
      self.bucket = bucket
      self.prefix = prefix
      self.region = region
      self.authority = authority
      self.credentials = credentials
    }
  }

  /// A PostgreSQL database.
  public struct DatabasePlace: Sendable, Hashable {
    /// The server's name or address.
    public var host: Located<String>
    /// The server's port.
    public var port: Int
    /// The database.
    public var database: Located<String>
    /// The schema whose views show what was delivered last.
    public var schema: Located<String>
    /// The file of the certificates to trust (PEM); `nil` on this machine alone.
    public var authority: Located<String>?
    /// Where user and password come from.
    public var credentials: Credentials

    /// Makes a place.
    public init(
      host: Located<String>, port: Int, database: Located<String>, schema: Located<String>,
      authority: Located<String>?, credentials: Credentials
    ) {
      self.host = host
      self.port = port
      self.database = database
      self.schema = schema
      self.authority = authority
      self.credentials = credentials
    }
  }

  /// Where credentials come from; they never stand in a project.
  public enum Credentials: Sendable, Hashable {
    /// The environment of the command.
    case environment
    /// A file that its owner alone can read, relative to the project file.
    case file(Located<String>)
  }

  /// Makes a target.
  public init(name: Located<String>, place: Place, span: TextSpan) {
    self.name = name
    self.place = place
    self.span = span
  }
}
