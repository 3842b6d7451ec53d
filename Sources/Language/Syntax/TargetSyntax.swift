import Records

/// A `target` block as written.
struct TargetSyntax: Sendable {
  var name: Located<String>
  var items: [TargetItem]
  var span: TextSpan
  var hasErrors: Bool
}

/// One line of a `target` block.
struct TargetItem: Sendable {
  var keyword: Located<String>
  var word: Word
  var value: Value

  /// The words of a target.
  enum Word: String, Sendable, CaseIterable {
    case directory, s3, postgresql, bucket, prefix, region, port, database, schema, authority, credentials

    /// Whether it says what the target is.
    var isPlace: Bool { self == .directory || self == .s3 || self == .postgresql }
  }

  enum Value: Sendable {
    case text(Located<String>)
    case number(Located<Int>)
    /// `environment`.
    case environment
  }
}

extension SyntaxReader {
  /// Reads a target behind its word.
  mutating func target(from start: TextSpan) throws(SyntaxAbort) -> TargetSyntax {
    let name = try name(ja: "配信先の名前", en: "the name of the target")
    let head = start.extended(to: lastSpan)
    var items: [TargetItem] = []
    let hasErrors = try block { reader throws(SyntaxAbort) in items.append(try reader.targetItem()) }
    return TargetSyntax(name: name, items: items, span: head, hasErrors: hasErrors)
  }

  private mutating func targetItem() throws(SyntaxAbort) -> TargetItem {
    let keyword = try settingName(
      TargetItem.Word.allCases.map(\.rawValue), ja: "`target`の宣言", en: "a declaration of `target`")
    guard let word = TargetItem.Word(rawValue: keyword.value) else {
      preconditionFailure("a setting that was read is one of those offered")
    }
    let value: TargetItem.Value
    switch word {
    case .directory, .authority: value = .text(try string(ja: "パス", en: "a path"))
    case .s3: value = .text(try string(ja: "ストアのURL", en: "the URL of the store"))
    case .postgresql: value = .text(try string(ja: "サーバーの名前", en: "the name of the server"))
    case .bucket, .prefix, .region, .database, .schema: value = .text(try string(ja: "名前", en: "a name"))
    case .port: value = .number(try integer(ja: "ポート番号", en: "a port number"))
    case .credentials:
      if token.kind == .string {
        value = .text(try string(ja: "ファイルのパス", en: "the path of a file"))
      } else if next("environment") {
        advance()
        value = .environment
      } else {
        throw expected(ja: "`environment`またはファイルのパス", en: "`environment` or the path of a file")
      }
    }
    return TargetItem(keyword: keyword, word: word, value: value)
  }

  /// Reads the roles of `approvals` with their keys.
  mutating func approvals() throws(SyntaxAbort) -> [ApprovalRole] {
    try list { reader throws(SyntaxAbort) in
      let name = try reader.name(ja: "役割の名前", en: "the name of a role")
      return ApprovalRole(name: name, key: try reader.string(ja: "公開鍵のパス", en: "the path of a public key"))
    }
  }
}
