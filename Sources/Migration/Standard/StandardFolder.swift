internal import Formats
internal import Platform
public import Records
internal import Validation

/// Reads an edition of the standard from its folder: `<edition>/<business>/{pack,group,items,codes}.csv`.
public enum StandardFolder {
  /// The edition in a folder.
  ///
  /// - Throws: `DiagnosticsError` with everything that is wrong with its tables, or where one cannot be read.
  public static func edition(_ folder: String) throws(DiagnosticsError) -> StandardEdition {
    var files = ProjectFiles()
    let (edition, diagnostics) = try read(folder, namedAt: nil, files: &files)
    guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    return edition
  }

  static func read(
    _ folder: String, namedAt span: TextSpan?, files: inout ProjectFiles
  ) throws(DiagnosticsError) -> (StandardEdition, [Diagnostic]) {
    let names: [String]
    do throws(FileError) {
      names = try FileSystem.list(folder)
    } catch {
      throw DiagnosticsError(ProjectProblem.unreadableFile(ja: error.ja, en: error.en, at: span))
    }
    let edition = folder.split(separator: "/").last.map(String.init) ?? folder
    var diagnostics: [Diagnostic] = []
    var packs: [StandardPack] = []
    for name in names where !name.hasPrefix(".") && FileSystem.isDirectory(folder + "/" + name) {
      let business = folder + "/" + name
      let information = try table(business + "/pack.csv", span, &files, &diagnostics)
      let groups = try table(business + "/group.csv", span, &files, &diagnostics)
      let items = try table(business + "/items.csv", span, &files, &diagnostics)
      let codes = try table(business + "/codes.csv", span, &files, &diagnostics)
      var conditions: (file: String, text: [UInt8])?
      let path = business + "/conditions.utsushi"
      if FileSystem.exists(path) {
        let text = try files.bytes(path, namedAt: span)
        files.keep(path, text)
        conditions = (path, text)
      }
      do throws(DiagnosticsError) {
        packs.append(
          try StandardPackReader.pack(
            business: name, edition: edition, pack: information, group: groups, items: items, codes: codes,
            conditions: conditions))
      } catch {
        diagnostics += error.diagnostics
      }
    }
    guard !packs.isEmpty || !diagnostics.isEmpty else {
      throw DiagnosticsError(ProjectProblem.emptyStandard(folder, at: span))
    }
    return (StandardEdition(edition: edition, packs: packs), diagnostics)
  }

  private static func table(
    _ path: String, _ span: TextSpan?, _ files: inout ProjectFiles, _ diagnostics: inout [Diagnostic]
  ) throws(DiagnosticsError) -> DelimitedTable {
    let bytes = try files.bytes(path, namedAt: span)
    files.keep(path, bytes)
    let (table, problems) = DelimitedText.table(bytes, file: path)
    diagnostics += problems
    guard let table else { throw DiagnosticsError(problems) }
    return table
  }

  /// One table of a pack.
  static func table(_ path: String, _ files: inout ProjectFiles) throws(DiagnosticsError) -> DelimitedTable {
    var diagnostics: [Diagnostic] = []
    return try table(path, nil, &files, &diagnostics)
  }
}
