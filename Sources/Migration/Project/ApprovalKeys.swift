internal import Delivery
internal import Language
internal import Platform
internal import Records

/// Reads the public keys of the roles that a project names.
enum ApprovalKeys {
  /// The roles with their keys, in the project's order.
  static func read(
    _ roles: [ApprovalRole], files: inout ProjectFiles
  ) throws(DiagnosticsError) -> [DeliveryPlan.Role] {
    var keys: [DeliveryPlan.Role] = []
    for role in roles {
      let path = ProjectFiles.resolve(role.key.value, from: role.key.span.file)
      let bytes = try files.bytes(path, namedAt: role.key.span)
      let key: PublicKey
      do throws(KeyError) {
        key = try PublicKey(pem: bytes)
      } catch {
        throw DiagnosticsError(ProjectProblem.unusableKey(role.key, error))
      }
      keys.append(
        DeliveryPlan.Role(
          name: role.name.value, publicKey: String(decoding: bytes, as: UTF8.self),
          keySHA256: Hexadecimal.text(key.fingerprint)))
    }
    return keys
  }
}
