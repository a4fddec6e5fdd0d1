/** Sweeps and the agents that ask them for runs. */
export const sweepsSdl = /* GraphQL */ `
  extend type Project {
    sweep(sweepName: String!): Sweep
    sweeps(after: String, first: Int, filters: JSONString): SweepConnection
    totalSweeps: Int
  }

  type SweepConnection {
    pageInfo: PageInfo!
    edges: [SweepEdge!]!
  }
  type SweepEdge {
    node: Sweep!
    cursor: String
  }
  type Sweep {
    id: ID!
    name: String!
    displayName: String
    method: String!
    state: String!
    description: String
    "YAML."
    config: String!
    createdAt: DateTime
    heartbeatAt: DateTime
    updatedAt: DateTime
    earlyStopJobRunning: Boolean
    bestLoss: Float
    controller: JSONString
    controllerRunName: String
    scheduler: JSONString
    runCount: Int
    runCountExpected: Int
    project: Project
    user: User
    runs(first: Int, after: String): RunConnection!
    agent(agentName: String!): Agent
    agents: AgentConnection!
  }
  type AgentConnection {
    edges: [AgentEdge!]!
  }
  type AgentEdge {
    node: Agent!
  }
  type Agent {
    id: ID!
    name: String!
    host: String
    state: String
    totalRuns: Int
    createdAt: DateTime
    heartbeatAt: DateTime
    runs(after: String, before: String, first: Int, last: Int, order: String): RunConnection!
  }

  extend type Mutation {
    upsertSweep(input: UpsertSweepInput!): UpsertSweepPayload
    createAgent(input: CreateAgentInput!): CreateAgentPayload
    agentHeartbeat(input: AgentHeartbeatInput!): AgentHeartbeatPayload
  }
  input UpsertSweepInput {
    id: ID
    config: String
    description: String
    entityName: String
    projectName: String
    controller: JSONString
    launchScheduler: JSONString
    templateVariableValues: JSONString
    scheduler: JSONString
    state: String
    priorRunsFilters: JSONString
    displayName: String
    clientMutationId: String
  }
  type UpsertSweepPayload {
    sweep: Sweep
    configValidationWarnings: [String!]
  }
  input CreateAgentInput {
    host: String!
    projectName: String
    entityName: String
    sweep: String!
    clientMutationId: String
  }
  type CreateAgentPayload {
    agent: Agent
  }
  input AgentHeartbeatInput {
    id: ID!
    metrics: JSONString
    runState: JSONString
    clientMutationId: String
  }
  type AgentHeartbeatPayload {
    agent: Agent
    commands: JSONString
  }
`;
