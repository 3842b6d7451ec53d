internal import Formats
internal import Language
internal import Records

/// Makes the bytes of records from their types and fields, in the form that their source declares.
struct RecordImage {
  private let plan: SourcePlan
  private let decoder: SourceDecoder

  init(_ plan: SourcePlan, _ decoder: SourceDecoder) {
    self.plan = plan
    self.decoder = decoder
  }

  /// The bytes of a record that was read, with what frames it; `nil` where its fields do not make any.
  func bytes(of record: SourceRecords.Record, type: Int) -> [UInt8]? {
    let layout = layout(type)
    var values: [Int: [UInt8]] = [:]
    for (field, index) in fields(record.fields.map { Array($0.name.utf8) }, in: layout) {
      let read = record.fields[field]
      if read.isRestorable {
        values[index] = decoder.image(of: read.value, in: layout.fields[index])
      } else if layout.isDelimited {
        values[index] = decoder.dialect?.text(of: record.bytes[read.range])
      } else {
        values[index] = Array(record.bytes[read.range])
      }
    }
    return bytes(values, type: type, quoted: record.quoted)
  }

  /// The layout that a record type is read by: the row of headings holds words, whatever its columns are.
  func layout(_ type: Int) -> RecordLayout {
    let plan = plan.types[type]
    return plan.role == .header && plan.layout.isDelimited ? plan.layout.ofHeadings : plan.layout
  }

  /// For each name the field of a layout, by index; names that the layout has not are left out.
  func fields(_ names: [[UInt8]], in layout: RecordLayout) -> [(name: Int, field: Int)] {
    var known: [[UInt8]: Int] = [:]
    for field in layout.fields where !field.isGroup { known[Array(field.mappingName.utf8)] = field.index }
    return names.enumerated().compactMap { name, bytes in known[bytes].map { (name, $0) } }
  }

  /// The bytes of a record from those of its fields.
  ///
  /// - Parameters:
  ///   - values: The bytes of fields, or the texts of cells, by index in the layout; the first description of a byte counts.
  ///   - type: The record's type.
  ///   - quoted: Which cells stand in quotation marks, as `SourceRecords.Record.quoted` has it.
  /// - Returns: The record with what frames it, or `nil` where the source has no such record.
  func bytes(_ values: [Int: [UInt8]], type: Int, quoted: String?) -> [UInt8]? {
    let layout = layout(type)
    guard !layout.isDelimited else { return row(values, layout, quoted) }
    var content = [UInt8](repeating: decoder.table.space, count: layout.byteCount)
    var isWritten = [Bool](repeating: false, count: layout.byteCount)
    for field in layout.fields {
      guard let value = values[field.index], value.count == field.byteCount else { continue }
      for byte in 0..<field.byteCount where !isWritten[field.offset + byte] {
        content[field.offset + byte] = value[byte]
        isWritten[field.offset + byte] = true
      }
    }
    // A table at the end of a record has as many occurrences as were read.
    if layout.variableTable != nil {
      content.removeSubrange(((isWritten.lastIndex(of: true) ?? -1) + 1)...)
      guard content.count >= layout.leastByteCount else { return nil }
    }
    if !plan.expansions.isEmpty, let expansion = plan.expansions[type] {
      guard let stored = expansion.contract(content) else { return nil }
      content = stored
    }
    return framed(content)
  }

  /// Which cells of a row stand in quotation marks.
  func quoted(_ block: SourceBlock, _ frame: Int) -> String? {
    guard let dialect = decoder.dialect, let quote = dialect.quote.map({ dialect.bytes([$0]) }),
      block.frames[frame].state == .whole
    else { return nil }
    let start = Int(block.frames[frame].offset)
    let marks = (0..<block.columnCount).map { column -> Bool in
      let cell = Int(block.cells[frame * block.columnCount + column].offset)
      return cell - quote.count >= start && block.bytes[cell - quote.count..<cell].elementsEqual(quote)
    }
    guard marks.contains(true) else { return nil }
    return marks.allSatisfy { $0 } ? "all" : marks.map { $0 ? "1" : "0" }.joined()
  }

  private func row(_ values: [Int: [UInt8]], _ layout: RecordLayout, _ quoted: String?) -> [UInt8]? {
    guard let dialect = decoder.dialect else { return nil }
    let marks = quoted.map { Array($0.utf8) } ?? []
    var cells: [(text: [UInt8], isQuoted: Bool)] = []
    for field in layout.fields where !field.isGroup {
      guard let text = values[field.index] else { return nil }
      let isQuoted = quoted == "all" || marks.count > cells.count && marks[cells.count] == 0x31
      cells.append((text, isQuoted))
    }
    return dialect.row(cells).map { $0 + dialect.bytes(dialect.rowEnd) }
  }

  private func framed(_ content: [UInt8]) -> [UInt8]? {
    switch plan.framing {
    case .fixed(_, let newline, _, _), .lines(let newline, _): return content + newline.bytes
    case .variable(let word, _): return LengthWord(word).bytes(content.count).map { $0 + content }
    case .counted, .delimited: return content
    }
  }
}
