internal import FoundationEssentials
internal import Platform

/// What a delivery needs from `ledger.jsonl`, after every link of its chain was checked.
struct LedgerReader {
  /// The digest of the last line.
  var head: String
  /// The files beside the bag that the ledger vouches for.
  var evidence: [(path: String, sha256: String)] = []
  /// The files that decided the result: project, mappings, tables, and what the standard demands.
  var inputs: [(path: String, sha256: String)] = []
  /// The sources by name with the number and the digest of all their bytes.
  var sources: [(name: String, byteCount: Int, sha256: String)] = []
  /// The files of the bag with their sizes.
  var written: [(path: String, byteCount: Int)] = []
  /// What the run is.
  var opened: Opened
  /// How it ended.
  var closed: Closed

  /// The first event.
  struct Opened: Decodable {
    var title: String
    var kind: String
    var municipality: String
    var as_of: String
  }

  /// The last event.
  struct Closed: Decodable {
    var gate: String
    var conditions: [Condition]
    var manifest_sha256: String
  }

  /// A condition of the gate with its state.
  struct Condition: Codable, Hashable {
    var condition: String
    var measured: Int
    var state: String
  }

  private struct Link: Decodable {
    var sequence: Int
    var previous: String
    var event: String
  }

  private struct Line<Detail: Decodable>: Decodable { var detail: Detail }

  private struct Source: Decodable {
    var source: String
    var bytes: Int
    var sha256: String
  }

  private struct Written: Decodable {
    var path: String
    var bytes: Int
  }

  private struct Evidence: Decodable {
    var path: String
    var sha256: String
  }

  /// Reads a ledger.
  ///
  /// - Throws: `DeliveryError` with `.brokenLedger` and the number of the line, from 1.
  init(_ bytes: [UInt8]) throws(DeliveryError) {
    var previous = String(repeating: "0", count: 64)
    var written: [(path: String, byteCount: Int)] = []
    var opened: Opened?
    var closed: Closed?
    var evidence: [(path: String, sha256: String)] = []
    var inputs: [(path: String, sha256: String)] = []
    var sources: [(name: String, byteCount: Int, sha256: String)] = []
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.popLast()?.isEmpty == true, !lines.isEmpty else { throw LedgerReader.broken(max(1, lines.count)) }
    for (index, line) in lines.enumerated() {
      do {
        let link = try LedgerReader.decode(Link.self, line)
        guard link.sequence == index, link.previous == previous, closed == nil else {
          throw LedgerReader.broken(index + 1)
        }
        switch link.event {
        case "opened": opened = try LedgerReader.decode(Line<Opened>.self, line).detail
        case "evidence":
          let file = try LedgerReader.decode(Line<Evidence>.self, line).detail
          evidence.append((file.path, file.sha256))
        case "input":
          let file = try LedgerReader.decode(Line<Evidence>.self, line).detail
          inputs.append((file.path, file.sha256))
        case "read":
          let source = try LedgerReader.decode(Line<Source>.self, line).detail
          sources.append((source.source, source.bytes, source.sha256))
        case "wrote":
          let file = try LedgerReader.decode(Line<Written>.self, line).detail
          written.append((file.path, file.bytes))
        case "closed": closed = try LedgerReader.decode(Line<Closed>.self, line).detail
        default: break
        }
      } catch {
        throw LedgerReader.broken(index + 1)
      }
      previous = Hexadecimal.text(Digest.sha256(Array(line)))
    }
    guard let opened, let closed else { throw LedgerReader.broken(lines.count) }
    self.opened = opened
    self.closed = closed
    self.evidence = evidence
    self.inputs = inputs
    self.written = written
    self.sources = sources
    head = previous
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ line: ArraySlice<UInt8>) throws -> Value {
    try JSONDecoder().decode(type, from: Data(line))
  }

  private static func broken(_ line: Int) -> DeliveryError {
    DeliveryError(
      .brokenLedger, at: "ledger.jsonl:\(line)", ja: "`ledger.jsonl`の鎖が\(line)行目で切れている",
      en: "the chain of `ledger.jsonl` is broken at line \(line)",
      helpJa: "実行の結果は書き換えられている。実行をやり直す", helpEn: "the run was changed after it ended; run it again")
  }
}
