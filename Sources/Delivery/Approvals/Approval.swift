internal import Platform

/// Signs for a role, and checks what roles have signed.
public enum Approval {
  /// Signs a run for a role: writes `approvals/<role>.json` and `approvals/<role>.sig`, 64 bytes.
  ///
  /// The same key and run give the same bytes; an older approval of the role is replaced.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - role: A role that the project names.
  ///   - keyPath: The file of the role's private key (PEM).
  ///   - passphrase: What opens it where it is encrypted; empty otherwise.
  /// - Returns: The path of the statement.
  /// - Throws: `DeliveryError` (D105–D108) or `FileError`.
  public static func approve(
    _ run: RunFolder, role: String, keyPath: String, passphrase: String
  ) throws -> String {
    guard let named = run.plan.roles.first(where: { $0.name.utf8.elementsEqual(role.utf8) }) else {
      throw unknownRole(role, run.plan)
    }
    try run.requireOpenGate()
    let pem = try FileSystem.readAll(keyPath, limit: 1 << 16)
    let key: PrivateKey
    do throws(KeyError) {
      key = try PrivateKey(pem: pem, passphrase: passphrase)
    } catch {
      throw unusable(keyPath, error)
    }
    guard Hexadecimal.text(key.publicFingerprint) == named.keySHA256 else {
      throw DeliveryError(
        .otherKey, at: role, ja: "`\(keyPath)`は、プロジェクトが`\(role)`に定めた鍵ではない",
        en: "`\(keyPath)` is not the key that the project names for `\(role)`",
        helpJa: "`\(role)`の秘密鍵を指定する。鍵を替えたなら、プロジェクトの公開鍵も替えて実行をやり直す",
        helpEn:
          "give the private key of `\(role)`; after a change of keys, change the project's public key and run again")
    }
    var statement = run.statement
    statement.role = named.name
    let bytes = statement.bytes
    try FileSystem.createDirectories(run.path + "/approvals")
    let path = run.path + "/approvals/" + named.name
    try replace(path + ".json", by: bytes)
    try replace(path + ".sig", by: key.signature(of: bytes))
    try FileSystem.synchronizeDirectory(run.path + "/approvals")
    return path + ".json"
  }

  /// Stops unless every role of the project has signed this very run.
  static func require(_ run: RunFolder) throws {
    var problems: [(ja: String, en: String)] = []
    for role in run.plan.roles {
      if let problem = try problem(of: role, run) { problems.append(problem) }
    }
    guard !problems.isEmpty else { return }
    throw DeliveryError(
      .notApproved, at: run.path, ja: "承認がそろっていない: " + problems.map(\.ja).joined(separator: "、"),
      en: "not approved: " + problems.map(\.en).joined(separator: "; "),
      helpJa: "`utsushi approve \(run.path) --role 役割 --key 秘密鍵`で承認する",
      helpEn: "approve with `utsushi approve \(run.path) --role ROLE --key FILE`")
  }

  private static func problem(of role: DeliveryPlan.Role, _ run: RunFolder) throws -> (ja: String, en: String)? {
    let path = run.path + "/approvals/" + role.name
    guard FileSystem.exists(path + ".json"), FileSystem.exists(path + ".sig") else {
      return ("`\(role.name)`の承認が無い", "the approval of `\(role.name)` is missing")
    }
    let bytes = try FileSystem.readAll(path + ".json", limit: 1 << 20)
    let signature = try FileSystem.readAll(path + ".sig", limit: 1 << 10)
    let key: PublicKey
    do throws(KeyError) {
      key = try PublicKey(pem: Array(role.publicKey.utf8))
    } catch {
      throw unusable("delivery.json", error)
    }
    guard key.isSignature(signature, of: bytes) else {
      return (
        "`\(role.name)`の署名が承認の文に合わない", "the signature of `\(role.name)` does not belong to its statement"
      )
    }
    var expected = run.statement
    expected.role = role.name
    guard bytes != expected.bytes else { return nil }
    let parts = Statement.read(bytes).map { $0.differences(from: expected) } ?? ["JSON"]
    let names = parts.joined(separator: ", ")
    return (
      "`\(role.name)`の承認は古い（\(names)が今の実行と違う）",
      "the approval of `\(role.name)` is stale: \(names) differ from this run"
    )
  }

  private static func unknownRole(_ role: String, _ plan: DeliveryPlan) -> DeliveryError {
    let names = plan.roles.map { "`\($0.name)`" }.joined(separator: ", ")
    guard !plan.roles.isEmpty else {
      return DeliveryError(
        .unknownRole, at: role, ja: "このプロジェクトは承認を求めていない", en: "this project asks for no approval",
        helpJa: "`migration`に`approvals 役割 \"公開鍵\"`を書いて実行をやり直す",
        helpEn: "write `approvals ROLE \"public key\"` in `migration` and run again")
    }
    return DeliveryError(
      .unknownRole, at: role, ja: "`\(role)`という役割は無い", en: "there is no role `\(role)`",
      helpJa: "プロジェクトの役割: \(names)", helpEn: "roles of the project: \(names)")
  }

  private static func unusable(_ path: String, _ error: KeyError) -> DeliveryError {
    switch error {
    case .unreadable:
      DeliveryError(
        .unusableKey, at: path, ja: "`\(path)`からPEMの鍵を読めない", en: "`\(path)` holds no PEM key that can be read",
        helpJa: "暗号化した鍵なら、パスフレーズを環境変数`UTSUSHI_KEY_PASSPHRASE`に入れる",
        helpEn: "for an encrypted key, put its passphrase into the environment variable `UTSUSHI_KEY_PASSPHRASE`")
    case .notEd25519:
      DeliveryError(
        .unusableKey, at: path, ja: "`\(path)`の鍵はEd25519ではない", en: "the key in `\(path)` is not Ed25519",
        helpJa: "`openssl genpkey -algorithm ed25519`で作る", helpEn: "make one with `openssl genpkey -algorithm ed25519`")
    }
  }

  private static func replace(_ path: String, by bytes: [UInt8]) throws(FileError) {
    let partial = path + ".partial"
    if FileSystem.exists(partial) { try FileSystem.removeFile(partial) }
    var file = try OutputFile(creating: partial)
    try file.write(bytes)
    try file.close()
    try FileSystem.rename(partial, to: path)
  }
}
