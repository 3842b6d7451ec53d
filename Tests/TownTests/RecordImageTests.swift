import Testing

@testable import Town

struct RecordImageTests {
  struct Case: CustomTestStringConvertible {
    var number: Int
    var bytes: [UInt8]
    var testDescription: String { "\(number)" }
  }

  // Expected: IBM Enterprise COBOL for z/OS 6.4 Language Reference, PACKED-DECIMAL: two digits a byte, C positive,
  // D negative; PIC S9(7) takes 4 bytes.
  @Test(arguments: [
    Case(number: 0, bytes: [0x00, 0x00, 0x00, 0x0C]), Case(number: 12_345, bytes: [0x00, 0x12, 0x34, 0x5C]),
    Case(number: -12_345, bytes: [0x00, 0x12, 0x34, 0x5D]),
    Case(number: 9_999_999, bytes: [0x99, 0x99, 0x99, 0x9C]), Case(number: -1, bytes: [0x00, 0x00, 0x00, 0x1D]),
  ])
  func `a packed decimal has two digits a byte and its sign last`(test: Case) {
    var image = RecordImage(byteCount: 4)
    image.put(packed: test.number, in: FieldPlace("X", at: 0, count: 4))
    #expect(image.bytes == test.bytes)
  }

  // Expected: Micro Focus SIGN"ASCII": the last digit plus 0x40 when negative ('p' to 'y'); PIC S9(5).
  @Test(arguments: [
    Case(number: 0, bytes: Array("00000".utf8)), Case(number: 1500, bytes: Array("01500".utf8)),
    Case(number: -1500, bytes: Array("0150p".utf8)), Case(number: -123, bytes: Array("0012s".utf8)),
    Case(number: -99_999, bytes: Array("9999y".utf8)),
  ])
  func `a zoned number carries its sign in the last byte`(test: Case) {
    var image = RecordImage(byteCount: 5)
    image.put(zoned: test.number, in: FieldPlace("X", at: 0, count: 5))
    #expect(image.bytes == test.bytes)
  }

  // Expected: IBM Enterprise COBOL for z/OS Language Reference, "External decimal": zone F for digits, C or D in the last
  // byte of a signed number.
  @Test(arguments: [
    Case(number: 0, bytes: [0xF0, 0xF0, 0xF0, 0xC0]), Case(number: 1209, bytes: [0xF1, 0xF2, 0xF0, 0xC9]),
    Case(number: -1209, bytes: [0xF1, 0xF2, 0xF0, 0xD9]), Case(number: -10, bytes: [0xF0, 0xF0, 0xF1, 0xD0]),
  ])
  func `a zoned number of an EBCDIC host has its sign in the last zone`(test: Case) {
    var image = RecordImage(byteCount: 5, in: .ebcdic)
    image.put(zoned: test.number, in: FieldPlace("X", at: 0, count: 4))
    #expect(image.bytes == test.bytes + [0x40])
  }

  @Test func `a binary number has its highest byte first`() {
    var image = RecordImage(byteCount: 4)
    image.put(binary: 66_051, in: FieldPlace("X", at: 0, count: 4))
    #expect(image.bytes == [0x00, 0x01, 0x02, 0x03])
  }

  @Test func `digits have leading zeros and text keeps spaces behind it`() {
    var image = RecordImage(byteCount: 8)
    image.put(digits: 42, in: FieldPlace("N", at: 0, count: 4))
    image.put(Array("AB".utf8), in: FieldPlace("T", at: 4, count: 4))
    #expect(image.bytes == Array("0042AB  ".utf8))
  }

  @Test func `a number that does not fit stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var image = RecordImage(byteCount: 2)
      image.put(digits: 100, in: FieldPlace("N", at: 0, count: 2))
    }
  }
}
