internal import Language
public import Records

/// A first mapping from a layout to a group of the standard, for somebody to decide: by names, types and lengths.
///
/// Nothing of it is applied: it is a text with every item and every field of the record in it, what is proposed with its
/// confidence, and what is not decided as comments, so that it does not compile before it is.
public struct MappingScaffold: Sendable {
  /// A field that is proposed for an item.
  public struct Proposal: Sendable {
    /// The item, by index in the group.
    public var item: Int
    /// The field, by index in the layout.
    public var field: Int
    /// How sure the names and types make it, 0 to 1.
    public var confidence: Double
    /// The expression, as it is written.
    public var expression: String
  }

  /// Below this nothing is proposed.
  private static let least = 0.6

  /// The group.
  public let group: StandardGroup
  /// The record.
  public let layout: RecordLayout
  /// What is proposed, in the order of the items; no field and no item twice.
  public let proposals: [Proposal]

  /// Compares every field with every item.
  ///
  /// - Complexity: O(fields × items).
  public init(_ layout: RecordLayout, to group: StandardGroup) {
    self.layout = layout
    self.group = group
    let fields = layout.fields.filter { !$0.isGroup && !$0.isFiller }
    let fieldWords = fields.map { FieldWords($0.name, subscripts: $0.subscripts) }
    let itemWords = group.items.map { FieldWords($0.name) }
    var pairs: [(confidence: Double, item: Int, field: LayoutField)] = []
    for (item, words) in itemWords.enumerated() {
      for (position, field) in fields.enumerated() {
        let isSameName = field.name.utf8.elementsEqual(group.items[item].name.utf8)
        let likeness = isSameName ? 1 : words.likeness(to: fieldWords[position])
        // What describes bytes again is another reading of them, and not the first one to take.
        let reading = MappingScaffold.redefines(field, in: layout) ? 0.9 : 1
        let confidence = likeness * MappingScaffold.fit(field, group.items[item]) * reading
        if confidence >= MappingScaffold.least { pairs.append((confidence, item, field)) }
      }
    }
    pairs.sort { ($1.confidence, $0.item, $0.field.index) < ($0.confidence, $1.item, $1.field.index) }
    var taken: (items: Set<Int>, fields: Set<Int>) = ([], [])
    var proposals: [Proposal] = []
    for pair in pairs where !taken.items.contains(pair.item) && !taken.fields.contains(pair.field.index) {
      taken.items.insert(pair.item)
      taken.fields.insert(pair.field.index)
      proposals.append(
        Proposal(
          item: pair.item, field: pair.field.index, confidence: pair.confidence,
          expression: "旧.\(pair.field.mappingName)" + MappingScaffold.steps(pair.field, group.items[pair.item])))
    }
    self.proposals = proposals.sorted { $0.item < $1.item }
  }

  /// Whether a field describes again what another one describes.
  private static func redefines(_ field: LayoutField, in layout: RecordLayout) -> Bool {
    field.redefines != nil || field.parent.map { redefines(layout.fields[$0], in: layout) } ?? false
  }

  /// How well a field's type and length fit an item, 0 to 1.
  private static func fit(_ field: LayoutField, _ item: StandardItem) -> Double {
    let digits = field.usage.shape.map { max($0.digits, $0.wholeDigits) }
    switch item.type {
    case .date:
      return digits.map { $0 == 7 || $0 == 8 ? 1 : 0.3 }
        ?? (field.usage.isDelimited || field.byteCount >= 7 ? 0.9 : 0.3)
    case .time: return digits == 6 ? 1 : field.usage.isText ? 0.8 : 0.3
    case .fullWidth: return field.usage.isText ? 1 : 0.4
    case .integer, .signedInteger, .decimal, .year: return field.usage.isText ? 0.8 : 1
    case .halfWidth:
      guard let digits, let length = item.length else { return 1 }
      return digits <= length ? 1 : 0.6
    case .image: return 0
    }
  }

  /// The steps between the two, as far as types say.
  private static func steps(_ field: LayoutField, _ item: StandardItem) -> String {
    let digits = field.usage.shape?.digits
    switch item.type {
    case .date: return digits == 7 ? " | wareki else reject" : " | date else reject"
    case .time: return " | time else reject"
    // A blank may be a code of its own, so that it is not trimmed away.
    case _ where item.codeList != nil: return " | code 「\(item.name)変換」 else reject"
    case .fullWidth:
      let isKana = ["フリガナ", "読み仮名", "ローマ字", "アルファベット"].contains { item.name.contains($0) }
      return " | trim" + (isKana && field.usage != .doubleByte ? " | full-width else reject" : "")
    case .integer, .signedInteger, .decimal, .year: return field.usage.isText ? " | integer else reject" : ""
    case .halfWidth: return field.usage.isText && !field.usage.isDelimited ? " | trim" : ""
    case .image: return ""
    }
  }

  /// The mapping, in its canonical form: proposals with their confidence, then what nobody proposes.
  ///
  /// - Parameters:
  ///   - source: The name of the source and its record type, `住民マスタ.detail`.
  ///   - language: The language of the comments.
  public func text(source: String, _ language: MessageLanguage) -> String {
    var lines: [String] = []
    for (number, item) in group.items.enumerated() {
      let name = MappingScaffold.needsQuotes(item.name) ? "「\(item.name)」" : item.name
      let format = "\(item.type.rawValue)\(item.length.map { " \($0)" } ?? "") \(item.condition.rawValue)"
      guard let proposal = proposals.first(where: { $0.item == number }) else {
        lines.append(LocalizedText(ja: "// 未定 \(name)  \(format)", en: "// undecided \(name)  \(format)")[language])
        continue
      }
      let field = layout.fields[proposal.field]
      let percent = Int((proposal.confidence * 100).rounded())
      lines.append(
        "\(name) = \(proposal.expression)  // \(percent)% \(field.picture.map { "PIC \($0)" } ?? "") → \(format)")
    }
    let used = Set(proposals.map(\.field))
    lines.append("")
    for field in layout.fields where !field.isGroup && !used.contains(field.index) {
      let picture = field.picture.map { "  PIC \($0)" } ?? ""
      lines.append(
        LocalizedText(
          ja: "// 未定 旧.\(field.mappingName)\(picture)", en: "// undecided 旧.\(field.mappingName)\(picture)")[language])
    }
    let undecided = group.items.count - proposals.count
    let head = LocalizedText(
      ja: "// 案。\(group.items.count)項目のうち\(proposals.count)項目に候補がある。一つずつ確かめ、未定\(undecided)項目を決めること",
      en:
        "// A proposal: \(proposals.count) of \(group.items.count) items have a candidate. Read each, and decide the \(undecided) others"
    )[
      language]
    let text =
      "\(head)\nmap \(group.qualifiedName) from \(source) as 旧 {\n" + lines.map { "  \($0)\n" }.joined() + "}\n"
    let formatted = Formatter.format(SourceText(file: "", bytes: Array(text.utf8))).bytes
    return formatted.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Whether a name is written in 「」: one with marks that a name alone cannot have.
  private static func needsQuotes(_ name: String) -> Bool {
    let line = "map 001.x from a.b as c {\n  \(name) = c.d\n}\n"
    return Formatter.format(SourceText(file: "", bytes: Array(line.utf8))).bytes == nil
  }
}
