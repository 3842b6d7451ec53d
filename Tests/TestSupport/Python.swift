/// Python's standard library, an independent reader of zip archives and XML.
public enum Python {
  /// Whether `python3` can be started; tests with it skip visibly where it cannot.
  public static let isPresent: Bool = {
    do {
      return try Command.run(["python3", "--version"]).exitCode == 0
    } catch {
      return false
    }
  }()
}
