internal import Formats
internal import Language
internal import Platform
internal import Records

/// Looks at the first block of a file: whether it can be what the declaration says.
///
/// A wrong declaration makes a reject of every record. Where the bytes fit another one, the file is refused, saying which;
/// where none fits, records are read as declared, and each that cannot be is a reject.
struct FirstBlockCheck {
  private let source: SourcePlan
  private let path: String
  /// How many bytes the file has; `nil` where it is packed and its end may not tell.
  private let fileByteCount: Int?

  init(_ source: SourcePlan, path: String, fileByteCount: Int?) {
    self.source = source
    self.path = path
    self.fileByteCount = fileByteCount
  }

  /// - Throws: `RunError` P205 for another newline than declared, P207 for other length words, P214 for another length,
  ///   P215 for bytes of the other family of tables, P216 for
  ///   another delimiter.
  func check(_ block: SourceBlock) throws(RunError) {
    try checkFamily(block)
    switch source.framing {
    case .fixed(let byteCount, let newline, let first, let last):
      try checkNewline(newline, after: source.longestRecord, in: block)
      try checkLength(byteCount, newline, ends: (first ?? byteCount, last ?? byteCount), in: block)
    case .variable(let word, let blockWord): try checkLengthWords(word, blockWord, in: block)
    case .lines(let newline, _): try checkNewline(newline, after: source.longestRecord, in: block)
    case .counted(let field, let scope): try checkLengthField(field.value, scope, in: block)
    case .delimited(let form): try checkDelimiter(form, in: block)
    }
  }

  private func checkFamily(_ block: SourceBlock) throws(RunError) {
    let declared: ByteFamily = source.isEBCDIC ? .ebcdic : .ascii
    guard let found = ByteFamily.clear(in: block.bytes), found != declared else { return }
    let table = source.declaration.characters.value
    throw RunError(
      code: "P215",
      LocalizedText(
        ja: "`\(path)`の空白と数字は\(found.rawValue)のもので、宣言した`characters \(table)`は\(declared.rawValue)の表",
        en:
          "spaces and digits of `\(path)` are those of \(found.rawValue), and `characters \(table)` is a table of \(declared.rawValue)"
      ),
      help: found == .ebcdic
        ? LocalizedText(
          ja: "`IBM939`、`JEF-EBCDIK`など、ホストの表を`characters`に書く", en: "declare a host's table, as `IBM939` or `JEF-EBCDIK`"
        )
        : LocalizedText(
          ja: "転送時に変換されたのなら、`CP932`など変換後の表を`characters`に書く（パック十進数は壊れている）",
          en:
            "if the transfer has converted it, declare the table it has now, as `CP932`; packed numbers in it are spoilt"
        ))
  }

  /// Refuses a file that another form of length words explains and the declared one does not, or whose first word is
  /// none: every byte would be one long reject.
  private func checkLengthWords(_ declared: LengthWordForm, _ declaredBlock: LengthWordForm?, in block: SourceBlock)
    throws(RunError)
  {
    // Words before blocks follow one another like those before records, and make of each block one long record.
    let isContradicted = block.frames.contains { frame in
      frame.state == .badLengthWord || frame.state == .overlong || Int(frame.byteCount) > source.longestRecord
    }
    guard isContradicted else { return }
    let fitting = LengthWordForm.blocked.first { form in
      let (count, isConsistent) = LengthWordFramer.records(
        in: block.bytes, under: LengthWord(form.word), blockWord: form.block.map { LengthWord($0) },
        longest: source.longestRecord)
      return isConsistent && count > 0 && (form.word != declared || form.block != declaredBlock)
    }
    guard fitting != nil || block.frames.first?.state == .badLengthWord else { return }
    throw RunError(
      code: "P207",
      LocalizedText(
        ja: "`\(path)`は、宣言した長さの語（RDW）で続くレコードにならない",
        en: "`\(path)` is no sequence of records behind the declared length words (RDW)"),
      help: fitting.map { form in
        let words = form.word.words + (form.block.map { " BDW \($0.words)" } ?? "")
        return LocalizedText(
          ja: "`records variable RDW \(words)`なら先頭から読める",
          en: "with `records variable RDW \(words)` it can be read from the start")
      }
        ?? LocalizedText(
          ja: "RDWの無いファイルなら`records fixed 長さ`と宣言する",
          en: "declare `records fixed LENGTH` when records have no length words"))
  }

  /// Refuses a file none of whose first rows has the declared columns, where another delimiter gives the first row all of them.
  private func checkDelimiter(_ form: DelimitedForm, in block: SourceBlock) throws(RunError) {
    guard block.frames.count > 1, block.frames.allSatisfy({ $0.state != .whole }),
      let table = CharacterTable.named(source.declaration.characters.value), let passing = table.passedCodes
    else { return }
    for (word, byte) in DelimitedForm.delimiters where byte != form.delimiter {
      var other = form
      other.delimiter = byte
      var cells: [Cell] = []
      let declaration = source.declaration
      guard
        let dialect = try? DelimitedDialect(
          other, table, passing, characters: declaration.characters, at: declaration.records.span),
        RowFramer.firstRow(block.bytes, from: dialect.hasMark ? dialect.mark.count : 0, dialect, &cells),
        cells.count == source.columnCount
      else { continue }
      throw RunError(
        code: "P216",
        LocalizedText(
          ja: "`\(path)`の行に、宣言した\(source.columnCount)列のものが無い",
          en: "no row of `\(path)` has the \(source.columnCount) columns of the layout"),
        help: LocalizedText(
          ja: "`records delimited \(word)`なら一行目の列がそろう",
          en: "with `records delimited \(word)` the first row has all of them"))
    }
  }

  /// Refuses a file whose length field counts the other of the two things that it can count.
  private func checkLengthField(_ field: String, _ scope: LengthScope, in block: SourceBlock) throws(RunError) {
    guard block.frames.contains(where: { $0.state == .badLengthWord }), let own = source.lengthField else { return }
    let (count, isConsistent) = own.ofOtherScope.records(in: block.bytes)
    guard isConsistent, count > 1 else { return }
    let other: LengthScope = scope == .inclusive ? .exclusive : .inclusive
    throw RunError(
      code: "P207",
      LocalizedText(
        ja: "`\(path)`は、長さの項目`\(field)`を\(scope.rawValue)と読むとレコードの並びにならない",
        en: "`\(path)` is no sequence of records when its length field `\(field)` is \(scope.rawValue)"),
      help: LocalizedText(
        ja: "`records length \(field) \(other.rawValue)`なら先頭から読める",
        en: "with `records length \(field) \(other.rawValue)` it can be read from the start"))
  }

  /// Refuses a file whose first block holds no record that ends as declared: the declaration is wrong, and every byte
  /// would be one long reject.
  private func checkNewline(
    _ newline: Newline, after recordByteCount: Int, in block: SourceBlock
  ) throws(RunError) {
    guard newline != .none,
      block.bytes.count > recordByteCount + newline.bytes.count,
      block.frames.allSatisfy({ $0.newlineByteCount == 0 })
    else { return }
    let feeds = block.bytes.count { $0 == 0x0A }
    let first = block.bytes.firstIndex(of: 0x0A)
    throw RunError(
      code: "P205",
      LocalizedText(
        ja: "`\(path)`の先頭\(block.bytes.count)バイトに、宣言した改行`\(newline.rawValue)`が一つも無い",
        en:
          "the first \(block.bytes.count) bytes of `\(path)` hold no `\(newline.rawValue)`, the declared newline"
      ),
      help: first.map { first in
        LocalizedText(
          ja: "LFが\(feeds)個ある（最初は\(first)バイト目）。`newline LF`ではないか",
          en: "there are \(feeds) LF, the first at byte \(first): is it `newline LF`?")
      }
        ?? LocalizedText(
          ja: "改行の無いファイルなら`newline none`と宣言する", en: "declare `newline none` when records are not separated"))
  }

  /// Refuses a file of records of another length: one whose length is no multiple of the declared one, or in which no record
  /// is whole and of a type, and whose bytes repeat after another length or are records behind length words.
  private func checkLength(
    _ declared: Int, _ newline: Newline, ends: (first: Int, last: Int), in block: SourceBlock
  ) throws(RunError) {
    let stride = declared + newline.bytes.count
    let hasRecord = zip(source.recordTypes(of: block), block.frames).contains { $0 != nil && $1.state == .whole }
    let left = fileByteCount.map { $0 - ends.first - ends.last - 2 * newline.bytes.count }
    let isUneven = newline == .none && left.map { $0 < 0 || !$0.isMultiple(of: stride) } ?? false
    guard isUneven || !hasRecord, block.frames.count > 1 else { return }
    guard let fitting = fittingWords(in: block) ?? fittingLength(declared, newline, ends, in: block) else { return }
    throw RunError(
      code: "P214",
      LocalizedText(
        ja: "`\(path)`は、宣言した長さ\(declared)バイトのレコードの並びでない",
        en: "`\(path)` is no sequence of records of \(declared) bytes, the declared length"),
      help: LocalizedText(
        ja: "`records \(fitting)`のように見える。レイアウトの長さも合わせる",
        en: "it looks like `records \(fitting)`; the layout has to have the same length"))
  }

  /// The declaration of the length that bytes or newlines repeat at.
  private func fittingLength(
    _ declared: Int, _ newline: Newline, _ ends: (first: Int, last: Int), in block: SourceBlock
  ) -> String? {
    if newline != .none {
      let lengths = Set(block.frames.dropFirst().dropLast().map(\.byteCount))
      guard lengths.count == 1, let length = lengths.first, length > 0 else { return nil }
      let isReturned =
        newline == .lineFeed && block.frames.dropLast().indices.allSatisfy { block.content($0).last == 0x0D }
      return isReturned
        ? "fixed \(length - 1) newline \(Newline.carriageReturnLineFeed.rawValue)"
        : "fixed \(length) newline \(newline.rawValue)"
    }
    let isOtherFirst = ends.first != declared
    let start = isOtherFirst ? ends.first : 0
    guard let fileByteCount, block.bytes.count > start else { return nil }
    let byteCount = fileByteCount - start - (ends.last == declared ? 0 : ends.last)
    let repeating = RepeatingLength(block.bytes[start...])
    guard let length = repeating.find(dividing: byteCount, declared: declared) else { return nil }
    for newline in [Newline.carriageReturnLineFeed, .lineFeed, .nextLine, .hostLineFeed]
    where repeating.ends(length, with: newline.bytes) {
      return "fixed \(length - newline.bytes.count) newline \(newline.rawValue)"
    }
    return "fixed \(length)"
  }

  /// The declaration of the length words that records stand behind.
  private func fittingWords(in block: SourceBlock) -> String? {
    LengthWordForm.blocked.first { form in
      let (count, isConsistent) = LengthWordFramer.records(
        in: block.bytes, under: LengthWord(form.word), blockWord: form.block.map { LengthWord($0) })
      return isConsistent && count > 1
    }.map { "variable RDW \($0.word.words)" + ($0.block.map { " BDW \($0.words)" } ?? "") }
  }
}

extension LengthWordForm {
  /// Every form before records, with every one before blocks and with none.
  fileprivate static var blocked: [(word: LengthWordForm, block: LengthWordForm?)] {
    let forms = ByteOrder.allCases.flatMap { order in LengthScope.allCases.map { LengthWordForm(order, $0) } }
    return forms.flatMap { word in forms.map { (word, $0) } } + forms.map { ($0, nil) }
  }
}
