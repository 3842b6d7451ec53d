internal import CSQLite
internal import Records

/// What SQLite said when it could not do what it was told.
struct SQLiteError: Error {
  /// The result code, as in `sqlite3.h`.
  var code: Int32
  /// SQLite's own sentence.
  var message: String
  /// The statement or path.
  var context: String
}

extension SQLiteError {
  /// The same for people: which file, what SQLite says, what to do.
  func asRunError(path: String) -> RunError {
    let isDisk = code == SQLITE_FULL || code & 0xFF == SQLITE_IOERR
    return RunError(
      code: "P204",
      LocalizedText(ja: "`\(path)`に書けない（SQLite: \(message)）", en: "cannot write `\(path)` (SQLite: \(message))"),
      help: isDisk
        ? LocalizedText(
          ja: "出力先の空き容量とファイルサイズの上限を確かめる", en: "check the free space and the file size limit of the output's disk")
        : nil)
  }
}

/// A new SQLite database file with one writer; closed once.
///
/// All calls into SQLite are in this file.
@safe struct SQLiteDatabase: ~Copyable {
  private let handle: OpaquePointer

  /// Opens a database in an empty file that its owner alone may read.
  init(path: String) throws(SQLiteError) {
    var handle: OpaquePointer?
    // SQLite copies the path during the call; the handle is owned by this value until `deinit`.
    let code = unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      // The handle is only passed back; closing a null handle is allowed.
      _ = unsafe sqlite3_close_v2(handle)
      throw SQLiteError(code: code, message: "cannot open", context: path)
    }
    unsafe self.handle = handle
  }

  /// Opens a database to look at it.
  init(reading path: String) throws(SQLiteError) {
    var handle: OpaquePointer?
    // As above.
    let code = unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      _ = unsafe sqlite3_close_v2(handle)
      throw SQLiteError(code: code, message: "cannot open", context: path)
    }
    unsafe self.handle = handle
  }

  deinit {
    // The handle is open and is used by nobody after this.
    _ = unsafe sqlite3_close_v2(handle)
  }

  /// Runs statements that give no rows.
  func execute(_ sql: String) throws(SQLiteError) {
    // SQLite copies the text during the call; no callback is given.
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql) }
  }

  /// Prepares a statement to be run many times.
  func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    var statement: OpaquePointer?
    // SQLite copies the text during the call; the statement is owned by the value made of it.
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw error(code, sql) }
    return unsafe SQLiteStatement(statement, sql)
  }

  /// The rows that a question gives.
  func rows(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> [[SQLiteValue]] {
    let statement = try prepare(sql)
    return try statement.rows(values)
  }

  private func error(_ code: Int32, _ context: String) -> SQLiteError {
    // The message is copied before any other call.
    let message = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? ""
    return SQLiteError(code: code, message: message, context: context)
  }
}

/// A value to bind.
enum SQLiteValue {
  case integer(Int)
  case text(String)
  case bytes([UInt8])
  case null

  /// The integer, or `nil`.
  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  /// The text; empty for anything else.
  var text: String { if case .text(let value) = self { value } else { "" } }
  /// The bytes; none for anything else.
  var bytes: [UInt8] { if case .bytes(let value) = self { value } else { [] } }

  /// An integer, or null.
  static func optional(_ value: Int?) -> SQLiteValue { value.map { .integer($0) } ?? .null }
  /// A text, or null where it is empty.
  static func nonEmpty(_ text: String) -> SQLiteValue { text.isEmpty ? .null : .text(text) }
}

/// A prepared statement; finalised once, before its database closes.
@safe struct SQLiteStatement: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String

  @unsafe fileprivate init(_ handle: OpaquePointer, _ sql: String) {
    unsafe self.handle = handle
    self.sql = sql
  }

  deinit {
    // The statement is used by nobody after this.
    _ = unsafe sqlite3_finalize(handle)
  }

  /// Runs the statement once with these values.
  func run(_ values: [SQLiteValue]) throws(SQLiteError) {
    try bind(values)
    // The statement is reset whatever the step says, so that the next run starts anew.
    let step = unsafe sqlite3_step(handle)
    _ = unsafe sqlite3_reset(handle)
    guard step == SQLITE_DONE else { throw SQLiteError(code: step, message: "cannot step", context: sql) }
  }

  /// The rows that the statement gives with these values.
  func rows(_ values: [SQLiteValue]) throws(SQLiteError) -> [[SQLiteValue]] {
    try bind(values)
    var rows: [[SQLiteValue]] = []
    var step = unsafe sqlite3_step(handle)
    while step == SQLITE_ROW {
      rows.append((0..<(unsafe sqlite3_column_count(handle))).map { unsafe value($0) })
      step = unsafe sqlite3_step(handle)
    }
    _ = unsafe sqlite3_reset(handle)
    guard step == SQLITE_DONE else { throw SQLiteError(code: step, message: "cannot step", context: sql) }
    return rows
  }

  /// The value in a column of the row that stands open; copied before the next step.
  @unsafe private func value(_ column: Int32) -> SQLiteValue {
    switch unsafe sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(handle, column)))
    case SQLITE_TEXT: return .text(unsafe sqlite3_column_text(handle, column).map { unsafe String(cString: $0) } ?? "")
    case SQLITE_BLOB:
      let count = Int(unsafe sqlite3_column_bytes(handle, column))
      guard let start = unsafe sqlite3_column_blob(handle, column), count > 0 else { return .bytes([]) }
      return .bytes(unsafe Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: return .null
    }
  }

  private func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
    for (position, value) in values.enumerated() {
      let place = Int32(position + 1)
      let code: Int32
      switch value {
      // `transient` (-1) makes SQLite copy the text before the call returns.
      case .integer(let number): code = unsafe sqlite3_bind_int64(handle, place, Int64(number))
      case .text(let text):
        code = unsafe sqlite3_bind_text(
          handle, place, text, Int32(text.utf8.count), unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      case .bytes(let bytes):
        // Copied likewise, before the array goes.
        code = unsafe bytes.withUnsafeBytes {
          unsafe sqlite3_bind_blob(
            handle, place, $0.baseAddress, Int32($0.count), unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
      case .null: code = unsafe sqlite3_bind_null(handle, place)
      }
      guard code == SQLITE_OK else { throw SQLiteError(code: code, message: "cannot bind", context: sql) }
    }
  }
}
