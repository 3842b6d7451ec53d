/// A place that a run may be delivered to, as `delivery.json` names it; paths are seen from the project's folder.
public struct DeliveryTarget: Sendable, Codable {
  /// The name that `upload --target` takes.
  public var name: String
  /// A directory; exactly one of the three is there.
  public var directory: Directory?
  /// An S3-compatible store.
  public var s3: Store?
  /// A PostgreSQL database.
  public var postgresql: Database?

  /// A directory.
  public struct Directory: Sendable, Codable {
    /// Its path.
    public var path: String

    /// Makes a directory.
    public init(path: String) { self.path = path }
  }

  /// An S3-compatible store.
  public struct Store: Sendable, Codable {
    /// `https://host[:port]`, or `http` on this machine.
    public var endpoint: String
    /// The bucket.
    public var bucket: String
    /// What every key begins with; empty for none.
    public var prefix: String
    /// The region that signatures name.
    public var region: String
    /// The file of the certificates to trust; `nil` for those of the system.
    public var authority: String?
    /// The file of the keys; `nil` for the environment.
    public var credentials: String?

    /// Makes a store.
    public init(
      endpoint: String, bucket: String, prefix: String, region: String, authority: String?, credentials: String?
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
  public struct Database: Sendable, Codable {
    /// The server.
    public var host: String
    /// Its port.
    public var port: Int
    /// The database.
    public var database: String
    /// The schema whose views show what was delivered last.
    public var schema: String
    /// The file of the certificates to trust; `nil` on this machine alone.
    public var authority: String?
    /// The file of user and password; `nil` for the environment.
    public var credentials: String?

    /// Makes a database.
    public init(
      host: String, port: Int, database: String, schema: String, authority: String?, credentials: String?
    ) {
      self.host = host
      self.port = port
      self.database = database
      self.schema = schema
      self.authority = authority
      self.credentials = credentials
    }
  }

  /// A directory by its name.
  public init(name: String, directory: Directory) {
    self.name = name
    self.directory = directory
  }

  /// A store by its name.
  public init(name: String, s3: Store) {
    self.name = name
    self.s3 = s3
  }

  /// A database by its name.
  public init(name: String, postgresql: Database) {
    self.name = name
    self.postgresql = postgresql
  }
}
