import Platform
import Reporting
import TestSupport
import Testing

@testable import Migration

struct LedgerChainTests {
  @Test func `each line holds the digest of the line before it, as sha256sum computes it`() throws {
    let folder = TemporaryDirectory()
    var ledger = try LedgerChain(creating: folder.path("ledger.jsonl"))
    for number in 0..<3 {
      var detail = JSONLine()
      detail.add("number", number)
      try ledger.append("event", detail)
    }
    let head = try ledger.close()
    let lines = try Command.run(["cat", folder.path("ledger.jsonl")]).text.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    var previous = String(repeating: "0", count: 64)
    for line in lines {
      #expect(line.contains("\"previous\":\"\(previous)\""))
      let sum = try Command.run(["sh", "-c", "printf %s \"$1\" | sha256sum", "sh", line])
      previous = String(sum.text.prefix(64))
    }
    #expect(previous == head)
  }
}
