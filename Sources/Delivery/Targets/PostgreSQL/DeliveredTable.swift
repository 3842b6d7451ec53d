internal import Platform

/// One CSV file of the bag as a table.
///
/// Each column holds the very text of the file, absent as NULL; what the standard says of the column is a CHECK. The
/// column `行` numbers the records in the order of the file, so that the file can be written again, byte for byte.
struct DeliveredTable: Sendable {
  /// The file as `delivery.json` names it.
  let file: DeliveryPlan.File
  /// Where the file is on this machine.
  let path: String
  /// The 32 bytes of its SHA-256.
  let sha256: [UInt8]

  /// The table's name: the path in the bag, without `data/` and `.csv`.
  var name: SQLName {
    var text = file.path
    if text.hasPrefix("data/") { text.removeFirst(5) }
    if text.hasSuffix(".csv") { text.removeLast(4) }
    return SQLName(text.replacing("/", with: "_"))
  }

  /// The names of the columns.
  var columns: [SQLName] { file.columns.map { SQLName($0.name) } }

  /// The column of the record's number.
  var number: SQLName {
    var name = SQLName("行")
    while columns.contains(name) { name = SQLName(name.text + "_") }
    return name
  }

  /// The statements that make the table in a schema.
  func creation(in schema: SQLName) -> String {
    let place = schema.quoted + "." + name.quoted
    var lines = ["\(number.quoted) bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"]
    for (index, column) in file.columns.enumerated() {
      let name = columns[index].quoted
      var line = "\(name) text" + (column.isMandatory ? " NOT NULL" : "")
      for (kind, condition) in ColumnCheck.conditions(of: column, name) {
        line += " CONSTRAINT \"\(kind.rawValue)\(index)\" CHECK (\(condition))"
      }
      lines.append(line)
    }
    var sql = "CREATE TABLE \(place) (\n  " + lines.joined(separator: ",\n  ") + "\n);\n"
    sql += "COMMENT ON TABLE \(place) IS \(SQLName.literal(file.title));\n"
    let keys = file.columns.indices.filter { file.columns[$0].isKey }.map { index in
      file.columns[index].isMandatory ? columns[index].quoted : "coalesce(\(columns[index].quoted), '')"
    }
    if !keys.isEmpty {
      // A side file may hold several records for one record of its group.
      let isSideFile = file.columns.contains { $0.type == nil }
      sql += "CREATE \(isSideFile ? "" : "UNIQUE ")INDEX \(SQLName(name.text + "_キー").quoted) ON \(place) "
      sql += "(\(keys.map { "(\($0))" }.joined(separator: ", ")));\n"
    }
    return sql
  }

  /// The COPY that takes the file as it is.
  func copyIn(to schema: SQLName) -> String {
    let list = columns.map(\.quoted).joined(separator: ", ")
    return "COPY \(schema.quoted).\(name.quoted) (\(list)) FROM STDIN "
      + "(FORMAT csv, HEADER true, NULL '', FORCE_NULL (\(list)), ENCODING 'UTF8')"
  }

  /// The COPY that gives the records in the order of the file, every field in quotation marks, each ending in LF.
  func copyOut(of schema: SQLName) -> String {
    let list = columns.map { "coalesce(\($0.quoted), '') AS \($0.quoted)" }.joined(separator: ", ")
    return "COPY (SELECT \(list) FROM \(schema.quoted).\(name.quoted) ORDER BY \(number.quoted)) TO STDOUT "
      + "(FORMAT csv, FORCE_QUOTE *, ENCODING 'UTF8')"
  }

  /// The bag's header line.
  var header: [UInt8] {
    let names = file.columns.map { "\"" + $0.name.replacing("\"", with: "\"\"") + "\"" }
    return Array((names.joined(separator: ",") + "\r\n").utf8)
  }

  /// A query of one row: whether the number of records is right, then for each column with a sum whether that is; and the
  /// values it takes.
  func count(in schema: SQLName) -> (sql: String, values: [String]) {
    var values = [String(file.records)]
    var parts = ["count(*) = $1::bigint"]
    for (index, column) in file.columns.enumerated() {
      guard let sum = column.sum else { continue }
      values.append(sum)
      parts.append("coalesce(sum(\(columns[index].quoted)::numeric), 0) = $\(values.count)::numeric")
    }
    return ("SELECT \(parts.joined(separator: ", ")) FROM \(schema.quoted).\(name.quoted)", values)
  }

  /// The names of what `count(in:)` compares, in its order.
  var counted: [String] { ["count"] + file.columns.filter { $0.sum != nil }.map(\.name) }
}
