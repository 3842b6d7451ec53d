/// The nearest of some names to one that is not among them.
enum Spelling {
  /// The candidate with the fewest changed scalars, when at most about a third of the word changes; the first of equals.
  ///
  /// Compared scalar by scalar: 神 U+FA19 and 神 U+795E differ. O(candidates × length²).
  static func nearest(to word: String, in candidates: [String]) -> String? {
    let scalars = Array(word.unicodeScalars.prefix(80))
    let limit = max(1, (scalars.count + 1) / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.unicodeScalars.prefix(80))
      guard abs(other.count - scalars.count) <= limit else { continue }
      let distance = distance(scalars, other)
      if distance <= limit, distance > 0, distance < min(other.count, best?.distance ?? Int.max) {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var best = min(last[j + 1] + 1, current[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
