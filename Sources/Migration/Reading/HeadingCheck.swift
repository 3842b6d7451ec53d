internal import Formats
internal import Language
internal import Platform
internal import Records

/// Looks at the top of a file of delimited text before it is read: its byte order mark and its row of headings.
///
/// Columns that are taken for one another are people whose address is another's: a file whose headings are not the layout's is
/// refused, with everything that is missing, surplus, moved or renamed in one message.
struct HeadingCheck {
  private let source: SourcePlan
  private let part: Int

  init(_ source: SourcePlan, part: Int) {
    self.source = source
    self.part = part
  }

  /// For each column of the file the column of the layout that it is, where headings tell; `nil` where the order is the
  /// layout's.
  ///
  /// - Throws: `RunError` P206 for headings that are not the layout's, P211 for a byte order mark that is not as declared.
  func order() throws -> [Int]? {
    guard case .delimited(let form) = source.framing, let dialect = source.dialect else { return nil }
    var file = try SourceFile(source, part: part)
    let top = try file.read(upTo: 1 << 20)
    guard !top.isEmpty else { return nil }
    try checkMark(top, dialect)
    guard let expected = source.headings else { return nil }
    let found = cells(top, dialect)
    if found.count == expected.count, zip(found, expected).allSatisfy({ $0 == $1 }) { return nil }
    let places = found.map { cell in expected.firstIndex { $0 == cell } }
    if form.isByName, found.count == expected.count, Set(places.compactMap { $0 }).count == expected.count {
      return places.compactMap { $0 }
    }
    // Where hardly a cell is a heading, the row is another: its cells may be somebody's, and no message shows them.
    guard 2 * Set(places.compactMap { $0 }).count >= min(found.count, expected.count), !found.isEmpty else {
      throw noHeadings(fitting: HeadingTables(source, form).fitting(top))
    }
    throw differing(found, expected, places, isByName: form.isByName)
  }

  /// The texts of the first row's cells, however many there are; the whole line where it cannot be cut.
  private func cells(_ top: [UInt8], _ dialect: DelimitedDialect) -> [[UInt8]] {
    var cells: [Cell] = []
    let start = dialect.hasMark ? dialect.mark.count : 0
    let row = RowFramer.firstRow(top, from: start, dialect, &cells)
    guard row else { return [] }
    return cells.map { dialect.text(of: top[Int($0.offset)..<Int($0.offset + $0.byteCount)]) }
  }

  private func checkMark(_ top: [UInt8], _ dialect: DelimitedDialect) throws(RunError) {
    let marks: [(bytes: [UInt8], name: String)] = [
      ([0xEF, 0xBB, 0xBF], "UTF8"), ([0xFF, 0xFE], "UTF16LE"), ([0xFE, 0xFF], "UTF16BE"),
    ]
    let found = marks.first { top.starts(with: $0.bytes) }
    if dialect.hasMark {
      guard found?.bytes != dialect.mark else { return }
      throw RunError(
        code: "P211",
        LocalizedText(
          ja: "`\(source.paths[part])`の先頭に、宣言したバイト順マークが無い",
          en: "`\(source.paths[part])` does not begin with the declared byte order mark"),
        help: found.map { found in
          LocalizedText(
            ja: "\(found.name)のマークがある。`characters \(found.name)`ではないか",
            en: "it begins with that of \(found.name): is it `characters \(found.name)`?")
        } ?? LocalizedText(ja: "`records`の`mark`を取る", en: "remove `mark` from `records`"))
    }
    // In other tables the bytes of a mark are characters that no export begins with.
    guard let found else { return }
    throw RunError(
      code: "P211",
      LocalizedText(
        ja: "`\(source.paths[part])`の先頭に\(found.name)のバイト順マークがある",
        en: "`\(source.paths[part])` begins with the byte order mark of \(found.name)"),
      help: LocalizedText(
        ja: "`characters \(found.name)`として、`records`に`mark`を付けて宣言する",
        en: "declare `characters \(found.name)`, and `mark` in `records`"))
  }

  private func differing(
    _ found: [[UInt8]], _ expected: [[UInt8]], _ places: [Int?], isByName: Bool
  ) -> RunError {
    let layout = source.types.first?.layout.fields.filter { !$0.isGroup } ?? []
    func name(_ column: Int) -> String { column < layout.count ? layout[column].heading ?? layout[column].name : "" }
    var lines: [(ja: String, en: String)] = []
    let known = Set(places.compactMap { $0 })
    let missing = expected.indices.filter { !known.contains($0) }
    let surplus = found.indices.filter { places[$0] == nil }
    // A heading that the layout does not have, in the place of one that the file does not have.
    let renamed = surplus.filter { missing.contains($0) }
    for column in renamed {
      lines.append(
        (
          "\(column + 1)列目は`\(name(column))`でなく`\(shown(found[column]))`",
          "heading \(column + 1) is `\(shown(found[column]))` instead of `\(name(column))`"
        ))
    }
    for column in missing where !renamed.contains(column) {
      lines.append(("`\(name(column))`が無い", "`\(name(column))` is missing"))
    }
    for column in surplus where !renamed.contains(column) {
      lines.append(
        (
          "\(column + 1)列目の`\(shown(found[column]))`は余分",
          "heading \(column + 1), `\(shown(found[column]))`, is none of the layout's"
        ))
    }
    if !isByName {
      for (column, place) in places.enumerated() {
        guard let place, place != column, missing.isEmpty, surplus.isEmpty else { continue }
        lines.append(
          (
            "`\(name(place))`が\(place + 1)列目でなく\(column + 1)列目にある",
            "`\(name(place))` stands in column \(column + 1) instead of \(place + 1)"
          ))
      }
    }
    if lines.isEmpty {
      lines = [("同じ見出しが二つある", "a heading stands twice")]
    }
    return RunError(
      code: "P206",
      LocalizedText(
        ja: "`\(source.paths[part])`の見出しが`layout`と違う: " + lines.map(\.ja).joined(separator: "、"),
        en: "the headings of `\(source.paths[part])` are not those of the layout: "
          + lines.map(\.en).joined(separator: "; ")),
      help: !isByName && missing.isEmpty && surplus.isEmpty
        ? LocalizedText(
          ja: "見出しで列を見分けるなら`header names by name`と宣言する",
          en: "declare `header names by name` to tell columns by their headings")
        : LocalizedText(
          ja: "見出しの名前を`layout`の表に合わせるか、見出しが無ければ`header none`と宣言する",
          en: "let the layout table have the headings of the file, or declare `header none` when there are none"))
  }

  /// - Parameter fitting: The declarations under which the row holds the layout's headings.
  private func noHeadings(fitting: HeadingTables.Fitting?) -> RunError {
    RunError(
      code: "P206",
      LocalizedText(
        ja: "`\(source.paths[part])`の一行目は`layout`の見出しでない",
        en: "the first row of `\(source.paths[part])` does not hold the headings of the layout"),
      help: fitting.map { fitting in
        let tables = fitting.tables.map { "`\($0)`" }
        return LocalizedText(
          ja: "`characters`が\(tables.joined(separator: "、"))のいずれか、`newline \(fitting.newline.rawValue)`なら見出しになる",
          en:
            "they are there with `newline \(fitting.newline.rawValue)` and `characters` \(tables.joined(separator: " or "))"
        )
      }
        ?? LocalizedText(
          ja: "見出しが無ければ`header none`と宣言し、あれば`characters`と`records`を確かめる",
          en: "declare `header none` when there are none; else check `characters` and `records`"))
  }

  /// A heading of the file as messages show it: what can be decoded, at most 40 characters.
  private func shown(_ heading: [UInt8]) -> String {
    guard let text = source.decode?(heading) else { return "?" }
    var short = String.UnicodeScalarView()
    short.append(contentsOf: text.unicodeScalars.prefix(40).filter { $0.value >= 0x20 })
    return String(short)
  }
}
