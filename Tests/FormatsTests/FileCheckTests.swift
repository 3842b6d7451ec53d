import Fuzzing
import TestSupport
import Testing

@testable import Formats

/// The checks that `.ci/fuzz` runs for as long as one likes, here on inputs that broke a rule once and on random ones.
struct FileCheckTests {
  @Test(arguments: FileCheck.allCases)
  func `files of random bytes keep the rules`(check: FileCheck) {
    let seed: UInt64 = 1047
    var generator = SeededGenerator(state: seed)
    // What forms and copybooks are made of, so that some inputs get further than their first byte.
    let words = [
      "01 R. ", "05 A PIC X(3). ", "PIC S9(4) COMP ", "OCCURS 1 TO 3 DEPENDING ON N ", "REDEFINES A ", "05 N PIC 9. ",
      "COPY T. ",
      "REPLACING ==A== BY ==B==. ", "88 B VALUE 'x'. ", "66 C RENAMES A. ", "SYNC ", "SIGN LEADING SEPARATE ", ". ",
      "'", "==",
      ",", "\"", "\r\n", "\n", "\\", "0", "12", "\0\u{7}\0\0", "=\"",
    ].map { Array($0.utf8) }
    for round in 0..<3_000 {
      var input = generator.bytes(3)
      for _ in 0..<generator.next() % 24 {
        input +=
          generator.next() % 3 == 0
          ? generator.bytes(Int(generator.next() % 9)) : words[Int(generator.next() % UInt64(words.count))]
      }
      let faults = check.faults(input)
      #expect(faults.isEmpty, "seed \(seed), round \(round), \(input): \(faults)")
    }
  }
}
