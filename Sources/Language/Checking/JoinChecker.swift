import Records

/// Checks the `join` lines of all maps and gives each record type the joins of its maps.
struct JoinChecker {
  let names: ProjectNames
  var diagnostics = DiagnosticList()
  /// For each source and record type its joins, in the order in which maps declare them.
  private(set) var joins: [[[TypedJoin]]]
  /// For each source and record type how many fields can be named so far.
  private var fieldCounts: [[Int]]

  init(names: ProjectNames) {
    self.names = names
    joins = names.layouts.map { $0.map { _ in [] } }
    fieldCounts = names.layouts.map { $0.map { $0?.fields.count ?? 0 } }
  }

  /// The positions of a map's joins among those of its record type; those that are wrong are left out.
  mutating func check(_ syntax: MapSyntax, source: Int, recordType: Int) -> [Int] {
    var positions: [Int] = []
    var aliases = [syntax.alias]
    for join in syntax.joins {
      if let first = aliases.first(where: { $0.value.isSame(as: join.alias.value) }) {
        diagnostics.report(
          .nameDeclaredTwice, ja: "別名`\(join.alias.value)`が二度使われている",
          en: "the name `\(join.alias.value)` is given twice", at: join.alias.span,
          notes: [DiagnosticNote(LocalizedText(ja: "最初の宣言", en: "first declared here"), at: first.span)])
        continue
      }
      aliases.append(join.alias)
      guard let own = names.layouts[source][recordType],
        let place = names.recordType(join.source, join.recordType, &diagnostics),
        let layout = names.layouts[place.source][place.type],
        let keys = keys(of: join, alias: syntax.alias.value, own: own, joined: layout)
      else { continue }
      let typed = TypedJoin(
        alias: join.alias.value, source: place.source, recordType: place.type, keys: keys,
        isOptional: join.isOptional, firstField: fieldCounts[source][recordType])
      let same = joins[source][recordType].firstIndex { other in
        var other = other
        other.firstField = typed.firstField
        return other == typed && other.alias.isSame(as: typed.alias)
      }
      if let same {
        positions.append(same)
        continue
      }
      positions.append(joins[source][recordType].count)
      joins[source][recordType].append(typed)
      fieldCounts[source][recordType] += layout.fields.count
    }
    return positions
  }

  private mutating func keys(
    of join: JoinSyntax, alias: String, own: RecordLayout, joined: RecordLayout
  ) -> [TypedJoin.Key]? {
    var keys: [TypedJoin.Key] = []
    for key in join.keys {
      guard key.own.alias.value.isSame(as: alias) else {
        diagnostics.report(
          .unknownName, ja: "`\(key.own.alias.value)`というレコードはない", en: "there is no record `\(key.own.alias.value)`",
          at: key.own.alias.span,
          help: LocalizedText(
            ja: "`==`の右にはこの`map`のレコード`\(alias)`の項目を書く",
            en: "write a field of `\(alias)`, the map's own record, after `==`"))
        return nil
      }
      let theirs = LayoutNames(layout: joined).value(key.joined, &diagnostics)
      let ours = LayoutNames(layout: own).value(key.own.name, &diagnostics)
      guard let theirs, let ours else { return nil }
      guard let first = ValueType(theirs.usage), first == ValueType(ours.usage) else {
        diagnostics.report(
          .unsuitableJoin, ja: "結合する項目の型が違う（\(title(theirs).ja)と\(title(ours).ja)）",
          en: "the joined fields are of two types: \(title(theirs).en) and \(title(ours).en)",
          at: key.joined.span.extended(to: key.own.span), notes: [LayoutNames.note(theirs), LayoutNames.note(ours)])
        return nil
      }
      keys.append(TypedJoin.Key(joined: theirs.index, own: ours.index))
    }
    return keys
  }

  private func title(_ field: LayoutField) -> LocalizedText {
    ValueType(field.usage)?.title ?? LocalizedText(ja: "集団項目", en: "a group")
  }
}
