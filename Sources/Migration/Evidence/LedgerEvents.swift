internal import Fidelity
internal import Language
internal import Records
internal import Reporting

/// The events of `ledger.jsonl` and what they tell.
enum LedgerEvents {
  /// The run began: what it is and under which edition.
  static func opened(_ loaded: LoadedProject) -> JSONLine {
    let settings = loaded.project.declarations.migration
    var line = JSONLine()
    line.add("title", settings.title.value)
    line.add("kind", settings.kind.rawValue)
    line.add("municipality", settings.municipality.value)
    line.add("as_of", settings.asOf.description)
    line.add("standard", loaded.standard.edition)
    line.add("dialect", settings.dialect.value)
    return line
  }

  /// A source was read to its end.
  static func read(_ book: RunBooks.SourceBook, _ source: SourcePlan) -> JSONLine {
    var line = JSONLine()
    line.add("source", source.declaration.name.value)
    line.add("file", source.fileNames)
    line.add("bytes", book.byteCount)
    line.add("sha256", book.sha256)
    line.add("records", book.recordCount)
    for outcome in RecordOutcome.allCases { line.add(outcome.rawValue, book.tally.count(outcome: outcome)) }
    return line
  }

  /// A file of the bag is whole.
  static func wrote(_ file: FileSummary) -> JSONLine {
    var line = JSONLine()
    line.add("path", file.path)
    line.add("records", file.records)
    line.add("bytes", file.byteCount)
    line.add("sha256", file.sha256)
    return line
  }

  /// A file that decided what the run did, or that holds what it found, by its digest.
  static func file(_ path: String, _ sha256: String) -> JSONLine {
    var line = JSONLine()
    line.add("path", path)
    line.add("sha256", sha256)
    return line
  }

  /// The identification decisions that values of this run rest on.
  static func identified(_ character: CharacterLine) -> JSONLine {
    var line = JSONLine()
    line.add("source", character.source)
    line.add("table", character.table)
    line.add("code", character.code)
    line.add("decision", character.state)
    line.add("target", character.target)
    line.add("occurrences", character.occurrences)
    return line
  }

  /// The run ended: the gate and the digest of the bag's manifest.
  static func closed(_ report: RunReport, manifestSHA256: String) -> JSONLine {
    var line = JSONLine()
    line.add("gate", report.isGateOpen ? "open" : "closed")
    line.add(
      "conditions",
      report.gate.map { result in
        var condition = JSONLine()
        condition.add("condition", result.condition)
        condition.add("measured", result.measured)
        condition.add("state", result.state.rawValue)
        return condition
      })
    line.add("manifest_sha256", manifestSHA256)
    return line
  }

  /// The lines of `bag-info.txt`.
  static func bagInformation(_ loaded: LoadedProject) -> [(String, String)] {
    let settings = loaded.project.declarations.migration
    return [
      ("Source-Organization", settings.municipality.value),
      ("External-Description", settings.title.value),
      ("External-Identifier", "\(settings.municipality.value)-\(settings.asOf.description)"),
    ]
  }
}
