internal import Delivery
internal import Language
internal import Records

/// Makes `delivery.json`: what approving, delivering and verifying a run need to know of it.
enum DeliveryEvidence {
  /// The plan of the delivery of a run whose files are all written.
  static func plan(_ loaded: LoadedProject, _ plan: RunPlan, _ books: RunBooks) -> DeliveryPlan {
    DeliveryPlan(
      roles: loaded.approvalKeys, targets: loaded.project.declarations.targets.map(target),
      files: plan.files.indices.map { index in
        DeliveryPlan.File(
          path: plan.files[index].path, title: plan.files[index].title, records: books.rows[index],
          columns: columns(of: index, plan, books))
      })
  }

  private static func columns(of file: Int, _ plan: RunPlan, _ books: RunBooks) -> [DeliveryPlan.Column] {
    if let group = plan.groups.firstIndex(where: { $0.file == file }) {
      return plan.groups[group].group.items.enumerated().map { item, declared in
        column(declared, sum: declared.type.isNumeric ? books.sums.sum(group: group, item: item).description : nil)
      }
    }
    // A side file: the keys of its group, then what the town keeps, of which the standard knows nothing.
    let row = plan.sources.flatMap(\.types).flatMap(\.rows).first { row in
      row.sideFiles.contains { $0.file == file }
    }
    let keys = row.map { plan.groups[$0.group].group }.map { group in group.keyItems.map { group.items[$0] } } ?? []
    return plan.files[file].columns.enumerated().map { place, name in
      place < keys.count
        ? column(keys[place], sum: nil)
        : DeliveryPlan.Column(
          name: name, type: nil, length: nil, fractionLength: 0, isKey: false, isMandatory: false, codeList: nil,
          sum: nil)
    }
  }

  private static func column(_ item: StandardItem, sum: String?) -> DeliveryPlan.Column {
    DeliveryPlan.Column(
      name: item.name, type: item.type.rawValue, length: item.length, fractionLength: item.fractionLength,
      isKey: item.isPrimaryKey, isMandatory: item.condition == .mandatory, codeList: item.codeList, sum: sum)
  }

  private static func target(_ target: TargetDeclaration) -> DeliveryTarget {
    switch target.place {
    case .directory(let path):
      DeliveryTarget(name: target.name.value, directory: DeliveryTarget.Directory(path: path.value))
    case .s3(let store):
      DeliveryTarget(
        name: target.name.value,
        s3: DeliveryTarget.Store(
          endpoint: store.endpoint.value, bucket: store.bucket.value, prefix: store.prefix,
          region: store.region.value, authority: store.authority?.value, credentials: store.credentials.path))
    case .postgresql(let database):
      DeliveryTarget(
        name: target.name.value,
        postgresql: DeliveryTarget.Database(
          host: database.host.value, port: database.port, database: database.database.value,
          schema: database.schema.value, authority: database.authority?.value, credentials: database.credentials.path))
    }
  }
}

extension TargetDeclaration.Credentials {
  /// The file that holds them, `nil` for the environment.
  fileprivate var path: String? {
    switch self {
    case .environment: nil
    case .file(let path): path.value
    }
  }
}
