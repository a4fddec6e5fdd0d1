/** Types that every domain uses: who asks, what the server can, projects, paging. */
export const commonSdl = /* GraphQL */ `
  "A JSON document, encoded as text."
  scalar JSONString
  "A JSON value as it is."
  scalar JSON
  scalar Int64
  scalar DateTime
  "Nanoseconds."
  scalar Duration

  type Query {
    viewer: User
    serverInfo: ServerInfo
    entity(name: String): Entity
    project(name: String, entityName: String): Project
    "Older name of project."
    model(name: String, entityName: String): Project
    projects(entityName: String, after: String, first: Int): ProjectConnection
    "Older name of projects."
    models(entityName: String, after: String, first: Int): ProjectConnection
    organization(name: String!): Organization
    launchAgent(id: ID!): LaunchAgent
    artifact(id: ID!): Artifact
    artifactCollection(id: ID!): ArtifactCollection
    clientIDMapping(clientID: ID!): ClientIDMapping
  }

  type Mutation {
    upsertModel(input: UpsertModelInput!): UpsertModelPayload
  }

  input UpsertModelInput {
    id: String
    entityName: String
    name: String
    description: String
    repo: String
    access: String
    framework: String
    isPublished: Boolean
    dockerImage: String
    clientMutationId: String
  }
  type UpsertModelPayload {
    model: Project
    project: Project
    inserted: Boolean
    clientMutationId: String
  }

  type SuccessPayload {
    success: Boolean
    clientMutationId: String
  }
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean
    startCursor: String
    endCursor: String
  }

  type User {
    id: ID!
    name: String!
    username: String
    email: String
    entity: String
    defaultEntity: Entity
    flags: JSONString
    admin: Boolean
    photoUrl: String
    deletedAt: DateTime
    teams: EntityConnection
    apiKeys: ApiKeyConnection
  }
  type ApiKeyConnection {
    edges: [ApiKeyEdge!]!
  }
  type ApiKeyEdge {
    node: ApiKey
  }
  type ApiKey {
    id: ID!
    name: String
    description: String
  }
  type EntityConnection {
    edges: [EntityEdge!]!
  }
  type EntityEdge {
    node: Entity
  }
  type Entity {
    id: ID!
    name: String!
    isTeam: Boolean!
    available: Boolean
    organization: Organization
    xxhashDigestsEnabled: Boolean
    defaultResourceConfig(id: ID!): DefaultResourceConfig
    launchProject: Project
    projects(after: String, first: Int): ProjectConnection
  }
  type Organization {
    id: ID!
    name: String!
    orgEntity: Entity
    coreWeaveOrganizationId: String
    featureFlags(rampIDType: RampIDType): [FeatureFlag!]!
  }
  enum RampIDType {
    OrgName
    OrgID
    EntityName
  }
  type FeatureFlag {
    rampKey: String!
    isEnabled: Boolean!
  }

  type ServerInfo {
    cliVersionInfo: JSON
    latestLocalVersionInfo: LocalVersionInfo
    features: [ServerFeature]
  }
  type LocalVersionInfo {
    outOfDate: Boolean!
    latestVersionString: String!
    versionOnThisInstanceString: String!
  }
  type ServerFeature {
    name: String!
    isEnabled: Boolean!
  }

  type ProjectConnection {
    totalCount: Int
    pageInfo: PageInfo!
    edges: [ProjectEdge!]!
  }
  type ProjectEdge {
    node: Project
    cursor: String!
  }
  type Project {
    id: ID!
    internalId: ID!
    name: String!
    entityName: String!
    entity: Entity!
    description: String
    repo: String
    dockerImage: String
    access: String
    views: JSON
    readOnly: Boolean
    isBenchmark: Boolean
    createdAt: DateTime
    user: User
  }
`;
