internal import Formats
public import Platform
public import Records
internal import Validation

/// Makes a pack of the official lists of one business (`utsushi standard import`).
public struct StandardImport: Sendable {
  /// The pack as the tables give it.
  public let pack: StandardPack
  /// Items whose 感度, 検査数字 and 別名 nobody has decided.
  public let undecided: [String]
  /// Items of the earlier pack that the list has no more.
  public let dropped: [String]
  /// The items that are 条件付き必須, with the prose of their conditions, for which the pack has no rules of its own yet.
  public let openConditions: [(item: String, prose: String)]

  private let tables: ImportedPack
  private let conditions: [UInt8]

  /// What is asked for.
  public struct Options: Sendable {
    /// The edition that the list belongs to; sheets do not say it.
    public var edition: String
    /// The folder of an earlier edition, whose pack of the same business gives what an official list does not state.
    public var earlier: String?
    /// The document that the list stands in; the names of the files where it is `nil`.
    public var document: String?
    /// Its date.
    public var documentDate: String?

    /// Makes options.
    public init(edition: String, earlier: String? = nil, document: String? = nil, documentDate: String? = nil) {
      self.edition = edition
      self.earlier = earlier
      self.document = document
      self.documentDate = documentDate
    }
  }

  /// Reads the files, all of one business: workbooks (.xlsx) or delimited text in UTF-8.
  ///
  /// - Throws: `DiagnosticsError` with sheet, row and column of everything that is wrong; `FileError`.
  /// - Complexity: O(bytes); a file is at most 64 MiB, and 512 MiB when expanded.
  public init(_ paths: [String], _ options: Options) throws {
    var grids: [CellGrid] = []
    for path in paths {
      let bytes = try FileSystem.readAll(path, limit: ProjectFiles.limit)
      let name = StandardImport.lastPart(path)
      do {
        grids += try CellGrids.read(bytes, file: name)
      } catch let error as SpreadsheetError {
        throw DiagnosticsError(
          Diagnostic(
            code: "S206", error.message, at: TextSpan(file: path, line: 1, column: 1), help: error.help))
      }
    }
    let names = paths.map { StandardImport.lastPart($0) }.joined(separator: ", ")
    let document = options.document ?? names
    let list = try OfficialList(grids, source: document)
    var files = ProjectFiles()
    let folder = options.earlier.map { "\($0)/\(list.business)" }.flatMap { FileSystem.isDirectory($0) ? $0 : nil }
    let earlier = try folder.map { folder throws(DiagnosticsError) in
      (
        items: try StandardFolder.table("\(folder)/items.csv", &files),
        group: try StandardFolder.table("\(folder)/group.csv", &files)
      )
    }
    tables = ImportedPack(
      list, edition: options.edition, document: document, date: options.documentDate ?? "記載なし", earlier: earlier)
    pack = try StandardPackReader.pack(
      business: list.business, edition: options.edition, pack: tables.pack, group: tables.group, items: tables.items,
      codes: tables.codes, conditions: nil)
    undecided = tables.undecided
    dropped = tables.dropped
    let prose = tables.conditions
    if let path = folder.map({ "\($0)/conditions.utsushi" }), FileSystem.exists(path) {
      conditions = try files.bytes(path, namedAt: nil)
      // Prose that a rule quotes has its rule.
      let text = conditions
      openConditions = prose.filter { !StandardImport.contains(text, Array($0.prose.utf8)) }
    } else {
      conditions = StandardImport.conditions(prose, of: list.business)
      openConditions = prose
    }
  }

  /// Writes the pack to `<folder>/<business>`, which must not exist.
  ///
  /// - Throws: `FileError`.
  public func write(to folder: String) throws(FileError) {
    try FileSystem.createDirectories(folder)
    let staged = try StagedDirectory("\(folder)/\(pack.business)")
    let parts: [(String, [UInt8])] = [
      ("pack.csv", tables.pack.bytes(newline: "\n", mark: false)),
      ("group.csv", tables.group.bytes(newline: "\n", mark: false)),
      ("items.csv", tables.items.bytes(newline: "\n", mark: false)),
      ("codes.csv", tables.codes.bytes(newline: "\n", mark: false)), ("conditions.utsushi", conditions),
    ]
    for (name, bytes) in parts {
      var file = try OutputFile(creating: "\(staged.partialPath)/\(name)")
      try file.write(bytes)
      try file.close()
    }
    try staged.commit()
  }

  /// A file of comments with the prose that somebody has to write as rules.
  private static func conditions(_ prose: [(item: String, prose: String)], of business: String) -> [UInt8] {
    var text = "// \(business): the conditions of the official list (※※), to be written as rules.\n"
    for condition in prose { text += "//\n// \(condition.item)\n//   \(condition.prose)\n" }
    return Array(text.utf8)
  }

  private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: part) }
  }
}
