internal import Formats
internal import Migration
internal import Platform
internal import Records

/// The shapes that the old system showed, from its font or from images.
struct GlyphShapes {
  /// What kept shapes from being shown.
  private(set) var problems: [LocalizedText] = []
  private var font: TrueTypeFont?
  private var pictures: [UInt32: GlyphPicture] = [:]
  private let hasSource: Bool

  /// - Throws: `RunError` or `FileError` where the font or the folder cannot be read.
  init(font path: String?, images: String?, _ entries: [CharacterWorklist.Entry]) throws {
    hasSource = path != nil || images != nil
    if let path {
      let bytes = try FileSystem.readAll(path, limit: TrueTypeFont.byteLimit)
      do throws(FontError) {
        font = try TrueTypeFont(bytes)
      } catch {
        throw RunError(
          code: error.code.rawValue,
          LocalizedText(ja: "`\(path)`: \(error.message.ja)", en: "`\(path)`: \(error.message.en)"),
          help: error.code.help)
      }
    }
    if let images, let first = entries.first, let table = CharacterTable.named(first.line.table) {
      do throws(GlyphPictureError) {
        let folder = try GlyphPictureFolder(path: images, table: table)
        pictures = folder.pictures
        problems = folder.problems.map(\.message)
      } catch {
        throw RunError(code: error.code.rawValue, error.message)
      }
    }
  }

  /// The shape of a code: its image, or the font's glyph of the private-use scalar that stands for it.
  func shape(of entry: CharacterWorklist.Entry) -> GlyphShape {
    if let picture = pictures[entry.code] { return .picture(picture) }
    guard let font else {
      return .missing(
        hasSource
          ? LocalizedText(ja: "画像が無い", en: "no image")
          : LocalizedText(ja: "フォントも画像も指定されていない", en: "neither a font nor images were given"))
    }
    guard let scalar = CharacterTable.named(entry.line.table)?.privateUseScalar(of: entry.code) else {
      return .missing(
        LocalizedText(ja: "外字領域のコードでないのでフォントでは引けない", en: "not of the user-defined area: a font does not have it"))
    }
    do throws(FontError) {
      guard let outline = try font.outline(of: scalar) else {
        return .missing(LocalizedText(ja: "フォントに字形が無い", en: "the font has no glyph"))
      }
      return .outline(outline)
    } catch {
      return .missing(error.message)
    }
  }
}
