internal import Glibc

/// The environment of the tests.
public enum Environment {
  /// A variable; `nil` where it is not set or empty.
  public static func variable(_ name: String) -> String? {
    // Holds: the value is copied at once, and nothing in the tests changes the environment.
    guard let text = unsafe getenv(name).map({ unsafe String(cString: $0) }), !text.isEmpty else { return nil }
    return text
  }
}
