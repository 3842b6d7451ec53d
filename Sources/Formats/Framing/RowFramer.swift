// Cuts delimited text into rows and cells, strictly, by a declared dialect.
//
// A cell is free of quotation marks, or stands in them with inner ones escaped, and may then hold delimiters and newlines.
// Where a quotation mark stands where none can, or is never closed, nobody can tell what the next lines belong to; the
// physical line with the mistake is then one bad row, and reading goes on at the next line. So one stray mark costs one line,
// never the lines behind it: `1,"a` ␍␊ `2,b` is a bad row and a good one.
// A row longer than a block is bad too, so that memory stays flat. A bad line that is longer is cut, and what follows the
// cut is bad up to the next newline: the rest of a line is never taken for a row.
// Marks are looked for as units of the text: bytes, bytes that are no second byte of a double-byte code, or code units.
// Source: RFC 4180, section 2; the 68 rows that a stray mark swallowed: frictionless-py issue 1048.

/// Frames one file of delimited text, fed with its chunks in order.
public struct RowFramer: Sendable {
  /// The declared number of columns.
  public let columnCount: Int
  /// The declared marks.
  public let dialect: DelimitedDialect
  /// For each column of the file the column of the layout that it is; `nil` where they are the same.
  private let order: [Int]?
  private let scanner: RowScanner
  private var gathering: BlockGathering
  /// The cells of the open block.
  private var cells: [Cell] = []
  /// What is wrong with the line that was cut and goes on.
  private var continuing: FrameState?
  private var isAtTop = true

  /// Makes a framer for a file.
  ///
  /// - Parameters:
  ///   - columnCount: At least 1.
  ///   - dialect: The declared marks.
  ///   - order: For each column of the file the column of the layout that it is; `nil` where they are the same.
  ///   - blockByteCount: The length at which a block is closed, and that of the longest row without its newline; a
  ///     quotation mark that is open for longer counts as never closed.
  public init(
    columnCount: Int, dialect: DelimitedDialect, order: [Int]? = nil,
    blockByteCount: Int = BlockGathering.blockByteCount
  ) {
    precondition(columnCount > 0, "a row has at least one column")
    precondition(order.map { $0.count == columnCount } ?? true, "a place for each column")
    self.columnCount = columnCount
    self.dialect = dialect
    self.order = order
    scanner = RowScanner(dialect)
    gathering = BlockGathering(blockByteCount: blockByteCount, columnCount: columnCount)
  }

  /// Makes a framer for RFC 4180 with another newline.
  public init(columnCount: Int, newline: [UInt8], blockByteCount: Int = BlockGathering.blockByteCount) {
    precondition(newline.count == 1 || newline.count == 2, "rows of delimited text end in a newline")
    precondition(newline.allSatisfy { $0 < 0x20 }, "a newline consists of control characters")
    self.init(
      columnCount: columnCount, dialect: DelimitedDialect(newline: .units(newline.map { UInt16($0) })),
      blockByteCount: blockByteCount)
  }

  /// The cells of the first row of a text, however many there are.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file.
  ///   - start: Where the row begins: behind a byte order mark.
  ///   - cells: Receives the cells, by their places in `bytes`.
  /// - Returns: Whether there is a row that can be cut.
  public static func firstRow(
    _ bytes: [UInt8], from start: Int, _ dialect: DelimitedDialect, _ cells: inout [Cell]
  ) -> Bool {
    let scanner = RowScanner(dialect)
    guard start < bytes.count,
      case .whole = scanner.scan(bytes.span, start..<bytes.count, isLast: true, origin: 0, &cells)
    else { return false }
    return true
  }

  /// Cuts bytes that are all there; what they give is one block, or none where there are no bytes.
  ///
  /// - Parameters:
  ///   - columnCount: At least 1.
  ///   - dialect: The declared marks.
  ///   - bytes: Whole rows.
  /// - Complexity: O(bytes).
  public static func blocks(of bytes: [UInt8], columnCount: Int, dialect: DelimitedDialect) -> [SourceBlock] {
    if bytes.isEmpty { return [] }
    var framer = RowFramer(columnCount: columnCount, dialect: dialect, blockByteCount: bytes.count + 1)
    var isRead = false
    return framer.frame { buffer, _ in
      if isRead { return 0 }
      isRead = true
      buffer += bytes
      return bytes.count
    }.blocks
  }

  /// Reads the next bytes of the file and gives the blocks that are complete.
  ///
  /// - Parameter read: Appends at most `limit` bytes to `bytes` and gives their number: fewer only where the file ends.
  /// - Returns: The blocks, and whether the file has ended. Every byte of the file then stood in one frame.
  /// - Complexity: O(bytes); a line with a bad quotation mark is looked at again up to the block's length.
  public mutating func frame<Failure: Error>(
    reading read: (_ bytes: inout [UInt8], _ limit: Int) throws(Failure) -> Int
  ) throws(Failure) -> (blocks: [SourceBlock], isAtEnd: Bool) {
    let isAtEnd = try gathering.fill(read)
    var blocks: [SourceBlock] = []
    while gathering.left > 0, let frame = nextFrame(isLast: isAtEnd) {
      gathering.add(frame)
      isAtTop = false
      if gathering.isFull { closeBlock(&blocks) }
    }
    if isAtEnd { closeBlock(&blocks) }
    gathering.dropFramed()
    return (blocks, isAtEnd)
  }

  private mutating func closeBlock(_ blocks: inout [SourceBlock]) {
    guard let block = gathering.closeBlock(cells: cells) else { return }
    blocks.append(block)
    cells.removeAll(keepingCapacity: true)
  }

  private mutating func nextFrame(isLast: Bool) -> Frame? {
    if let continuing { return line(head: 0, continuing, isLast: isLast) }
    var head = 0
    if isAtTop, dialect.hasMark {
      guard gathering.left >= dialect.mark.count || isLast else { return nil }
      if gathering.bytes[gathering.cursor...].starts(with: dialect.mark) { head = dialect.mark.count }
    }
    let start = gathering.cursor + head
    // Whether a row is too long must not depend on how much of what follows has been read.
    let room = gathering.blockByteCount + head + scanner.longestNewline
    let end = gathering.cursor + min(gathering.left, room)
    let before = cells.count
    var found: [Cell] = []
    swap(&found, &cells)
    let row = scanner.scan(
      gathering.bytes.span, start..<end, isLast: isLast && gathering.left <= room, origin: gathering.blockStart, &found)
    swap(&found, &cells)
    switch row {
    case .whole(let end, let newlineByteCount):
      guard end - start <= gathering.blockByteCount else {
        cells.removeSubrange(before...)
        return line(head: head, .overlong, isLast: isLast)
      }
      guard cells.count - before == columnCount else {
        cells.removeSubrange(before...)
        return bad(
          gathering.frame(
            headByteCount: head, byteCount: end - start, newlineByteCount: newlineByteCount, state: .wrongColumnCount))
      }
      if let order { arrange(order, from: before) }
      return gathering.frame(
        headByteCount: head, byteCount: end - start, newlineByteCount: newlineByteCount, state: .whole)
    case .faulty(let state):
      cells.removeSubrange(before...)
      return line(head: head, state, isLast: isLast)
    case .open(let inQuotes):
      cells.removeSubrange(before...)
      return gathering.left >= room ? line(head: head, inQuotes ? .openQuote : .overlong, isLast: isLast) : nil
    }
  }

  /// Puts the cells of the last row into the order of the layout.
  private mutating func arrange(_ order: [Int], from start: Int) {
    let row = Array(cells[start...])
    for (column, place) in order.enumerated() { cells[start + place] = row[column] }
  }

  /// A frame without cells of its own.
  private mutating func bad(_ frame: Frame) -> Frame {
    let none = Cell(offset: frame.offset, byteCount: 0, hasDoubledQuotes: false)
    cells.append(contentsOf: repeatElement(none, count: columnCount))
    return frame
  }

  /// The physical line as one bad frame; one that is longer than a block is cut.
  private mutating func line(head: Int, _ state: FrameState, isLast: Bool) -> Frame? {
    let start = gathering.cursor + head
    let limit = start + gathering.blockByteCount
    if let found = scanner.newline(
      in: gathering.bytes, range: start..<min(limit + 1, gathering.bytes.count), isLast: isLast)
    {
      continuing = nil
      return bad(
        gathering.frame(
          headByteCount: head, byteCount: found.offset - start, newlineByteCount: found.byteCount, state: state))
    }
    guard isLast || gathering.bytes.count > limit + scanner.longestNewline else { return nil }
    let byteCount = min(gathering.left - head, gathering.blockByteCount)
    // An odd byte at the end of code units belongs to no row.
    continuing = state
    return bad(gathering.frame(headByteCount: head, byteCount: byteCount, state: state))
  }
}
