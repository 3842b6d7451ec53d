import Records
import Testing

@testable import Validation

@Suite struct CompiledCodeListTests {
  let list = CompiledCodeList(
    CodeList(
      business: "001", id: "1", name: "試験",
      values: [
        CodeValue(code: "1", label: ""), CodeValue(code: "2X", label: ""), CodeValue(code: "20", label: ""),
        CodeValue(code: "T03", label: ""), CodeValue(code: "000", upper: "365", label: ""),
        CodeValue(code: "12345678", label: ""), CodeValue(code: "\u{FA19}", label: ""),
      ]))

  @Test(arguments: ["1", "2X", "20", "T03", "000", "007", "365", "12345678", "\u{FA19}"])
  func `codes and numbers of a range are held`(_ code: String) {
    let bytes = Array(code.utf8)
    let isHeld = list.holds(bytes.span, 0, bytes.count)
    #expect(isHeld)
  }

  // 0:5 lies between 000 and 365 in byte order, and is no number.
  @Test(arguments: ["2", "01", "2x", "366", "00", "0000", "0:5", "12345679", "123456789", "\u{795E}", "１", " 1"])
  func `nothing else is held`(_ code: String) {
    let bytes = Array(code.utf8)
    let isHeld = list.holds(bytes.span, 0, bytes.count)
    #expect(!isHeld)
  }
}
