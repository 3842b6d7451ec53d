internal import Evaluation
internal import Fidelity
internal import Language
internal import Mapping
internal import Records
internal import Validation

/// Puts the report together from the books of a run.
enum ReportAssembly {
  static func report(loaded: LoadedProject, plan: RunPlan, books: RunBooks, across: AcrossRecords) -> RunReport {
    let settings = loaded.project.declarations.migration
    var report = RunReport(
      title: settings.title.value, kind: settings.kind.rawValue, municipality: settings.municipality.value,
      asOf: settings.asOf.description, dialect: settings.dialect.value, isGateOpen: false)
    report.packs = packs(loaded, plan)
    report.inputs = loaded.inputs
    report.sources = plan.sources.map { source($0, books.sources[$0.index]) }
    report.files = books.files
    report.amounts = zip(plan.amounts, books.amounts).map { $1.line(field: $0.fieldName, target: $0.targetName) }
    report.totals = plan.totals.results(books.totals)
    report.findings = books.findings.summaries
    report.rules = plan.groups.enumerated().flatMap { index, group in
      group.validator.results(
        tallies: books.checks[index], duplicates: across.duplicates[index], groupRules: across.groupRules[index])
    }
    report.characters = plan.sources.flatMap { source in
      books.sources[source.index].characters.lines(
        source: source.declaration.name.value, table: source.declaration.characters.value,
        identification: source.identification, fieldName: { source.fieldName($0) })
    }
    report.losses = losses(plan, books)
    report.ignored = ignored(loaded)
    accept(settings.accepted, in: &report)
    report.gate = Gate.results(settings.gate, measures(report, plan, books))
    report.isGateOpen = report.gate.allSatisfy { $0.state == .passed }
    return report
  }

  private static func measures(_ report: RunReport, _ plan: RunPlan, _ books: RunBooks) -> Gate.Measures {
    var measures = Gate.Measures()
    measures.rejects = books.sources.reduce(0) { $0 + $1.tally.count(outcome: .rejected) }
    measures.errors = books.findings.count(.error)
    measures.undecidedCharacters = report.characters.count { !$0.isDecided }
    measures.openTotals = report.totals.count { $0.state != .passed }
    measures.assumedItems = report.packs.reduce(0) { total, pack in
      total + pack.items.reduce(0) { $0 + ($1.kind == .assumed ? $1.count : 0) }
    }
    for (source, book) in zip(report.sources, books.sources) {
      let unmapped = source.bytes.reduce(0) { $0 + ($1.kind == .unmapped ? $1.count : 0) }
      measures.unaccounted += unmapped + abs(book.byteCount - book.tally.byteCount)
      measures.unaccounted += abs(book.recordCount - book.tally.recordCount)
    }
    for amount in books.amounts where !amount.difference.isZero || amount.unreadableWritten > 0 {
      measures.unaccounted += 1
    }
    measures.openRules = report.rules.count { $0.state != .passed && $0.state != .notApplicable && !$0.isAccepted }
    return measures
  }

  /// Marks the rules that the project accepts as not exercised, with its reasons; any other state stays open.
  private static func accept(_ accepted: [AcceptedRule], in report: inout RunReport) {
    for index in report.rules.indices where report.rules[index].state == .notExercised {
      let rule = report.rules[index]
      let acceptance = accepted.first { accepted in
        accepted.group.value.utf8.elementsEqual(rule.group.utf8)
          && accepted.rule.value.utf8.elementsEqual(rule.title.ja.utf8)
      }
      guard let acceptance else { continue }
      report.rules[index].isAccepted = true
      report.rules[index].reason = LocalizedText(
        ja: "承知の上: \(acceptance.reason.value)", en: "accepted: \(acceptance.reason.value)")
    }
  }

  private static func packs(_ loaded: LoadedProject, _ plan: RunPlan) -> [PackSummary] {
    plan.groups.compactMap { group in
      guard let pack = loaded.standard.packs.first(where: { $0.business == group.group.business }) else { return nil }
      let items = Provenance.allCases.compactMap { provenance in
        let count = group.group.items.count { $0.provenance == provenance }
        return count > 0 ? Count(provenance, count) : nil
      }
      return PackSummary(
        business: pack.business, group: group.group.name, edition: loaded.standard.edition, document: pack.document,
        documentDate: pack.documentDate, items: items)
    }
  }

  private static func source(_ source: SourcePlan, _ book: RunBooks.SourceBook) -> SourceSummary {
    var outcomes: [SourceSummary.OutcomeLine] = []
    let types: [(name: String, index: Int?)] =
      source.types.enumerated().map { ($0.element.name, $0.offset) } + [("-", nil)]
    for type in types {
      for outcome in RecordOutcome.allCases {
        let count = book.tally.count(recordType: type.index, outcome: outcome)
        if count > 0 {
          outcomes.append(SourceSummary.OutcomeLine(recordType: type.name, outcome: outcome, records: count))
        }
      }
    }
    let bytes = zip(ByteClass.allCases, book.tally.bytes).compactMap { $1 > 0 ? Count($0, $1) : nil }
    var declarations = source.declaration.summary
    declarations += book.parts.map { part in
      SourceSummary.Declared("part \(part.path)", "\(part.byteCount) bytes, sha256 \(part.sha256)")
    }
    if source.protectsPeople {
      // A count of nobody shows that the declaration meets nobody.
      declarations.append(SourceSummary.Declared("protected records", "\(book.protectedRecords.count)"))
      // What cannot be read may be the record that marks somebody: the others of that person are then listed.
      let uncertain = book.uncertainRecords.count
      if uncertain > 0 { declarations.append(SourceSummary.Declared("unreadable for protection", "\(uncertain)")) }
    }
    return SourceSummary(
      name: source.declaration.name.value, file: source.declaration.files.map(\.value).joined(separator: ", "),
      byteCount: book.byteCount,
      sha256: book.sha256, declarations: declarations, outcomes: outcomes, bytes: bytes)
  }

  private static func losses(_ plan: RunPlan, _ books: RunBooks) -> [LossLine] {
    let rows = plan.sources.flatMap(\.types).flatMap(\.rows)
    var lines: [LossLine] = []
    for map in Set(rows.map(\.map)).sorted() {
      var own: [LossLine] = []
      for row in rows where row.map == map {
        for line in losses(row, plan, books.losses[row.number]) {
          // What every row of a `for each` takes from the same field is one line.
          let same = own.firstIndex {
            $0.item.utf8.elementsEqual(line.item.utf8) && $0.field.utf8.elementsEqual(line.field.utf8)
          }
          if let same { own[same].add(line) } else { own.append(line) }
        }
      }
      lines += own
    }
    return lines
  }

  private static func losses(_ row: RowPlan, _ plan: RunPlan, _ tally: LossTally) -> [LossLine] {
    let group = plan.groups[row.group].group
    return row.targets.enumerated().filter(\.element.isAssigned).map { target, place in
      let isKept = target >= group.items.count
      let side = row.sideFiles.first { $0.kept.contains(target - group.items.count) }
      return LossLine(
        group: isKept ? side.map { plan.files[$0.file].title } ?? "" : group.qualifiedName, item: place.name,
        field: place.field, counts: tally.classes(target: target),
        proved: tally.provedClasses(target: target), isProved: tally.isProved(target: target),
        witness: (isKept ? nil : row.compiled.witness(item: target)?.description) ?? tally.witnesses[target])
    }
  }

  private static func ignored(_ loaded: LoadedProject) -> [IgnoredLine] {
    var lines: [IgnoredLine] = []
    for map in loaded.project.maps {
      let layout = loaded.project.layouts[map.source][map.recordType]
      let source = loaded.project.declarations.sources[map.source].name.value
      lines += map.ignored.map { ignored in
        IgnoredLine(
          name: "\(source).\(layout.fields[ignored.field].mappingName)", isSource: true, reason: ignored.reason)
      }
      for (item, assignment) in zip(map.group.items, map.variants[0].assignments) {
        if case .absent(let reason, _) = assignment {
          lines.append(
            IgnoredLine(name: "\(map.group.qualifiedName).\(item.name)", isSource: false, reason: reason))
        }
      }
    }
    return lines
  }
}

extension SourcePlan {
  /// The names of its files without folders.
  var fileNames: String {
    paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }.joined(separator: ", ")
  }

  /// Whether its places are those of one file as it lies there.
  var isOnePlainFile: Bool { paths.count == 1 && !declaration.isPacked }

  /// The paths of its files, for a sentence.
  var pathText: String { paths.joined(separator: ", ") }

  /// The name of a field by its place.
  func fieldName(_ place: CharacterTally.FieldPlace) -> String {
    types[place.type].layout.fields[place.field].mappingName
  }
}

extension SourceDeclaration {
  /// What was declared, for the report: words of the language and their values.
  var summary: [SourceSummary.Declared] {
    var lines: [SourceSummary.Declared] = []
    if let extracted { lines.append(SourceSummary.Declared("extracted", extracted.description)) }
    lines.append(SourceSummary.Declared("parts", "\(files.count)"))
    if isPacked { lines.append(SourceSummary.Declared("packed", "gzip")) }
    switch layout {
    case .copybook(let copybook):
      var words = [copybook.dialect.value]
      if copybook.format != .fixed { words.append("format \(copybook.format.rawValue)") }
      if let storage = copybook.tableStorage { words.append("tables \(storage.rawValue)") }
      if let order = copybook.binaryOrder { words.append("binary \(order.rawValue)") }
      lines.append(
        SourceSummary.Declared("layout", "\(copybook.path.value) (\(words.joined(separator: ", ")))"))
    case .delimited(let path): lines.append(SourceSummary.Declared("layout", "delimited \(path.value)"))
    case .fixed(let path): lines.append(SourceSummary.Declared("layout", "fixed \(path.value)"))
    }
    lines.append(SourceSummary.Declared("characters", characters.value))
    if let makerTable { lines.append(SourceSummary.Declared("table", makerTable.value)) }
    if let identification { lines.append(SourceSummary.Declared("identification", identification.value)) }
    switch records.value {
    case .fixed(let byteCount, let newline, let first, let last):
      let others = (first.map { " first \($0)" } ?? "") + (last.map { " last \($0)" } ?? "")
      lines.append(SourceSummary.Declared("records", "fixed \(byteCount) newline \(newline.rawValue)\(others)"))
    case .variable(let word, let block):
      let blocked = block.map { " BDW \($0.words)" } ?? ""
      lines.append(SourceSummary.Declared("records", "variable RDW \(word.words)\(blocked)"))
    case .lines(let newline, let areBlanksRemoved):
      lines.append(
        SourceSummary.Declared("records", "lines \(newline.rawValue)\(areBlanksRemoved ? " blanks removed" : "")"))
    case .counted(let field, let scope):
      lines.append(SourceSummary.Declared("records", "length \(field.value) \(scope.rawValue)"))
    case .delimited(let form): lines.append(SourceSummary.Declared("records", "delimited \(form.words)"))
    }
    for absence in absences {
      lines.append(
        SourceSummary.Declared(
          "absent", absence.fields.map(\.value).joined(separator: ", ") + " when \(absence.state.rawValue)"))
    }
    if let padding { lines.append(SourceSummary.Declared("padding", padding.value.rawValue)) }
    if let signs { lines.append(SourceSummary.Declared("signs", signs.value.rawValue)) }
    if let eras { lines.append(SourceSummary.Declared("eras", eras.value)) }
    for selection in selections {
      var text = selection.name.value
      if let record = selection.record { text += " \(record.value)" }
      if case .field(let field, let values) = selection.condition {
        text += " when \(field.value) == " + values.map { "\"\($0.value)\"" }.joined(separator: " or ")
      }
      lines.append(SourceSummary.Declared("select", text))
    }
    for protection in protections {
      let keys = zip(protection.keys, protection.labels).map { key, label in
        key.value.utf8.elementsEqual(label.utf8) ? label : "\(key.value) as \(label)"
      }
      lines.append(SourceSummary.Declared("protect", keys.joined(separator: ", ")))
    }
    return lines
  }
}
