internal import FoundationEssentials
internal import Platform

/// A finished run whose ledger, evidence and bag were all checked.
public struct RunFolder: Sendable {
  /// Where it is.
  public let path: String
  /// What it leaves for its delivery.
  public let plan: DeliveryPlan
  /// The files that decided the result, as the project names them, with their SHA-256.
  public let inputs: [(path: String, sha256: String)]
  /// The sources by name with the number and the SHA-256 of all their bytes.
  public let sources: [(name: String, byteCount: Int, sha256: String)]
  /// Where the project was when the run was made; `nil` where its `run-log.json` is not there.
  public let project: String?
  /// What a role signs; the role is filled in.
  let statement: Statement
  /// The payload of the bag in order of path; empty where the run is trusted and nothing is delivered.
  let payload: [DeliveryItem]

  /// Opens a run and checks all that a signature would stand for.
  ///
  /// - Parameter isTrusted: Whether the ledger's chain, the evidence and the sizes of the bag's files are checked, and not the
  ///   digests of these files: for questions that nobody signs.
  /// - Throws: `DeliveryError` (D101–D104) or `FileError`.
  /// - Complexity: O(bytes of the run).
  public init(_ given: String, isTrusted: Bool = false) throws {
    let path = RunFolder.trimmed(given)
    for name in ["ledger.jsonl", "delivery.json", "bag/manifest-sha256.txt"]
    where !FileSystem.exists(path + "/" + name) {
      throw DeliveryError(
        .notARun, at: path, ja: "`\(path)`は終わった実行のフォルダではない（`\(name)`が無い）",
        en: "`\(path)` is not the folder of a finished run: it has no `\(name)`",
        helpJa: "`utsushi run … --output`で作ったフォルダを指定する",
        helpEn: "name a folder that `utsushi run … --output` made")
    }
    let ledger = try LedgerReader(FileSystem.readAll(path + "/ledger.jsonl", limit: 1 << 30))
    try RunFolder.checkEvidence(ledger, in: path, isTrusted: isTrusted)
    if isTrusted { try RunFolder.checkSizes(ledger, in: path) }
    let problems = isTrusted ? [] : try BagVerifier.problems(in: path + "/bag")
    if let problem = problems.first {
      throw DeliveryError(
        .changedBag, at: problem.path, ja: "データが目録と違う: \(problem.ja)（ほか\(problems.count - 1)件）",
        en: "the bag is not what its manifests say: \(problem.en) (and \(problems.count - 1) more)",
        helpJa: "実行の結果は書き換えられている。実行をやり直す", helpEn: "the run was changed after it ended; run it again")
    }
    let manifest = try FileSystem.readAll(path + "/bag/manifest-sha256.txt")
    let manifestSHA256 = Hexadecimal.text(Digest.sha256(manifest))
    guard manifestSHA256 == ledger.closed.manifest_sha256 else {
      throw DeliveryError(
        .changedBag, at: "manifest-sha256.txt", ja: "目録が台帳の控えたものと違う",
        en: "the manifest is not the one the ledger names",
        helpJa: "実行の結果は書き換えられている。実行をやり直す", helpEn: "the run was changed after it ended; run it again")
    }
    let document = try FileSystem.readAll(path + "/delivery.json")
    do {
      plan = try JSONDecoder().decode(DeliveryPlan.self, from: Data(document))
    } catch {
      throw DeliveryError(
        .notARun, at: "delivery.json", ja: "`delivery.json`を読めない（別の版のutsushiが書いた）",
        en: "`delivery.json` cannot be read: another version of utsushi wrote it", helpJa: "実行をやり直す",
        helpEn: "run again")
    }
    statement = Statement(
      role: "", title: ledger.opened.title, kind: ledger.opened.kind, municipality: ledger.opened.municipality,
      asOf: ledger.opened.as_of, gate: ledger.closed.gate, conditions: ledger.closed.conditions,
      manifestSHA256: manifestSHA256,
      tagmanifestSHA256: Hexadecimal.text(try Digest.sha256(ofFile: path + "/bag/tagmanifest-sha256.txt").digest),
      deliverySHA256: Hexadecimal.text(Digest.sha256(document)), ledgerHead: ledger.head)
    payload = try (isTrusted ? [] : Manifest.lines(manifest).lines).map { line in
      let name = String(decoding: line.path, as: UTF8.self)
      return try DeliveryItem(name, at: path + "/bag/" + name)
    }
    inputs = ledger.inputs
    sources = ledger.sources
    let log = try? FileSystem.readAll(path + "/run-log.json", limit: 1 << 20)
    project = log.flatMap { try? JSONDecoder().decode(Log.self, from: Data($0)).project }
    self.path = path
  }

  private struct Log: Decodable { var project: String }

  /// The name of what is delivered: municipality, day, and the first twelve digits of the manifest's digest.
  public var deliveryName: String {
    "\(statement.municipality)-\(statement.asOf)-\(statement.manifestSHA256.prefix(12))"
  }

  /// Stops where the gate of the data is closed, naming the conditions that close it.
  func requireOpenGate() throws(DeliveryError) {
    guard statement.gate != "open" else { return }
    let closed = statement.conditions.filter { $0.state != "passed" }.map { "`\($0.condition)`" }
      .joined(separator: ", ")
    throw DeliveryError(
      .closedGate, at: path, ja: "データのゲートが閉じている: \(closed)", en: "the gate of the data is closed: \(closed)",
      helpJa: "報告`\(path)/report/index.html`を見て、データか規則を直して実行をやり直す",
      helpEn: "see `\(path)/report/index.html`, mend data or rules, and run again")
  }

  /// Every file of the bag still has its size.
  private static func checkSizes(_ ledger: LedgerReader, in path: String) throws {
    for file in ledger.written {
      let name = path + "/bag/" + file.path
      let byteCount = FileSystem.exists(name) ? try InputFile(path: name).byteCount : -1
      guard byteCount == file.byteCount else {
        throw DeliveryError(
          .changedBag, at: file.path, ja: "`\(file.path)`が台帳の控えた大きさと違う",
          en: "`\(file.path)` does not have the size that the ledger names", helpJa: "実行の結果は書き換えられている。実行をやり直す",
          helpEn: "the run was changed after it ended; run it again")
      }
    }
  }

  /// Every file that the ledger names as evidence is still the one it names; of a trusted run the one that is asked.
  private static func checkEvidence(_ ledger: LedgerReader, in path: String, isTrusted: Bool) throws {
    for file in ledger.evidence where !isTrusted || file.path == "evidence.sqlite" {
      let isThere = FileSystem.exists(path + "/" + file.path)
      let digest = isThere ? Hexadecimal.text(try Digest.sha256(ofFile: path + "/" + file.path).digest) : ""
      guard digest == file.sha256 else {
        throw DeliveryError(
          .changedEvidence, at: file.path, ja: "`\(file.path)`が台帳の控えたものと違う",
          en: "`\(file.path)` is not the file that the ledger names", helpJa: "実行の結果は書き換えられている。実行をやり直す",
          helpEn: "the run was changed after it ended; run it again")
      }
    }
    guard ledger.evidence.contains(where: { $0.path == "delivery.json" }) else {
      throw DeliveryError(
        .changedEvidence, at: "delivery.json", ja: "台帳に`delivery.json`が無い", en: "the ledger names no `delivery.json`",
        helpJa: "実行をやり直す", helpEn: "run again")
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == 0x2F { path.removeLast() }
    return path
  }
}
