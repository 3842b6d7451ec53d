internal import Language
internal import Platform
internal import Records

extension Lineage {
  /// How many rows one question is answered for.
  public static let limit = 20

  /// Where the values of an item come from, in the rows that a key names.
  ///
  /// - Parameters:
  ///   - item: The item, as `001.住民情報.氏名`.
  ///   - key: The texts of the group's key items in their order; fewer name all rows that begin so.
  /// - Returns: One for each row, at most `limit`; none where no row has the key.
  /// - Throws: `RunError` P255 for an item or a key that the run does not have.
  /// - Complexity: O(bytes of the group's file) at the speed of a search for bytes, and one block of the source a row.
  public func origins(of item: String, key: [String]) throws -> [Origin] {
    let parts = item.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3,
      let map = project.maps.first(where: { $0.group.qualifiedName.utf8.elementsEqual("\(parts[0]).\(parts[1])".utf8) }
      ),
      let index = map.group.items.firstIndex(where: { $0.name.utf8.elementsEqual(parts[2].utf8) })
    else {
      throw RunError(
        code: "P255",
        LocalizedText(
          ja: "この実行に項目`\(item)`は無い", en: "this run has no item `\(item)`"),
        help: LocalizedText(
          ja: "`業務.グループ.項目`と書く。例: `001.住民情報.氏名`", en: "write `business.group.item`, such as `001.住民情報.氏名`"))
    }
    let keys = map.group.keyItems
    let names = keys.map { map.group.items[$0].name }.joined(separator: ",")
    guard !key.isEmpty, key.count <= keys.count else {
      throw RunError(
        code: "P255",
        LocalizedText(
          ja: "`\(map.group.qualifiedName)`のキーは`\(names)`（\(key.count)個が渡された）",
          en: "the key of `\(map.group.qualifiedName)` is `\(names)`; \(key.count) values were given"))
    }
    let path = "data/\(map.group.business)/\(map.group.fileName)"
    return try rows(
      in: path, columnCount: map.group.items.count, keys: keys, key: key.map { Array($0.utf8) }, limit: Lineage.limit
    ).map { try self.origin(of: index, $0) }
  }

  private func origin(of item: Int, _ row: Row) throws -> Origin {
    let map = project.maps[row.map]
    let source = project.declarations.sources[row.source]
    let assignments = map.variants[min(row.element, map.variants.count - 1)].assignments
    var (assignment, note) = (assignments[item], LocalizedText?.none)
    if case .byHandler(let other) = assignment {
      let name = map.group.items[other].name
      note = LocalizedText(ja: "`\(name)`の`else unknown`が書いた", en: "written by the `else unknown` of `\(name)`")
      assignment = assignments[other]
    }
    var fields: [Int] = []
    var span = map.span
    switch assignment {
    case .expression(let expression, let place):
      span = place
      fields = expression.fields
      for window in expression.windows {
        note = LocalizedText(
          ja: "ほかのレコードとの並びによる（`last within`）", en: "depends on the order among other records (`last within`)")
        fields += map.windows[window].keys + map.windows[window].orders
      }
      if fields.isEmpty, note == nil { note = LocalizedText(ja: "規則に書かれた値", en: "a value that stands in the rule") }
    case .absent(let reason, let place):
      span = place
      note = LocalizedText(ja: "値を持たない: \(reason)", en: "never there: \(reason)")
    case .unassigned: note = LocalizedText(ja: "割り当てが無い", en: "not assigned")
    case .byHandler: break
    }
    let record = try record(row.record, of: row.source)
    let layout = project.layouts[row.source][map.recordType]
    let scope = project.scope(source: row.source, recordType: map.recordType)
    var seen: Set<Int> = []
    let places = fields.filter { seen.insert($0).inserted }.map { field in
      field < layout.fields.count
        ? Lineage.field(field, layout, record)
        : Field(name: scope.fields[field].name, place: nil, bytes: [], value: [])
    }
    return Origin(
      cell: cell(item, row), source: source.name.value, record: row.record,
      file: source.files.map(\.value).joined(separator: ", "), rule: rule(at: span), span: span, note: note,
      fields: places,
      decisions: try places.flatMap { try decisions(about: $0, row) }, classes: try classes(map, item))
  }

  private func cell(_ item: Int, _ row: Row) -> Cell {
    let group = project.maps[row.map].group
    return Cell(
      group: group.qualifiedName, item: group.items[item].name, path: row.path, row: row.number,
      byteOffset: row.byteOffset, value: row.cells[item])
  }

  /// The line of the mapping that a rule begins on.
  private func rule(at span: TextSpan) -> String {
    guard let bytes = try? FileSystem.readAll(span.file, limit: 1 << 24) else { return "" }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(span.start.line - 1) else { return "" }
    return String(decoding: lines[span.start.line - 1], as: UTF8.self).split(separator: " ").joined(separator: " ")
  }

  private func decisions(about field: Field, _ row: Row) throws -> [Decision] {
    let source = project.declarations.sources[row.source]
    return try ask(
      "SELECT i.code, i.byte_offset, d.decision, d.target, d.line FROM identified i JOIN decisions d "
        + "ON d.source = i.source AND d.code = i.code WHERE i.source = ? AND i.record = ? AND i.field = ? "
        + "ORDER BY i.byte_offset", [.text(source.name.value), .integer(row.record), .text(field.name)]
    ).map {
      Decision(
        code: $0[0].text, byteOffset: $0[1].integer ?? 0, decision: $0[2].text, target: $0[3].text,
        file: source.identification?.value ?? "", line: $0[4].integer ?? 0)
    }
  }

  private func classes(_ map: TypedMap, _ item: Int) throws -> [(name: String, values: Int)] {
    try ask(
      "SELECT class, sum(\"values\") FROM loss WHERE standard_group = ? AND item = ? GROUP BY class ORDER BY 2 DESC",
      [.text(map.group.qualifiedName), .text(map.group.items[item].name)]
    ).map { ($0[0].text, $0[1].integer ?? 0) }
  }

  // MARK: The other way

  /// What became of a record of a source, field by field.
  ///
  /// - Parameters:
  ///   - source: The source, by index.
  ///   - number: The record, from 0.
  ///   - field: One field by its name; `nil` for all.
  /// - Throws: `RunError` P203 where there is no such record, P306 no such field.
  /// - Complexity: One block of the source and its rows.
  public func fate(source: Int, record number: Int, field wanted: String?) throws -> Fate {
    let declaration = project.declarations.sources[source]
    let record = try record(number, of: source)
    var fate = Fate(
      source: declaration.name.value, record: number, outcome: LocalizedText(ja: "", en: ""), fields: [])
    let type = declaration.selections.firstIndex { selection in
      record.type.map { selection.name.value.utf8.elementsEqual($0.utf8) } ?? false
    }
    let rejected = try ask(
      "SELECT code FROM rejects WHERE source = ? AND record = ?", [.text(fate.source), .integer(number)])
    let block =
      try ask(
        "SELECT block FROM blocks WHERE source = ? AND first_record <= ? ORDER BY first_record DESC LIMIT 1",
        [.text(fate.source), .integer(number)]
      ).first?.first?.integer ?? 0
    let rows = try rows(of: number, source: source, block: block)
    fate.outcome = outcome(rows, rejected.first?[0].text, type.map { declaration.selections[$0].role })
    guard let type, record.fault == nil else { return fate }
    let layout = project.layouts[source][type]
    let maps = project.maps.filter { $0.source == source && $0.recordType == type }
    let joining = project.joins[source][type]
    for field in layout.fields where !field.isGroup {
      if let wanted, !field.mappingName.utf8.elementsEqual(wanted.utf8) { continue }
      var cells: [Cell] = []
      for row in rows {
        let map = project.maps[row.map]
        let assignments = map.variants[min(row.element, map.variants.count - 1)].assignments
        for item in assignments.indices where Lineage.reads(assignments, item, field.index, map) {
          cells.append(cell(item, row))
        }
      }
      fate.fields.append(
        (
          Lineage.field(field.index, layout, record), cells,
          note(field, layout, maps, joining, isMapped: !cells.isEmpty)
        ))
    }
    if let wanted, fate.fields.isEmpty {
      throw RunError(
        code: "P306",
        LocalizedText(ja: "`\(fate.source)`に項目`\(wanted)`は無い", en: "`\(fate.source)` has no field `\(wanted)`"),
        help: LocalizedText(ja: "`utsushi layout`が項目を挙げる", en: "`utsushi layout` lists the fields"))
    }
    return fate
  }

  private static func reads(_ assignments: [ItemAssignment], _ item: Int, _ field: Int, _ map: TypedMap) -> Bool {
    switch assignments[item] {
    case .expression(let expression, _):
      expression.fields.contains(field)
        || expression.windows.contains {
          map.windows[$0].keys.contains(field) || map.windows[$0].orders.contains(field)
        }
    case .byHandler(let other): reads(assignments, other, field, map)
    case .absent, .unassigned: false
    }
  }

  private func outcome(_ rows: [Row], _ code: String?, _ role: RecordSelection.Role?) -> LocalizedText {
    if let code { return LocalizedText(ja: "拒否（\(code)）", en: "rejected (\(code))") }
    if !rows.isEmpty { return LocalizedText(ja: "書き出した（\(rows.count)行）", en: "written (\(rows.count) rows)") }
    switch role {
    case .header, .trailer, .control:
      return LocalizedText(ja: "ヘッダー・トレーラー・管理レコード", en: "a header, trailer or control record")
    case .data, nil:
      return LocalizedText(
        ja: "行にならない（`where`で除いたか、拒否したが人の保護のため示さない）",
        en: "no row (left out by `where`, or rejected and, to protect somebody, not told)")
    }
  }

  /// What the maps say of a field beside the items it goes to.
  private func note(
    _ field: LayoutField, _ layout: RecordLayout, _ maps: [TypedMap], _ joins: [TypedJoin], isMapped: Bool
  ) -> LocalizedText? {
    func holds(_ other: Int) -> Bool {
      var at: Int? = field.index
      while let index = at {
        if index == other { return true }
        at = layout.fields[index].parent
      }
      return false
    }
    if let kept = maps.flatMap(\.kept).first(where: { holds($0.field) }) {
      return LocalizedText(
        ja: "`\(kept.sideFile)`の列`\(kept.column)`へ: \(kept.reason)",
        en: "kept in column `\(kept.column)` of `\(kept.sideFile)`: \(kept.reason)")
    }
    if isMapped { return nil }
    if let ignored = maps.flatMap(\.ignored).first(where: { holds($0.field) }) {
      return LocalizedText(ja: "使わない: \(ignored.reason)", en: "ignored: \(ignored.reason)")
    }
    if maps.contains(where: { map in
      map.filter?.fields.contains(field.index) ?? false
        || map.variants.contains { $0.filter?.fields.contains(field.index) ?? false }
    }) {
      return LocalizedText(ja: "`where`の条件に使う", en: "read by `where`")
    }
    if joins.contains(where: { $0.keys.contains { $0.own == field.index } }) {
      return LocalizedText(ja: "結合のキー", en: "a key of a join")
    }
    if field.isFiller { return LocalizedText(ja: "予備（FILLER）", en: "filler") }
    return nil
  }
}
