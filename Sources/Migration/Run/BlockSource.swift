internal import Formats
internal import Language
internal import Platform
internal import Records

/// The blocks of one source file, read chunk by chunk; memory does not grow with the file.
struct BlockSource: ~Copyable {
  /// The size of the file when it was opened, in bytes.
  let byteCount: Int
  /// The state of the file when it was opened; two readings of one run must be of one state.
  let state: FileState
  private var file: InputFile
  private var framer: BlockFramer
  private var ready: [SourceBlock] = []
  private var isAtEnd = false
  private var isChecked = false
  private let framing: RecordFraming
  private let path: String

  /// Opens a source's file.
  init(_ source: SourcePlan) throws {
    let opened = try InputFile(path: source.path)
    guard opened.byteCount > 0 else {
      throw RunError(
        code: "P201",
        LocalizedText(
          ja: "`\(source.path)`は空のファイル（\(source.declaration.name.value)）",
          en: "`\(source.path)` is empty (source \(source.declaration.name.value))"),
        help: LocalizedText(
          ja: "抽出をやり直すか、`source`の`file`を直す", en: "extract it again, or mend the `file` of the `source`"))
    }
    byteCount = opened.byteCount
    state = opened.state
    framing = source.framing
    path = source.path
    switch source.framing {
    case .fixed(let recordByteCount, let newline):
      framer = BlockFramer(recordByteCount: recordByteCount, newline: newline.bytes)
    }
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
        try checkNewline(in: first)
        isChecked = true
      }
      ready.reverse()
    }
    return ready.removeLast()
  }

  /// Refuses a file whose first block holds no record that ends as declared: the declaration is wrong, and every byte
  /// would be one long reject.
  private func checkNewline(in block: SourceBlock) throws(RunError) {
    guard case .fixed(let recordByteCount, let newline) = framing, newline != .none,
      block.bytes.count > recordByteCount + newline.bytes.count,
      block.frames.allSatisfy({ $0.newlineByteCount == 0 })
    else { return }
    let feeds = block.bytes.count { $0 == 0x0A }
    let first = block.bytes.firstIndex(of: 0x0A)
    throw RunError(
      code: "P205",
      LocalizedText(
        ja: "`\(path)`の先頭\(block.bytes.count)バイトに、宣言した改行`\(newline.rawValue)`が一つも無い",
        en: "the first \(block.bytes.count) bytes of `\(path)` hold no `\(newline.rawValue)`, the declared newline"),
      help: first.map { first in
        LocalizedText(
          ja: "LFが\(feeds)個ある（最初は\(first)バイト目）。`newline LF`ではないか",
          en: "there are \(feeds) LF, the first at byte \(first): is it `newline LF`?")
      }
        ?? LocalizedText(
          ja: "改行の無いファイルなら`newline none`と宣言する", en: "declare `newline none` when records are not separated"))
  }
}
