import FoundationEssentials
import Testing

/// Archives made by Python's zipfile (3.11): `a.txt` stored with `hello`, the folder `folder/`, `folder/表.txt` deflated
/// with 100 times `a`; each entry by `writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), …)`.
enum SampleArchives {
  /// Into a file that can be sought in.
  static let plain = """
    UEsDBBQAAAAAAAAAIQCGphA2BQAAAAUAAAAFAAAAYS50eHRoZWxsb1BLAwQUAAAAAAAAACEAAAAAAAAAAAAAAAAABwAAAGZvbGRlci9QSwMEFAAACAgA\
    AAAhAGR6cK8GAAAAZAAAAA4AAABmb2xkZXIv6KGoLnR4dEtMpD0AAFBLAQIUAxQAAAAAAAAAIQCGphA2BQAAAAUAAAAFAAAAAAAAAAAAAACAAQAAAABh\
    LnR4dFBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAAHAAAAAAAAAAAAAACAASgAAABmb2xkZXIvUEsBAhQDFAAACAgAAAAhAGR6cK8GAAAAZAAAAA4A\
    AAAAAAAAAAAAAIABTQAAAGZvbGRlci/ooagudHh0UEsFBgAAAAADAAMApAAAAH8AAAAAAA==
    """

  /// Into a pipe: every entry with bit 3 and a data descriptor behind it.
  static let withDescriptors = """
    UEsDBBQACAAAAAAAIQAAAAAAAAAAAAAAAAAFAAAAYS50eHRoZWxsb1BLBwiGphA2BQAAAAUAAABQSwMEFAAIAAAAAAAhAAAAAAAAAAAAAAAAAAcAAABm\
    b2xkZXIvUEsHCAAAAAAAAAAAAAAAAFBLAwQUAAgICAAAACEAAAAAAAAAAAAAAAAADgAAAGZvbGRlci/ooagudHh0S0ykPQAAUEsHCGR6cK8GAAAAZAAA\
    AFBLAQIUAxQACAAAAAAAIQCGphA2BQAAAAUAAAAFAAAAAAAAAAAAAACAAQAAAABhLnR4dFBLAQIUAxQACAAAAAAAIQAAAAAAAAAAAAAAAAAHAAAAAAAA\
    AAAAAACAATgAAABmb2xkZXIvUEsBAhQDFAAICAgAAAAhAGR6cK8GAAAAZAAAAA4AAAAAAAAAAAAAAIABbQAAAGZvbGRlci/ooagudHh0UEsFBgAAAAAD\
    AAMApAAAAK8AAAAAAA==
    """

  /// The bytes of base64 text.
  static func bytes(_ base64: String) throws -> [UInt8] { [UInt8](try #require(Data(base64Encoded: base64))) }

  /// The bytes of `plain` with others in their place.
  static func plain(_ changes: [(offset: Int, bytes: [UInt8])]) throws -> [UInt8] {
    var archive = try bytes(plain)
    for change in changes {
      archive.replaceSubrange(change.offset..<change.offset + change.bytes.count, with: change.bytes)
    }
    return archive
  }
}
