internal import Platform

/// Delivery into a directory: everything under one new name that appears when it is whole, read back and verified.
struct DirectoryDelivery: Destination {
  let run: RunFolder
  /// The directory that holds deliveries.
  let directory: String

  /// Where this run goes.
  var path: String { directory + "/" + run.deliveryName }

  /// Copies a run, or does nothing where the same stands there already.
  ///
  /// - Returns: Whether anything was written.
  /// - Throws: `DeliveryError` (D114, D115) or `FileError`; nothing is there then that was not there before.
  func upload() throws -> Bool {
    let items = try run.items()
    if FileSystem.exists(path) {
      let differences = try differences(from: items, in: path)
      guard let first = differences.first else { return false }
      throw DeliveryError(
        .alreadyThere, at: first.name, ja: "`\(path)`に別のものがある: \(first.ja)",
        en: "something else stands at `\(path)`: \(first.en)", helpJa: "そこにあるものを確かめ、別の場所へ移してからやり直す",
        helpEn: "look at what is there, move it away, and run again")
    }
    try FileSystem.createDirectories(directory)
    let staged = try StagedDirectory(path)
    for item in items {
      if let slash = item.name.utf8.lastIndex(of: 0x2F) {
        try FileSystem.createDirectories(staged.partialPath + "/" + item.name[..<slash])
      }
      try copy(item, to: staged.partialPath + "/" + item.name)
    }
    for item in items {
      let there = try Digest.sha256(ofFile: staged.partialPath + "/" + item.name)
      guard there.digest == item.sha256, there.byteCount == item.byteCount else {
        throw DeliveryError(
          .differsAfterwards, at: item.name, ja: "`\(item.name)`を読み戻すと、送ったものと違う",
          en: "`\(item.name)` read back is not what was sent", helpJa: "ディスクを確かめてやり直す",
          helpEn: "check the disk and run again")
      }
    }
    try staged.commit()
    return true
  }

  /// What is there differently from what was signed.
  func verify() throws -> [DeliveryDifference] {
    guard FileSystem.isDirectory(path) else { return [DeliveryDifference(.missing, path)] }
    return try differences(from: run.items(), in: path)
  }

  private func differences(from items: [DeliveryItem], in folder: String) throws(FileError) -> [DeliveryDifference] {
    var differences: [DeliveryDifference] = []
    for item in items {
      guard FileSystem.exists(folder + "/" + item.name) else {
        differences.append(DeliveryDifference(.missing, item.name))
        continue
      }
      let there = try Digest.sha256(ofFile: folder + "/" + item.name)
      if there.digest != item.sha256 { differences.append(DeliveryDifference(.changed, item.name)) }
    }
    let known = Set(items.map { Array($0.name.utf8) })
    for name in try names(in: folder, below: "") where !known.contains(Array(name.utf8)) {
      differences.append(DeliveryDifference(.extra, name))
    }
    return differences
  }

  /// Every file below a folder, by its path seen from there.
  private func names(in folder: String, below prefix: String) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try FileSystem.list(folder) {
      if FileSystem.isDirectory(folder + "/" + name) {
        found += try names(in: folder + "/" + name, below: prefix + name + "/")
      } else {
        found.append(prefix + name)
      }
    }
    return found
  }

  private func copy(_ item: DeliveryItem, to path: String) throws(FileError) {
    var source = try InputFile(path: item.path)
    var target = try OutputFile(creating: path)
    var block: [UInt8] = []
    while try source.read(appendingTo: &block, upTo: 1 << 20) > 0 {
      try target.write(block)
      block.removeAll(keepingCapacity: true)
    }
    try target.close()
  }
}
