/// The codes of one page of a sheet, and which page it is.
struct GlyphSheetPart {
  /// The codes by their places in the sheet.
  var rows: Range<Int>
  /// The page, from 1.
  var number = 1
  /// The number of pages.
  var count = 1

  /// The page's file.
  var fileName: String { GlyphSheetPart.fileName(number) }
  /// The file of the page before it.
  var previous: String? { number > 1 ? GlyphSheetPart.fileName(number - 1) : nil }
  /// The file of the page after it.
  var next: String? { number < count ? GlyphSheetPart.fileName(number + 1) : nil }

  /// Four digits, more where there are more pages, so that folders list the files in order.
  private static func fileName(_ number: Int) -> String {
    let digits = String(number)
    return "page-\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits).html"
  }
}
