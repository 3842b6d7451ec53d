internal import Formats
internal import Language
internal import Platform
internal import Records

/// `characters table`: one character table as tab-separated lines for people and programs.
enum CharacterTableListing {
  static func show(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard operands.count == 1 else {
      throw UsageError(LocalizedText(ja: "文字表の名前が一つ要る", en: "name one character table"))
    }
    let table = try table(operands[0], arguments.value("--table"), language)
    guard let table else { return .couldNotFinish }
    let listing = table.listing
    let undecided = listing.count { $0.scalars.isEmpty }
    let oneWay = listing.filter { $0.writtenAs != nil }
    var lines: [String] = []
    func heading(_ ja: String, _ en: String) { lines.append("# " + LocalizedText(ja: ja, en: en)[language]) }
    heading(
      "\(table.name): \(listing.count - undecided)コード、外字など未同定\(undecided)コード、書き戻らない\(oneWay.count)コード",
      "\(table.name): \(listing.count - undecided) codes, \(undecided) undecided, \(oneWay.count) read and never written"
    )
    heading("ほかの読みとの違い: コード、この表、ほか", "differences: code, this table, others")
    for choice in table.choices {
      let own = choice.scalar.map(scalar) ?? LocalizedText(ja: "（無し）", en: "(none)")[language]
      let others = choice.others.map { other in
        (other.scalar.map(scalar) ?? "—") + " " + other.reader
      }
      lines.append("!\t\(IdentificationTable.text(choice.code))\t\(own)\t\(others.joined(separator: "; "))")
    }
    heading(
      "コード、スカラー、文字、書くときのコード（違うとき）", "code, scalars, character, the code that is written where it is another")
    for listed in listing {
      if listed.scalars.isEmpty {
        let place = listed.privateUse.map { "U+" + IdentificationTable.text($0.value) } ?? ""
        lines.append("\(listed.code)\t?\t\(place)\t")
      } else {
        let text = String(String.UnicodeScalarView(listed.scalars))
        let isShown = listed.scalars.allSatisfy { $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) }
        lines.append(
          listed.code + "\t" + listed.scalars.map { scalar($0.value) }.joined(separator: " ") + "\t"
            + (isShown ? text : "") + "\t" + (listed.writtenAs.map { $0.isEmpty ? "—" : $0 } ?? ""))
      }
    }
    Terminal.output(Array((lines.joined(separator: "\n") + "\n").utf8))
    return .done
  }

  private static func table(
    _ name: String, _ maker: String?, _ language: MessageLanguage
  ) throws -> CharacterTable? {
    guard let maker else {
      if let table = CharacterTable.named(name) { return table }
      throw UsageError(
        LocalizedText(
          ja: "`\(name)`という文字表は無い。あるもの: \(CharacterTable.names.joined(separator: "、"))",
          en: "there is no character table `\(name)`; there are: \(CharacterTable.names.joined(separator: ", "))"),
        suggestion: Suggestion.nearest(to: name, among: CharacterTable.names))
    }
    guard let host = VendorHost.named(name), host.takesTable else {
      throw UsageError(
        LocalizedText(
          ja: "`\(name)`にはメーカーの文字表を重ねられない（JEF、KEIS、JIPSの文字表に限る）",
          en: "`\(name)` takes no table of a maker; those of JEF, KEIS and JIPS do"))
    }
    let bytes = try FileSystem.readAll(maker)
    let (vendor, errors) = VendorTable.read(bytes, file: maker)
    let (table, warnings) = host.following(vendor)
    let problems = errors + warnings
    if !problems.isEmpty {
      let text = SourceText(file: maker, bytes: bytes)
      Terminal.error(DiagnosticRenderer.render(problems, sources: { _ in text }, language: language))
    }
    return problems.contains { $0.severity == .error } ? nil : table
  }

  private static func scalar(_ value: UInt32) -> String { "U+" + IdentificationTable.text(value) }
}
