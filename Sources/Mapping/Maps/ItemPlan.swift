internal import Evaluation
internal import Language
internal import Records

/// Where an item's values come from, compiled.
struct ItemPlan: Sendable {
  enum Source: Sendable {
    case expression(ExpressionPlan)
    /// Filled by the `else unknown` of another item.
    case handler
    /// Never there.
    case none
  }

  var source: Source
  /// The field a finding names: that of a pipeline over one field.
  var field: Int32?
  /// The inputs it reads.
  var inputs: [Int]
  /// Those of them that decide every row.
  var certainInputs: [Int] {
    if case .expression(let plan) = source { Array(plan.certainInputs) } else { inputs }
  }

  init(_ assignment: ItemAssignment, layout: RecordLayout, padding: PaddingCharacter, inputs: inout FieldInputs) {
    switch assignment {
    case .expression(let expression, _):
      let plan = ExpressionPlan(expression, layout: layout, padding: padding, inputs: &inputs)
      source = .expression(plan)
      field = plan.column.map { Int32(inputs.inputs[$0].field) }
      self.inputs = plan.inputs
    case .byHandler:
      source = .handler
      self.inputs = []
    case .absent, .unassigned:
      source = .none
      self.inputs = []
    }
  }
}
