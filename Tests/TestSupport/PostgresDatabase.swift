internal import Glibc

/// An empty database of the tests' server (`.ci/postgres`), for one test; dropped when the test lets go of it.
public final class PostgresDatabase: Sendable {
  /// Whether `.ci/postgres start` made a server and its variables are set.
  public static var isThere: Bool { variable("UTSUSHI_POSTGRES_PORT") != nil }
  /// What a test that is skipped says.
  public static let absence = "UTSUSHI_POSTGRES_PORT is not set: start a server with .ci/postgres"

  /// The server's port on 127.0.0.1.
  public static var port: Int { Int(variable("UTSUSHI_POSTGRES_PORT") ?? "") ?? 0 }
  /// A user who may do all.
  public static var user: String { variable("UTSUSHI_POSTGRES_USER") ?? "" }
  /// The user's password.
  public static var password: String { variable("UTSUSHI_POSTGRES_PASSWORD") ?? "" }

  /// The file of the certificate that signed the server's, which is for `localhost`.
  public static var authority: String { variable("UTSUSHI_POSTGRES_AUTHORITY") ?? "" }

  /// What psql could not do.
  public struct Failure: Error, Sendable {
    /// What it said.
    public var text: String
  }

  /// The database's name.
  public let name: String

  /// Makes the database.
  public init(encoding: String = "UTF8") throws {
    name = "utsushi_test_\(UInt64.random(in: 0...UInt64.max))"
    _ = try Self.psql(
      "CREATE DATABASE \(name) ENCODING '\(encoding)' LOCALE 'C' TEMPLATE template0", in: "postgres")
  }

  deinit {
    // A database that is left goes with the server.
    do { _ = try Self.psql("DROP DATABASE \(name) WITH (FORCE)", in: "postgres") } catch _ {}
  }

  /// Runs SQL with psql and gives what it prints: a line a row, values between `|`.
  @discardableResult
  public func query(_ sql: String) throws -> String { try Self.psql(sql, in: name) }

  /// Runs SQL in the background; its end is not waited for.
  public func start(_ sql: String) throws {
    let words = Self.words(in: name) + ["-c", sql]
    _ = try Command.run(
      ["sh", "-c", "\"$@\" >/dev/null 2>&1 &", "sh"] + words, environment: [("PGPASSWORD", Self.password)])
  }

  private static func words(in database: String) -> [String] {
    [
      "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", String(port), "-U", user, "-d", database,
    ]
  }

  private static func psql(_ sql: String, in database: String) throws -> String {
    let result = try Command.run(words(in: database) + ["-c", sql], environment: [("PGPASSWORD", password)])
    guard result.exitCode == 0 else { throw Failure(text: result.errorText) }
    return result.text.last == "\n" ? String(result.text.dropLast()) : result.text
  }

  private static func variable(_ name: String) -> String? {
    // Holds: the value is copied at once, and nothing in the tests changes the environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
