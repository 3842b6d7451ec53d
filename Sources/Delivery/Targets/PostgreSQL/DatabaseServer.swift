/// A database of a server and who asks for it.
struct DatabaseServer: Sendable {
  /// The server's name or address.
  var host: String
  /// Its port.
  var port: Int
  /// The database.
  var database: String
  /// The file of the certificates to trust; `nil` on this machine alone, where no certificate is asked for.
  var authority: String?
  /// User and password.
  var credentials: Credentials

  /// The database for messages, without its user.
  var place: String { "\(host):\(port)/\(database)" }

  /// Every setting that decides where a connection goes and who asks. All are given, so that neither variables (`PG…`),
  /// nor a service file, nor a password file of the user decides any.
  var settings: [(name: String, value: String)] {
    var settings: [(name: String, value: String)] = [
      ("port", String(port)), ("dbname", database), ("user", credentials.user), ("password", credentials.secret),
      ("passfile", "/dev/null"), ("client_encoding", "UTF8"), ("application_name", "utsushi"), ("options", " "),
      ("gssencmode", "disable"), ("target_session_attrs", "any"), ("connect_timeout", "15"), ("keepalives", "1"),
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "60000"), ("sslcert", "/dev/null/none"), ("sslkey", "/dev/null/none"),
      ("sslcrl", "/dev/null/none"), ("sslcompression", "0"), ("ssl_min_protocol_version", "TLSv1.2"),
    ]
    switch host {
    // An address for the name, or the variable PGHOSTADDR would give one.
    case "localhost": settings += [("host", "localhost,localhost"), ("hostaddr", "127.0.0.1,::1")]
    default:
      settings.append(("host", host))
      if authority == nil { settings.append(("hostaddr", host)) }
    }
    if let authority {
      settings += [("sslmode", "verify-full"), ("sslrootcert", authority)]
    } else {
      settings += [("sslmode", "prefer"), ("sslrootcert", "/dev/null/none")]
    }
    return settings
  }
}
