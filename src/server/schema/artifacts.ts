/** Artifacts: versions, collections, manifests, files. */
export const artifactsSdl = /* GraphQL */ `
  enum ArtifactState {
    PENDING
    COMMITTED
    DELETED
  }
  enum ArtifactDigestAlgorithm {
    MANIFEST_MD5
  }
  enum ArtifactManifestType {
    FULL
    INCREMENTAL
    PATCH
  }
  enum ArtifactStorageLayout {
    V1
    V2
  }
  enum CompleteMultipartAction {
    Complete
  }

  type ClientIDMapping {
    serverID: ID!
  }

  extend type Project {
    artifact(name: String!): Artifact
    artifactType(name: String!): ArtifactType
    artifactTypes(after: String, first: Int): ArtifactTypeConnection
    artifactCollection(name: String!): ArtifactCollection
    artifactCollections(
      after: String
      first: Int
      filters: JSONString
      order: String
    ): ArtifactCollectionConnection
    artifactCollectionMembership(name: String!): ArtifactCollectionMembership
  }

  union ArtifactCreator = Run | User

  type Artifact {
    id: ID!
    state: ArtifactState!
    digest: String!
    digestAlgorithm: ArtifactDigestAlgorithm
    description: String
    metadata: JSONString
    versionIndex: Int
    size: Int64!
    fileCount: Int64!
    commitHash: String
    createdAt: DateTime!
    updatedAt: DateTime
    historyStep: Int64
    ttlDurationSeconds: Int64!
    ttlIsInherited: Boolean!
    artifactType: ArtifactType!
    artifactSequence: ArtifactSequence!
    artifactMemberships: ArtifactCollectionMembershipConnection!
    aliases: [ArtifactAlias!]!
    tags: [Tag!]!
    createdBy: ArtifactCreator
    usedBy: RunConnection!
    currentManifest: ArtifactManifest
    files(after: String, first: Int, names: [String!]): FileConnection
    filesByManifestEntries(
      storageLayout: String!
      manifestVersion: String!
      entries: [ArtifactManifestEntryInput!]
      storageRegion: String
    ): FileConnection
  }
  type ArtifactConnection {
    totalCount: Int
    pageInfo: PageInfo!
    edges: [ArtifactEdge!]!
  }
  type ArtifactEdge {
    node: Artifact
    version: String
    cursor: String
  }
  type ArtifactType {
    id: ID!
    name: String!
    description: String
    createdAt: DateTime!
    artifactCollection(name: String!): ArtifactCollection
    artifactCollections(
      after: String
      first: Int
      filters: JSONString
      order: String
    ): ArtifactCollectionConnection
  }
  type ArtifactTypeConnection {
    pageInfo: PageInfo!
    edges: [ArtifactTypeEdge!]!
  }
  type ArtifactTypeEdge {
    node: ArtifactType
    cursor: String
  }
  type ArtifactAlias {
    id: ID!
    alias: String!
    artifactCollection: ArtifactCollection
  }
  type ArtifactAliasConnection {
    pageInfo: PageInfo!
    edges: [ArtifactAliasEdge!]!
  }
  type ArtifactAliasEdge {
    node: ArtifactAlias
  }
  type Tag {
    id: ID!
    name: String!
  }
  type TagConnection {
    edges: [TagEdge!]!
  }
  type TagEdge {
    node: Tag
  }

  interface ArtifactCollection {
    id: ID!
    name: String!
    description: String
    createdAt: DateTime!
    updatedAt: DateTime
    state: ArtifactState
    project: Project
    defaultArtifactType: ArtifactType!
    tags: TagConnection!
    aliases(after: String, first: Int): ArtifactAliasConnection!
    artifacts(after: String, first: Int, order: String, filters: JSONString): ArtifactConnection!
    artifactMembership(aliasName: String!): ArtifactCollectionMembership
  }
  type ArtifactSequence implements ArtifactCollection {
    id: ID!
    name: String!
    description: String
    createdAt: DateTime!
    updatedAt: DateTime
    state: ArtifactState
    project: Project
    defaultArtifactType: ArtifactType!
    digestAlgorithm: ArtifactDigestAlgorithm
    latestArtifact: Artifact
    tags: TagConnection!
    aliases(after: String, first: Int): ArtifactAliasConnection!
    artifacts(after: String, first: Int, order: String, filters: JSONString): ArtifactConnection!
    artifactMembership(aliasName: String!): ArtifactCollectionMembership
  }
  type ArtifactPortfolio implements ArtifactCollection {
    id: ID!
    name: String!
    description: String
    createdAt: DateTime!
    updatedAt: DateTime
    state: ArtifactState
    project: Project
    defaultArtifactType: ArtifactType!
    tags: TagConnection!
    aliases(after: String, first: Int): ArtifactAliasConnection!
    artifacts(after: String, first: Int, order: String, filters: JSONString): ArtifactConnection!
    artifactMembership(aliasName: String!): ArtifactCollectionMembership
  }
  type ArtifactCollectionConnection {
    totalCount: Int
    pageInfo: PageInfo!
    edges: [ArtifactCollectionEdge!]!
  }
  type ArtifactCollectionEdge {
    node: ArtifactCollection
    cursor: String
  }
  type ArtifactCollectionMembership {
    id: ID!
    versionIndex: Int
    createdAt: DateTime!
    aliases: [ArtifactAlias!]!
    artifactCollection: ArtifactCollection
    artifact: Artifact
    files(after: String, first: Int, names: [String!]): FileConnection
  }
  type ArtifactCollectionMembershipConnection {
    edges: [ArtifactCollectionMembershipEdge!]!
  }
  type ArtifactCollectionMembershipEdge {
    node: ArtifactCollectionMembership
  }
  type ArtifactManifest {
    id: ID!
    digest: String!
    file: File!
  }
  type File {
    id: ID!
    name: String!
    displayName: String
    url(upload: Boolean): String
    directUrl: String
    sizeBytes: Int64
    mimetype: String
    md5: String
    digest: String
    updatedAt: DateTime
    uploadUrl: String
    uploadHeaders: [String!]
    storagePath: String
    uploadMultipartUrls: MultipartUploadUrls
    artifact: Artifact
  }
  type MultipartUploadUrls {
    uploadID: String!
    uploadUrlParts: [UploadUrlPart!]!
  }
  type UploadUrlPart {
    partNumber: Int64!
    uploadUrl: String!
  }
  type FileConnection {
    totalCount: Int
    pageInfo: PageInfo!
    uploadHeaders: [String!]
    edges: [FileEdge!]!
  }
  type FileEdge {
    node: File
    cursor: String
  }

  extend type Mutation {
    createArtifact(input: CreateArtifactInput!): CreateArtifactPayload
    createArtifactType(input: CreateArtifactTypeInput!): CreateArtifactTypePayload
    createArtifactManifest(input: CreateArtifactManifestInput!): ArtifactManifestPayload
    updateArtifactManifest(input: UpdateArtifactManifestInput!): ArtifactManifestPayload
    createArtifactFiles(input: CreateArtifactFilesInput!): CreateArtifactFilesPayload
    completeMultipartUploadArtifact(
      input: CompleteMultipartUploadArtifactInput!
    ): CompleteMultipartUploadArtifactPayload
    commitArtifact(input: CommitArtifactInput!): ArtifactPayload
    updateArtifact(input: UpdateArtifactInput!): ArtifactPayload
    deleteArtifact(input: DeleteArtifactInput!): ArtifactPayload
    useArtifact(input: UseArtifactInput!): ArtifactPayload
    addAliases(input: AddAliasesInput!): SuccessPayload
    deleteAliases(input: DeleteAliasesInput!): SuccessPayload
    linkArtifact(input: LinkArtifactInput!): LinkArtifactPayload
    unlinkArtifact(input: UnlinkArtifactInput!): SuccessPayload
    deleteArtifactSequence(input: DeleteArtifactSequenceInput!): ArtifactCollectionPayload
    deleteArtifactPortfolio(input: DeleteArtifactPortfolioInput!): ArtifactCollectionPayload
  }

  input ArtifactAliasInput {
    artifactCollectionName: String!
    alias: String!
    entityName: String
    projectName: String
  }
  input TagInput {
    tagName: String!
    tagCategoryName: String
    attributes: JSONString
  }
  input CreateArtifactInput {
    entityName: String!
    projectName: String!
    runName: String
    artifactTypeName: String!
    artifactCollectionName: String
    artifactCollectionNames: [String!]
    digest: String!
    digestAlgorithm: ArtifactDigestAlgorithm!
    description: String
    labels: JSONString
    metadata: JSONString
    aliases: [ArtifactAliasInput!]
    tags: [TagInput!]
    ttlDurationSeconds: Int64
    historyStep: Int64
    enableDigestDeduplication: Boolean
    distributedID: String
    clientID: ID
    sequenceClientID: ID
    storageRegion: String
    clientMutationId: String
  }
  type CreateArtifactPayload {
    artifact: Artifact!
  }
  input CreateArtifactTypeInput {
    entityName: String!
    projectName: String!
    name: String!
    description: String
    clientMutationId: String
  }
  type CreateArtifactTypePayload {
    artifactType: ArtifactType!
  }
  input CreateArtifactManifestInput {
    artifactID: ID!
    baseArtifactID: ID
    name: String!
    digest: String!
    entityName: String!
    projectName: String!
    runName: String!
    type: ArtifactManifestType = FULL
    clientMutationId: String
  }
  input UpdateArtifactManifestInput {
    artifactManifestID: ID!
    digest: String
    baseArtifactID: ID
    clientMutationId: String
  }
  type ArtifactManifestPayload {
    artifactManifest: ArtifactManifest!
  }
  input UploadPartsInput {
    partNumber: Int64!
    hexMD5: String!
  }
  input CreateArtifactFileSpecInput {
    artifactID: ID!
    artifactManifestID: ID
    name: String!
    md5: String!
    mimetype: String
    uploadPartsInput: [UploadPartsInput!]
  }
  input CreateArtifactFilesInput {
    artifactFiles: [CreateArtifactFileSpecInput!]!
    storageLayout: ArtifactStorageLayout
    cloudRegionID: ID
    clientMutationId: String
  }
  type CreateArtifactFilesPayload {
    files: FileConnection!
  }
  input CompleteMultipartUploadArtifactInput {
    completeMultipartAction: CompleteMultipartAction!
    completedParts: [UploadPartsInput!]!
    artifactID: ID!
    storagePath: String!
    uploadID: String!
    clientMutationId: String
  }
  type CompleteMultipartUploadArtifactPayload {
    digest: String
  }
  input CommitArtifactInput {
    artifactID: ID!
    clientMutationId: String
  }
  input UpdateArtifactInput {
    artifactID: ID!
    description: String
    metadata: JSONString
    aliases: [ArtifactAliasInput!]
    tagsToAdd: [TagInput!]
    tagsToDelete: [TagInput!]
    ttlDurationSeconds: Int64
    clientMutationId: String
  }
  input DeleteArtifactInput {
    artifactID: ID!
    deleteAliases: Boolean
    clientMutationId: String
  }
  input UseArtifactInput {
    entityName: String!
    projectName: String!
    runName: String!
    artifactID: ID!
    usedAs: String
    artifactEntityName: String
    artifactProjectName: String
    clientMutationId: String
  }
  type ArtifactPayload {
    artifact: Artifact!
  }
  input ArtifactCollectionAliasInput {
    entityName: String!
    projectName: String!
    artifactCollectionName: String!
    alias: String!
  }
  input AddAliasesInput {
    artifactID: ID!
    aliases: [ArtifactCollectionAliasInput!]!
    clientMutationId: String
  }
  input DeleteAliasesInput {
    artifactID: ID!
    aliases: [ArtifactCollectionAliasInput!]!
    clientMutationId: String
  }
  input LinkArtifactInput {
    artifactPortfolioName: String
    artifactPortfolioID: ID
    entityName: String
    projectName: String
    organizationName: String
    artifactID: ID
    clientID: ID
    aliases: [ArtifactAliasInput!]
    clientMutationId: String
  }
  type LinkArtifactPayload {
    versionIndex: Int
    artifactMembership: ArtifactCollectionMembership
  }
  input UnlinkArtifactInput {
    artifactID: ID!
    artifactPortfolioID: ID!
    clientMutationId: String
  }
  input DeleteArtifactSequenceInput {
    artifactSequenceID: ID!
    clientMutationId: String
  }
  input DeleteArtifactPortfolioInput {
    artifactPortfolioID: ID!
    clientMutationId: String
  }
  type ArtifactCollectionPayload {
    artifactCollection: ArtifactCollection
  }
  input ArtifactManifestEntryInput {
    name: String!
    digest: String!
    birthArtifactID: String
    ref: String
    size: Int64
  }
`;
