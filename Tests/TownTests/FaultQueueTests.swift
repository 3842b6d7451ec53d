import Testing

@testable import Town

struct FaultQueueTests {
  @Test func `kinds come in turn, one in so many records`() {
    var queue = FaultQueue(["a", "b"], spacing: 3)
    let planted = (0..<12).map { _ in queue.next { _ in true } ?? "-" }
    #expect(planted == ["-", "-", "a", "-", "-", "b", "-", "-", "a", "-", "-", "b"])
  }

  @Test func `a kind that suits no record does not hold up the others`() {
    var queue = FaultQueue(["rare", "common"], spacing: 2)
    let planted = (0..<6).map { index in queue.next { $0 == "common" || index == 5 } ?? "-" }
    #expect(planted == ["-", "common", "-", "common", "-", "rare"])
  }

  @Test func `a fault that is due waits for a record that suits it`() {
    var queue = FaultQueue(["a"], spacing: 2)
    let planted = (0..<5).map { index in queue.next { _ in index == 3 } ?? "-" }
    #expect(planted == ["-", "-", "-", "a", "-"])
  }
}
