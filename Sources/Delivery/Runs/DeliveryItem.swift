internal import Platform

/// One file of a delivery.
struct DeliveryItem: Sendable, Hashable {
  /// Its path below the delivery.
  var name: String
  /// Where it is on this machine.
  var path: String
  /// Its size in bytes.
  var byteCount: Int
  /// The 32 bytes of its SHA-256.
  var sha256: [UInt8]

  /// Reads a file once.
  init(_ name: String, at path: String) throws(FileError) {
    self.name = name
    self.path = path
    (sha256, byteCount) = try Digest.sha256(ofFile: path)
  }
}

extension RunFolder {
  /// Everything that is delivered, in its order: payload, tag files, approvals, and the payload's manifest last, whose
  /// presence says that the rest is whole.
  func items() throws(FileError) -> [DeliveryItem] {
    var items = payload
    for tag in ["bag-info.txt", "bagit.txt", "tagmanifest-sha256.txt"] {
      items.append(try DeliveryItem(tag, at: path + "/bag/" + tag))
    }
    for role in plan.roles {
      for ending in [".json", ".sig"] {
        items.append(try DeliveryItem("approvals/\(role.name)\(ending)", at: path + "/approvals/" + role.name + ending))
      }
    }
    items.append(try DeliveryItem("manifest-sha256.txt", at: path + "/bag/manifest-sha256.txt"))
    return items
  }
}
