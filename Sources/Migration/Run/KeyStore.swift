internal import Platform

/// The keys of one question that looks across records; a class so that several can stand in a list, used by one task
/// alone.
final class KeyStore {
  var partitions: KeyPartitions

  /// - Parameters:
  ///   - directory: An existing folder for spilled keys.
  ///   - budget: The bytes that keys may take in memory before they are spilled.
  init(directory: String, budget: Int) {
    partitions = KeyPartitions(directory: directory, budget: budget)
  }
}
