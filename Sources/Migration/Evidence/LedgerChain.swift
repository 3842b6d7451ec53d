internal import Platform
internal import Reporting

/// `ledger.jsonl`: what a run did, one event a line, each line holding the digest of the line before it.
///
/// Changing, removing or reordering a line breaks the chain at that place. Nothing from a clock stands in it.
struct LedgerChain: ~Copyable {
  private var file: OutputFile
  private var previous = String(repeating: "0", count: 64)
  private var sequence = 0

  /// Starts a ledger.
  init(creating path: String) throws(FileError) {
    file = try OutputFile(creating: path)
  }

  /// Appends an event; `detail` holds its members.
  mutating func append(_ event: String, _ detail: JSONLine) throws(FileError) {
    var line = JSONLine()
    line.add("sequence", sequence)
    line.add("previous", previous)
    line.add("event", event)
    line.add("detail", detail)
    let bytes = line.object
    previous = Hexadecimal.text(Digest.sha256(bytes.span))
    sequence += 1
    try file.write(bytes + [0x0A])
  }

  /// Closes the ledger and gives its head: the digest of the last line without its newline.
  mutating func close() throws(FileError) -> String {
    try file.close()
    return previous
  }
}
