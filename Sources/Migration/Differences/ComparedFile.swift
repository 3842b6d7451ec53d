internal import Fidelity
internal import Formats
internal import Language
internal import Platform
internal import Records

/// One of two files that are compared: its dialect, its columns, its rows.
struct ComparedFile: Sendable {
  let path: String
  let byteCount: Int
  /// The state of the file when it was opened; what is compared must be of one state.
  let state: FileState
  let table: CharacterTable
  let dialect: DelimitedDialect
  /// The names of its columns; their numbers from 1 where the form has no headings.
  let columns: [String]
  /// Whether bytes of ASCII are their own characters.
  private let isPlain: Bool
  /// The bytes before the first row that is compared.
  let top: Int

  /// - Throws: `RunError` P261 for a file without rows, a form that cannot be compared or a table that is not known; `FileError`.
  init(_ path: String, characters: String, form: DelimitedForm) throws {
    let place = TextSpan(file: path, line: 1, column: 1)
    guard let table = CharacterTable.named(characters), let passing = table.passedCodes else {
      throw RunError(
        code: "P261",
        LocalizedText(
          ja: "文字表`\(characters)`の区切りテキストは比べられない",
          en: "delimited text in the character table `\(characters)` cannot be compared"),
        help: LocalizedText(
          ja: "文字表: \(CharacterTable.names.joined(separator: ", "))",
          en: "the tables are \(CharacterTable.names.joined(separator: ", "))"))
    }
    self.path = path
    isPlain = ["UTF8", "CP932", "EUCJP", "EUCJPMS"].contains { characters.utf8.elementsEqual($0.utf8) }
    self.table = table
    dialect = try DelimitedDialect(form, table, passing, characters: Located(characters, at: place), at: place)
    var file = try InputFile(path: path)
    byteCount = file.byteCount
    state = file.state
    guard byteCount < RowPairs.limit.file else { throw ComparedFile.unreadable(path, "> 1 TiB") }
    var first: [UInt8] = []
    _ = try file.read(appendingTo: &first, upTo: 1 << 20)
    let mark = dialect.hasMark && first.starts(with: dialect.mark) ? dialect.mark.count : 0
    var cells: [Cell] = []
    guard RowFramer.firstRow(first, from: mark, dialect, &cells), !cells.isEmpty else {
      throw ComparedFile.unreadable(
        path, LocalizedText(ja: "最初の行を切り分けられない", en: "its first row cannot be cut into cells"))
    }
    if form.header == .names {
      var columns: [String] = []
      for cell in cells {
        let bytes = dialect.text(of: first[Int(cell.offset)..<Int(cell.offset + cell.byteCount)])
        guard let name = try? table.decode(bytes) else {
          throw ComparedFile.unreadable(
            path,
            LocalizedText(ja: "見出しが`\(characters)`の文字でない", en: "its headings are no characters of `\(characters)`"))
        }
        // A file that is cut wrongly would show its first rows for headings, and people's values with them.
        guard !name.contains(where: { $0 < 0x20 }) else {
          throw ComparedFile.unreadable(
            path,
            LocalizedText(
              ja: "見出しに改行などの制御文字がある（改行の宣言が違う？）", en: "its headings hold control characters; is the newline another?"))
        }
        columns.append(String(decoding: name, as: UTF8.self))
      }
      guard Set(columns.map { Array($0.utf8) }).count == columns.count else {
        throw ComparedFile.unreadable(
          path, LocalizedText(ja: "同じ見出しの列が二つある", en: "two of its columns have one heading"))
      }
      self.columns = columns
      let blocks = RowFramer.blocks(of: first, columnCount: cells.count, dialect: dialect)
      let frame = blocks.first?.frames.first
      top = frame.map { Int($0.offset) + Int($0.byteCount) + Int($0.newlineByteCount) } ?? 0
    } else {
      columns = cells.indices.map { String($0 + 1) }
      top = mark
    }
  }

  private static func unreadable(_ path: String, _ why: String) -> RunError {
    unreadable(path, LocalizedText(ja: why, en: why))
  }

  private static func unreadable(_ path: String, _ why: LocalizedText) -> RunError {
    RunError(
      code: "P261",
      LocalizedText(ja: "`\(path)`を比べられない: \(why.ja)", en: "`\(path)` cannot be compared: \(why.en)"),
      help: LocalizedText(
        ja: "形を`--characters`、`--delimiter`、`--newline`、`--header`で示す",
        en: "name its form with `--characters`, `--delimiter`, `--newline` and `--header`"))
  }

  /// The marks of rows behind the top.
  private var bare: DelimitedDialect {
    DelimitedDialect(
      unit: dialect.unit, delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape,
      newline: dialect.newline, hasMark: false, readsFormulas: dialect.readsFormulas, signs: dialect.signs)
  }

  /// What cuts rows out of bytes from `top` on.
  func framer() -> RowFramer {
    RowFramer(columnCount: columns.count, dialect: bare, blockByteCount: BlockGathering.blockByteCount)
  }

  /// Rows that stand one behind another, cut into cells.
  func blocks(of rows: [UInt8]) -> [SourceBlock] {
    RowFramer.blocks(of: rows, columnCount: columns.count, dialect: bare)
  }

  /// A cell for people: in UTF-8; bytes that are no characters in hexadecimal.
  func text(_ cell: [UInt8]) -> [UInt8] {
    if isPlain, !cell.contains(where: { $0 >= 0x80 }) { return cell }
    return (try? table.decode(cell)) ?? Array("0x\(Hexadecimal.text(cell))".utf8)
  }
}

/// A file that is read at many places: whole pages, some of which are kept.
struct PagedFile: ~Copyable {
  private static let pageByteCount = 1 << 20
  private static let pageCount = 16

  private let file: InputFile
  private var pages: [(number: Int, bytes: [UInt8])] = []
  private var oldest = 0

  init(_ path: String) throws(FileError) { file = try InputFile(path: path) }

  /// Appends the bytes of a place.
  mutating func read(_ place: RowPairs.Place, into bytes: inout [UInt8]) throws(FileError) {
    var at = place.offset
    let end = place.offset + place.byteCount
    while at < end {
      let number = at / PagedFile.pageByteCount
      let index = try page(number)
      let start = at - number * PagedFile.pageByteCount
      let count = min(end - at, pages[index].bytes.count - start)
      if count <= 0 { return }
      bytes += pages[index].bytes[start..<start + count]
      at += count
    }
  }

  private mutating func page(_ number: Int) throws(FileError) -> Int {
    if let index = pages.firstIndex(where: { $0.number == number }) { return index }
    let bytes = try file.read(at: number * PagedFile.pageByteCount, count: PagedFile.pageByteCount)
    if pages.count < PagedFile.pageCount {
      pages.append((number, bytes))
      return pages.count - 1
    }
    oldest = (oldest + 1) % PagedFile.pageCount
    pages[oldest] = (number, bytes)
    return oldest
  }
}
