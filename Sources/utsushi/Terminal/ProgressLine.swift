internal import Records
internal import Synchronization

/// One line on standard error that tells how far long work has come; nothing unless a person looks at it.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let lastPercent = Mutex(-1)

  /// - Parameter isShown: Whether the line is written at all.
  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the share of the work that is done, once for each whole percent.
  func show(_ stage: String, done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let percent = min(100, done * 100 / total)
    let isNew = lastPercent.withLock { last in
      defer { last = percent }
      return last != percent
    }
    guard isNew else { return }
    let bar = String(repeating: "█", count: percent / 5) + String(repeating: "░", count: 20 - percent / 5)
    Terminal.error("\r\u{1B}[2K\(stage) \(bar) \(percent)%")
  }

  /// Shows how much was done of work whose end nobody knows.
  func count(_ stage: String, _ done: Int) {
    guard isShown else { return }
    Terminal.error("\r\u{1B}[2K\(stage) \(done)")
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    Terminal.error("\r\u{1B}[2K")
  }
}
