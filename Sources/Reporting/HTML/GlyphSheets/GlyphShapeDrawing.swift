// Draws the old system's shape: curves as an inline SVG, an image file as it is, inside a data: address (RFC 2397).
//
// The view shows the square that a full-width character fills, with a sixteenth of it around; a shape that reaches farther
// widens the view, so that nothing is cut off. SVG counts y downwards, fonts upwards.

internal import Platform
internal import Records

/// The drawing of a shape.
enum GlyphShapeDrawing {
  /// Writes a shape, or why there is none.
  ///
  /// - Parameter label: What people who do not see it are told.
  /// - Complexity: O(points), or O(bytes).
  static func write(_ shape: GlyphShape, label: String, _ html: inout HTMLWriter) {
    switch shape {
    case .outline(let outline): write(outline, label: label, &html)
    case .picture(let picture):
      html.void(
        "img",
        [
          "class": "shape", "alt": label, "width": String(picture.width), "height": String(picture.height),
          "src": "data:\(picture.mediaType.rawValue);base64,\(Base64.text(picture.bytes))",
        ])
      html.element("p", ["class": "origin"]) { html in
        html.both(
          ja: "画像 \(picture.width)×\(picture.height) 画素", en: "image, \(picture.width) × \(picture.height) pixels")
      }
    case .missing(let reason):
      html.element("div", ["class": "shape missing"]) { html in
        html.element("p") { $0.both(ja: "字形なし", en: "no shape") }
      }
      html.element("p", ["class": "origin"]) { html in
        html.both(ja: Cell.shortened(reason.ja, 200), en: Cell.shortened(reason.en, 200))
      }
    }
  }

  private static func write(_ outline: GlyphOutline, label: String, _ html: inout HTMLWriter) {
    let square = square(outline)
    let view = view(outline, square)
    html.element(
      "svg",
      [
        "class": "shape", "viewBox": "\(view.x) \(view.y) \(view.width) \(view.height)", "role": "img",
        "aria-label": label,
      ]
    ) { html in
      html.element(
        "rect",
        [
          "class": "em", "x": String(square.x), "y": String(square.y), "width": String(square.width),
          "height": String(square.height),
        ]
      ) { _ in }
      html.element("path", ["d": path(outline)]) { _ in }
    }
    if outline.isBlank {
      html.element("p", ["class": "origin"]) {
        $0.both(ja: "フォントにあるが、何も描かれていない", en: "in the font, but blank")
      }
    }
  }

  /// A rectangle in font units, y downwards.
  private struct Frame {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  /// The square of a full-width character, half of what is left over on either side.
  private static func square(_ outline: GlyphOutline) -> Frame {
    let side = outline.unitsPerEm
    return Frame(
      x: (outline.advance - side) / 2, y: -outline.ascent + (outline.ascent - outline.descent - side) / 2, width: side,
      height: side)
  }

  private static func view(_ outline: GlyphOutline, _ square: Frame) -> Frame {
    let margin = square.width / 16
    var (left, right) = (square.x - margin, square.x + square.width + margin)
    var (top, bottom) = (square.y - margin, square.y + square.height + margin)
    func include(_ point: GlyphPoint) {
      left = min(left, (point.x >> 6) - 1)
      right = max(right, (point.x >> 6) + 2)
      top = min(top, -(point.y >> 6) - 2)
      bottom = max(bottom, -(point.y >> 6) + 1)
    }
    for contour in outline.contours {
      include(contour.start)
      for segment in contour.segments {
        switch segment {
        case .line(let end): include(end)
        case .quadratic(let control, let end):
          include(control)
          include(end)
        case .cubic(let first, let second, let end):
          include(first)
          include(second)
          include(end)
        }
      }
    }
    return Frame(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The path data of SVG 2, 9.3.
  static func path(_ outline: GlyphOutline) -> String {
    var path = ""
    func add(_ letter: String, _ points: GlyphPoint...) {
      path += letter
      for (index, point) in points.enumerated() {
        if index > 0 { path += " " }
        path += "\(decimal(point.x)) \(decimal(-point.y))"
      }
    }
    for contour in outline.contours {
      add("M", contour.start)
      for segment in contour.segments {
        switch segment {
        case .line(let end): add("L", end)
        case .quadratic(let control, let end): add("Q", control, end)
        case .cubic(let first, let second, let end): add("C", first, second, end)
        }
      }
      path += "Z"
    }
    return path
  }

  /// 1/64 units as an exact decimal: 32 is `0.5`, −1 is `-0.015625`.
  private static func decimal(_ value: Int) -> String {
    let magnitude = value.magnitude
    var text = (value < 0 ? "-" : "") + String(magnitude / 64)
    var rest = magnitude % 64
    guard rest > 0 else { return text }
    text += "."
    while rest > 0 {
      rest *= 10
      text += String(rest / 64)
      rest %= 64
    }
    return text
  }
}
