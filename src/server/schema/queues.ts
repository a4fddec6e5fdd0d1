/** Run queues, their items and the agents that serve them. */
export const queuesSdl = /* GraphQL */ `
  enum RunQueueAccessType {
    PROJECT
    USER
  }
  enum RunQueuePrioritizationMode {
    DISABLED
    V0
  }

  extend type Project {
    runQueues: [RunQueue!]!
    runQueue(name: String!): RunQueue
    launchAgents: [LaunchAgent!]!
  }

  type RunQueue {
    id: ID!
    name: String!
    createdBy: Int
    access: RunQueueAccessType!
    prioritizationMode: RunQueuePrioritizationMode!
    defaultResourceConfigID: ID
    defaultResourceConfig: DefaultResourceConfig
    externalLinks: JSON
    runQueueItem(id: ID!): RunQueueItem
    runQueueItems(first: Int): RunQueueItemConnection!
  }
  type DefaultResourceConfig {
    id: ID
    resource: String!
    config: JSON!
    templateVariables: [TemplateVariable!]
  }
  type TemplateVariable {
    name: String!
    description: String
    schema: JSONString!
  }
  type RunQueueItemConnection {
    edges: [RunQueueItemEdge!]!
  }
  type RunQueueItemEdge {
    node: RunQueueItem
  }
  type RunQueueItem {
    id: ID!
    createdAt: DateTime
    updatedAt: DateTime
    state: String!
    associatedRunId: String
    launchAgentId: ID
    priority: Int
    runSpec: JSON
    templateVariableValues: JSON
    error: RunQueueItemIssue
    warnings: [RunQueueItemIssue!]
  }
  type RunQueueItemIssue {
    message: String
    stage: String
    filePaths: [String!]
  }

  type LaunchAgent {
    id: ID!
    name: String!
    hostname: String
    agentStatus: String
    stopPolling: Boolean!
    heartbeatAt: DateTime
    createdAt: DateTime
    runQueues: [ID!]
    agentConfig: JSONString
    version: String
  }

  extend type Mutation {
    pushToRunQueueByName(input: PushToRunQueueByNameInput!): PushToRunQueueByNamePayload
    pushToRunQueue(input: PushToRunQueueInput!): PushToRunQueuePayload
    popFromRunQueue(input: PopFromRunQueueInput!): PopFromRunQueuePayload
    ackRunQueueItem(input: AckRunQueueItemInput!): SuccessPayload
    failRunQueueItem(input: FailRunQueueItemInput!): SuccessPayload
    updateRunQueueItemWarning(input: UpdateRunQueueItemWarningInput!): SuccessPayload
    deleteFromRunQueue(input: DeleteFromRunQueueInput!): SuccessPayload
    createRunQueue(input: CreateRunQueueInput!): CreateRunQueuePayload
    upsertRunQueue(input: UpsertRunQueueInput!): UpsertRunQueuePayload
    deleteRunQueues(input: DeleteRunQueuesInput!): SuccessPayload
    createDefaultResourceConfig(input: CreateDefaultResourceConfigInput!): CreateDefaultResourceConfigPayload
    createLaunchAgent(input: CreateLaunchAgentInput!): CreateLaunchAgentPayload
    updateLaunchAgent(input: UpdateLaunchAgentInput!): SuccessPayload
  }

  input PushToRunQueueByNameInput {
    entityName: String!
    projectName: String!
    queueName: String!
    runSpec: JSONString!
    templateVariableValues: JSONString
    priority: Int
    clientMutationId: String
  }
  type PushToRunQueueByNamePayload {
    runQueueItemId: ID
    runSpec: JSONString
    clientMutationId: String
  }
  input PushToRunQueueInput {
    queueID: ID!
    runSpec: JSONString!
    templateVariableValues: JSONString
    priority: Int
    clientMutationId: String
  }
  type PushToRunQueuePayload {
    runQueueItemId: ID
    runSpec: JSONString
    clientMutationId: String
  }
  input PopFromRunQueueInput {
    entityName: String!
    projectName: String!
    queueName: String
    launchAgentId: ID
    clientMutationId: String
  }
  type PopFromRunQueuePayload {
    runQueueItemId: ID!
    runSpec: JSON!
  }
  input AckRunQueueItemInput {
    runQueueItemId: ID!
    runName: String!
    clientMutationId: String
  }
  input FailRunQueueItemInput {
    runQueueItemId: ID!
    message: String
    stage: String
    filePaths: [String!]
    clientMutationId: String
  }
  input UpdateRunQueueItemWarningInput {
    runQueueItemId: ID!
    message: String!
    stage: String!
    filePaths: [String!]
    clientMutationId: String
  }
  input DeleteFromRunQueueInput {
    queueID: ID!
    runQueueItemId: ID!
    clientMutationId: String
  }
  input CreateRunQueueInput {
    entityName: String!
    projectName: String!
    queueName: String!
    access: RunQueueAccessType!
    prioritizationMode: RunQueuePrioritizationMode
    defaultResourceConfigID: ID
    clientMutationId: String
  }
  type CreateRunQueuePayload {
    success: Boolean
    queueID: ID
    clientMutationId: String
  }
  input UpsertRunQueueInput {
    entityName: String!
    projectName: String!
    queueName: String!
    resourceType: String!
    resourceConfig: JSONString!
    templateVariables: JSONString
    prioritizationMode: RunQueuePrioritizationMode
    externalLinks: JSONString
    clientMutationId: String
  }
  type UpsertRunQueuePayload {
    success: Boolean
    configSchemaValidationErrors: [String!]
    clientMutationId: String
  }
  input DeleteRunQueuesInput {
    queueIDs: [ID!]!
    clientMutationId: String
  }
  input CreateDefaultResourceConfigInput {
    entityName: String!
    resource: String!
    config: JSONString!
    templateVariables: JSONString
    clientMutationId: String
  }
  type CreateDefaultResourceConfigPayload {
    defaultResourceConfigID: ID!
    success: Boolean!
  }
  input CreateLaunchAgentInput {
    entityName: String!
    projectName: String!
    runQueues: [ID!]!
    hostname: String!
    agentConfig: JSONString
    version: String
    clientMutationId: String
  }
  type CreateLaunchAgentPayload {
    success: Boolean
    launchAgentId: ID
  }
  input UpdateLaunchAgentInput {
    launchAgentId: ID!
    agentStatus: String
    clientMutationId: String
  }
`;
