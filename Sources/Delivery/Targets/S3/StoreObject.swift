/// An object as a store lists it or shows its head.
struct StoreObject: Sendable, Hashable {
  /// Its key.
  var key: String
  /// Its bytes.
  var byteCount: Int
  /// Its ETag without quotes; empty where the store gave none.
  var etag: String
  /// The mark of the upload that made it, as its metadata has it; empty where it has none or is only listed.
  var mark = ""
}
