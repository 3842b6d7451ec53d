#if DEBUG
  import Records

  @testable import Formats

  // What has to hold for every field of any bytes. Everything that does not is a sentence; no sentence, no fault.
  //
  // The kernels agree with the plain walk. A failure lies inside its field and shows the field's bytes. A text is
  // well-formed and holds nothing that stands for a lost character. A text is proved exactly where it encodes to the
  // field's bytes. What can be encoded decodes to itself.

  /// The rules that a field breaks.
  public enum FieldCheck {
    /// Checks everything and gives a sentence for each fault.
    public static func faults(_ fuzzed: FuzzedField) -> [String] {
      let codec = CharacterCodec(table: fuzzed.table, identification: fuzzed.identification)
      var notes = DecodingNotes()
      let column = codec.decodeColumn(
        fuzzed.block, starts: fuzzed.starts, offset: fuzzed.offset, byteCount: fuzzed.byteCount,
        isDoubleByte: fuzzed.isDoubleByte, removing: fuzzed.isTrimmed ? fuzzed.padding : nil, notes: &notes)
      guard column.count == fuzzed.starts.count else {
        return ["\(column.count) values for \(fuzzed.starts.count) fields"]
      }
      var faults: [String] = []
      for row in fuzzed.starts.indices {
        let field = fuzzed.field(row)
        let failures = notes.failures.filter { $0.row == row }.map(\.failure)
        if failures.count > 1 { faults.append("\(failures.count) failures of one value") }
        let reading = PlainReading(
          field, fuzzed.table, fuzzed.identification, isDoubleByte: fuzzed.isDoubleByte,
          removing: fuzzed.isTrimmed ? fuzzed.padding : nil)
        var kernel = PlainReading(text: Array(column.bytes[column.range(row)]), failure: failures.first)
        kernel.uses = notes.uses.filter { $0.row == row }
          .map { PlainReading.Use(code: $0.code, offset: Int($0.byteOffset), isDecided: $0.isDecided) }
        kernel.isIdentified = notes.identified.contains(UInt32(row))
        if kernel != reading { faults.append("the kernel reads \(kernel), the walk \(reading), of \(hex(field))") }
        faults += faultsOfReading(kernel, field)
        if fuzzed.table.form.isUnicode { faults += faultsOfUnicode(reading, field, fuzzed) }
      }
      faults += faultsOfProof(codec, column, fuzzed)
      let failed = Set(notes.failures.map { Int($0.row) })
      for row in fuzzed.starts.indices where !failed.contains(row) {
        faults += faultsOfEncoding(codec, Array(column.bytes[column.range(row)]), fuzzed)
      }
      return faults + faultsOfEncoding(codec, fuzzed.rest, fuzzed)
    }

    /// A failure inside the field, with its bytes; a text of scalars that stand for themselves.
    private static func faultsOfReading(_ reading: PlainReading, _ field: [UInt8]) -> [String] {
      if let failure = reading.failure {
        let end = failure.byteOffset + failure.byteCount
        guard failure.byteOffset >= 0, (1...4).contains(failure.byteCount), end <= field.count else {
          return ["\(failure) is outside \(hex(field))"]
        }
        let held = field[failure.byteOffset..<end].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return (held == failure.bytes ? [] : ["\(failure) shows other bytes than \(hex(field))"])
          + (reading.text.isEmpty ? [] : ["a failed value has a text"])
      }
      guard let text = String(validating: reading.text, as: UTF8.self) else {
        return ["no UTF-8: \(hex(reading.text))"]
      }
      return text.unicodeScalars.contains { isLost($0) } ? ["a lost character in \(hex(reading.text))"] : []
    }

    /// The standard library's own decoders agree which bytes are Unicode.
    private static func faultsOfUnicode(
      _ reading: PlainReading, _ field: [UInt8], _ fuzzed: FuzzedField
    ) -> [String] {
      let text: String?
      switch fuzzed.table.form {
      case .utf8: text = String(validating: field, as: UTF8.self)
      case .utf16(let isBigEndian):
        text =
          field.count % 2 != 0
          ? nil
          : String(
            validating: stride(from: 0, to: field.count, by: 2).map { place in
              let (one, two) = (UInt16(field[place]), UInt16(field[place + 1]))
              return isBigEndian ? one << 8 | two : two << 8 | one
            }, as: UTF16.self)
      case .singleBytes, .doubleBytes, .leadBytes, .shiftCodes, .extendedUnix, .designations: return []
      }
      guard let text else { return reading.failure == nil ? ["no Unicode, and no failure: \(hex(field))"] : [] }
      if let failure = reading.failure {
        return failure.code == .undecidedCharacter ? [] : ["\(failure) of \(hex(field))"]
      }
      guard !reading.isIdentified, !fuzzed.isTrimmed else { return [] }
      return reading.text.elementsEqual(text.utf8) ? [] : ["another text than the standard library's: \(hex(field))"]
    }

    /// `matches` says yes exactly where the text, encoded and filled up, is the field: its own text and its neighbour's.
    private static func faultsOfProof(
      _ codec: CharacterCodec, _ column: Column, _ fuzzed: FuzzedField
    ) -> [String] {
      let fill = fuzzed.padding.bytes(in: fuzzed.table, isDoubleByte: fuzzed.isDoubleByte)
      var faults: [String] = []
      for shift in 0..<min(2, fuzzed.starts.count) {
        var texts = Column()
        for row in fuzzed.starts.indices { texts.append(column, (row + shift) % fuzzed.starts.count) }
        let answers = codec.matches(
          texts, fuzzed.block, starts: fuzzed.starts, offset: fuzzed.offset, byteCount: fuzzed.byteCount,
          isDoubleByte: fuzzed.isDoubleByte, padding: fuzzed.padding)
        guard answers.count == fuzzed.starts.count else { return ["\(answers.count) answers"] }
        for row in fuzzed.starts.indices {
          let field = fuzzed.field(row)
          var expected = codec.encode(texts.bytes[texts.range(row)], isDoubleByte: fuzzed.isDoubleByte)
          while let written = expected, !fill.isEmpty, written.count < field.count { expected = written + fill }
          if answers[row] != (expected == field) {
            faults.append(
              "proved: \(answers[row]), \(hex(Array(texts.bytes[texts.range(row)]))) is \(expected.map(hex) ?? "nothing"), in \(hex(field))"
            )
          }
        }
      }
      return faults
    }

    /// What encodes decodes to the same text, and is proved.
    private static func faultsOfEncoding(
      _ codec: CharacterCodec, _ text: [UInt8], _ fuzzed: FuzzedField
    ) -> [String] {
      guard let written = codec.encode(text[...], isDoubleByte: fuzzed.isDoubleByte) else { return [] }
      var notes = DecodingNotes()
      let read = codec.decodeColumn(
        written, starts: [0], byteCount: written.count, isDoubleByte: fuzzed.isDoubleByte, removing: nil, notes: &notes)
      if let failure = notes.failures.first?.failure {
        // Private-use scalars are how people write user-defined codes, which nobody has identified here.
        let holdsLost = String(decoding: text, as: UTF8.self).unicodeScalars.contains { isLost($0) }
        return holdsLost && failure.code == .undecidedCharacter
          ? [] : ["\(hex(text)) is written \(hex(written)), which fails: \(failure)"]
      }
      guard read.bytes == text else { return ["\(hex(text)) is written \(hex(written)), which is \(hex(read.bytes))"] }
      let proof = codec.matches(
        read, written, starts: [0], byteCount: written.count, isDoubleByte: fuzzed.isDoubleByte, padding: fuzzed.padding
      )
      return proof == [true] ? [] : ["\(hex(text)) is written \(hex(written)), which does not prove it"]
    }

    private static func isLost(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value == 0xFFFD || scalar.properties.generalCategory == .privateUse
    }

    private static func hex(_ bytes: [UInt8]) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }
  }

  extension PlainReading {
    /// What a kernel read.
    init(text: [UInt8], failure: ValueFailure?) {
      self.text = text
      self.failure = failure
    }
  }
#endif
