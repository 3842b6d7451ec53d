/// Makes a zip archive in memory.
///
/// Entries stand in the order given, all with the time stamp 1980-01-01 00:00:00, without extra fields or comments.
/// The same entries give the same bytes (with the same version of zlib, whose choice among equal encodings may differ).
///
/// - Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT) 6.3.10, 4.3 and 4.4.
public struct ZipWriter: Sendable {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<[UInt8]> = []

  /// Starts an archive with no entries.
  public init() {}

  /// Adds an entry; deflated, or stored where that is not shorter. O(n).
  ///
  /// - Parameters:
  ///   - name: The path inside the archive, `/` between components; a folder's ends in `/` and has no bytes.
  ///   - bytes: What the entry holds.
  /// - Throws: `ZipError`: `.unsafeName`, `.repeatedName`, or `.zip64` where sizes or counts do not fit.
  public mutating func append(_ name: String, _ bytes: [UInt8]) throws(ZipError) {
    let nameBytes = Array(name.utf8)
    let offset = archive.count
    func refusal(_ code: ZipErrorCode) -> ZipError { ZipError(code, entry: nameBytes, at: offset) }
    if let problem = ZipName.problem(nameBytes, isDeclaredUTF8: true) { throw refusal(problem) }
    guard nameBytes.count <= Int(UInt16.max), nameBytes.last != 0x2F || bytes.isEmpty else {
      throw refusal(.unsafeName)
    }
    guard !names.contains(nameBytes) else { throw refusal(.repeatedName) }
    // 0xFFFF and 0xFFFFFFFF mean "see zip64" (4.4.1.4).
    guard names.count < Int(UInt16.max) - 1, bytes.count < Int(UInt32.max) else { throw refusal(.zip64) }
    let deflated = Deflate.compress(bytes)
    let isDeflated = deflated.count < bytes.count
    let content = isDeflated ? deflated : bytes
    // Room for the header, the content and both directories.
    guard offset + directory.count + content.count + 2 * nameBytes.count + 200 < Int(UInt32.max) else {
      throw refusal(.zip64)
    }
    names.insert(nameBytes)

    var shared: [UInt8] = []
    shared.append(number: 20, bytes: 2)  // version needed: 2.0, deflate and folders (4.4.3.2)
    shared.append(number: nameBytes.allSatisfy { $0 < 0x80 } ? 0 : 0x0800, bytes: 2)  // bit 11: UTF-8 (4.4.4)
    shared.append(number: isDeflated ? 8 : 0, bytes: 2)
    shared.append(number: 0, bytes: 2)  // 00:00:00
    shared.append(number: 0x0021, bytes: 2)  // 1980-01-01, the first day there is
    shared.append(number: Int(Checksum.crc32(bytes)), bytes: 4)
    shared.append(number: content.count, bytes: 4)
    shared.append(number: bytes.count, bytes: 4)
    shared.append(number: nameBytes.count, bytes: 2)
    shared.append(number: 0, bytes: 2)  // no extra field

    archive.append(number: ZipSignature.localHeader, bytes: 4)
    archive += shared
    archive += nameBytes
    archive += content

    directory.append(number: ZipSignature.directoryEntry, bytes: 4)
    directory.append(number: 20, bytes: 2)  // made by 2.0 on DOS: no modes
    directory += shared
    directory.append(number: 0, bytes: 2)  // no comment
    directory.append(number: 0, bytes: 2)  // volume 0
    directory.append(number: 0, bytes: 2)  // internal attributes
    directory.append(number: nameBytes.last == 0x2F ? 0x10 : 0, bytes: 4)  // the DOS mark of a folder
    directory.append(number: offset, bytes: 4)
    directory += nameBytes
  }

  /// The archive with everything added so far; more may follow. O(n).
  public func finalize() -> [UInt8] {
    var result = archive
    result += directory
    result.append(number: ZipSignature.end, bytes: 4)
    result.append(number: 0, bytes: 4)  // both volume numbers
    result.append(number: names.count, bytes: 2)
    result.append(number: names.count, bytes: 2)
    result.append(number: directory.count, bytes: 4)
    result.append(number: archive.count, bytes: 4)
    result.append(number: 0, bytes: 2)  // no comment
    return result
  }
}

/// What the records of an archive begin with, read as numbers of four bytes, least first (APPNOTE 4.3).
enum ZipSignature {
  /// A local file header.
  static let localHeader = 0x0403_4B50
  /// A file header of the central directory.
  static let directoryEntry = 0x0201_4B50
  /// The end of the central directory.
  static let end = 0x0605_4B50
  /// The zip64 locator before it.
  static let zip64Locator = 0x0706_4B50
  /// A data descriptor.
  static let descriptor = 0x0807_4B50
}

extension [UInt8] {
  /// Appends a number, least byte first.
  fileprivate mutating func append(number: Int, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
