internal import FoundationEssentials
internal import Platform

/// One run on its way to one target of its project: approved, and its gate open.
public struct Delivery {
  private let target: any Destination

  /// Where the run goes.
  public var place: String { target.path }

  /// Prepares a delivery.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - name: A target that the project names.
  ///   - environment: Gives a variable of the environment, or `nil`; asked for credentials alone.
  /// - Throws: `DeliveryError`: `.closedGate` or `.notApproved` where it may not go, `.unknownTarget` where the project
  ///   names no such target, `.unknownProject` where the project's folder is gone, `.noCredentials` or
  ///   `.openCredentials` where the target wants some.
  public init(_ run: RunFolder, to name: String, environment: (String) -> String?) throws {
    try run.requireOpenGate()
    try Approval.require(run)
    let named = run.plan.targets.first { $0.name.utf8.elementsEqual(name.utf8) }
    guard let named else { throw Delivery.unknown(name, run.plan) }
    target = try Delivery.destination(of: run, named, environment)
  }

  private static func destination(
    of run: RunFolder, _ named: DeliveryTarget, _ environment: (String) -> String?
  ) throws -> any Destination {
    if let directory = named.directory {
      return DirectoryDelivery(run: run, directory: try resolve(directory.path, run))
    }
    if let store = named.s3 { return try destination(of: run, store, environment) }
    if let database = named.postgresql { return try destination(of: run, database, environment) }
    throw DeliveryError(
      .unknownTarget, at: named.name, ja: "配信先`\(named.name)`の種類を、この版は知らない",
      en: "this version does not know the kind of target that `\(named.name)` is", helpJa: "実行をやり直す",
      helpEn: "run again")
  }

  private static func destination(
    of run: RunFolder, _ store: DeliveryTarget.Store, _ environment: (String) -> String?
  ) throws -> StoreDelivery {
    let credentials = try Credentials(
      file: try store.credentials.map { try resolve($0, run) },
      names: ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), environment: environment)
    return StoreDelivery(
      name: run.deliveryName, items: { try run.items() },
      client: StoreClient(store, authority: try store.authority.map { try resolve($0, run) }, credentials: credentials),
      prefix: store.prefix)
  }

  private static func destination(
    of run: RunFolder, _ database: DeliveryTarget.Database, _ environment: (String) -> String?
  ) throws -> DatabaseDelivery {
    let credentials = try Credentials(
      file: database.credentials.map { try resolve($0, run) }, names: ("PGUSER", "PGPASSWORD"),
      environment: environment)
    let authority = try database.authority.map { try resolve($0, run) }
    return try DatabaseDelivery(
      run: run,
      server: DatabaseServer(
        host: database.host, port: database.port, database: database.database, authority: authority,
        credentials: credentials),
      schema: database.schema)
  }

  /// Delivers; a run that is there already as it should be is left as it is.
  ///
  /// - Returns: Whether anything was written.
  public func upload() throws -> Bool { try target.upload() }

  /// Compares what is there with what was signed; empty where they agree.
  public func verify() throws -> [DeliveryDifference] { try target.verify() }

  private static func unknown(_ name: String, _ plan: DeliveryPlan) -> DeliveryError {
    let names = plan.targets.map { "`\($0.name)`" }.joined(separator: ", ")
    return DeliveryError(
      .unknownTarget, at: name, ja: "`\(name)`という配信先は無い", en: "there is no target `\(name)`",
      helpJa: names.isEmpty ? "プロジェクトに`target`を書いて実行をやり直す" : "プロジェクトの配信先: \(names)",
      helpEn: names.isEmpty ? "declare a `target` in the project and run again" : "targets of the project: \(names)")
  }

  private struct Log: Decodable { var project: String }

  /// A path of the project as seen from here; where the project was stands in the run's log.
  private static func resolve(_ path: String, _ run: RunFolder) throws -> String {
    if path.utf8.first == 0x2F { return path }
    let bytes = try FileSystem.readAll(run.path + "/run-log.json", limit: 1 << 20)
    let project: String
    do {
      project = try JSONDecoder().decode(Log.self, from: Data(bytes)).project
    } catch {
      project = ""
    }
    guard let slash = project.utf8.lastIndex(of: 0x2F), FileSystem.isDirectory(String(project[..<slash])) else {
      throw DeliveryError(
        .unknownProject, at: path, ja: "プロジェクトのフォルダが無く、`\(path)`がどこか分からない",
        en: "the project's folder is gone, so nobody knows where `\(path)` is", helpJa: "プロジェクトを元の場所に戻す",
        helpEn: "put the project back where it was")
    }
    return project[...slash] + path
  }
}
