import Records

extension DeclarationReader {
  /// Reads a `target` block; `nil` when something is missing or wrong.
  mutating func target(_ syntax: TargetSyntax) -> TargetDeclaration? {
    checkPlainName(syntax.name)
    let before = diagnostics.all.count
    let places = syntax.items.filter(\.word.isPlace)
    guard let place = places.first, places.allSatisfy({ $0.word == place.word }) else {
      if !syntax.hasErrors || places.count > 1 {
        diagnostics.report(
          .targetWithoutPlace, ja: "配信先`\(syntax.name.value)`は`directory`・`s3`・`postgresql`のちょうど一つを要する",
          en: "target `\(syntax.name.value)` takes exactly one of `directory`, `s3` and `postgresql`", at: syntax.span)
      }
      return nil
    }
    let items = TargetItems(syntax, place: place.word)
    for item in items.unknown {
      diagnostics.report(
        .settingOfOtherTarget, ja: "`\(place.word.rawValue)`の配信先は`\(item.word.rawValue)`を持たない",
        en: "a `\(place.word.rawValue)` target takes no `\(item.word.rawValue)`", at: item.keyword.span)
    }
    for word in TargetItem.Word.allCases {
      _ = single(word.rawValue, syntax.items.filter { $0.word == word }.map { ($0.keyword, $0) })
    }
    for word in TargetItems.required(place.word) where items.value(word) == nil && !syntax.hasErrors {
      missing(
        word.rawValue, ja: "`\(word.rawValue)`", of: syntax.span,
        in: LocalizedText(ja: "配信先`\(syntax.name.value)`", en: "target `\(syntax.name.value)`"),
        example: TargetItems.example(word))
    }
    guard let result = self.place(place.word, items), diagnostics.all.count == before else { return nil }
    return TargetDeclaration(name: syntax.name, place: result, span: syntax.span)
  }

  private mutating func place(_ word: TargetItem.Word, _ items: TargetItems) -> TargetDeclaration.Place? {
    switch word {
    case .s3:
      guard let endpoint = items.text(.s3), let bucket = items.text(.bucket), let region = items.text(.region),
        let credentials = items.credentials
      else { return nil }
      checkEndpoint(endpoint)
      checkFilled([bucket, region])
      let prefix = items.text(.prefix)
      if let prefix { checkPrefix(prefix) }
      return .s3(
        TargetDeclaration.StorePlace(
          endpoint: endpoint, bucket: bucket, prefix: prefix?.value ?? "", region: region,
          authority: items.text(.authority), credentials: credentials))
    case .postgresql:
      guard let host = items.text(.postgresql), let database = items.text(.database),
        let schema = items.text(.schema), let port = items.number(.port), let credentials = items.credentials
      else { return nil }
      checkFilled([host, database])
      checkSchema(schema)
      if !(1...65535).contains(port.value) {
        unusable(port.span, ja: "ポート番号は1から65535まで", en: "a port is 1 to 65535")
      }
      let authority = items.text(.authority)
      if authority == nil, !TargetItems.isLoopback(host.value) {
        unusable(
          host.span, ja: "`authority`なしで接続できるのは、この機械の中だけ",
          en: "without `authority` only this machine itself can be connected to")
      }
      return .postgresql(
        TargetDeclaration.DatabasePlace(
          host: host, port: port.value, database: database, schema: schema, authority: authority,
          credentials: credentials))
    default: return items.text(.directory).map { .directory($0) }
    }
  }

  private mutating func unusable(_ span: TextSpan, ja: String, en: String) {
    diagnostics.report(.unusableTarget, ja: ja, en: en, at: span)
  }

  private mutating func checkFilled(_ texts: [Located<String>]) {
    for text in texts where text.value.isEmpty || text.value.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
      unusable(text.span, ja: "空の名前や空白は使えない", en: "a name here is not empty and has no blanks")
    }
  }

  /// `https://host[:port]`, without user, path or query; plain `http` goes to this machine alone.
  private mutating func checkEndpoint(_ url: Located<String>) {
    let rest: Substring
    let isPlain = url.value.hasPrefix("http://")
    if isPlain {
      rest = url.value.dropFirst("http://".count)
    } else if url.value.hasPrefix("https://") {
      rest = url.value.dropFirst("https://".count)
    } else {
      return unusable(url.span, ja: "`https://`で始まるURLを書く", en: "write a URL that begins with `https://`")
    }
    let isBare = !rest.isEmpty && rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/@?#\\".utf8.contains($0) }
    guard isBare else {
      return unusable(
        url.span, ja: "URLはホストとポートだけで書く（利用者名・パス・`?`は書かない）",
        en: "the URL holds host and port alone: no user, no path, no `?`")
    }
    if isPlain, !TargetItems.isLoopback(TargetItems.host(of: rest)) {
      unusable(
        url.span, ja: "暗号化されない`http`は、この機械の中だけで使える", en: "plain `http` may go to this machine alone")
    }
  }

  private mutating func checkPrefix(_ prefix: Located<String>) {
    let names = prefix.value.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    let isGood = names.allSatisfy { name in
      !name.isEmpty && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
        && name.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
    if !isGood {
      unusable(
        prefix.span, ja: "`prefix`は名前を`/`でつないで書く（前後に`/`を付けない）",
        en: "a prefix is names joined by `/`, without one at either end")
    }
  }

  /// A name of PostgreSQL has at most 63 bytes, and ours appends `_` and twelve digits.
  private mutating func checkSchema(_ schema: Located<String>) {
    let bytes = Array(schema.value.utf8)
    guard
      bytes.isEmpty || bytes.count > 50 || bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x7F })
        || schema.value.hasPrefix("pg_")
    else { return }
    unusable(
      schema.span, ja: "スキーマ名は1から50バイトで、`\"`を含まず、`pg_`で始まらない",
      en: "a schema's name has 1 to 50 bytes, no `\"`, and does not begin with `pg_`")
  }

  /// Names that become file names: letters and digits of any script, `_`, `-` and `・`.
  mutating func checkPlainName(_ name: Located<String>) {
    let isPlain =
      name.value.utf8.count <= 120
      && name.value.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "_-・ー".unicodeScalars.contains($0)
      }
    guard !isPlain || name.value.hasPrefix("-") else { return }
    diagnostics.report(
      .nameNotPlain, ja: "`\(name.value)`はファイルの名前にならない", en: "`\(name.value)` cannot name a file", at: name.span,
      help: LocalizedText(ja: "文字と数字、`_`、`-`だけで書く", en: "use letters, digits, `_` and `-` alone"))
  }
}

/// The lines of one target by their words.
private struct TargetItems {
  let syntax: TargetSyntax
  let place: TargetItem.Word

  init(_ syntax: TargetSyntax, place: TargetItem.Word) {
    self.syntax = syntax
    self.place = place
  }

  /// Lines that another kind of target has.
  var unknown: [TargetItem] {
    let known = [place] + TargetItems.required(place) + TargetItems.optional(place)
    return syntax.items.filter { !known.contains($0.word) }
  }

  func value(_ word: TargetItem.Word) -> TargetItem.Value? { syntax.items.first { $0.word == word }?.value }

  func text(_ word: TargetItem.Word) -> Located<String>? {
    if case .text(let text) = value(word) { text } else { nil }
  }

  func number(_ word: TargetItem.Word) -> Located<Int>? {
    if case .number(let number) = value(word) { number } else { nil }
  }

  var credentials: TargetDeclaration.Credentials? {
    switch value(.credentials) {
    case .environment: .environment
    case .text(let path): .file(path)
    case .number, nil: nil
    }
  }

  static func required(_ place: TargetItem.Word) -> [TargetItem.Word] {
    switch place {
    case .s3: [.bucket, .region, .credentials]
    case .postgresql: [.port, .database, .schema, .credentials]
    default: []
    }
  }

  static func optional(_ place: TargetItem.Word) -> [TargetItem.Word] {
    switch place {
    case .s3: [.prefix, .authority]
    case .postgresql: [.authority]
    default: []
    }
  }

  static func example(_ word: TargetItem.Word) -> String {
    switch word {
    case .bucket: "bucket \"nakanojo\""
    case .region: "region \"us-east-1\""
    case .port: "port 5432"
    case .database: "database \"utsushi\""
    case .schema: "schema \"nakanojo\""
    default: "credentials environment"
    }
  }

  /// The host of `host[:port]` or `[address]:port`.
  static func host(of authority: Substring) -> String {
    if authority.first == "[" { return String(authority.prefix { $0 != "]" }.dropFirst()) }
    return String(authority.prefix { $0 != ":" })
  }

  /// Whether a name means this machine itself.
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E })
  }
}
