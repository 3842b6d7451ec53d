import Testing

@testable import Delivery

struct TimeStampTests {
  // Expected by `date -u -d @SECONDS +%Y%m%dT%H%M%SZ`.
  @Test(arguments: [
    (0, "19700101T000000Z"), (951_782_399, "20000228T235959Z"), (951_782_400, "20000229T000000Z"),
    (951_868_800, "20000301T000000Z"), (1_369_353_600, "20130524T000000Z"), (1_735_689_599, "20241231T235959Z"),
    (4_107_542_400, "21000301T000000Z"),
  ])
  func `a second has its day and time in UTC`(_ seconds: Int, _ text: String) {
    #expect(TimeStamp(seconds: seconds).text == text)
    #expect(TimeStamp(seconds: seconds).day == String(text.prefix(8)))
  }
}
