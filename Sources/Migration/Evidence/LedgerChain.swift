internal import Platform
internal import Records
internal import Reporting

/// The lines of a ledger: each holds the SHA-256 of the line before it, so that none can be changed or taken out unseen.
struct LedgerLines: Sendable {
  private var previous = String(repeating: "0", count: 64)
  private var sequence = 0

  /// Begins a ledger.
  init() {}

  /// Goes on behind lines that were written before.
  ///
  /// - Throws: `RunError` P316 where a line does not hold the digest of the one before it.
  init(continuing bytes: [UInt8], of path: String) throws {
    for line in bytes.split(separator: 0x0A) {
      guard LedgerLines.holds(line, "\"sequence\":\(sequence),\"previous\":\"\(previous)\"") else {
        throw RunError(
          code: "P316",
          LocalizedText(
            ja: "`\(path)`の\(sequence + 1)行目が、その前の行とつながらない。書き換えられたか、行が失われている",
            en:
              "line \(sequence + 1) of `\(path)` does not follow from the line before it: it was changed, or one is lost"
          ))
      }
      previous = Hexadecimal.text(Digest.sha256(Array(line).span))
      sequence += 1
    }
  }

  /// The digest of the last line.
  var head: String { previous }

  /// The next line, with its newline.
  mutating func next(_ event: String, _ detail: JSONLine) -> [UInt8] {
    var line = JSONLine()
    line.add("sequence", sequence)
    line.add("previous", previous)
    line.add("event", event)
    line.add("detail", detail)
    let bytes = line.object
    previous = Hexadecimal.text(Digest.sha256(bytes.span))
    sequence += 1
    return bytes + [0x0A]
  }

  private static func holds(_ line: ArraySlice<UInt8>, _ text: String) -> Bool {
    line.dropFirst().starts(with: text.utf8)
  }
}

/// `ledger.jsonl`: what a run did, an event a line.
struct LedgerChain: ~Copyable {
  private var file: OutputFile
  private var lines = LedgerLines()

  /// Creates the file.
  init(creating path: String) throws(FileError) {
    file = try OutputFile(creating: path)
  }

  /// Appends an event.
  mutating func append(_ event: String, _ detail: JSONLine) throws(FileError) {
    try file.write(lines.next(event, detail))
  }

  /// Closes the file and gives the digest of its last line.
  mutating func close() throws(FileError) -> String {
    try file.close()
    return lines.head
  }
}
