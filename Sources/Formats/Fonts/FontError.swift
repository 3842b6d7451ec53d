public import Records

/// Why a font, or one character of it, cannot be read.
///
/// Equality is by code, table and byte offset.
public struct FontError: Error, Sendable, Hashable {
  /// What is wrong.
  public let code: FontErrorCode
  /// The font's table by its tag, such as `glyf`; empty for the head of the file.
  public let table: String
  /// The place from the start of the file, in bytes; for what is missing, the place that says it should be there.
  public let byteOffset: Int

  /// Makes an error.
  public init(_ code: FontErrorCode, table: String, byteOffset: Int) {
    self.code = code
    self.table = table
    self.byteOffset = byteOffset
  }

  /// What is wrong and where.
  public var message: LocalizedText {
    let place =
      table.isEmpty
      ? LocalizedText(ja: "バイト位置 \(byteOffset)", en: "byte offset \(byteOffset)")
      : LocalizedText(ja: "表 `\(table)`、バイト位置 \(byteOffset)", en: "table `\(table)`, byte offset \(byteOffset)")
    return LocalizedText(ja: "\(code.message.ja)（\(place.ja)）", en: "\(code.message.en) (\(place.en))")
  }
}

extension FontError: CustomStringConvertible {
  /// The English sentence with its code.
  public var description: String { "\(code.rawValue): \(message.en)" }
}

/// What can be wrong with a font; the codes never change.
public enum FontErrorCode: String, Sendable, Hashable, CaseIterable {
  /// The first bytes are not those of a TrueType font or collection.
  case notAFont = "G101"
  /// An OpenType font with CFF outlines.
  case compactOutlines = "G102"
  /// The table or the file ends before something that should be in it.
  case truncated = "G103"
  /// A table that every TrueType font has is not there.
  case missingTable = "G104"
  /// The directory places a table outside the file.
  case tableOutsideFile = "G105"
  /// The collection has no face with this number.
  case noSuchFace = "G106"
  /// The table `head` is not one.
  case badHead = "G107"
  /// The font does not say which shape belongs to which Unicode character.
  case noCharacterMap = "G108"
  /// The groups of the character map overlap or are out of order.
  case badCharacterMap = "G109"
  /// A glyph number beyond the font's last glyph.
  case glyphOutOfRange = "G110"
  /// The table `loca` places a glyph outside `glyf`, or ends it before it begins.
  case badGlyphPlace = "G111"
  /// The ends of the contours or the flags of the points contradict each other.
  case badContours = "G112"
  /// More points than a character may have.
  case tooManyPoints = "G113"
  /// A composite glyph that is a part of itself.
  case cycle = "G114"
  /// More components, or deeper ones, than a character may have.
  case tooManyComponents = "G115"
  /// A component that hangs on a point that is not there.
  case badComponent = "G116"
  /// A point too far away.
  case coordinateOutOfRange = "G117"
  /// A file larger than any font of user-defined characters.
  case tooLarge = "G118"

  /// What is wrong, without the place.
  public var message: LocalizedText {
    switch self {
    case .notAFont:
      LocalizedText(ja: "TrueType フォントの先頭ではない", en: "not the beginning of a TrueType font")
    case .compactOutlines:
      LocalizedText(
        ja: "CFF 形式の字形を持つ OpenType フォント（`OTTO`）は読めない", en: "an OpenType font with CFF outlines (`OTTO`) is not read")
    case .truncated: LocalizedText(ja: "データが途中で終わっている", en: "the data ends too early")
    case .missingTable: LocalizedText(ja: "必要な表が無い", en: "a table that the font needs is missing")
    case .tableOutsideFile: LocalizedText(ja: "表の範囲がファイルの外", en: "the table lies outside the file")
    case .noSuchFace: LocalizedText(ja: "コレクションにその番号のフォントは無い", en: "the collection has no face of this number")
    case .badHead:
      LocalizedText(ja: "`head` の識別数または 1em の単位数が規格外", en: "magic number or units per em that no `head` has")
    case .noCharacterMap:
      LocalizedText(ja: "読める Unicode の文字対応表（形式 4、6、12）が無い", en: "no Unicode character map of format 4, 6 or 12")
    case .badCharacterMap:
      LocalizedText(ja: "文字対応表の並びが昇順でない", en: "the groups of the character map are not in ascending order")
    case .glyphOutOfRange: LocalizedText(ja: "最後の字形を超える字形番号", en: "a glyph number beyond the last glyph")
    case .badGlyphPlace: LocalizedText(ja: "字形の範囲が `glyf` に収まらない", en: "the glyph's range does not fit `glyf`")
    case .badContours: LocalizedText(ja: "輪郭の点の数が合わない", en: "the points of the contours do not add up")
    case .tooManyPoints: LocalizedText(ja: "一つの字形の点が多すぎる", en: "too many points in one glyph")
    case .cycle: LocalizedText(ja: "部品が自分自身を含む", en: "a composite glyph is a part of itself")
    case .tooManyComponents: LocalizedText(ja: "部品が多すぎるか、入れ子が深すぎる", en: "too many components, or nested too deeply")
    case .badComponent: LocalizedText(ja: "部品を合わせる点が無い", en: "a component hangs on a point that is not there")
    case .coordinateOutOfRange: LocalizedText(ja: "点の座標が範囲外", en: "the coordinate of a point is out of range")
    case .tooLarge: LocalizedText(ja: "ファイルが大きすぎる", en: "the file is too large")
    }
  }

  /// How to go on, where there is a way.
  public var help: LocalizedText? {
    switch self {
    case .notAFont:
      LocalizedText(
        ja: "`EUDC.tte`、`.ttf`、`.ttc` を指定する。WOFF は展開してから渡す",
        en: "give `EUDC.tte`, a `.ttf` or a `.ttc`; unpack WOFF first")
    case .compactOutlines:
      LocalizedText(ja: "TrueType 形式に変換する", en: "convert the font to TrueType outlines")
    case .truncated, .tableOutsideFile:
      LocalizedText(ja: "旧システムからもう一度取り出す", en: "export it from the old system again")
    case .noSuchFace: LocalizedText(ja: "番号は 0 から数える", en: "faces are counted from 0")
    case .missingTable, .badHead, .noCharacterMap, .badCharacterMap, .glyphOutOfRange, .badGlyphPlace, .badContours,
      .tooManyPoints, .cycle, .tooManyComponents, .badComponent, .coordinateOutOfRange, .tooLarge:
      nil
    }
  }
}
