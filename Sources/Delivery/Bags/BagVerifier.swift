public import Platform

/// Reads a bag back and compares every file with its manifest.
///
/// Source: RFC 8493, 3 (complete and valid bags). Tag files beside the four of `BagWriter` are allowed, as the RFC says.
public struct BagVerifier {
  private let directory: String
  private var problems: [BagProblem] = []
  private var payloadPaths: Set<[UInt8]> = []
  private var payloadByteCount = 0

  /// What is wrong with a bag, in order of path; empty for a valid bag.
  ///
  /// - Throws: `FileError` where the directory or a file in it cannot be read.
  /// - Complexity: O(bytes of the bag); memory does not grow with the files.
  public static func problems(in directory: String) throws(FileError) -> [BagProblem] {
    var verifier = BagVerifier(directory: directory)
    try verifier.verify()
    return verifier.problems.sorted {
      $0.path.utf8.elementsEqual($1.path.utf8)
        ? $0.kind.rawValue < $1.kind.rawValue : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
  }

  private init(directory: String) { self.directory = directory }

  private mutating func verify() throws(FileError) {
    if let declaration = try read("bagit.txt"), declaration != Array(BagWriter.declaration.utf8) {
      problems.append(BagProblem(.undeclared, "bagit.txt"))
    }
    try compare("tagmanifest-sha256.txt", isPayload: false)
    try compare("manifest-sha256.txt", isPayload: true)
    try findExtra("data")
    guard let info = try read("bag-info.txt") else { return }
    let oxum = Array("\(payloadByteCount).\(payloadPaths.count)".utf8)
    if let declared = BagInfo.value("Payload-Oxum", in: info), declared != oxum {
      problems.append(BagProblem(.miscounted, "bag-info.txt"))
    }
  }

  /// Everything in a tag file, or `nil` and a problem where it is missing.
  private mutating func read(_ name: String) throws(FileError) -> [UInt8]? {
    guard FileSystem.exists(directory + "/" + name) else {
      problems.append(BagProblem(.missing, name))
      return nil
    }
    return try FileSystem.readAll(directory + "/" + name)
  }

  private mutating func compare(_ manifest: String, isPayload: Bool) throws(FileError) {
    guard let bytes = try read(manifest) else { return }
    let (lines, malformed) = Manifest.lines(bytes)
    if !malformed.isEmpty { problems.append(BagProblem(.malformed, manifest)) }
    for line in lines {
      guard let path = String(validating: line.path, as: UTF8.self),
        BagVerifier.staysInBag(line.path, isPayload: isPayload)
      else {
        problems.append(BagProblem(.malformed, manifest))
        continue
      }
      if isPayload { payloadPaths.insert(line.path) }
      guard FileSystem.exists(directory + "/" + path) else {
        // A tag file that must be there is named once, by `read`.
        if isPayload || !BagVerifier.requiredTags.contains(line.path) { problems.append(BagProblem(.missing, path)) }
        continue
      }
      let (digest, byteCount) = try Digest.sha256(ofFile: directory + "/" + path)
      if isPayload { payloadByteCount += byteCount }
      if Array(Hexadecimal.text(digest).utf8) != line.digest { problems.append(BagProblem(.changed, path)) }
    }
  }

  private static let requiredTags: Set<[UInt8]> = [
    Array("bagit.txt".utf8), Array("bag-info.txt".utf8), Array("manifest-sha256.txt".utf8),
  ]

  /// Whether a path is relative and never leaves the bag, nor, for the payload, its `data` directory.
  private static func staysInBag(_ path: [UInt8], isPayload: Bool) -> Bool {
    let names = path.split(separator: 0x2F, omittingEmptySubsequences: false)
    return names.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
      && (names.count > 1 && names[0].elementsEqual("data".utf8)) == isPayload
  }

  private mutating func findExtra(_ path: String) throws(FileError) {
    guard FileSystem.exists(directory + "/" + path) else {
      problems.append(BagProblem(.missing, path))
      return
    }
    for name in try FileSystem.list(directory + "/" + path) {
      let inner = path + "/" + name
      if FileSystem.isDirectory(directory + "/" + inner) {
        try findExtra(inner)
      } else if !payloadPaths.contains(Array(inner.utf8)) {
        problems.append(BagProblem(.extra, inner))
      }
    }
  }
}
