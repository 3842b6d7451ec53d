internal import Formats
internal import Platform
internal import Records
internal import Validation

/// Findings that somebody has accepted, each bound to one value under one version of its rule, with a reason and an end.
///
/// A value stands here as an HMAC with a key that the town keeps: a bare digest of a number of twelve digits can be guessed.
public struct Waivers: Sendable {
  /// A row of the table.
  struct Waiver: Sendable {
    var line: Int
    var group: String
    var code: String
    var item: String
    var rule: String
    var version: String
    var digest: String
    var expires: CivilDate
  }

  /// The columns of the table, the first six as `validate --findings` writes them.
  static let columns = ["group", "code", "item", "rule", "version", "digest", "reason", "approver", "expires"]

  let waivers: [Waiver]
  private let key: [UInt8]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: The table; `nil` for none, where digests are wanted alone.
  ///   - keyFile: The key: at least 16 bytes.
  /// - Throws: `RunError` P243 for a short key, `DiagnosticsError` S301 for a row without a reason, an approver or a day.
  public init(_ path: String?, keyFile: String) throws {
    key = try FileSystem.readAll(keyFile, limit: 1 << 16)
    guard key.count >= 16 else {
      throw RunError(
        code: "P243",
        LocalizedText(ja: "`\(keyFile)`は16バイトより短い", en: "`\(keyFile)` is shorter than 16 bytes"),
        help: LocalizedText(
          ja: "`openssl rand -out KEY 32`で作り、町が保管する", en: "make one with `openssl rand -out KEY 32`; the town keeps it")
      )
    }
    guard let path else {
      waivers = []
      return
    }
    var files = ProjectFiles()
    let table = try StandardFolder.table(path, &files)
    var diagnostics: [Diagnostic] = []
    var read: [Waiver] = []
    func report(_ row: DelimitedTable.Row?, _ ja: String, _ en: String) {
      diagnostics.append(
        Diagnostic(
          code: "S301", LocalizedText(ja: ja, en: en), at: TextSpan(file: path, line: row?.line ?? 1, column: 1)))
    }
    let places = Waivers.columns.map { table.column(named: $0) }
    for (name, place) in zip(Waivers.columns, places) where place == nil {
      report(nil, "列 `\(name)` がありません", "column `\(name)` is missing")
    }
    if diagnostics.isEmpty {
      for row in table.rows {
        let cells = places.map { $0.map { row.cells[$0] } ?? "" }
        guard !cells[6].isEmpty, !cells[7].isEmpty, let expires = CivilDate(iso: cells[8]) else {
          report(
            row, "理由（reason）・承認者（approver）・期限（expires、YYYY-MM-DD）のどれかがありません",
            "a waiver needs a reason, an approver and a day (expires, YYYY-MM-DD)")
          continue
        }
        read.append(
          Waiver(
            line: row.line, group: cells[0], code: cells[1], item: cells[2], rule: cells[3], version: cells[4],
            digest: cells[5], expires: expires))
      }
    }
    guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    waivers = read
  }

  /// The digest of a value of an item: HMAC-SHA256, 64 digits in hexadecimal. O(value).
  func digest(of value: ArraySlice<UInt8>, group: String, item: String) -> String {
    Hexadecimal.text(
      MessageAuthentication.hmacSHA256(key: key, Array(group.utf8) + [0x1F] + Array(item.utf8) + [0x1F] + value))
  }
}
