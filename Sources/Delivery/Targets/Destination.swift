/// A place of one kind that one run goes to.
protocol Destination {
  /// Where the run goes, for messages.
  var path: String { get }

  /// Delivers; a run that is there already as it should be is left as it is.
  ///
  /// - Returns: Whether anything was written.
  /// - Throws: `DeliveryError` or `FileError`; what was there before is there as before.
  func upload() throws -> Bool

  /// Compares what is there with what was signed; empty where they agree.
  func verify() throws -> [DeliveryDifference]
}
