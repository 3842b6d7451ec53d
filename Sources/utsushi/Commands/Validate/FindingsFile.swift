internal import Migration
internal import Platform
internal import Records

/// Every finding of a validation as a row of CSV: places and bytes that are no characters, never a value.
final class FindingsFile {
  private var file: OutputFile
  private var pending: [UInt8] = []

  /// Creates the file, which must not exist.
  init(creating path: String) throws(FileError) {
    file = try OutputFile(creating: path)
    pending = Array("file,row,code,item,rule,byte,bytes,other_file,other_row\r\n".utf8)
  }

  /// Writes a finding.
  func add(_ found: DataSetValidation.Found) throws(FileError) {
    let finding = found.finding
    append(found.path)
    append("\(finding.recordIndex + 1)", first: false)
    append(finding.code.text, first: false)
    append(found.item ?? "", first: false)
    append(found.rule ?? "", first: false)
    append(finding.byteOffset.map { "\($0)" } ?? "", first: false)
    append(finding.bytesInHexadecimal, first: false)
    append(found.otherPath ?? "", first: false)
    append(finding.otherRecordIndex.map { "\($0 + 1)" } ?? "", first: false)
    pending += [0x0D, 0x0A]
    if pending.count > 1 << 16 {
      try file.write(pending)
      pending.removeAll(keepingCapacity: true)
    }
  }

  private func append(_ text: String, first: Bool = true) {
    if !first { pending.append(0x2C) }
    let needsMarks = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsMarks else {
      pending += Array(text.utf8)
      return
    }
    pending.append(0x22)
    for byte in text.utf8 { pending += byte == 0x22 ? [0x22, 0x22] : [byte] }
    pending.append(0x22)
  }

  /// Writes what is left.
  func finish() throws(FileError) {
    try file.write(pending)
    pending = []
    try file.close()
  }
}
