public import Delivery
internal import Platform
public import Records

/// Compares what two finished runs say of themselves: a rehearsal with the one before, or two rule sets over one file.
///
/// Both keep everything in their evidence, and SQLite compares it where it lies, with its own bounded memory.
public enum RunDifference {
  /// Compares two runs.
  ///
  /// - Throws: `DeliveryError` for a folder that is no run or was changed, `RunError` P254 where the evidence cannot be asked.
  /// - Complexity: O(n log n) in the lines of both evidences.
  public static func compare(_ old: RunFolder, _ new: RunFolder) throws -> RunComparison {
    let path = old.path + "/evidence.sqlite"
    let newer = new.path + "/evidence.sqlite"
    do {
      let evidence = try SQLiteDatabase(reading: path)
      _ = try evidence.rows("ATTACH ? AS newer", [.text(newer)])
      return try compare(evidence)
    } catch {
      throw Lineage.unreadable(newer, error.message)
    }
  }

  /// A table of the evidence whose lines have names and say one thing.
  private struct Question {
    var subject: RunComparison.Subject
    var table: String
    var names: [String]
    var says: String
  }

  private static let questions = [
    Question(subject: .source, table: "sources", names: ["source"], says: "sha256"),
    Question(
      subject: .outcome, table: "outcomes", names: ["source", "record_type", "outcome"], says: "SUM(records)"),
    Question(subject: .rows, table: "files", names: ["path"], says: "SUM(records)"),
    Question(subject: .values, table: "loss", names: ["standard_group", "item", "class"], says: "SUM(\"values\")"),
    Question(
      subject: .decision, table: "decisions", names: ["source", "code"],
      says: "GROUP_CONCAT(decision || ' ' || target, ' / ')"),
    Question(subject: .rule, table: "rules", names: ["standard_group", "code", "rule"], says: "MAX(state)"),
    Question(
      subject: .total, table: "totals", names: ["name"],
      says: "MAX(state || COALESCE(' (' || left_side || ' / ' || right_side || ')', ''))"),
    Question(subject: .gate, table: "gate", names: ["condition"], says: "MAX(measured || ' ' || state)"),
  ]

  private static func compare(_ evidence: borrowing SQLiteDatabase) throws(SQLiteError) -> RunComparison {
    var comparison = RunComparison(isSameData: true)
    for question in questions {
      let names = question.names.joined(separator: ", ")
      func side(_ database: String, _ number: Int) -> String {
        "SELECT \(names), CAST(\(question.says) AS TEXT) AS said, \(number) AS side FROM \(database).\(question.table) GROUP BY \(names)"
      }
      let rows = try evidence.rows(
        """
        SELECT \(names), MAX(CASE side WHEN 0 THEN said END), MAX(CASE side WHEN 1 THEN said END)
        FROM (\(side("main", 0)) UNION ALL \(side("newer", 1))) GROUP BY \(names)
        HAVING MAX(CASE side WHEN 0 THEN said END) IS NOT MAX(CASE side WHEN 1 THEN said END) ORDER BY \(names)
        """)
      for row in rows {
        let said = row.suffix(2).map { value -> String? in if case .text(let text) = value { text } else { nil } }
        comparison.changes.append(
          RunComparison.Change(
            subject: question.subject, name: row.dropLast(2).map(\.text).filter { !$0.isEmpty }, old: said[0],
            new: said[1]))
      }
      if question.subject == .source { comparison.isSameData = rows.isEmpty }
    }
    comparison.findings = try findings(evidence, isSameData: comparison.isSameData)
    return comparison
  }

  /// The findings by what they are about. Records are told apart by their numbers, which say nothing over other bytes; those of
  /// protected people have none and are told apart by their number alone.
  private static func findings(
    _ evidence: borrowing SQLiteDatabase, isSameData: Bool
  ) throws(SQLiteError) -> [RunComparison.Finding] {
    let about = ["code", "severity", "source", "standard_group", "item", "field", "rule"]
    let written = about.map { "COALESCE(\($0), '') AS \($0)" }.joined(separator: ", ")
    let names = about.joined(separator: ", ")
    let record = "COALESCE(record, -1) AS record, COALESCE(other_record, -1) AS other"
    let rows = try evidence.rows(
      """
      SELECT \(names), SUM(old), SUM(new), SUM(MIN(old, new)) FROM (
        SELECT \(names), record, other, SUM(old) AS old, SUM(new) AS new FROM (
          SELECT \(written), \(record), occurrences AS old, 0 AS new FROM main.findings UNION ALL
          SELECT \(written), \(record), 0, occurrences FROM newer.findings)
        GROUP BY \(names), record, other)
      GROUP BY \(names) ORDER BY \(names)
      """)
    return rows.map { row in
      RunComparison.Finding(
        code: row[0].text, severity: row[1].text, name: row[2...6].map(\.text).filter { !$0.isEmpty },
        old: row[7].integer ?? 0, new: row[8].integer ?? 0, unchanged: isSameData ? row[9].integer : nil)
    }
  }
}
