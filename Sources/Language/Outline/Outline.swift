public import Records

/// What a word of a mapping stands for, and what could stand at a place: for editors. Nothing is resolved against a standard or a
/// layout, so that it can be asked while a text is being written and does not read as a whole.
public struct Outline: Sendable {
  /// What a word is about.
  public enum Subject: Sendable, Hashable {
    /// An item of a group, `001.住民情報` and its name.
    case item(group: String, name: String)
    /// A field of a source's record type; its path without subscripts.
    case field(source: String, recordType: String, path: [String])
    /// A step of the library.
    case step(String)
    /// A conversion table of the project.
    case codes(String)
  }

  /// What may be written at a place.
  public enum Slot: Sendable, Hashable {
    /// An item of a group that no other line of the map names.
    case item(group: String, taken: [String])
    /// A field of a source's record type.
    case field(source: String, recordType: String)
    /// A step.
    case step
    /// A conversion table.
    case codes
  }

  /// A record that a block names.
  private struct Record {
    var alias: String
    var source: String
    var recordType: String
  }

  /// A declaration with a block.
  private struct Block {
    var tokens: Range<Int>
    var word: String
    var group: String
    var records: [Record]
  }

  private let text: SourceText
  private let tokens: [Token]
  private let blocks: [Block]

  /// Reads a text, whole or not. O(scalars).
  public init(_ text: SourceText) {
    self.text = text
    tokens = Lexer.tokens(of: text).tokens
    blocks = Outline.blocks(tokens)
  }

  // MARK: - Blocks

  private static func blocks(_ tokens: [Token]) -> [Block] {
    let starts = tokens.indices.filter { index in
      tokens[index].startsLine && tokens[index].kind == .name
        && SyntaxReader.declarationWords.contains { tokens[index].isKeyword($0) } && index + 1 < tokens.count
        && isHeader(tokens, index)
    }
    var blocks: [Block] = []
    var maps: [String: [Record]] = [:]
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : tokens.count
      let header = start..<(tokens[start..<end].firstIndex { $0.isSymbol(.leftBrace) } ?? end)
      let qualified = header.compactMap { index -> String? in
        guard case .qualified(let business) = tokens[index].kind else { return nil }
        return "\(business).\(tokens[index].text)"
      }
      var records: [Record] = []
      for index in header {
        // `from 住民マスタ.detail as 旧` and `join 世帯 = 世帯マスタ.detail by …`.
        if tokens[index].isKeyword("from"), index + 5 < end, tokens[index + 4].isKeyword("as") {
          records.append(
            Record(alias: tokens[index + 5].text, source: tokens[index + 1].text, recordType: tokens[index + 3].text))
        }
        if tokens[index].isKeyword("join"), index + 5 < end, tokens[index + 2].isSymbol(.assign) {
          records.append(
            Record(alias: tokens[index + 1].text, source: tokens[index + 3].text, recordType: tokens[index + 5].text))
        }
      }
      let group = qualified.first ?? ""
      if tokens[start].isKeyword("map"), maps[group] == nil { maps[group] = records }
      blocks.append(Block(tokens: start..<end, word: tokens[start].text, group: group, records: records))
    }
    // A test names its fields as the map of its group does.
    for index in blocks.indices where blocks[index].word == "test" {
      blocks[index].records = maps[blocks[index].group] ?? []
    }
    return blocks
  }

  /// Whether a declaration begins here, and no line of a block that has such a name.
  private static func isHeader(_ tokens: [Token], _ index: Int) -> Bool {
    let next = tokens[index + 1]
    if case .qualified = next.kind { return true }
    return next.kind == .string || next.isName
  }

  // MARK: - Words

  /// What the word at a place stands for, and where the word is.
  public func subject(at position: TextPosition) -> (subject: Subject, span: TextSpan)? {
    guard
      let index = tokens.firstIndex(where: { token in
        let span = text.span(token.range)
        return token.kind != .end && span.start.line == position.line && span.start.column <= position.column
          && position.column <= span.end.column && (token.isName || Outline.isQualified(token))
      }), let block = blocks.last(where: { $0.tokens.contains(index) })
    else { return nil }
    return subject(of: index, in: block).map { ($0, text.span(tokens[index].range)) }
  }

  private static func isQualified(_ token: Token) -> Bool {
    if case .qualified = token.kind { true } else { false }
  }

  private func subject(of index: Int, in block: Block) -> Subject? {
    let token = tokens[index]
    guard index > block.tokens.lowerBound, token.isName else { return nil }
    let last = tokens[index - 1]
    if last.isSymbol(.dot), let path = path(endingAt: index),
      let record = block.records.first(where: { $0.alias.isSame(as: path[0]) })
    {
      return .field(source: record.source, recordType: record.recordType, path: Array(path.dropFirst()))
    }
    if last.isSymbol(.pipe) {
      let isWhen = index + 1 < tokens.count && tokens[index + 1].isKeyword("when")
      return .step(
        isWhen && ["absent", "open-start", "open-end"].contains { token.isKeyword($0) }
          ? token.text + " when" : token.text)
    }
    if last.isKeyword("code"), index > 1, tokens[index - 2].isSymbol(.pipe) { return .codes(token.text) }
    switch block.word {
    case "map":
      let isLine = token.startsLine && index + 1 < tokens.count
      return isLine && (tokens[index + 1].isSymbol(.assign) || tokens[index + 1].isKeyword("absent"))
        ? .item(group: block.group, name: token.text) : nil
    case "test": return last.isKeyword("expect") ? .item(group: block.group, name: token.text) : nil
    case "rule": return .item(group: block.group, name: token.text)
    default: return nil
    }
  }

  /// The names of `旧.GROUP.NAME` up to a token.
  private func path(endingAt index: Int) -> [String]? {
    var names = [tokens[index].text]
    var at = index
    while at >= 2, tokens[at - 1].isSymbol(.dot), tokens[at - 2].isName {
      at -= 2
      names.insert(tokens[at].text, at: 0)
    }
    return names.count > 1 ? names : nil
  }

  // MARK: - Places

  /// What may be written at a place, with the word that is begun there left out of account.
  public func slot(at position: TextPosition) -> Slot? {
    // The tokens before the place; one that ends there is the word that is being written.
    var before = tokens.indices.filter { index in
      let start = text.span(tokens[index].range).start
      return tokens[index].kind != .end && (start.line, start.column) < (position.line, position.column)
    }
    guard let block = blocks.last(where: { $0.tokens.lowerBound < before.count }) else { return nil }
    var isFirst = true
    if let last = before.last, tokens[last].isName {
      let end = text.span(tokens[last].range).end
      if (end.line, end.column) >= (position.line, position.column) {
        isFirst = tokens[last].startsLine
        before.removeLast()
      } else {
        isFirst = end.line < position.line
      }
    } else if let last = before.last {
      isFirst = text.span(tokens[last].range).end.line < position.line
    }
    guard let last = before.last, last >= block.tokens.lowerBound else { return nil }
    if tokens[last].isSymbol(.dot), last > 0, tokens[last - 1].isName {
      let alias = path(endingAt: last - 1)?[0] ?? tokens[last - 1].text
      guard let record = block.records.first(where: { $0.alias.isSame(as: alias) }) else { return nil }
      return .field(source: record.source, recordType: record.recordType)
    }
    if tokens[last].isSymbol(.pipe) { return .step }
    if tokens[last].isKeyword("code"), last > 0, tokens[last - 1].isSymbol(.pipe) { return .codes }
    let isInside = tokens[block.tokens.lowerBound...last].contains { $0.isSymbol(.leftBrace) }
    if block.word == "map", isFirst, isInside {
      let taken = block.tokens.filter { index in
        guard tokens[index].isName, index > block.tokens.lowerBound, index + 1 < tokens.count else { return false }
        // What `else unknown FLAG, TEXT` fills needs no line of its own.
        let isFilled =
          tokens[index - 1].isKeyword("unknown")
          || tokens[index - 1].isSymbol(.comma) && index > 2 && tokens[index - 3].isKeyword("unknown")
        return isFilled
          || tokens[index].startsLine && (tokens[index + 1].isSymbol(.assign) || tokens[index + 1].isKeyword("absent"))
      }
      return .item(group: block.group, taken: taken.map { tokens[$0].text })
    }
    if block.word == "test", tokens[last].isKeyword("expect") { return .item(group: block.group, taken: []) }
    return nil
  }
}
