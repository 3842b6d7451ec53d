import Glibc
import Testing

@testable import Reporting

@Suite struct StylesheetTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var ground: String
    var testDescription: String { "\(text) on \(ground)" }
  }

  /// At least 4.5 to 1: WCAG 2.2, 1.4.3; the formulas of relative luminance and contrast ratio are there, too.
  @Test(arguments: [
    Case(text: "--ink", ground: "#ffffff"), Case(text: "--ink", ground: "--wash"),
    Case(text: "--soft", ground: "#ffffff"), Case(text: "--soft", ground: "--wash"),
    Case(text: "--blue", ground: "#ffffff"), Case(text: "--look", ground: "#ffffff"),
    Case(text: "--good", ground: "#ffffff"), Case(text: "--good", ground: "#eaf6ef"),
    Case(text: "--bad", ground: "#ffffff"), Case(text: "--bad", ground: "#fdf0f0"),
    Case(text: "--good", ground: "--wash"), Case(text: "--bad", ground: "--wash"),
  ])
  func `text stands out from its ground`(_ item: Case) throws {
    let (text, ground) = (try luminance(item.text), try luminance(item.ground))
    #expect((max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 4.5)
  }

  private func luminance(_ color: String) throws -> Double {
    var digits = color.dropFirst()
    if color.hasPrefix("--") {
      let sheet = Stylesheet.text.description
      let start = try #require(sheet.firstRange(of: "\(color):#")).upperBound
      digits = sheet[start...].prefix(6)
    } else {
      #expect(color == "#ffffff" || Stylesheet.text.description.contains(color))
    }
    let value = try #require(Int(digits, radix: 16))
    let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  @Test func `the sheet asks for nothing from elsewhere`() {
    for foreign in ["url(", "@import", "http", "@font-face"] {
      #expect(!Stylesheet.text.description.contains(foreign))
    }
  }
}
