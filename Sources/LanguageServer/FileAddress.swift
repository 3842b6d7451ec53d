/// `file:` addresses and paths. Source: RFC 8089, RFC 3986 section 2.1.
enum FileAddress {
  /// The path of an address; an address of another kind as it is.
  static func path(_ uri: String) -> String {
    let bytes = Array(uri.utf8)
    let scheme = Array("file://".utf8)
    guard bytes.starts(with: scheme), let slash = bytes[scheme.count...].firstIndex(of: 0x2F) else { return uri }
    var path: [UInt8] = []
    var at = slash
    while at < bytes.count {
      if bytes[at] == 0x25, at + 2 < bytes.count, let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2]) {
        path.append(high << 4 | low)
        at += 3
      } else {
        path.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// The address of a path.
  static func uri(_ path: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var address = Array("file://".utf8)
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x2F, 0x5F, 0x7E].contains(byte)
      if isPlain {
        address.append(byte)
      } else {
        address += [0x25, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: address, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
