/// What a delivery to a store goes by that its target does not say.
struct StoreSettings: Sendable {
  /// The largest object that is sent in one request, and the size of a part of a larger one, in bytes. Stores take
  /// no part below 5 MiB but the last, and 10,000 parts at most.
  var partByteCount = 16 << 20
  /// How many objects or parts a store lists in one answer; none lists more than 1,000.
  var pageCount = 1_000
  /// How long to wait before each further try, in milliseconds.
  var pauses = [200, 800, 2_400]
  /// After how many seconds without a byte the store counts as gone.
  var stallSeconds = 60
  /// The seconds since 1970 that requests are dated with.
  var now: @Sendable () -> Int = TimeStamp.secondsNow
}
