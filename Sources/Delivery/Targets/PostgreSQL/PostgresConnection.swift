// All calls into libpq are in this file. Texts go in as zero-terminated copies that live for the call; results are copied
// and cleared before a method returns. Nothing of a server's sentences leaves this file but codes and names.

internal import CPostgres

/// A connection to a PostgreSQL server; closed once.
@safe struct PostgresConnection: ~Copyable {
  private let handle: OpaquePointer

  /// How long a server may take for one step of connecting.
  private static let patience: Int32 = 15_000

  /// Connects.
  ///
  /// - Throws: `PostgresError`, with the SQLSTATE of a server that refused, or with the reason that none was reached.
  init(_ server: DatabaseServer) throws(PostgresError) {
    let settings = server.settings
    let started = unsafe Self.withTexts(settings.map(\.name)) { names in
      unsafe Self.withTexts(settings.map(\.value)) { values in unsafe PQconnectStartParams(names, values, 0) }
    }
    guard let handle = unsafe started else { throw PostgresError(state: "", reason: "no memory") }
    // Holds: the handle is open until it is finished, here or in deinit. A refusal says its SQLSTATE and nothing else.
    _ = unsafe PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
    unsafe utsushi_drop_remarks(handle)
    if let refusal = unsafe Self.connect(handle) {
      unsafe PQfinish(handle)
      throw refusal
    }
    // Holds: as above; results then keep their parts.
    _ = unsafe PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    unsafe self.handle = handle
  }

  deinit {
    // Holds: the handle came from PQconnectStartParams and is used by nobody after this.
    unsafe PQfinish(handle)
  }

  /// Connects step by step; `nil` where it did.
  @unsafe private static func connect(_ handle: OpaquePointer) -> PostgresError? {
    // Holds, for each call: the handle is open, and texts are copied at once.
    var isForWriting = true
    while unsafe PQstatus(handle) != CONNECTION_BAD {
      let ready = unsafe utsushi_wait(PQsocket(handle), isForWriting ? 1 : 0, patience)
      if ready == 0 { return PostgresError(state: "", reason: "no answer in time") }
      // A signal.
      if ready < 0 { continue }
      switch unsafe PQconnectPoll(handle) {
      case PGRES_POLLING_OK: return nil
      case PGRES_POLLING_READING: isForWriting = false
      case PGRES_POLLING_WRITING: isForWriting = true
      default: return unsafe refusal(handle)
      }
    }
    return unsafe refusal(handle)
  }

  @unsafe private static func refusal(_ handle: OpaquePointer) -> PostgresError {
    // Holds: the message is copied before any other call.
    let message = unsafe PQerrorMessage(handle).map { unsafe String(cString: $0) } ?? ""
    let state = PostgresError.state(endOf: message)
    let lines = message.split(separator: "\n").map(String.init)
    return PostgresError(state: state, reason: state.isEmpty ? lines.last ?? "" : state)
  }

  /// A setting that the server reports, such as `server_encoding`.
  func setting(_ name: String) -> String? {
    // Holds: the handle is open; the text is copied.
    unsafe PQparameterStatus(handle, name).map { unsafe String(cString: $0) }
  }

  // MARK: - Statements

  /// Runs statements that take no values.
  func run(_ sql: String) throws(PostgresError) {
    // Holds: the handle is open, the text is a copy, the result is cleared by `take`.
    _ = try unsafe take(PQexec(handle, sql))
  }

  /// Runs one statement and gives its rows, each value as text.
  func rows(_ sql: String, _ values: [String] = []) throws(PostgresError) -> [[String?]] {
    let result = unsafe Self.withTexts(values) { texts in
      // Holds: there are as many texts as values; types, lengths and formats are the server's to find, and text.
      unsafe PQexecParams(handle, sql, Int32(values.count), nil, texts, nil, nil, 0)
    }
    return try unsafe take(result)
  }

  /// Checks, copies and clears a result; `table` is the one being sent.
  @unsafe private func take(_ result: OpaquePointer?, table: String = "") throws(PostgresError) -> [[String?]] {
    // Holds: a null result is allowed in each of these calls.
    defer { unsafe PQclear(result) }
    let status = unsafe PQresultStatus(result)
    guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw unsafe error(result, table) }
    let columns = unsafe PQnfields(result)
    return unsafe (0..<PQntuples(result)).map { row in
      (0..<columns).map { column in
        unsafe PQgetisnull(result, row, column) == 1
          ? nil : unsafe PQgetvalue(result, row, column).map { unsafe String(cString: $0) }
      }
    }
  }

  @unsafe private func error(_ result: OpaquePointer?, _ table: String) -> PostgresError {
    // Holds: fields are copied at once; `Int32` holds each of the letters that name them.
    func field(_ letter: Unicode.Scalar) -> String? {
      unsafe PQresultErrorField(result, Int32(letter.value)).map { unsafe String(cString: $0) }
    }
    // Source: postgres_ext.h, PG_DIAG_…: C sqlstate, W context, c column, n constraint.
    return PostgresError(
      state: field("C") ?? "", constraint: field("n"), column: field("c"),
      line: field("W").flatMap { PostgresError.line(inContext: $0, table: table) },
      isLost: unsafe PQstatus(handle) == CONNECTION_BAD)
  }

  // MARK: - COPY

  /// Starts to send a table; `send` follows, then `finishSending`.
  func startSending(_ sql: String) throws(PostgresError) { try start(sql, PGRES_COPY_IN) }

  /// Sends bytes; `false` where the server stopped listening, whose reason `finishSending` throws.
  func send(_ bytes: [UInt8]) -> Bool {
    // Holds: the buffer lives for the call, is given with its size, and libpq copies it.
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe PQputCopyData(
        handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count)) == 1
    }
  }

  /// Ends sending to a table, or breaks it off.
  func finishSending(to table: String, isWhole: Bool) throws(PostgresError) {
    // Holds: the handle is open; a text makes the server break off. Where nothing is being sent any more the call only
    // says so, and the results tell why.
    _ = unsafe isWhole ? PQputCopyEnd(handle, nil) : PQputCopyEnd(handle, "stopped")
    try takeAll(table: table)
  }

  /// Reads a table, one record a call.
  func receive(_ sql: String, _ record: (Span<UInt8>) -> Void) throws(PostgresError) {
    try start(sql, PGRES_COPY_OUT)
    while true {
      var buffer: UnsafeMutablePointer<CChar>?
      // Holds: libpq allocates the buffer of `count` bytes, which is read here and freed below.
      let count = unsafe PQgetCopyData(handle, &buffer, 0)
      guard count > 0, let start = unsafe buffer else { break }
      unsafe start.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        unsafe record(Span(_unsafeStart: bytes, count: Int(count)))
      }
      unsafe PQfreemem(start)
    }
    try takeAll()
  }

  private func start(_ sql: String, _ expected: ExecStatusType) throws(PostgresError) {
    // Holds: the result is cleared here, and by `take` where it is an error.
    let result = unsafe PQexec(handle, sql)
    guard unsafe PQresultStatus(result) == expected else {
      _ = try unsafe take(result)
      throw PostgresError(state: "")
    }
    unsafe PQclear(result)
  }

  private func takeAll(table: String = "") throws(PostgresError) {
    var failure: PostgresError?
    // Holds: each result is cleared by `take`; libpq gives nil after the last.
    while let result = unsafe PQgetResult(handle) {
      do throws(PostgresError) { _ = try unsafe take(result, table: table) } catch { failure = failure ?? error }
      if unsafe PQstatus(handle) == CONNECTION_BAD { break }
    }
    if let failure { throw failure }
    // Holds: the handle is open.
    if unsafe PQstatus(handle) == CONNECTION_BAD { throw PostgresError(state: "", isLost: true) }
  }

  // MARK: - Texts

  /// Lends texts as the vector of zero-terminated strings, ended by nil, that libpq takes.
  private static func withTexts<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8.map { CChar(bitPattern: $0) } + [0]
    }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      // Holds: each start lies in the buffer, each string ends in zero, and both live until `body` returns.
      let pointers = unsafe starts.map { start in unsafe buffer.baseAddress.map { unsafe $0 + start } } + [nil]
      return unsafe pointers.withUnsafeBufferPointer { vector in
        guard let first = vector.baseAddress else { preconditionFailure("the vector holds at least its end") }
        return unsafe body(first)
      }
    }
  }
}
