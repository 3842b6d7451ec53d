internal import Formats
internal import Language
internal import Platform
internal import Records

/// The blocks of one part of a source, read chunk by chunk; memory does not grow with the file.
struct PartBlocks: ~Copyable {
  /// How many bytes the file has, or says that it has where it is packed.
  let statedByteCount: Int
  /// The state of the file when it was opened.
  let state: FileState
  private var file: SourceFile
  private var framer: RecordFramer
  private var ready: [SourceBlock] = []
  private var isAtEnd = false
  private var isChecked = false
  private let source: SourcePlan
  private let path: String

  /// Opens a part.
  init(_ source: SourcePlan, part: Int) throws {
    let path = source.paths[part]
    let named = source.declaration.files[part].value
    var top = try SourceFile(source, part: part)
    let first = try top.read(upTo: 1 << 16)
    guard !first.isEmpty else {
      throw RunError(
        code: "P201",
        LocalizedText(
          ja: "`\(path)`は空のファイル（\(source.declaration.name.value)）",
          en: "`\(path)` is empty (source \(source.declaration.name.value))"),
        help: LocalizedText(
          ja: "抽出をやり直すか、`source`の`file`を直す", en: "extract it again, or mend the `file` of the `source`"))
    }
    if !source.declaration.isPacked, GzipExpansion.isPacked(first) {
      throw RunError(
        code: "P212",
        LocalizedText(
          ja: "`\(path)`はgzipで圧縮したファイル", en: "`\(path)` is packed with gzip"),
        help: LocalizedText(
          ja: "`file \"\(named)\" gzip`と宣言する",
          en: "declare `file \"\(named)\" gzip`"))
    }
    let order = try HeadingCheck(source, part: part).order()
    let opened = try SourceFile(source, part: part)
    statedByteCount = opened.statedByteCount
    state = opened.state
    self.source = source
    self.path = path
    framer = source.framer(order: order)
    file = opened
  }

  /// The next block, or `nil` at the end of the file.
  mutating func next() throws -> SourceBlock? {
    while ready.isEmpty {
      if isAtEnd { return nil }
      (ready, isAtEnd) = try framer.frame { bytes, limit throws(FileError) in
        try file.read(appendingTo: &bytes, upTo: limit)
      }
      if !isChecked, let first = ready.first {
        try check(first)
        isChecked = true
      }
      ready.reverse()
    }
    return ready.removeLast()
  }

  /// Refuses a file whose first block shows that it is not what the declaration says.
  private func check(_ block: SourceBlock) throws {
    switch source.framing {
    case .fixed(_, let newline, _, _): try checkNewline(newline, after: source.longestRecord, in: block)
    case .variable(let word, let blockWord): try checkLengthWords(word, blockWord, in: block)
    case .lines(let newline, _): try checkNewline(newline, after: source.longestRecord, in: block)
    case .counted, .delimited: break
    }
  }

  /// Refuses a file that another form of length words explains and the declared one does not, or whose first word is
  /// none: every byte would be one long reject.
  private func checkLengthWords(_ declared: LengthWordForm, _ declaredBlock: LengthWordForm?, in block: SourceBlock)
    throws
  {
    // Words before blocks follow one another like those before records, and make of each block one long record.
    let isContradicted = block.frames.contains { frame in
      frame.state == .badLengthWord || frame.state == .overlong || Int(frame.byteCount) > source.longestRecord
    }
    guard isContradicted else { return }
    let forms = ByteOrder.allCases.flatMap { order in LengthScope.allCases.map { LengthWordForm(order, $0) } }
    let blocked = forms.flatMap { word in forms.map { (word: word, block: LengthWordForm?.some($0)) } }
    let unblocked = forms.map { (word: $0, block: LengthWordForm?.none) }
    let fitting = (blocked + unblocked).first { form in
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
}
