/// Why a key file cannot be used.
public enum KeyError: Error, Sendable, Hashable {
  /// It holds no key in PEM, or one that its passphrase does not open.
  case unreadable
  /// It holds a key of another kind than Ed25519.
  case notEd25519
}
