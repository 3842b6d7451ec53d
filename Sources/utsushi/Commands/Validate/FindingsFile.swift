internal import Formats
internal import Migration
internal import Platform
internal import Records

/// Every finding of a validation as a row of CSV: places and bytes that are no characters, never a value.
///
/// What the rows of one file and one kind of finding have in common is made once.
final class FindingsFile {
  private let file: PendingFile
  /// Room for the rows of one call, kept for the next.
  private var rows: [UInt8] = []
  /// The path of each file, as a cell.
  private var paths: [[UInt8]] = []
  /// The cells of group, code, item, rule and version of each kind, with a comma before each.
  private var kinds: [[UInt8]] = []

  /// Begins the file, which must not exist; it has its name when it is whole.
  init(creating path: String) throws(FileError) {
    file = try PendingFile(creating: path)
    try file.write(Array("file,row,group,code,item,rule,version,digest,byte,bytes,other_file,other_row\r\n".utf8))
  }

  /// Writes findings of a report.
  func add(_ findings: [DataSetValidation.Found], of report: ValidationReport) throws(FileError) {
    while kinds.count < report.problems.count {
      let problem = report.problems[kinds.count]
      let cells = [problem.group, problem.code.text, problem.item ?? "", problem.rule ?? "", problem.version]
      kinds.append(cells.reduce(into: []) { $0 += [0x2C] + cell($1) } + [0x2C])
    }
    while paths.count < report.files.count { paths.append(cell(report.files[paths.count].path)) }
    var rows: [UInt8] = []
    swap(&rows, &self.rows)
    rows.removeAll(keepingCapacity: true)
    for found in findings {
      let finding = found.finding
      rows.append(contentsOf: paths[found.file])
      rows.append(0x2C)
      append(finding.recordIndex + 1, to: &rows)
      rows.append(contentsOf: kinds[found.problem])
      if let digest = found.digest { rows.append(contentsOf: digest.utf8) }
      rows.append(0x2C)
      if let offset = finding.byteOffset { append(Int(offset), to: &rows) }
      rows.append(0x2C)
      if finding.byteCount > 0 { rows.append(contentsOf: finding.bytesInHexadecimal.utf8) }
      rows.append(0x2C)
      if let other = found.otherFile { rows.append(contentsOf: paths[other]) }
      rows.append(0x2C)
      if let other = finding.otherRecordIndex { append(other + 1, to: &rows) }
      rows.append(0x0D)
      rows.append(0x0A)
    }
    try file.write(rows)
    swap(&rows, &self.rows)
  }

  /// Closes the file and gives it its name.
  func finish() throws(FileError) { try file.finish() }

  /// Writes a number of 0 or more in digits.
  private func append(_ number: Int, to bytes: inout [UInt8]) {
    var power = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(truncatingIfNeeded: 0x30 + number / power % 10))
      power /= 10
    }
  }

  /// A text as a cell.
  private func cell(_ text: String) -> [UInt8] { Array(text.utf8).asCell }
}
