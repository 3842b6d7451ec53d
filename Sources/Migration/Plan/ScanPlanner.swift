internal import Evaluation
internal import Language
internal import Mapping
internal import Records

/// Gathers what the first pass over a record type has to read.
struct ScanPlanner {
  private let layout: RecordLayout
  private let blank: PaddingCharacter
  private var inputs = FieldInputs()
  private var maps: [(compiled: CompiledMap, windows: [Int])] = []
  private var keys: [JoinKeyPlan] = []

  init(layout: RecordLayout, blank: PaddingCharacter) {
    self.layout = layout
    self.blank = blank
  }

  /// Adds the windows of a map, with their numbers in the run.
  mutating func add(_ map: TypedMap, windows: [Int]) {
    maps.append((CompiledMap(map.windowsAlone, layout: layout, padding: blank, inputs: &inputs), windows))
  }

  /// Adds the key of a join; its fields are compared as texts without their padding.
  mutating func add(keys fields: [Int], join: Int, isLookedUp: Bool) {
    let positions = fields.map {
      inputs.index(of: FieldInput(field: $0, isTrimmed: layout.fields[$0].usage.isText))
    }
    keys.append(JoinKeyPlan(join: join, isLookedUp: isLookedUp, inputs: positions))
  }

  /// The plan, or `nil` where there is nothing to read.
  func plan(_ decoder: SourceDecoder) -> ScanPlan? {
    if maps.isEmpty, keys.isEmpty { return nil }
    return ScanPlan(reader: decoder.reader(layout, inputs.inputs), keys: keys, maps: maps)
  }
}
