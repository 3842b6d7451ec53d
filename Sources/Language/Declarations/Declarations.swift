public import Records

/// Reads what a project declares before any of its files is opened.
public enum Declarations {
  /// Reads settings, sources and conversion tables.
  ///
  /// Nothing has a default: a declaration that is not there is an error naming it (P103). `eras` is demanded of a
  /// source when a map of `documents` uses `wareki` on it; `signs` is demanded by `Checker`, which knows the layouts.
  ///
  /// - Parameter documents: The project file first, then the files it imports, which may hold anything but `migration`
  ///   and `source`.
  /// - Returns: `nil` when something is missing or wrong; the diagnostics say what, in order of place.
  public static func read(_ documents: [Document]) -> (ProjectDeclarations?, [Diagnostic]) {
    var reader = DeclarationReader(documents: documents)
    let declarations = reader.read()
    return (reader.diagnostics.hasErrors ? nil : declarations, reader.diagnostics.inOrder(of: documents.map(\.file)))
  }
}

/// Reading in progress.
struct DeclarationReader {
  let documents: [Document]
  var diagnostics = DiagnosticList()

  init(documents: [Document]) {
    self.documents = documents
  }

  mutating func read() -> ProjectDeclarations? {
    guard let project = documents.first else {
      diagnostics.report(.missingMigration, ja: "プロジェクトファイルがない", en: "there is no project file", at: nil)
      return nil
    }
    for document in documents.dropFirst() { rejectMisplaced(document) }
    let settings = migration(of: project)
    if project.sources.isEmpty, !project.hasSyntaxErrors {
      missing(
        "source", ja: "`source`（移行元のファイル）", of: startOf(project), in: LocalizedText(ja: "プロジェクト", en: "the project"))
    }
    let wareki = sourcesWithWareki
    let sources = project.sources.map { source($0, needsEras: wareki.contains(NameKey($0.name.value))) }
    let codes = documents.flatMap(\.codes)
    rejectDuplicates(project.sources.map(\.name), ja: "ソース", en: "source")
    let targets = project.targets.compactMap { target($0) }
    rejectDuplicates(project.targets.map(\.name), ja: "配信先", en: "target")
    rejectDuplicates(codes.map(\.name), ja: "変換表", en: "conversion table")
    let complete = sources.compactMap { $0 }
    compareExtractionDays(complete)
    guard let settings, complete.count == sources.count else { return nil }
    return ProjectDeclarations(migration: settings, sources: complete, targets: targets, codes: codes)
  }

  /// Files of two days are of two towns: somebody who moved in between is in one and not in the other.
  private mutating func compareExtractionDays(_ sources: [SourceDeclaration]) {
    let dated = sources.filter { $0.extracted != nil }
    guard let first = dated.first, let day = first.extracted else { return }
    for source in dated.dropFirst() {
      guard let other = source.extracted, other != day else { continue }
      diagnostics.report(
        .extractionDaysDiffer,
        ja: "`\(source.name.value)`は\(other)、`\(first.name.value)`は\(day)の抽出",
        en: "`\(source.name.value)` was extracted on \(other), `\(first.name.value)` on \(day)", at: source.name.span,
        notes: [DiagnosticNote(LocalizedText(ja: "最初のソース", en: "the first source"), at: first.name.span)],
        help: LocalizedText(
          ja: "同じ時点のファイルをそろえる。異動の無い日どうしなら、このままでよい",
          en: "take all files of one moment; where nothing changed between the days, leave it as it is"))
    }
  }

  /// Where a file begins.
  private func startOf(_ document: Document) -> TextSpan {
    document.migrations.first?.span ?? TextSpan(file: document.file, line: 1, column: 1)
  }

  private mutating func rejectMisplaced(_ document: Document) {
    let spans =
      document.migrations.map { ("migration", $0.span) } + document.sources.map { ("source", $0.span) }
      + document.targets.map { ("target", $0.span) }
    for (word, span) in spans {
      diagnostics.report(
        .misplacedDeclaration, ja: "読み込まれるファイルに`\(word)`は書けない", en: "an imported file may not hold `\(word)`",
        at: span, help: LocalizedText(ja: "プロジェクトファイルに書く", en: "write it in the project file"))
    }
  }

  mutating func rejectDuplicates(_ names: [Located<String>], ja: String, en: String) {
    var seen: [NameKey: TextSpan] = [:]
    for name in names {
      if let first = seen[NameKey(name.value)] {
        diagnostics.report(
          .nameDeclaredTwice, ja: "\(ja)`\(name.value)`が二度宣言されている",
          en: "\(en) `\(name.value)` is declared twice", at: name.span,
          notes: [DiagnosticNote(LocalizedText(ja: "最初の宣言", en: "first declared here"), at: first)])
      } else {
        seen[NameKey(name.value)] = name.span
      }
    }
  }

  /// Names of the sources whose maps use `wareki`.
  private var sourcesWithWareki: Set<NameKey> {
    var names: Set<NameKey> = []
    for map in documents.flatMap(\.maps) {
      var steps = map.filter?.steps ?? []
      for case .assign(_, let value, _) in map.items { steps += value.steps }
      if steps.contains(where: { $0.name.value.utf8.elementsEqual("wareki".utf8) }) {
        names.insert(NameKey(map.source.value))
      }
    }
    return names
  }

  /// Reports a missing declaration; `word` is what has to be written.
  mutating func missing(_ word: String, ja: String, of span: TextSpan, in place: LocalizedText, example: String? = nil)
  {
    diagnostics.report(
      .missingDeclaration, ja: "\(place.ja)に\(ja)の宣言がない", en: "\(place.en) does not declare `\(word)`", at: span,
      help: example.map {
        LocalizedText(ja: "既定値はない。例えば `\($0)` と宣言する", en: "there is no default; declare it, for example `\($0)`")
      })
  }

  /// The first of repeated declarations; the others are reported.
  mutating func single<Value>(_ word: String, _ found: [(Located<String>, Value)]) -> Value? {
    for (keyword, _) in found.dropFirst() {
      diagnostics.report(
        .repeatedDeclaration, ja: "`\(word)`が二度宣言されている", en: "`\(word)` is declared twice", at: keyword.span,
        notes: found.first.map {
          [DiagnosticNote(LocalizedText(ja: "最初の宣言", en: "first declared here"), at: $0.0.span)]
        } ?? [])
    }
    return found.first?.1
  }

  /// A value of a closed set of words.
  mutating func choice<Value: RawRepresentable & CaseIterable & Sendable & Hashable>(
    _ word: Located<String>, _ type: Value.Type
  ) -> Located<Value>? where Value.RawValue == String {
    if let value = Value(rawValue: word.value) { return Located(value, at: word.span) }
    let words = Value.allCases.map(\.rawValue)
    let near = Spelling.nearest(to: word.value, in: words)
    diagnostics.report(
      .unknownChoice, ja: "`\(word.value)`は選べない", en: "`\(word.value)` is none of the choices", at: word.span,
      help: near.map { LocalizedText(ja: "`\($0)`ではないか", en: "did you mean `\($0)`?") }
        ?? LocalizedText(
          ja: "選べるのは \(words.joined(separator: "、"))", en: "one of \(words.joined(separator: ", "))"))
    return nil
  }
}
