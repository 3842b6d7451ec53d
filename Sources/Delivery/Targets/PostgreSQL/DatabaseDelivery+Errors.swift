extension DatabaseDelivery {
  /// What a refusal of the server means for the delivery. Source: PostgreSQL 15, Appendix A (error codes).
  func deliveryError(_ error: PostgresError, _ table: DeliveredTable?) -> DeliveryError {
    let place = server.place
    switch error.state {
    case "28P01":
      return DeliveryError(
        .wrongPassword, at: place, ja: "`\(place)`が利用者かパスワードを受け付けない",
        en: "`\(place)` does not take the user or the password", helpJa: "利用者とパスワードを確かめる（値は表示しない）",
        helpEn: "check user and password; they are never shown")
    case "3D000":
      return DeliveryError(
        .noDatabase, at: place, ja: "サーバーにデータベース`\(server.database)`が無い",
        en: "the server has no database `\(server.database)`", helpJa: "`target`の`database`を確かめるか、データベースを作る",
        helpEn: "check `database` in the `target`, or create the database")
    case "28000", "42501", "25006":
      return DeliveryError(
        .notAllowed, at: place, ja: "`\(place)`が許さない（\(error.state)）",
        en: "`\(place)` does not allow it (\(error.state))",
        helpJa: "利用者に、接続、データベースへのCREATE、スキーマ`\(shown.text)`の所有を許す",
        helpEn: "let the user connect, create schemas in the database and own the schema `\(shown.text)`")
    case "42809", "2BP01", "42P06", "42P07":
      return DeliveryError(
        .alreadyThere, at: shown.text, ja: "スキーマ`\(shown.text)`に、ビューを置き換えられない別のものがある（\(error.state)）",
        en: "something else in the schema `\(shown.text)` is in the way of the views (\(error.state))",
        helpJa: "同じ名前の表や、ビューに頼るものを移してからやり直す。何も書き込まれていない",
        helpEn: "move away tables of the same name and what depends on the views; nothing was written")
    default: break
    }
    if let table, error.state.hasPrefix("22") || error.state.hasPrefix("23") { return refused(error, table) }
    guard !error.reason.isEmpty else { return stopped(error) }
    return DeliveryError(
      .cannotConnect, at: place, ja: "`\(place)`に接続できない（\(error.reason)）",
      en: "cannot connect to `\(place)` (\(error.reason))",
      helpJa: "サーバーが動いているか、宛先、ポート、`authority`の証明書を確かめる",
      helpEn: "check that the server runs, its address, its port, and the certificates of `authority`")
  }

  /// A connection that went while it was asked to commit: nobody knows whether it did.
  func unknownEnd(_ error: PostgresError) -> DeliveryError {
    guard error.isLost else { return deliveryError(error, nil) }
    return DeliveryError(
      .serverStopped, at: server.place, ja: "`\(server.place)`が確定の途中で切れ、届いたかどうか分からない",
      en: "`\(server.place)` was cut off while committing, so nobody knows whether it did",
      helpJa: "`utsushi verify`で確かめるか、`upload`を繰り返す（届いていれば何も書かない）",
      helpEn: "check with `utsushi verify`, or repeat `upload`, which writes nothing where it is there")
  }

  private func stopped(_ error: PostgresError) -> DeliveryError {
    let state = error.state.isEmpty ? "" : " (\(error.state))"
    return DeliveryError(
      .serverStopped, at: server.place, ja: "`\(server.place)`が途中でやめた\(state)",
      en: "`\(server.place)` stopped midway\(state)",
      helpJa: "何も書き込まれていない。サーバーの記録を見てやり直す", helpEn: "nothing was written; see the server's log and run again")
  }

  /// A record that the table does not take. Values are named by their column alone.
  private func refused(_ error: PostgresError, _ table: DeliveredTable) -> DeliveryError {
    let (ja, en) = rule(error, table)
    let line = error.line.map { (ja: "の\($0)行目", en: ", line \($0)") } ?? (ja: "", en: "")
    return DeliveryError(
      .refusedRecord, at: table.name.text + (error.line.map { ":\($0)" } ?? ""),
      ja: "表`\(table.name.text)`が`\(table.file.path)`\(line.ja)を受け付けない: \(ja)（\(error.state)）",
      en: "the table `\(table.name.text)` does not take `\(table.file.path)`\(line.en): \(en) (\(error.state))",
      helpJa: "何も書き込まれていない。報告でその記録を調べ、データか規則を直して実行をやり直す",
      helpEn: "nothing was written; look the record up in the report, mend data or rules, and run again")
  }

  private func rule(_ error: PostgresError, _ table: DeliveredTable) -> (ja: String, en: String) {
    switch error.state {
    case "23505": return ("主キーが重複している", "its key is there already")
    case "23502":
      let column = error.column ?? ""
      return ("`\(column)`は空にできない", "`\(column)` must not be empty")
    case "23514":
      for kind in ColumnCheck.allCases {
        guard let name = error.constraint, name.hasPrefix(kind.rawValue),
          let index = Int(name.dropFirst(kind.rawValue.count)), table.file.columns.indices.contains(index)
        else { continue }
        let column = table.file.columns[index].name
        return switch kind {
        case .format: ("`\(column)`がデータ型の形式に合わない", "`\(column)` does not have the format of its type")
        case .length: ("`\(column)`が桁数を超える", "`\(column)` is longer than the standard allows")
        }
      }
      return ("条件に合わない", "it breaks a condition")
    case "22021", "22P05": return ("文字として読めないバイトがある", "bytes that are no characters")
    case "22P04": return ("CSVの形でない", "it is not CSV as the bag writes it")
    default: return ("値を入れられない", "a value does not fit")
    }
  }
}
