// Cuts delimited text into rows and cells, strictly: RFC 4180 with a declared newline.
//
// A cell is free of quotation marks, or stands in them with inner ones doubled, and may then hold commas and newlines. Where
// a quotation mark stands where none can, or is never closed, nobody can tell what the next lines belong to; the physical
// line with the mistake is then one bad row, and reading goes on at the next line. So one stray mark costs one line, never
// the lines behind it: `1,"a` ␍␊ `2,b` is a bad row and a good one.
// A row longer than a block is bad too, so that memory stays flat. A bad line that is longer is cut, and what follows the
// cut is bad up to the next newline: the rest of a line is never taken for a row.
// Cutting looks at bytes: in the tables this is used with, no second byte of a character is `"`, `,`, CR or LF.
// Source: RFC 4180, section 2; the 68 rows that a stray mark swallowed: frictionless-py issue 1048.

/// Frames one file of delimited text, fed with its chunks in order.
public struct RowFramer: Sendable {
  /// The declared number of columns.
  public let columnCount: Int
  /// The declared newline: 0A, or 0D 0A.
  public let newline: [UInt8]
  private var gathering: BlockGathering
  /// What is wrong with the line that was cut and goes on.
  private var continuing: FrameState?

  /// Makes a framer for a file.
  ///
  /// - Parameters:
  ///   - columnCount: At least 1.
  ///   - newline: The bytes after each row, one or two.
  ///   - blockByteCount: The length at which a block is closed, and that of the longest row without its newline; a
  ///     quotation mark that is open for longer counts as never closed.
  public init(columnCount: Int, newline: [UInt8], blockByteCount: Int = BlockGathering.blockByteCount) {
    precondition(columnCount > 0, "a row has at least one column")
    precondition(newline.count == 1 || newline.count == 2, "rows of delimited text end in a newline")
    precondition(newline.allSatisfy { $0 < RowFramer.comma }, "a newline consists of control characters")
    self.columnCount = columnCount
    self.newline = newline
    gathering = BlockGathering(blockByteCount: blockByteCount, columnCount: columnCount)
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
    var cells: [Cell] = []
    while gathering.left > 0 {
      cells.removeAll(keepingCapacity: true)
      guard let frame = nextFrame(isLast: isAtEnd, &cells) else { break }
      gathering.add(frame, cells: cells)
      if let block = gathering.closeFullBlock() { blocks.append(block) }
    }
    if isAtEnd, let block = gathering.closeBlock() { blocks.append(block) }
    gathering.dropFramed()
    return (blocks, isAtEnd)
  }

  /// What the scan of one row came to.
  private enum Row {
    /// The row's end without its newline, and the newline's length.
    case whole(end: Int, newlineByteCount: Int)
    case faulty(FrameState)
    /// More bytes are needed to tell.
    case open(inQuotes: Bool)
  }

  private mutating func nextFrame(isLast: Bool, _ cells: inout [Cell]) -> Frame? {
    let start = gathering.cursor
    if let continuing { return line(from: start, continuing, isLast: isLast) }
    // Whether a row is too long must not depend on how much of what follows has been read.
    let room = gathering.blockByteCount + newline.count
    switch row(from: start, room: room, isLast: isLast && gathering.left <= room, &cells) {
    case .whole(let end, let newlineByteCount):
      guard end - start <= gathering.blockByteCount else { return line(from: start, .overlong, isLast: isLast) }
      let state: FrameState = cells.count == columnCount ? .whole : .wrongColumnCount
      return gathering.frame(byteCount: end - start, newlineByteCount: newlineByteCount, state: state)
    case .faulty(let state):
      return line(from: start, state, isLast: isLast)
    case .open(let inQuotes):
      return gathering.left >= room ? line(from: start, inQuotes ? .openQuote : .overlong, isLast: isLast) : nil
    }
  }

  /// Scans a row in the bytes that are there, `room` of them at most.
  private func row(from start: Int, room: Int, isLast: Bool, _ cells: inout [Cell]) -> Row {
    let readable = gathering.bytes.span.extracting(0..<start + min(gathering.left, room))
    return scan(readable, from: start, isLast: isLast, &cells)
  }

  /// The physical line as one bad frame; one that is longer than a block is cut.
  private mutating func line(from start: Int, _ state: FrameState, isLast: Bool) -> Frame? {
    let limit = start + gathering.blockByteCount
    if let end = firstNewline(newline, in: gathering.bytes, range: start..<limit + 1) {
      continuing = nil
      return gathering.frame(byteCount: end - start, newlineByteCount: newline.count, state: state)
    }
    guard isLast || gathering.bytes.count > limit + newline.count else { return nil }
    continuing = state
    return gathering.frame(byteCount: min(gathering.left, gathering.blockByteCount), state: state)
  }

  private func scan(_ bytes: Span<UInt8>, from start: Int, isLast: Bool, _ cells: inout [Cell]) -> Row {
    var position = start
    while true {
      let isQuoted = position < bytes.count && bytes[position] == RowFramer.quote
      if isQuoted { position += 1 }
      let cellStart = position
      var hasDoubledQuotes = false
      if isQuoted {
        while true {
          while position < bytes.count, bytes[position] != RowFramer.quote { position += 1 }
          guard position < bytes.count else {
            return isLast ? .faulty(.openQuote) : .open(inQuotes: true)
          }
          guard position + 1 < bytes.count || isLast else { return .open(inQuotes: true) }
          guard position + 1 < bytes.count, bytes[position + 1] == RowFramer.quote else { break }
          hasDoubledQuotes = true
          position += 2
        }
      } else {
        while position < bytes.count {
          let byte = bytes[position]
          // No mark is above a comma.
          if byte <= RowFramer.comma {
            if byte == RowFramer.comma || isNewline(bytes, position, isLast) { break }
            if byte == RowFramer.quote { return .faulty(.strayQuote) }
          }
          position += 1
        }
        // A carriage return at the end of what is there may be the first half of a newline.
        guard isLast || position + newline.count <= bytes.count else { return .open(inQuotes: false) }
      }
      cells.append(
        Cell(
          offset: UInt32(cellStart), byteCount: UInt32(position - cellStart), hasDoubledQuotes: hasDoubledQuotes))
      if isQuoted { position += 1 }
      guard position < bytes.count else {
        return isLast ? .whole(end: position, newlineByteCount: 0) : .open(inQuotes: false)
      }
      if bytes[position] == RowFramer.comma {
        position += 1
        continue
      }
      guard isLast || position + newline.count <= bytes.count else { return .open(inQuotes: false) }
      return isNewline(bytes, position, isLast)
        ? .whole(end: position, newlineByteCount: min(newline.count, bytes.count - position)) : .faulty(.strayQuote)
    }
  }

  /// Whether a newline stands at `position`; at the end of the file it may be cut off.
  private func isNewline(_ bytes: Span<UInt8>, _ position: Int, _ isLast: Bool) -> Bool {
    guard bytes[position] == newline[0] else { return false }
    guard newline.count == 2 else { return true }
    return position + 1 < bytes.count ? bytes[position + 1] == newline[1] : isLast
  }

  private static let quote: UInt8 = 0x22
  private static let comma: UInt8 = 0x2C
}
