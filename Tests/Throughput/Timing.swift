/// Times of work, and how they are written.
enum Timing {
  /// The fastest of five rounds, in seconds.
  static func best(_ work: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<5 { best = min(best, seconds(work)) }
    return best
  }

  /// One round, in seconds.
  static func seconds(_ work: () -> Void) -> Double {
    let time = ContinuousClock().measure(work)
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  /// A number with two places.
  static func hundredths(_ number: Double) -> String {
    let whole = Int((number * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
