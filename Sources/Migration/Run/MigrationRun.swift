internal import Delivery
internal import Fidelity
internal import Formats
internal import Language
internal import Mapping
internal import Platform
internal import Records
internal import Reporting
internal import Validation

/// One run of a project: reads, maps, validates, reconciles, reports, and leaves everything in one folder that appears
/// under its name only when it is whole.
public struct MigrationRun {
  private let loaded: LoadedProject
  private let options: RunOptions
  private let plan: RunPlan
  /// For each source, the states of its files when the run began.
  private let states: [[FileState]]
  private var books: RunBooks

  /// Runs a project.
  ///
  /// - Parameters:
  ///   - loaded: The checked project.
  ///   - output: A folder that does not exist yet.
  ///   - options: How to carry it out.
  /// - Returns: The result, also when the gate is closed.
  /// - Throws: `FileError`, `RunError` or an error of the evidence store when the run could not finish; the output
  ///   folder does not exist then.
  public static func perform(
    _ loaded: LoadedProject, output: String, options: RunOptions
  ) async throws -> RunResult {
    let plan = try RunPlanner.plan(loaded)
    let states = try plan.sources.map { try MigrationRun.states(of: $0) }
    let path = output.trimmingTrailingSlashes
    guard !FileSystem.exists(path) else { throw FileError.exists(path) }
    if let slash = path.utf8.lastIndex(of: 0x2F), slash > path.startIndex {
      try FileSystem.createDirectories(String(path[..<slash]))
    }
    let staged = try StagedDirectory(path)
    var run = MigrationRun(
      loaded: loaded, options: options, plan: plan, states: states, books: RunBooks(plan: plan))
    let report: RunReport
    do {
      report = try await run.fill(staged.partialPath)
    } catch let error as SQLiteError {
      throw error.asRunError(path: path + "/evidence.sqlite")
    }
    try staged.commit()
    return RunResult(output: path, report: report)
  }

  /// Opens a source's files once before anything is written, so that what is wrong with one is said at its declaration.
  private static func states(of source: SourcePlan) throws -> [FileState] {
    try source.paths.indices.map { part in
      let named = source.declaration.files[part]
      do {
        return try PartBlocks(source, part: part).state
      } catch let error as FileError {
        throw DiagnosticsError(ProjectProblem.unreadableFile(ja: error.ja, en: error.en, at: named.span))
      } catch let error as RunError {
        throw DiagnosticsError(Diagnostic(code: error.code, error.message, at: named.span, help: error.help))
      }
    }
  }

  private mutating func fill(_ folder: String) async throws -> RunReport {
    let work = folder + "/work"
    let started = options.environment.now()
    for name in ["/bag", "/rejects", "/report", "/work"] { try FileSystem.createDirectory(folder + name) }
    var ledger = try LedgerChain(creating: folder + "/ledger.jsonl")
    try ledger.append("opened", LedgerEvents.opened(loaded))
    for input in loaded.inputs { try ledger.append("input", LedgerEvents.file(input.path, input.sha256)) }
    let store = try EvidenceStore(creating: folder + "/evidence.sqlite")
    var bag = try BagWriter(
      directory: folder + "/bag", baggingDate: loaded.project.declarations.migration.asOf.description,
      info: LedgerEvents.bagInformation(loaded))
    var payloads: [Payload] = []
    for file in plan.files { payloads.append(Payload(try bag.startPayload(file.path))) }
    let writer = StandardWriter(plan.dialect)
    for (payload, file) in zip(payloads, plan.files) { try payload.write(writer.header(file.columns)) }
    let across = AcrossRecords(plan: plan, directory: work, budget: options.keyBudget)

    // All sources are scanned before any is mapped: who is protected in one is protected in all.
    var windows = Array(repeating: WindowStates(recordCount: 0), count: plan.windowCount)
    var protectedKeys = ProtectedKeys()
    let joinKeys = (0..<plan.joinCount).map { _ in KeyStore(directory: work, budget: options.keyBudget) }
    var recordCounts: [Int] = []
    for source in plan.sources {
      let scan = try await scan(source, joinKeys, work)
      for (number, states) in scan.windows.enumerated() { windows[number] = states ?? windows[number] }
      protectedKeys.formUnion(scan.protectedKeys)
      recordCounts.append(scan.recordCount)
    }
    let joins = try joinBooks(joinKeys, recordCounts, work)
    for source in plan.sources {
      try await map(
        source, windows: windows, protectedKeys: protectedKeys, joins: joins, writer: writer, payloads: payloads,
        across: across, store: store, rejects: folder + "/rejects")
      for part in books.sources[source.index].parts {
        try ledger.append("part", LedgerEvents.file(part.path, part.sha256))
      }
      try ledger.append("read", LedgerEvents.read(books.sources[source.index], source))
    }
    // A file that others look records up in is read until the last of them is mapped.
    for source in plan.sources where try MigrationRun.states(of: source) != states[source.index] {
      throw RunError.changed(source.pathText)
    }
    try resolve(across, store)
    for (index, payload) in payloads.enumerated() {
      let written = try payload.finish(&bag)
      books.files.append(
        FileSummary(
          path: plan.files[index].path, group: plan.files[index].title, records: books.rows[index],
          byteCount: written.byteCount, sha256: Hexadecimal.text(written.sha256)))
      try ledger.append("wrote", LedgerEvents.wrote(books.files[index]))
    }
    let manifest = try bag.finish()
    let report = ReportAssembly.report(loaded: loaded, plan: plan, books: books, across: across)
    for character in report.characters where character.isDecided {
      try ledger.append("identified", LedgerEvents.identified(character))
    }
    for source in plan.sources {
      if let table = source.identification { try store.add(decisionsOf: source.declaration.name.value, table) }
    }
    try store.close(with: report)
    try FileSystem.synchronizeFile(folder + "/evidence.sqlite")
    try write(report, to: folder)
    try write(DeliveryEvidence.plan(loaded, plan, books).bytes, to: folder + "/delivery.json")
    for path in try evidencePaths(folder) {
      let digest = try Digest.sha256(ofFile: folder + "/" + path).digest
      try ledger.append("evidence", LedgerEvents.file(path, Hexadecimal.text(digest)))
    }
    try ledger.append("closed", LedgerEvents.closed(report, manifestSHA256: Hexadecimal.text(manifest.sha256)))
    _ = try ledger.close()
    try FileSystem.removeTree(work)
    try RunLog.write(options, project: loaded.file, started: started, to: folder + "/run-log.json")
    return report
  }

  /// Finds, for every join, the record of each record, and opens the files they are read from.
  private func joinBooks(_ keys: [KeyStore], _ recordCounts: [Int], _ work: String) throws -> JoinBooks {
    guard plan.joinCount > 0 else { return .none }
    var states: [JoinStates] = []
    for (driving, types) in loaded.project.joins.enumerated() {
      for _ in types.flatMap({ $0 }) {
        states.append(
          try JoinStates.resolve(partitions: &keys[states.count].partitions, recordCount: recordCounts[driving]))
      }
    }
    let lookedUp = Set(loaded.project.joins.flatMap { $0 }.flatMap { $0 }.map(\.source))
    var files: [LookupFile?] = []
    for source in plan.sources {
      guard lookedUp.contains(source.index) else {
        files.append(nil)
        continue
      }
      // Records are looked up by their places, which are those of one file that is not packed.
      let path = source.isOnePlainFile ? source.paths[0] : work + "/joined-\(source.index)"
      let joined = source.isOnePlainFile ? nil : try SourceFile.join(source, to: path)
      let file = try LookupFile(path: path)
      if joined ?? [file.state] != self.states[source.index] { throw RunError.changed(source.pathText) }
      files.append(file)
    }
    return JoinBooks(states: states, files: files)
  }

  private func scan(_ source: SourcePlan, _ joins: [KeyStore], _ work: String) async throws -> ScanPass.Result {
    let progress = options.progress
    let name = source.declaration.name.value
    return try await ScanPass.run(
      source, plan: plan, joins: joins, directory: work, budget: options.keyBudget, width: options.width,
      progress: { done, total in progress(.scanning(source: name), done, total) })
  }

  private mutating func map(
    _ source: SourcePlan, windows: [WindowStates], protectedKeys: ProtectedKeys, joins: JoinBooks,
    writer: StandardWriter, payloads: [Payload], across: AcrossRecords, store: borrowing EvidenceStore,
    rejects folder: String
  ) async throws {
    var blocks = try BlockSource(source)
    let stated = blocks.statedByteCount
    let work = BlockWork(
      plan: plan, source: source, windows: windows, protectedKeys: protectedKeys, joins: joins, writer: writer)
    var rejects = RejectsFile(folder: folder, fileName: source.declaration.name.value)
    var digest = SHA256()
    var done = 0
    try await OrderedBlocks.run(
      width: options.width, next: { try blocks.next() }, work: { try work.output(of: $0) },
      consume: { output in
        digest.update(output.block.stored.bytes)
        let offsets = payloads.map(\.byteCount)
        for (index, chunk) in output.chunks.enumerated() where chunk.rows > 0 {
          try payloads[index].write(chunk.bytes)
        }
        try across.append(output)
        try books.take(output, source, offsets: offsets, store: store, rejects: &rejects)
        done += output.block.stored.bytes.count
        options.progress(.mapping(source: source.declaration.name.value), done, max(done, stated))
      })
    try rejects.close()
    guard source.declaration.isPacked || done == stated, blocks.states == states[source.index],
      try BlockSource(source).states == blocks.states
    else {
      throw RunError.changed(source.pathText)
    }
    // What was handed over is these files, and not the bytes that were read.
    let parts = source.isOnePlainFile ? [] : Array(zip(source.declaration.files, source.paths))
    let digests = try parts.map { named, path in
      let (digest, byteCount) = try Digest.sha256(ofFile: path)
      return InputSummary(path: named.value, byteCount: byteCount, sha256: Hexadecimal.text(digest))
    }
    try books.close(
      source, parts: digests, byteCount: done, sha256: Hexadecimal.text(digest.finalize()), store: store)
  }

  /// What needs all records of all sources at once.
  private mutating func resolve(_ across: AcrossRecords, _ store: borrowing EvidenceStore) throws {
    for found in try across.resolve() { try books.take(acrossRecords: found, store: store) }
  }

  /// The files beside the bag whose digests close the ledger.
  private func evidencePaths(_ folder: String) throws(FileError) -> [String] {
    let rejects = try FileSystem.list(folder + "/rejects").map { "rejects/" + $0 }
    return ["delivery.json", "evidence.sqlite"] + rejects + ["report/index.html", "report/report.json"]
  }

  private func write(_ report: RunReport, to folder: String) throws {
    for (name, bytes) in [
      ("/report/index.html", HTMLReport.render(report)), ("/report/report.json", JSONReport.render(report)),
    ] {
      try write(bytes, to: folder + name)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try OutputFile(creating: path)
    try file.write(bytes)
    try file.close()
  }
}

extension String {
  /// The same path without slashes at its end, as completion in a shell adds them.
  var trimmingTrailingSlashes: String {
    var path = self
    while path.utf8.count > 1, path.utf8.last == 0x2F { path.removeLast() }
    return path
  }
}
