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
  ///
  /// - Parameter start: The byte at which reading begins: the first of a record.
  init(_ source: SourcePlan, part: Int, from start: Int = 0) throws {
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
    let opened = try SourceFile(source, part: part, from: start)
    statedByteCount = opened.statedByteCount
    state = opened.state
    self.source = source
    self.path = path
    framer = source.framer(order: order)
    file = opened
    // What stands at the top was looked at when the whole was read.
    isChecked = start > 0
  }

  /// The next block, or `nil` at the end of the file.
  mutating func next() throws -> SourceBlock? {
    while ready.isEmpty {
      if isAtEnd { return nil }
      (ready, isAtEnd) = try framer.frame { bytes, limit throws(FileError) in
        try file.read(appendingTo: &bytes, upTo: limit)
      }
      if !isChecked, let first = ready.first {
        try FirstBlockCheck(source, path: path, fileByteCount: source.declaration.isPacked ? nil : statedByteCount)
          .check(first)
        isChecked = true
      }
      ready.reverse()
    }
    return ready.removeLast()
  }
}
