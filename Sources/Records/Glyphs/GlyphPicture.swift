/// The shape of one character as an image file, its bytes untouched.
public struct GlyphPicture: Sendable, Hashable {
  /// The file it was read from, for messages.
  public var file: String
  /// What kind of image it is, by its own first bytes.
  public var mediaType: MediaType
  /// The width in pixels.
  public var width: Int
  /// The height in pixels.
  public var height: Int
  /// The whole file.
  public var bytes: [UInt8]

  /// Makes a picture.
  public init(file: String, mediaType: MediaType, width: Int, height: Int, bytes: [UInt8]) {
    self.file = file
    self.mediaType = mediaType
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The kinds of image that are taken: each is pixels alone and can hold no script.
  public enum MediaType: String, Sendable, Hashable, CaseIterable {
    /// Portable Network Graphics.
    case png = "image/png"
    /// A Windows bitmap, which most old systems export.
    case bmp = "image/bmp"
    /// Graphics Interchange Format.
    case gif = "image/gif"
    /// JPEG.
    case jpeg = "image/jpeg"
  }
}
