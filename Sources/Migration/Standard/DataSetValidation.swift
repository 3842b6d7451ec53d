internal import Formats
public import Language
internal import Platform
public import Records
internal import Validation

/// Validates standard files of any origin against an edition of the standard (`utsushi validate`).
public struct DataSetValidation {
  /// How files are read and checked.
  public struct Options: Sendable {
    /// The character table of all files.
    public var characters = "UTF8"
    /// The marks of their rows; headings tell the columns.
    public var form = DelimitedForm(newline: .carriageReturnLineFeed, header: .names, isByName: true)
    /// The group of every file, such as `001.住民情報`; `nil` where file names and headings tell.
    public var group: String?
    /// The characters that may be written, as names of sets and paths of CSV lists; none where that is not looked at.
    public var repertoire: [String] = []
    /// A table of the municipality's own codes (`group`, `item`, `code`, `label`); `nil` where they are not looked at.
    public var municipalCodes: String?
    /// What somebody has accepted, with the key of digests; `nil` where no digests are wanted.
    public var waivers: Waivers?
    /// The day that counts as today; waivers end.
    public var asOf: CivilDate?
    /// The bytes that the keys of one question may take in memory.
    public var keyBudget = 64 << 20
    /// An existing folder for keys that are more.
    public var scratch: String

    /// Makes options.
    public init(scratch: String) { self.scratch = scratch }
  }

  /// One finding; its names are in the report, as far as it has come.
  public struct Found: Sendable {
    /// The file, by index in `files`.
    public var file: Int
    /// The file of the other record, where there is one.
    public var otherFile: Int?
    /// Its kind, by index in `problems`: until the validation has ended they stand in the order in which they were met.
    public var problem: Int
    /// What is wrong and where; `recordIndex` counts rows of headings.
    public var finding: Finding
    /// The digest of the value; `nil` where there is no value or no key.
    public var digest: String?
  }

  private let standard: StandardEdition
  private let rules: [TypedRule]
  private let repertoire: Repertoire?
  private let municipalCodes: MunicipalCodes
  private let options: Options
  private let found: ([Found], ValidationReport) throws -> Void
  /// Findings that were not given away yet.
  private var batch: [Found] = []
  private var report: ValidationReport
  private var groups: [CheckedGroup] = []
  private var problems: [ProblemKey: Int] = [:]
  /// Kinds that were met of late, by a few bits of their key.
  private var recent = [(key: ProblemKey, position: Int)?](repeating: nil, count: 64)
  /// The waivers of each digest, and those that had an effect or were told of.
  private var waiversByDigest: [String: [Int]] = [:]
  private var settledWaivers: Set<Int> = []

  /// A group that some file holds.
  private struct CheckedGroup {
    var group: StandardGroup
    var validator: GroupValidator
    var tallies: [RuleTally]
    /// The same of the file that is read now.
    var fileTallies: [RuleTally] = []
    /// The primary keys; made when it is known how many questions there are.
    var keys: KeyStore?
    /// The keys of each rule across records.
    var across: [KeyStore] = []
    /// How many findings of each check were waived.
    var waived: [Int: Int] = [:]
    /// Rows that could be cut into columns, and all; of the group, and of the file that is read now.
    var rows = RuleTally()
    var fileRows = RuleTally()
    /// Cells whose bytes are characters, and all; likewise.
    var cells = RuleTally()
    var fileCells = RuleTally()
  }

  private struct ProblemKey: Hashable {
    var group: Int
    var code: FindingCode
    var item: Int32?
    var rule: Int32?
  }

  /// Validates the files of some paths, one after another; one that cannot be read does not stop the others.
  ///
  /// - Parameters:
  ///   - paths: Files, or folders whose `.csv` files are meant.
  ///   - folder: The folder of the edition.
  ///   - options: How.
  ///   - progress: Called with the file, the bytes of all files read so far, and the bytes of all.
  ///   - found: Called with all findings, some thousand at a time, in the order of files and records; those across records follow, for each rule in
  ///     the order of the hashes of their keys.
  /// - Throws: `DiagnosticsError` where the edition or the options are wrong; what `found` throws.
  /// - Complexity: O(bytes); memory grows with the number of distinct problems alone, and keys are spilled.
  public static func perform(
    _ paths: [String], standard folder: String, options: Options, progress: (String, Int, Int) -> Void,
    found: @escaping ([Found], ValidationReport) throws -> Void
  ) throws -> ValidationReport {
    let standard = try StandardFolder.edition(folder)
    let (read, diagnostics) = PackRules.read(standard)
    let rules = read.filter { $0.subject != .runs }
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw DiagnosticsError(diagnostics) }
    var named: StandardGroup?
    if let name = options.group {
      named = standard.packs.flatMap(\.groups).first { $0.qualifiedName.utf8.elementsEqual(name.utf8) }
      guard named != nil else {
        throw RunError(
          code: "P241", LocalizedText(ja: "グループ`\(name)`は版に無い", en: "the edition has no group `\(name)`"),
          help: LocalizedText(ja: "`utsushi standard show`で一覧できる", en: "`utsushi standard show` lists them"))
      }
    }
    var codes = MunicipalCodes()
    if let path = options.municipalCodes {
      var files = ProjectFiles()
      codes = try MunicipalCodes(StandardFolder.table(path, &files), standard)
    }
    var validation = DataSetValidation(
      standard: standard, rules: rules, repertoire: try repertoire(options.repertoire), codes: codes, options: options,
      found: found,
      report: ValidationReport(
        edition: standard.edition, dialect: "\(options.characters), \(options.form.words)", files: [], rules: [],
        problems: []))
    let files = DataSetFiles(standard, characters: options.characters, form: options.form, named: named)
    let all = try DataSetFiles.all(paths)
    // What was not looked at did not pass.
    guard !all.isEmpty else {
      throw RunError(
        code: "P244",
        LocalizedText(
          ja: "`\(paths.joined(separator: "`、`"))`に`.csv`ファイルが無い",
          en: "there is no `.csv` file in `\(paths.joined(separator: "`, `"))`"))
    }
    // Which groups there are is known before any file is read: what only absent ones ask is not kept.
    for path in all {
      var file = ValidatedFile(path: path)
      file.isOwn = named == nil && DataSetFiles.isOwn(path)
      do throws(FileError) {
        if !file.isOwn, let group = try files.group(of: path) {
          file.group = group.qualifiedName
          validation.add(group)
        } else if !file.isOwn {
          file.problem = validation.unknownGroup(path)
        }
      } catch {
        file.problem = ("P301", LocalizedText(ja: error.ja, en: error.en))
      }
      validation.report.files.append(file)
    }
    validation.openStores()
    for (number, waiver) in (options.waivers?.waivers ?? []).enumerated() {
      validation.waiversByDigest[waiver.digest, default: []].append(number)
    }
    var byteCount = 0
    let total = all.reduce(0) { $0 + ((try? InputFile(path: $1).byteCount) ?? 0) }
    for (position, file) in validation.report.files.enumerated() {
      guard let group = file.group, let place = validation.place(of: group) else { continue }
      do {
        try validation.check(file.path, position, place) { progress(file.path, byteCount + $0, total) }
      } catch let error as RunError {
        validation.report.files[position].problem = (error.code, error.message)
      } catch let error as FileError {
        validation.report.files[position].problem = ("P301", LocalizedText(ja: error.ja, en: error.en))
      }
      validation.close(file: position, place)
      byteCount += validation.report.files[position].byteCount
    }
    try validation.resolve()
    return validation.report
  }

  private init(
    standard: StandardEdition, rules: [TypedRule], repertoire: Repertoire?, codes: MunicipalCodes, options: Options,
    found: @escaping ([Found], ValidationReport) throws -> Void,
    report: ValidationReport
  ) {
    self.standard = standard
    self.rules = rules
    self.repertoire = repertoire
    municipalCodes = codes
    self.options = options
    self.found = found
    self.report = report
  }

  /// The characters of some sets and lists together; `nil` for none.
  private static func repertoire(_ lists: [String]) throws -> Repertoire? {
    guard !lists.isEmpty else { return nil }
    var repertoire = Repertoire()
    var files = ProjectFiles()
    for list in lists where !repertoire.add(named: list) {
      let problems = repertoire.add(try StandardFolder.table(list, &files))
      guard problems.isEmpty else { throw DiagnosticsError(problems) }
    }
    return repertoire
  }

  private func unknownGroup(_ path: String) -> (code: String, message: LocalizedText) {
    (
      "P242",
      LocalizedText(
        ja: "`\(path)`がどのグループのファイルか、名前からも見出しからも分からない",
        en: "neither the name nor the headings of `\(path)` tell which group it holds")
    )
  }

  /// The place of a group among those that files hold.
  private func place(of group: String) -> Int? {
    groups.firstIndex { $0.group.qualifiedName.utf8.elementsEqual(group.utf8) }
  }

  private mutating func add(_ group: StandardGroup) {
    guard place(of: group.qualifiedName) == nil else { return }
    let validator = GroupValidator(
      group: group, edition: standard, rules: rules, repertoire: repertoire, checksDigits: true,
      municipalCodes: municipalCodes)
    groups.append(
      CheckedGroup(group: group, validator: validator, tallies: validator.checks.map { _ in RuleTally() }))
  }

  /// Makes room for the keys of every question that is asked; however many there are, they share what a few may take.
  private mutating func openStores() {
    let questions = groups.reduce(0) { $0 + 1 + $1.validator.groupRules.count }
    let budget = min(options.keyBudget, options.keyBudget * 2 / max(1, questions))
    func store() -> KeyStore { KeyStore(directory: options.scratch, budget: budget) }
    let given = Set(groups.map(\.group.qualifiedName))
    let undecidable = Set(
      rules.indices.filter { rule in
        !given.contains(rules[rule].group.qualifiedName)
          || !rules[rule].demand.references.allSatisfy { given.contains("\($0.business).\($0.group)") }
      })
    for place in groups.indices {
      groups[place].validator.undecidable = undecidable
      groups[place].keys = store()
      groups[place].across = groups[place].validator.groupRules.map { _ in store() }
    }
  }

  private mutating func check(_ path: String, _ file: Int, _ place: Int, progress: (Int) -> Void) throws {
    groups[place].fileTallies = groups[place].tallies.map { _ in RuleTally() }
    (groups[place].fileRows, groups[place].fileCells) = (RuleTally(), RuleTally())
    let rows = try StandardRows(groups[place].group, path: path, characters: options.characters, options.form)
    var blocks = try BlockSource(rows.source)
    while let block = try blocks.next() {
      let (batch, isUnread, own) = rows.read(block)
      let checked = groups[place].validator.check(batch, skipping: isUnread)
      let faults = own.count { $0.item == nil }
      groups[place].fileRows.add(RuleTally(checked: batch.count + faults, failed: faults))
      groups[place].fileCells.add(
        RuleTally(checked: batch.count * batch.columns.count, failed: own.count - faults))
      for (number, tally) in checked.tallies.enumerated() {
        groups[place].fileTallies[number].add(tally)
      }
      try groups[place].keys?.partitions.append(checked.keyEntries.map { $0.numbered(file) })
      for (number, entries) in checked.groupRuleEntries.enumerated() where !entries.isEmpty {
        try groups[place].across[number].partitions.append(entries.map { $0.numbered(file) })
      }
      for (number, entries) in checked.referencedEntries.enumerated() where !entries.isEmpty {
        try append(entries, referredToBy: groups[place].validator.referringRules[number])
      }
      for finding in own { try add(finding, file: file, other: nil, place) }
      try add(checked.findings, of: batch, file: file, place)
      report.files[file].records += batch.count + faults
      report.files[file].byteCount += block.stored.bytes.count
      progress(report.files[file].byteCount)
    }
  }

  /// Keeps values that a rule of any group refers to; its own files may come later.
  private mutating func append(_ entries: [PartitionEntry], referredToBy rule: Int) throws {
    guard let place = place(of: rules[rule].group.qualifiedName),
      let number = groups[place].validator.groupRules.firstIndex(of: rule)
    else { return }
    try groups[place].across[number].partitions.append(entries)
  }

  private mutating func resolve() throws {
    let given = Set(report.files.filter { $0.problem == nil }.compactMap(\.group))
    for place in groups.indices where given.contains(groups[place].group.qualifiedName) {
      guard let keys = groups[place].keys else { continue }
      // What is waived fails nothing.
      var waived = report.waived
      var duplicates = try DuplicateKeys.resolve(&keys.partitions) { try add(acrossRecords: $0, place) }
      duplicates.failed -= report.waived - waived
      var across: [RuleTally?] = []
      for (number, rule) in groups[place].validator.groupRules.enumerated() {
        let store = groups[place].across[number]
        guard rules[rule].demand.references.allSatisfy({ given.contains("\($0.business).\($0.group)") }) else {
          across.append(nil)
          continue
        }
        waived = report.waived
        var tally = try AcrossRules.resolve(rules[rule], index: rule, &store.partitions) {
          try add(acrossRecords: $0, place)
        }
        tally.failed -= report.waived - waived
        across.append(tally)
      }
      report.rules += results(place, duplicates, across)
    }
    for (number, waiver) in (options.waivers?.waivers ?? []).enumerated() where !settledWaivers.contains(number) {
      complain(waiver, ja: "どの指摘にも当たらない", en: "it matches no finding")
    }
    report.waiverProblems.sort { $0.line < $1.line }
    try flush()
    let found = report.problems
    report.problems = found.indices.sorted { left, right in
      (found[right].count, found[left].code.rawValue, left) < (found[left].count, found[right].code.rawValue, right)
    }.map { found[$0] }
  }

  /// Adds findings over single records, but for those that are waived.
  private mutating func add(_ findings: [Finding], of batch: StandardBatch, file: Int, _ place: Int) throws {
    guard let waivers = options.waivers else {
      for finding in findings { try add(finding, file: file, other: nil, place) }
      return
    }
    let group = groups[place].group
    // Findings and rows are in the order of the file.
    var row = 0
    for finding in findings {
      while row < batch.count, batch.recordIndexes[row] < finding.recordIndex { row += 1 }
      guard row < batch.count else {
        try add(finding, file: file, other: nil, place)
        continue
      }
      // What is about no item alone is bound to all the record holds.
      let value: ArraySlice<UInt8>
      if let item = finding.item {
        value = batch.columns[Int(item)].map { $0.bytes[$0.range(row)] } ?? []
      } else {
        value = batch.columns.reduce(into: []) { bytes, column in
          if let column { bytes += column.bytes[column.range(row)] }
          bytes.append(0x1F)
        }
      }
      let digest = waivers.digest(
        of: value, group: group.qualifiedName, item: finding.item.map { group.items[Int($0)].name } ?? "")
      if isWaived(finding, digest, place) {
        let check = groups[place].validator.checks.firstIndex {
          $0.code == finding.code && $0.rule == finding.rule.map { Int($0) }
        }
        if let check { groups[place].fileTallies[check].failed -= 1 }
        continue
      }
      try add(finding, file: file, other: nil, place, digest: digest)
    }
  }

  /// Whether a finding is waived; it then fails no rule. A waiver that was made for another version, or has ended, is told of.
  private mutating func isWaived(_ finding: Finding, _ digest: String, _ place: Int) -> Bool {
    guard let waivers = options.waivers, let found = waiversByDigest[digest] else { return false }
    let item = finding.item.map { groups[place].group.items[Int($0)].name } ?? ""
    let validator = groups[place].validator
    let rule = finding.rule.map { rules[Int($0)].name } ?? ""
    for number in found {
      let waiver = waivers.waivers[number]
      guard waiver.group.utf8.elementsEqual(groups[place].group.qualifiedName.utf8),
        waiver.code.utf8.elementsEqual(finding.code.text.utf8),
        waiver.item.utf8.elementsEqual(item.utf8),
        waiver.rule.utf8.elementsEqual(rule.utf8)
      else { continue }
      let isNew = settledWaivers.insert(number).inserted
      guard
        validator.version(of: finding.code, item: finding.item.map { Int($0) }, in: standard).utf8.elementsEqual(
          waiver.version.utf8)
      else {
        if isNew { complain(waiver, ja: "規則が変わった（version）", en: "the rule is another now (version)") }
        continue
      }
      guard let asOf = options.asOf, asOf <= waiver.expires else {
        if isNew { complain(waiver, ja: "期限\(waiver.expires)を過ぎた", en: "it ended on \(waiver.expires)") }
        continue
      }
      report.waived += 1
      let check = validator.checks.firstIndex { $0.code == finding.code && $0.rule == finding.rule.map { Int($0) } }
      if let check { groups[place].waived[check, default: 0] += 1 }
      return true
    }
    return false
  }

  private mutating func complain(_ waiver: Waivers.Waiver, ja: String, en: String) {
    report.waiverProblems.append((waiver.line, LocalizedText(ja: ja, en: en)))
  }

  private func results(_ place: Int, _ duplicates: RuleTally, _ across: [RuleTally?]) -> [RuleResult] {
    let checked = groups[place]
    let lacking = [FindingCode.referenceMissing, .excludedValue, .sumDiffers].map(\.text)
    var results = checked.validator.results(tallies: checked.tallies, duplicates: duplicates, groupRules: across)
    for (check, count) in checked.waived {
      results[check].reason = LocalizedText(
        ja: "\(count)件は承認済みで数えない", en: "\(count) findings are waived and not counted")
    }
    return readable(checked.group, checked.rows, checked.cells)
      + results.map {
        var result = $0
        guard result.state == .notRun, lacking.contains(result.code) else { return result }
        result.reason = LocalizedText(
          ja: "参照先のグループのファイルが渡されていない", en: "a file of a group that it refers to was not given")
        return result
      }
  }

  /// Whether rows are rows, and bytes characters.
  private func readable(_ group: StandardGroup, _ rows: RuleTally, _ cells: RuleTally) -> [RuleResult] {
    func result(_ code: String, _ ja: String, _ en: String, _ tally: RuleTally) -> RuleResult {
      RuleResult(
        code: code, title: LocalizedText(ja: ja, en: en), group: group.qualifiedName,
        state: tally.failed > 0 ? .failed : tally.checked > 0 ? .passed : .notExercised, checked: tally.checked,
        failed: tally.failed,
        reason: tally.checked > 0 ? nil : LocalizedText(ja: "レコードが無い", en: "there are no records"))
    }
    return [
      result("F1", "行の形（列の数と引用符）", "rows have their columns and quotation marks", rows),
      result("C2", "文字として読めること", "bytes are characters", cells),
    ]
  }

  /// Adds what one file gave to its group, also where it could be read to some place alone, and keeps its own states.
  private mutating func close(file: Int, _ place: Int) {
    let checked = groups[place]
    for (number, tally) in checked.fileTallies.enumerated() { groups[place].tallies[number].add(tally) }
    groups[place].rows.add(checked.fileRows)
    groups[place].cells.add(checked.fileCells)
    let across = checked.validator.groupRules.map { _ in RuleTally?.none }
    let own = checked.validator.results(tallies: checked.fileTallies, duplicates: nil, groupRules: across)
    report.files[file].rules =
      readable(checked.group, checked.fileRows, checked.fileCells) + own.filter { $0.state != .notRun }
  }

  // MARK: Findings

  private mutating func add(acrossRecords found: AcrossFinding, _ place: Int) throws {
    let packed = found.finding
    var finding = packed
    finding.recordIndex = RecordNumber.record(packed.recordIndex)
    finding.otherRecordIndex = packed.otherRecordIndex.map(RecordNumber.record)
    // The values are gone by now; a keyed digest of the key's hash binds as much.
    let group = groups[place].group
    let digest = options.waivers?.digest(
      of: [found.key.high, found.key.low].flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
      }[...],
      group: group.qualifiedName, item: finding.item.map { group.items[Int($0)].name } ?? "")
    if let digest, isWaived(finding, digest, place) { return }
    try add(
      finding, file: RecordNumber.source(packed.recordIndex), other: packed.otherRecordIndex.map(RecordNumber.source),
      place, digest: digest)
  }

  private mutating func add(
    _ finding: Finding, file: Int, other: Int?, _ place: Int, digest: String? = nil
  ) throws {
    let key = ProblemKey(group: place, code: finding.code, item: finding.item, rule: finding.rule)
    let slot = (Int(finding.item ?? 0) * 7 + Int(finding.rule ?? 0) + Int(finding.code.rawValue)) & 63
    var position = report.problems.count
    if let known = recent[slot], known.key == key {
      position = known.position
    } else {
      position = problems[key] ?? position
      recent[slot] = (key, position)
    }
    if position == report.problems.count {
      let group = groups[place].group
      problems[key] = position
      var problem = ValidationReport.Problem(
        group: group.qualifiedName, code: finding.code, item: finding.item.map { group.items[Int($0)].name },
        rule: finding.rule.map { rules[Int($0)].name },
        severity: finding.rule.map { rules[Int($0)].severity } ?? finding.code.severity)
      // A row that is none has no rule that could be another one day.
      let validator = groups[place].validator
      if finding.item != nil || validator.checks.contains(where: { $0.code == finding.code }) {
        problem.version = validator.version(of: finding.code, item: finding.item.map { Int($0) }, in: standard)
      }
      report.problems.append(problem)
    }
    report.problems[position].count += 1
    report.problems[position].add(place: (file, finding.recordIndex + 1))
    batch.append(Found(file: file, otherFile: other, problem: position, finding: finding, digest: digest))
    if batch.count >= 4096 { try flush() }
  }

  private mutating func flush() throws {
    if !batch.isEmpty { try found(batch, report) }
    batch.removeAll(keepingCapacity: true)
  }
}

extension PartitionEntry {
  /// The entry with its file in its record's number.
  fileprivate func numbered(_ file: Int) -> PartitionEntry {
    var entry = self
    entry.record = UInt64(RecordNumber.pack(source: file, record: Int(record)))
    return entry
  }
}
