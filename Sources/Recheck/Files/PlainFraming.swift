internal import Language
internal import Records

/// Cuts the parts of a source into records, one after another, by the declared form alone.
struct PlainFraming {
  private let framing: RecordFraming
  private var paths: ArraySlice<String>
  private var cursor: ByteCursor?
  /// Whether the next row is the first of its part.
  private var isAtTop = true

  /// - Throws: `RecheckError` for a form that has no second reading.
  init(_ framing: RecordFraming, paths: [String]) throws(RecheckError) {
    self.framing = framing
    self.paths = paths[...]
    switch framing {
    case .fixed(_, _, nil, nil), .variable(_, nil), .lines(_, false): break
    case .fixed:
      throw RecheckError(
        ja: "先頭・末尾だけ長さの違う固定長は読み直せない", en: "fixed records with a first or last one of another length are not read again")
    case .variable: throw RecheckError(ja: "ブロック化された可変長は読み直せない", en: "blocked variable records are not read again")
    case .lines: throw RecheckError(ja: "末尾の空白を除いた行は読み直せない", en: "lines without their blanks are not read again")
    case .counted:
      throw RecheckError(ja: "長さ項目で区切る形は読み直せない", en: "records with a field for their length are not read again")
    case .delimited(let form):
      if form.hasMark || form.readsFormulas || form.escape == .backslash || form.isByName {
        throw RecheckError(
          ja: "この形の区切りテキスト（\(form.words)）は読み直せない", en: "delimited text of this form (\(form.words)) is not read again")
      }
    }
  }

  /// The next record; `nil` behind the last.
  mutating func next() throws(RecheckError) -> PlainRecord? {
    while true {
      if cursor == nil {
        guard let path = paths.popFirst() else { return nil }
        cursor = try ByteCursor(path: path)
        isAtTop = true
      }
      guard let cursor else { return nil }
      if try cursor.peek(1).isEmpty {
        self.cursor = nil
        continue
      }
      switch framing {
      case .fixed(let byteCount, let newline, _, _): return try fixed(cursor, byteCount, newline.bytes)
      case .variable(let form, _): return try variable(cursor, form)
      case .lines(let newline, _): return try line(cursor, newline.bytes)
      case .delimited(let form):
        var record = try row(cursor, form)
        record.isHeading = isAtTop && form.header == .names
        isAtTop = false
        return record
      case .counted: return nil
      }
    }
  }

  // MARK: Records with places

  private func fixed(_ cursor: ByteCursor, _ byteCount: Int, _ newline: [UInt8]) throws(RecheckError) -> PlainRecord {
    let shown = try cursor.peek(byteCount + newline.count)
    if shown.count == byteCount + newline.count, shown.suffix(newline.count).elementsEqual(newline),
      newline.isEmpty || !PlainFraming.contains(shown.prefix(byteCount), newline)
    {
      cursor.skip(shown.count)
      return PlainRecord(bytes: Array(shown.prefix(byteCount)), framed: Array(shown))
    }
    // A record of another length ends where its newline does.
    if newline.isEmpty {
      cursor.skip(shown.count)
      return PlainRecord(bytes: Array(shown), framed: Array(shown), isWhole: false)
    }
    return try line(cursor, newline, isWhole: false)
  }

  private func line(
    _ cursor: ByteCursor, _ newline: [UInt8], isWhole: Bool = true
  ) throws(RecheckError) -> PlainRecord {
    if let end = try cursor.place(of: newline) {
      let framed = Array(try cursor.peek(end + newline.count))
      cursor.skip(framed.count)
      return PlainRecord(bytes: Array(framed.prefix(end)), framed: framed, isWhole: isWhole)
    }
    let rest = Array(try cursor.peek(Int.max >> 1))
    cursor.skip(rest.count)
    return PlainRecord(bytes: rest, framed: rest, isWhole: false)
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    return (bytes.startIndex...bytes.endIndex - mark.count).contains { bytes[$0..<$0 + mark.count].elementsEqual(mark) }
  }

  private func variable(_ cursor: ByteCursor, _ form: LengthWordForm) throws(RecheckError) -> PlainRecord {
    let word = Array(try cursor.peek(4))
    if word.count == 4, word[2] == 0, word[3] == 0 {
      let number = form.order == .bigEndian ? Int(word[0]) * 256 + Int(word[1]) : Int(word[1]) * 256 + Int(word[0])
      let length = form.scope == .inclusive ? number - 4 : number
      let framed = Array(try cursor.peek(4 + max(0, length)))
      if length > 0, framed.count == 4 + length {
        cursor.skip(framed.count)
        return PlainRecord(bytes: Array(framed.dropFirst(4)), framed: framed)
      }
    }
    throw RecheckError(
      ja: "長さを示す語が壊れていて、その先は読み直せない", en: "a length word is damaged, and what is behind it is not read again")
  }

  // MARK: Rows

  /// The next row. Where a quotation mark stands where none can, or is never closed, nobody can tell what the next lines belong
  /// to: the first line alone is then no row.
  private func row(_ cursor: ByteCursor, _ form: DelimitedForm) throws(RecheckError) -> PlainRecord {
    let quote: UInt8? = form.quotes == .double ? 0x22 : form.quotes == .single ? 0x27 : nil
    var record = PlainRecord(bytes: [])
    var start = 0
    var at = 0
    var isInside = false
    var isClosed = false
    while let byte = try cursor.byte(at: at) {
      if isInside {
        if byte != quote {
          record.bytes.append(byte)
        } else if try cursor.byte(at: at + 1) == quote {
          record.bytes.append(byte)
          at += 1
        } else {
          (isInside, isClosed) = (false, true)
        }
        at += 1
      } else if byte == quote, record.bytes.count == start, !isClosed {
        isInside = true
        at += 1
      } else if byte == form.delimiter {
        record.cells.append(start..<record.bytes.count)
        start = record.bytes.count
        isClosed = false
        at += 1
      } else if byte < 0x20, let end = try PlainFraming.newline(cursor, at, form.newline) {
        record.cells.append(start..<record.bytes.count)
        record.framed = Array(try cursor.peek(at + end))
        cursor.skip(at + end)
        return record
      } else if byte == quote || isClosed {
        return try badLine(cursor, form)
      } else {
        record.bytes.append(byte)
        at += 1
      }
    }
    if isInside { return try badLine(cursor, form) }
    // The last row may end without a newline (RFC 4180, 2.2).
    record.cells.append(start..<record.bytes.count)
    record.framed = Array(try cursor.peek(at))
    cursor.skip(at)
    return record
  }

  /// Everything up to the next newline, as no row.
  private func badLine(_ cursor: ByteCursor, _ form: DelimitedForm) throws(RecheckError) -> PlainRecord {
    var at = 0
    var end = 0
    while let byte = try cursor.byte(at: at) {
      if byte < 0x20, let newline = try PlainFraming.newline(cursor, at, form.newline) {
        end = newline
        break
      }
      at += 1
    }
    let framed = Array(try cursor.peek(at + end))
    cursor.skip(framed.count)
    return PlainRecord(bytes: Array(framed.prefix(at)), framed: framed, isWhole: false)
  }

  /// The length of the newline that stands at an offset, or `nil`.
  private static func newline(
    _ cursor: ByteCursor, _ at: Int, _ newline: Newline?
  ) throws(RecheckError) -> Int? {
    guard let newline else {
      switch try cursor.byte(at: at) {
      case 0x0A: return 1
      case 0x0D: return try cursor.byte(at: at + 1) == 0x0A ? 2 : 1
      default: return nil
      }
    }
    for (place, byte) in newline.bytes.enumerated() where try cursor.byte(at: at + place) != byte { return nil }
    return newline.bytes.count
  }
}
