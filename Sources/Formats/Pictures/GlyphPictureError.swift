public import Records

/// Why a file of a folder of shapes is not taken.
///
/// Equality is by code, file and byte offset, never by prose.
public struct GlyphPictureError: Error, Sendable, Hashable {
  /// What is wrong.
  public let code: GlyphPictureErrorCode
  /// The file's name in the folder.
  public let file: String
  /// The place in the file, in bytes from 0; 0 where the file as a whole is meant.
  public let byteOffset: Int
  /// What the machine said, for `.unreadable`; empty otherwise.
  public let cause: LocalizedText

  /// Makes an error.
  public init(
    _ code: GlyphPictureErrorCode, file: String, byteOffset: Int = 0,
    cause: LocalizedText = LocalizedText(ja: "", en: "")
  ) {
    self.code = code
    self.file = file
    self.byteOffset = byteOffset
    self.cause = cause
  }

  /// Same code, same file, same place.
  public static func == (left: GlyphPictureError, right: GlyphPictureError) -> Bool {
    left.code == right.code && left.file.utf8.elementsEqual(right.file.utf8) && left.byteOffset == right.byteOffset
  }

  /// By code, file and place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    for byte in file.utf8 { hasher.combine(byte) }
    hasher.combine(byteOffset)
  }

  /// Which file, what is wrong, and where.
  public var message: LocalizedText {
    let place =
      byteOffset == 0
      ? LocalizedText(ja: "", en: "")
      : LocalizedText(ja: "（バイト位置 \(byteOffset)）", en: " (byte offset \(byteOffset))")
    let said =
      cause.en.utf8.isEmpty ? cause : LocalizedText(ja: "：\(cause.ja)", en: ": \(cause.en)")
    return LocalizedText(
      ja: "`\(file)`：\(code.message.ja)\(place.ja)\(said.ja)", en: "`\(file)`: \(code.message.en)\(place.en)\(said.en)")
  }
}

extension GlyphPictureError: CustomStringConvertible {
  /// The English sentence with its code.
  public var description: String { "\(code.rawValue): \(message.en)" }
}

/// What can be wrong with a file of a folder of shapes; the codes never change.
public enum GlyphPictureErrorCode: String, Sendable, Hashable, CaseIterable {
  /// The first bytes are those of no image that is taken.
  case notAPicture = "G201"
  /// SVG, HTML or other markup, which can hold script.
  case markup = "G202"
  /// The file ends before its image does.
  case truncated = "G203"
  /// A width or height of zero, or too many pixels.
  case badSize = "G204"
  /// The name is not a code of four hexadecimal digits.
  case badName = "G205"
  /// Another file has the same code; neither is taken.
  case repeatedCode = "G206"
  /// A code outside the table's user-defined area.
  case notUserDefined = "G207"
  /// More bytes than a file, or all of them together, may have.
  case tooLarge = "G208"
  /// The machine does not give the file.
  case unreadable = "G209"

  /// What is wrong, without file and place.
  public var message: LocalizedText {
    switch self {
    case .notAPicture:
      LocalizedText(ja: "PNG、BMP、GIF、JPEG のどれでもない", en: "neither PNG nor BMP, GIF or JPEG by its first bytes")
    case .markup:
      LocalizedText(ja: "SVG などのマークアップはスクリプトを含みうるため載せない", en: "SVG and other markup can hold script and is not taken")
    case .truncated: LocalizedText(ja: "画像が途中で終わっている", en: "the image ends too early")
    case .badSize:
      LocalizedText(
        ja: "縦横は 1 から \(GlyphPicture.sideLimit) 画素まで", en: "width and height are 1 to \(GlyphPicture.sideLimit) pixels")
    case .badName:
      LocalizedText(
        ja: "名前が `F040.png` のような4桁の16進数ではない", en: "the name is not four hexadecimal digits, as in `F040.png`")
    case .repeatedCode:
      LocalizedText(ja: "同じコードの画像がほかにもあり、どちらも使わない", en: "another file has the same code; neither is taken")
    case .notUserDefined:
      LocalizedText(ja: "文字表の外字領域のコードではない", en: "not a code of the table's user-defined area")
    case .tooLarge: LocalizedText(ja: "ファイルが大きすぎる", en: "the file is too large")
    case .unreadable: LocalizedText(ja: "読めない", en: "cannot be read")
    }
  }
}
