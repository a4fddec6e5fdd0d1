/** Runs: their record, their stream as readers see it, their files. */
export const runsSdl = /* GraphQL */ `
  extend type Project {
    run(name: String!, desc: String): Run
    "Older name of run."
    bucket(name: String, missingOk: Boolean, desc: String): Run
    runCount(filters: JSONString): Int
    runs(filters: JSONString, after: String, first: Int, order: String): RunConnection
    "Older name of runs."
    buckets(after: String, first: Int): RunConnection
  }

  type RunConnection {
    totalCount: Int
    pageInfo: PageInfo!
    edges: [RunEdge!]!
  }
  type RunEdge {
    node: Run!
    cursor: String
  }
  type Run {
    id: ID!
    internalId: ID!
    name: String!
    displayName: String
    description: String
    notes: String
    state: String
    stopped: Boolean
    shouldStop: Boolean
    failed: Boolean
    running: Boolean
    exitcode: Int
    config: JSONString
    wandbConfig(keys: [String!]): JSONString
    summaryMetrics: JSONString
    systemMetrics: JSONString
    sweepName: String
    agent: Agent
    group: String
    jobType: String
    commit: String
    host: String
    readOnly: Boolean
    createdAt: DateTime
    updatedAt: DateTime
    heartbeatAt: DateTime
    tags: [String!]
    historyLineCount: Int
    eventsLineCount: Int
    logLineCount: Int
    historyTail: JSONString
    eventsTail: JSONString
    historyKeys: JSON
    history(samples: Int, minStep: Int64, maxStep: Int64): [String!]!
    events(samples: Int): [String!]
    sampledHistory(specs: [JSONString!]!): [JSON!]!
    parquetHistory(liveKeys: [String!]): ParquetHistory
    logLines(first: Int, last: Int, after: String, useImprovedPagination: Boolean): LogLineConnection
    projectId: Int
    project: Project
    user: User
    runInfo: RunInfo
    fileCount: Int
    files(names: [String], after: String, first: Int, pattern: String): FileConnection
    inputArtifacts(after: String, first: Int): ArtifactConnection
    outputArtifacts(after: String, first: Int): ArtifactConnection
  }
  type ParquetHistory {
    parquetUrls: [String!]!
    liveData: [JSON!]!
  }
  type LogLineConnection {
    pageInfo: PageInfo!
    edges: [LogLineEdge!]!
  }
  type LogLineEdge {
    node: LogLine!
  }
  type LogLine {
    number: Int!
    timestamp: DateTime
    level: String
    label: String
    line: String!
  }
  type RunInfo {
    program: String
    args: [String!]
    os: String
    python: String
    colab: String
    executable: String
    codeSaved: Boolean
    cpuCount: Int
    gpuCount: Int
    gpu: String
    git: GitInfo
  }
  type GitInfo {
    remote: String
    commit: String
  }

  enum AlertSeverity {
    INFO
    WARN
    ERROR
  }

  extend type Mutation {
    upsertBucket(input: UpsertBucketInput!): UpsertBucketPayload
    createRunFiles(input: CreateRunFilesInput!): CreateRunFilesPayload
    markRunFilesUploaded(input: MarkRunFilesUploadedInput!): SuccessPayload
    deleteFiles(input: DeleteFilesInput!): SuccessPayload
    deleteRun(input: DeleteRunInput!): DeleteRunPayload
    stopRun(input: StopRunInput!): StopRunPayload
    updateRunState(input: UpdateRunStateInput!): SuccessPayload
    notifyScriptableRunAlert(input: NotifyScriptableRunAlertInput!): SuccessPayload
  }

  input UpsertBucketInput {
    id: String
    name: String
    groupName: String
    modelName: String
    entityName: String
    description: String
    displayName: String
    notes: String
    config: JSONString
    commit: String
    host: String
    debug: Boolean
    jobProgram: String
    jobRepo: String
    jobType: String
    state: String
    sweep: String
    tags: [String!]
    summaryMetrics: JSONString
    clientMutationId: String
  }
  type UpsertBucketPayload {
    bucket: Run
    inserted: Boolean
    clientMutationId: String
  }
  input CreateRunFilesInput {
    entityName: String!
    projectName: String!
    runName: String!
    files: [String!]!
    clientMutationId: String
  }
  type CreateRunFilesPayload {
    runID: ID!
    uploadHeaders: [String!]!
    files: [RunFile!]!
  }
  type RunFile {
    name: String!
    uploadUrl: String
  }
  input MarkRunFilesUploadedInput {
    entityName: String!
    projectName: String!
    runName: String!
    files: [String!]!
    clientMutationId: String
  }
  input DeleteFilesInput {
    files: [ID!]!
    projectId: Int
    clientMutationId: String
  }
  input DeleteRunInput {
    id: ID!
    deleteArtifacts: Boolean
    clientMutationId: String
  }
  type DeleteRunPayload {
    clientMutationId: String
  }
  input StopRunInput {
    id: ID!
    clientMutationId: String
  }
  type StopRunPayload {
    success: Boolean!
    clientMutationId: String
  }
  input UpdateRunStateInput {
    entityName: String!
    projectName: String!
    runName: String!
    state: String!
    clientMutationId: String
  }
  input NotifyScriptableRunAlertInput {
    entityName: String!
    projectName: String!
    runName: String!
    title: String!
    text: String!
    severity: AlertSeverity
    waitDuration: Duration
    clientMutationId: String
  }
`;
