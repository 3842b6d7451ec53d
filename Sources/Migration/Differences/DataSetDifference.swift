internal import Fidelity
internal import Formats
public import Language
internal import Platform
public import Records

/// How two data sets are compared.
public struct DifferenceOptions: Sendable {
  /// The character table of all files.
  public var characters = "UTF8"
  /// The marks of their rows.
  public var form = DelimitedForm(newline: .carriageReturnLineFeed, header: .names)
  /// The columns that tell rows apart, for every file; none where the standard or the whole row does.
  public var keys: [String] = []
  /// The edition whose keys are taken, for files of its groups.
  public var standard: String?
  /// Steps after which texts count as the same, all of them together.
  public var ignoring: [TextStep] = []
  /// A table of changes that are expected.
  public var expectedTable: String?
  /// The file for every change; not there yet.
  public var result: String?
  /// The file for the patch; not there yet.
  public var patch: String?
  /// How many blocks are in the works at once.
  public var width = 4
  /// The bytes that the keys of one question may take in memory.
  public var keyBudget = 64 << 20
  /// An existing folder for keys that are more.
  public var scratch: String

  var expected: ExpectedChanges?

  /// Makes options.
  public init(scratch: String) { self.scratch = scratch }
}

/// Compares two data sets: files, folders of them, or runs (`utsushi diff`).
public enum DataSetDifference {
  /// Compares.
  ///
  /// - Parameters:
  ///   - old: A file, a folder whose `.csv` files are meant, or a run, of which its data are.
  ///   - new: Another one.
  ///   - progress: Called with each file.
  /// - Throws: `RunError` P261–P263, `DiagnosticsError` for the tables, `FileError`.
  /// - Complexity: O(bytes + rows log rows); keys are spilled.
  public static func compare(
    _ old: String, _ new: String, _ options: DifferenceOptions, progress: (String) -> Void
  ) async throws -> DifferenceReport {
    var options = options
    options.expected = try options.expectedTable.map { try ExpectedChanges($0) }
    var groups: DataSetFiles?
    if let standard = options.standard {
      groups = DataSetFiles(
        try StandardFolder.edition(standard), characters: options.characters, form: options.form, named: nil)
    }
    let result = try options.result.map { path throws(FileError) in try PendingFile(creating: path) }
    try result?.write(DifferenceResult.head)
    let patch = try options.patch.map { path throws(FileError) in try PatchWriter(path) }
    var report = DifferenceReport()
    for (path, one, two) in try pairs(old, new) {
      progress(path)
      guard let one, let two else {
        var file = DifferenceReport.File(path: path)
        (file.isOld, file.isNew) = (one != nil, two != nil)
        report.files.append(file)
        try patch?.begin(
          path, old: one.map { try PatchWriter.Side.of($0) }, new: two.map { try PatchWriter.Side.of($0) })
        if let two {
          let whole = try InputFile(path: two)
          try patch?.literal(whole, 0..<whole.byteCount)
          try patch?.end()
        }
        continue
      }
      try patch?.begin(path, old: try PatchWriter.Side.of(one), new: try PatchWriter.Side.of(two))
      let left = try ComparedFile(one, characters: options.characters, form: options.form)
      let right = try ComparedFile(two, characters: options.characters, form: options.form)
      var keys = options.keys
      if keys.isEmpty, let group = try groups?.group(ofOwn: one) ?? groups?.group(of: one) {
        keys = group.keyItems.map { group.items[$0].name }
      }
      let difference = try FileDifference(left, right, path: path, keys: keys, options)
      report.files.append(try await difference.compare(patch: patch, result: result))
      try patch?.end()
    }
    try result?.finish()
    try patch?.finish()
    return report
  }

  /// The files of both by their paths, in order of path.
  private static func pairs(_ old: String, _ new: String) throws -> [(path: String, old: String?, new: String?)] {
    let (old, new) = (data(old), data(new))
    for path in [old, new] where !FileSystem.exists(path) {
      throw RunError(code: "P263", LocalizedText(ja: "`\(path)`は無い", en: "`\(path)` is not there"))
    }
    guard FileSystem.isDirectory(old) == FileSystem.isDirectory(new) else {
      throw RunError(
        code: "P263",
        LocalizedText(
          ja: "`\(old)`と`\(new)`は、片方がファイルで片方がフォルダ", en: "of `\(old)` and `\(new)` one is a file and one a folder"))
    }
    guard FileSystem.isDirectory(old) else {
      return [(new.split(separator: "/").last.map(String.init) ?? new, old, new)]
    }
    func files(_ folder: String) throws -> [[UInt8]: String] {
      var files: [[UInt8]: String] = [:]
      for path in try DataSetFiles.all([folder]) { files[Array(path.utf8.dropFirst(folder.utf8.count + 1))] = path }
      return files
    }
    let (left, right) = (try files(old), try files(new))
    guard !left.isEmpty || !right.isEmpty else {
      throw RunError(
        code: "P263",
        LocalizedText(ja: "`\(old)`にも`\(new)`にも`.csv`ファイルが無い", en: "neither `\(old)` nor `\(new)` has a `.csv` file"))
    }
    return Set(left.keys).union(right.keys).sorted { $0.lexicographicallyPrecedes($1) }.map {
      (String(decoding: $0, as: UTF8.self), left[$0], right[$0])
    }
  }

  /// The data of a run; anything else as it is.
  private static func data(_ path: String) -> String {
    let folder = path.trimmingTrailingSlashes
    return FileSystem.exists(folder + "/ledger.jsonl") ? folder + "/bag/data" : folder
  }
}
