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
    var paths: [String] = []
    var files = ProjectFiles()
    for codes in loaded.project.declarations.codes where !codes.file.value.hasSuffix(".xlsx") {
      let path = ProjectFiles.resolve(codes.file.value, from: codes.file.span.file)
      guard !paths.contains(where: { $0.utf8.elementsEqual(path.utf8) }) else { continue }
      paths.append(path)
      let (found, problems) = DelimitedText.table(try files.bytes(path, namedAt: codes.file.span), file: path)
      guard let table = found else { throw DiagnosticsError(problems) }
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let stem = file.hasSuffix(".csv") ? String(file.dropLast(4)) : file
      // Files of one name in two folders are numbered.
      var name = stem + ".xlsx"
      var number = 2
      while workbooks.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
        name = "\(stem)-\(number).xlsx"
        number += 1
      }
      let sheet = WorkbookSheet(
        name: "変換表", header: table.header,
        rows: table.rows.map { row in row.cells.map { $0.isEmpty ? .empty : .text($0) } })
      workbooks.append((name, try Workbook(sheets: [sheet]).xlsx()))
    }
    return workbooks
  }
}
