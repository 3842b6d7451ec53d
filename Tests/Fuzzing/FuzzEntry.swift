#if DEBUG
  import TestSupport

  // The entry point of libFuzzer. The table is the environment's `UTSUSHI_FUZZ_TABLE`; `.ci/fuzz` sets it.

  private let tables: FuzzedTables = {
    guard let name = Environment.variable("UTSUSHI_FUZZ_TABLE"), let tables = FuzzedTables(name) else {
      fatalError("UTSUSHI_FUZZ_TABLE names no character table")
    }
    return tables
  }()

  /// Checks one input, and traps where a rule is broken.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func checkOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // libFuzzer's input: `count` readable bytes, copied at once.
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let faults = FieldCheck.faults(FuzzedField(input, in: tables))
    guard faults.isEmpty else { fatalError(faults.joined(separator: "\n")) }
    return 0
  }
#endif
