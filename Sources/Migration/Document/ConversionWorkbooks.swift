internal import Formats
internal import Language
internal import Records
internal import Reporting

/// The conversion tables of a project as workbooks, for people who keep them in a spreadsheet; every cell is a text.
public enum ConversionWorkbooks {
  /// One workbook for each table that is kept as delimited text, named as its file.
  ///
  /// - Throws: `FileError`; what a workbook cannot hold.
  /// - Complexity: O(bytes of the tables).
  public static func all(_ loaded: LoadedProject) throws -> [(name: String, bytes: [UInt8])] {
    var workbooks: [(name: String, bytes: [UInt8])] = []
    var files = ProjectFiles()
    for codes in loaded.project.declarations.codes where !codes.file.value.hasSuffix(".xlsx") {
      let path = ProjectFiles.resolve(codes.file.value, from: codes.file.span.file)
      guard let table = DelimitedText.table(try files.bytes(path, namedAt: codes.file.span), file: path).table else {
        continue
      }
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let name = file.split(separator: ".").first.map(String.init) ?? file
      guard !workbooks.contains(where: { $0.name.utf8.elementsEqual("\(name).xlsx".utf8) }) else { continue }
      let sheet = WorkbookSheet(
        name: "変換表", header: table.header,
        rows: table.rows.map { row in row.cells.map { $0.isEmpty ? .empty : .text($0) } })
      workbooks.append(("\(name).xlsx", try Workbook(sheets: [sheet]).xlsx()))
    }
    return workbooks
  }
}
