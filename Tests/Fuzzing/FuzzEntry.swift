#if DEBUG
  import TestSupport

  // The entry point of libFuzzer. The environment's `UTSUSHI_FUZZ_TABLE` names a character table, or a check of `FileCheck`;
  // `.ci/fuzz` sets it.

  private enum Target {
    case table(FuzzedTables)
    case file(FileCheck)

    func faults(_ input: [UInt8]) -> [String] {
      switch self {
      case .table(let tables): FieldCheck.faults(FuzzedField(input, in: tables))
      case .file(let check): check.faults(input)
      }
    }
  }

  private let target: Target = {
    guard let name = Environment.variable("UTSUSHI_FUZZ_TABLE") else { fatalError("UTSUSHI_FUZZ_TABLE is not set") }
    if let check = FileCheck(rawValue: name) { return .file(check) }
    guard let tables = FuzzedTables(name) else {
      fatalError("UTSUSHI_FUZZ_TABLE names no character table and no check")
    }
    return .table(tables)
  }()

  /// Checks one input, and traps where a rule is broken.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func checkOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // libFuzzer's input: `count` readable bytes, copied at once.
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let faults = target.faults(input)
    guard faults.isEmpty else { fatalError(faults.joined(separator: "\n")) }
    return 0
  }
#endif
