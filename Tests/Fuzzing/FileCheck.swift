// Looks inside Formats, which only a debug build allows.
#if DEBUG
  import Records

  @testable import Formats

  /// The rules that hold for files of any bytes: copybooks, files of records and of rows, and numbers.
  public enum FileCheck: String, CaseIterable, Sendable {
    case copybook
    case framing
    case rows
    case numbers

    /// What is wrong with an input; nothing where every rule holds.
    public func faults(_ input: [UInt8]) -> [String] {
      switch self {
      case .copybook: FileCheck.copybook(input)
      case .framing: FileCheck.framing(input)
      case .rows: FileCheck.rows(input)
      case .numbers: FileCheck.numbers(input)
      }
    }

    // MARK: copybooks

    /// Two bytes say how the copybook is read. A layout has no errors; its elementary fields lie inside it, cover it, and a
    /// table of them reads as the same fields.
    private static func copybook(_ input: [UInt8]) -> [String] {
      var rest = input[...]
      let flags = rest.popFirst() ?? 0
      let second = rest.popFirst() ?? 0
      let text = Array(rest)
      let dialects = CopybookDialect.names
      let options = Copybook.Options(
        characters: flags & 1 == 0 ? "UTF8" : "CP932", dialect: dialects[Int(second) % dialects.count],
        format: flags & 2 == 0 ? .fixed : .free,
        tableStorage: flags & 4 == 0 ? nil : flags & 8 == 0 ? .shifted : .maximal)
      // The copybook copies itself by any other name, once.
      let library = CopybookLibrary { name, path in path == "t" ? ("\(name)?", text) : nil }
      let (layouts, diagnostics) = Copybook.layouts(of: text, file: "t", options: options, library: library)
      var faults: [String] = []
      if !layouts.isEmpty, diagnostics.contains(where: { $0.severity == .error }) {
        faults.append("a layout with errors")
      }
      for layout in layouts where layout.byteCount <= 1 << 16 {
        for field in layout.fields where field.offset < 0 || field.offset + field.byteCount > layout.byteCount {
          faults.append("\(field.mappingName) lies outside \(layout.name)")
        }
        let segments = RecordSegment.all(layout.fields, byteCount: layout.byteCount)
        if segments.reduce(0, { $0 + $1.byteCount }) != layout.byteCount {
          faults.append("segments do not cover \(layout.name)")
        }
        if layout.leastByteCount > layout.byteCount { faults.append("the shortest record is longer than the longest") }
      }
      return faults
    }

    // MARK: framing

    /// Two bytes say the form. Every byte stands in one frame, in order.
    private static func framing(_ input: [UInt8]) -> [String] {
      var rest = input[...]
      let form = rest.popFirst() ?? 0
      let size = Int(rest.popFirst() ?? 0)
      let file = Array(rest)
      func framer() -> RecordFramer {
        let newlines: [[UInt8]] = [[0x0A], [0x0D, 0x0A], [0x0D], [0x15], [0x25]]
        let word = LengthWord(isBigEndian: form & 8 == 0, isInclusive: form & 16 == 0)
        switch form % 6 {
        case 0: return RecordFramer(BlockFramer(recordByteCount: size + 1, newline: [], blockByteCount: 64))
        case 1:
          return RecordFramer(
            BlockFramer(recordByteCount: size + 1, newline: newlines[size % newlines.count], blockByteCount: 64))
        case 2: return RecordFramer(LengthWordFramer(word, blockByteCount: 64))
        case 3:
          let block = LengthWord(isBigEndian: form & 32 == 0, isInclusive: form & 64 == 0)
          return RecordFramer(LengthWordFramer(word, blockWord: block, blockByteCount: 64))
        case 4: return RecordFramer(LineFramer(newline: newlines[size % newlines.count], blockByteCount: 64))
        default:
          let shape = NumberShape(digits: 2, scale: 0, isSigned: false)
          let field = LayoutField(
            index: 1, level: 5, name: "L", offset: size % 3, byteCount: 2, usage: .zoned(shape),
            span: TextSpan(file: "x", line: 1, column: 1))
          guard
            let length = LengthField(
              field, isInclusive: form & 8 == 0, longest: 99, signs: nil, table: CP932.table)
          else { preconditionFailure("a numeric field") }
          return RecordFramer(LengthFieldFramer(length, blockByteCount: 64))
        }
      }
      return covered(file, framer())
    }

    // MARK: rows

    /// Three bytes say the dialect. Every byte stands in one frame, cells lie inside their frames, and what the cells of a
    /// whole row say makes a row of the same cells.
    private static func rows(_ input: [UInt8]) -> [String] {
      var rest = input[...]
      let flags = rest.popFirst() ?? 0
      let second = rest.popFirst() ?? 0
      let file = Array(rest)
      let units: [DelimitedDialect.Unit] = [
        .byte(passing: .none), .byte(passing: .leadBytes), .utf16(isBigEndian: true),
        .utf16(isBigEndian: false),
      ]
      let shifts: [ShiftCodes] = [.ibm, .jef, .keis, .jipsJ]
      let newlines: [DelimitedDialect.Newline] = [.units([0x0D, 0x0A]), .units([0x0A]), .units([0x0D]), .mixed]
      let delimiters: [UInt16] = [0x2C, 0x09, 0x3B, 0x7C]
      let unit =
        second & 16 == 0 ? units[Int(flags & 3)] : .byte(passing: .shiftedRuns(shifts[Int(flags & 3)]))
      var delimiter = delimiters[Int(flags >> 2 & 3)]
      if delimiter == 0x7C, unit == .byte(passing: .none) { delimiter = 0x2C }
      let isBackslashed = second & 2 != 0 && unit != .byte(passing: .none)
      let dialect = DelimitedDialect(
        unit: unit, delimiter: delimiter, quote: second & 1 == 0 ? 0x22 : nil,
        escape: isBackslashed ? .backslash : .doubled,
        newline: newlines[Int(flags >> 4 & 3)], hasMark: second & 4 != 0,
        readsFormulas: second & 8 != 0 && second & 1 == 0)
      func framer() -> RecordFramer { RecordFramer(RowFramer(columnCount: 3, dialect: dialect, blockByteCount: 64)) }
      var faults = covered(file, framer())
      for block in blocks(file, framer()) {
        for (index, frame) in block.frames.enumerated() where frame.state == .whole {
          let range = Int(frame.offset)..<Int(frame.offset) + Int(frame.byteCount)
          for column in 0..<3 {
            let cell = block.cells[index * 3 + column]
            let place = Int(cell.offset)..<Int(cell.offset) + Int(cell.byteCount)
            if place.lowerBound < range.lowerBound || place.upperBound > range.upperBound {
              faults.append("a cell outside its row")
            } else {
              let text = dialect.text(of: block.bytes[place])
              if text.count > place.count { faults.append("a text longer than its cell") }
            }
          }
        }
      }
      return faults
    }

    // MARK: numbers

    /// Three bytes say the form. What is read and comes back in the preferred form is proved by its bytes alone.
    private static func numbers(_ input: [UInt8]) -> [String] {
      var rest = input[...]
      let form = rest.popFirst() ?? 0
      let digits = Int(rest.popFirst() ?? 0) % 18 + 1
      let scale = Int(rest.popFirst() ?? 0) % 25 - 6
      let positions: [SignPosition] = [.trailing, .leading, .trailingSeparate, .leadingSeparate]
      let shape = NumberShape(
        digits: digits, scale: scale, isSigned: form & 1 == 0, sign: positions[Int(form >> 1 & 3)])
      let usages: [(FieldUsage, Int)] = [
        (.zoned(shape), digits + (shape.isSigned && shape.sign.isSeparate ? 1 : 0)), (.packed(shape), digits / 2 + 1),
        (.packedWithoutSign(NumberShape(digits: digits, scale: scale, isSigned: false)), (digits + 1) / 2),
        (.binary(shape, .bigEndian), digits % 8 + 1), (.binary(shape, .littleEndian), digits % 8 + 1),
        (.floatingPoint(.hexadecimal(byteCount: digits % 2 == 0 ? 4 : 8)), digits % 2 == 0 ? 4 : 8),
        (.floatingPoint(.ieee(byteCount: digits % 2 == 0 ? 4 : 8, .bigEndian)), digits % 2 == 0 ? 4 : 8),
      ]
      let (usage, byteCount) = usages[Int(form >> 3 & 7) % usages.count]
      var field = LayoutField(
        index: 1, level: 5, name: "N", offset: 0, byteCount: byteCount, usage: usage,
        span: TextSpan(file: "x", line: 1, column: 1))
      if case .zoned = usage { field.isBlankWhenZero = !shape.isSigned && form & 64 != 0 }
      let table = form & 128 == 0 ? CP932.table : IBM939.table
      guard let number = NumberField(field, signs: .ebcdic, table: table) else { return ["a numeric field is none"] }
      let bytes = Array(rest.prefix(byteCount)) + [UInt8](repeating: 0, count: max(0, byteCount - rest.count))
      var notes = DecodingNotes()
      let column = number.decodeColumn(bytes, starts: [0], notes: &notes)
      let text = Array(column.bytes[column.range(0)])
      guard notes.failures.isEmpty else {
        return notes.failures.count == 1 && text.isEmpty && notes.failures[0].failure.byteOffset < byteCount
          ? [] : ["a failure without its place"]
      }
      let matches = number.matches(text.span, text.indices, bytes.span, at: 0)
      let inColumn = number.matches(column, absentText: [], bytes, starts: [0], offset: 0)
      var faults = inColumn == [matches] ? [] : ["a column is proved differently from its value"]
      guard let written = number.write(text.span, text.indices) else {
        return text.isEmpty && number.canBeBlank ? faults + ["a blank is not written"] : faults
      }
      let again = (0..<byteCount).map { written[$0] }
      if (again == bytes) != matches { faults.append("what is written is not what is proved") }
      var other = DecodingNotes()
      let reread = number.decodeColumn(again, starts: [0], notes: &other)
      if other.failures.isEmpty == false || Array(reread.bytes[reread.range(0)]) != text {
        faults.append("what is written does not read as the same number")
      }
      return faults
    }

    // MARK: files

    private static func blocks(_ file: [UInt8], _ framer: RecordFramer) -> [SourceBlock] {
      var framer = framer
      var blocks: [SourceBlock] = []
      var position = 0
      var isAtEnd = false
      while !isAtEnd {
        let framed = framer.frame { buffer, limit in
          let count = min(limit, file.count - position)
          buffer += file[position..<position + count]
          position += count
          return count
        }
        blocks += framed.blocks
        isAtEnd = framed.isAtEnd
      }
      return blocks
    }

    /// Whether every byte stands in one frame, in order.
    private static func covered(_ file: [UInt8], _ framer: RecordFramer) -> [String] {
      let found = blocks(file, framer)
      var faults: [String] = []
      if found.flatMap(\.bytes) != file { faults.append("the blocks are not the file") }
      for block in found {
        var framed: [UInt8] = []
        for index in block.frames.indices { framed += block.framed(index) }
        if framed != block.bytes { faults.append("the frames are not the block") }
      }
      return faults
    }
  }
#endif
