/// What a PostgreSQL server or its client library could not do.
///
/// It holds codes and names of the schema. The server's own sentences quote values of people, so none is kept.
struct PostgresError: Error, Hashable {
  /// The five letters of SQLSTATE; empty where no server answered.
  var state: String
  /// Where no connection came about, what the client library says of it (it names hosts, not values), or the SQLSTATE;
  /// empty once there is a connection.
  var reason = ""
  /// The name of the constraint or index that a record breaks.
  var constraint: String?
  /// The name of the column that must not be empty.
  var column: String?
  /// The line of the file, from 1, that a COPY stopped at.
  var line: Int?
  /// Whether the connection is gone.
  var isLost = false
}

extension PostgresError {
  /// The SQLSTATE at the end of a message of the verbosity that gives nothing else, such as `… failed: FATAL:  28P01`.
  static func state(endOf message: String) -> String {
    guard let last = message.split(whereSeparator: \.isWhitespace).last, last.utf8.count == 5,
      last.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
    else { return "" }
    return String(last)
  }

  /// The line that a COPY's context names: the first number after the table's name and before any value.
  ///
  /// The sentence is in the server's language (`COPY people, line 3, column name: "…"`), so only its order is used.
  static func line(inContext context: String, table: String) -> Int? {
    var bytes = Array(context.utf8)
    let name = Array(table.utf8)
    if !name.isEmpty, bytes.count >= name.count,
      let start = (0...(bytes.count - name.count)).first(where: { bytes[$0..<($0 + name.count)].elementsEqual(name) })
    {
      bytes.removeSubrange(start..<(start + name.count))
    }
    let digits = bytes.prefix { $0 != 0x3A && $0 != 0x22 && $0 != 0x0A }.drop { !(0x30...0x39).contains($0) }
      .prefix { (0x30...0x39).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
