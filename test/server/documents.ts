/** Every request that a Launch client makes, one operation each. */
export const documents = /* GraphQL */ `
  query WhoAmI {
    viewer {
      id
      username
      entity
      email
      teams {
        edges {
          node {
            name
          }
        }
      }
    }
  }

  query ServerVersion {
    serverInfo {
      cliVersionInfo
      latestLocalVersionInfo {
        versionOnThisInstanceString
        latestVersionString
        outOfDate
      }
    }
  }

  query ServerFeatures {
    serverInfo {
      features {
        name
        isEnabled
      }
    }
  }

  query EntityKind($entity: String!) {
    entity(name: $entity) {
      id
      isTeam
    }
  }

  query ListQueues($entity: String!, $project: String!) {
    project(entityName: $entity, name: $project) {
      runQueues {
        id
        name
        access
        createdBy
      }
    }
  }

  query QueueDetails($entity: String!, $project: String!, $queue: String!) {
    project(entityName: $entity, name: $project) {
      runQueue(name: $queue) {
        id
        name
        access
        prioritizationMode
        defaultResourceConfigID
        externalLinks
      }
    }
  }

  query QueueDefaults($entity: String!, $configId: ID!) {
    entity(name: $entity) {
      defaultResourceConfig(id: $configId) {
        resource
        config
        templateVariables {
          name
          schema
        }
      }
    }
  }

  mutation PushByName(
    $entity: String!
    $project: String!
    $queue: String!
    $spec: JSONString!
    $templateValues: JSONString
    $priority: Int
  ) {
    pushToRunQueueByName(
      input: {
        entityName: $entity
        projectName: $project
        queueName: $queue
        runSpec: $spec
        templateVariableValues: $templateValues
        priority: $priority
      }
    ) {
      runQueueItemId
      runSpec
    }
  }

  mutation PushById($queueId: ID!, $spec: JSONString!, $templateValues: JSONString, $priority: Int) {
    pushToRunQueue(
      input: {
        queueID: $queueId
        runSpec: $spec
        templateVariableValues: $templateValues
        priority: $priority
      }
    ) {
      runQueueItemId
    }
  }

  mutation EnsureProject($entity: String!, $name: String!) {
    upsertModel(input: { entityName: $entity, name: $name }) {
      model {
        id
        name
        entityName
      }
      inserted
    }
  }

  mutation MakeQueue(
    $entity: String!
    $project: String!
    $queue: String!
    $access: RunQueueAccessType!
    $mode: RunQueuePrioritizationMode
    $configId: ID
  ) {
    createRunQueue(
      input: {
        entityName: $entity
        projectName: $project
        queueName: $queue
        access: $access
        prioritizationMode: $mode
        defaultResourceConfigID: $configId
      }
    ) {
      success
      queueID
    }
  }

  mutation MakeQueueDefaults($entity: String!, $resource: String!, $config: JSONString!, $vars: JSONString) {
    createDefaultResourceConfig(
      input: { entityName: $entity, resource: $resource, config: $config, templateVariables: $vars }
    ) {
      defaultResourceConfigID
      success
    }
  }

  mutation UpsertQueue(
    $entity: String!
    $project: String!
    $queue: String!
    $resource: String!
    $config: JSONString!
    $vars: JSONString
    $mode: RunQueuePrioritizationMode
    $links: JSONString
  ) {
    upsertRunQueue(
      input: {
        entityName: $entity
        projectName: $project
        queueName: $queue
        resourceType: $resource
        resourceConfig: $config
        templateVariables: $vars
        prioritizationMode: $mode
        externalLinks: $links
      }
    ) {
      success
      configSchemaValidationErrors
    }
  }

  mutation DropQueue($queueId: ID!) {
    deleteRunQueues(input: { queueIDs: [$queueId] }) {
      success
    }
  }

  query QueueItem($entity: String!, $project: String!, $queue: String!, $item: ID!) {
    project(entityName: $entity, name: $project) {
      runQueue(name: $queue) {
        id
        runQueueItem(id: $item) {
          id
          state
          associatedRunId
        }
      }
    }
  }

  query QueueItemFull($entity: String!, $project: String!, $queue: String!, $item: ID!) {
    project(entityName: $entity, name: $project) {
      runQueue(name: $queue) {
        id
        name
        runQueueItem(id: $item) {
          id
          state
          associatedRunId
          launchAgentId
          priority
          createdAt
          updatedAt
          runSpec
          templateVariableValues
          error {
            message
            stage
            filePaths
          }
          warnings {
            message
            stage
            filePaths
          }
        }
      }
    }
  }

  query QueueItemsOld($entity: String!, $project: String!, $queue: String!) {
    project(entityName: $entity, name: $project) {
      runQueue(name: $queue) {
        id
        runQueueItems(first: 100) {
          edges {
            node {
              id
              state
              associatedRunId
            }
          }
        }
      }
    }
  }

  query QueueId($entity: String!, $project: String!, $queue: String!) {
    project(entityName: $entity, name: $project) {
      runQueue(name: $queue) {
        id
      }
    }
  }

  mutation DropItem($queueId: ID!, $item: ID!) {
    deleteFromRunQueue(input: { queueID: $queueId, runQueueItemId: $item }) {
      success
    }
  }

  query JobByName($entity: String!, $project: String!, $name: String!) {
    project(entityName: $entity, name: $project) {
      artifactCollectionMembership(name: $name) {
        versionIndex
        aliases {
          alias
        }
        artifactCollection {
          name
        }
        artifact {
          id
          state
          metadata
          artifactType {
            name
          }
        }
      }
    }
  }

  query JobByNameOld($entity: String!, $project: String!, $name: String!) {
    project(entityName: $entity, name: $project) {
      artifact(name: $name) {
        id
        state
        versionIndex
        metadata
        artifactType {
          name
        }
        artifactSequence {
          name
        }
      }
    }
  }

  query JobsOfProject($entity: String!, $project: String!) {
    project(entityName: $entity, name: $project) {
      artifactType(name: "job") {
        artifactCollections {
          edges {
            node {
              name
              artifacts {
                edges {
                  node {
                    id
                    state
                    versionIndex
                    aliases {
                      alias
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  query RunState($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        state
      }
    }
  }

  query RunDetails($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        id
        name
        displayName
        state
        config
        summaryMetrics
        systemMetrics
        historyKeys
        historyLineCount
        createdAt
        heartbeatAt
        tags
        group
        jobType
        notes
        sweepName
        user {
          name
          username
        }
      }
    }
  }

  query RunRows($entity: String!, $project: String!, $run: String!, $samples: Int) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        history(samples: $samples)
      }
    }
  }

  query RunSystemRows($entity: String!, $project: String!, $run: String!, $samples: Int) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        events(samples: $samples)
      }
    }
  }

  query RunSampled($entity: String!, $project: String!, $run: String!, $specs: [JSONString!]!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        sampledHistory(specs: $specs)
      }
    }
  }

  query RunPage($entity: String!, $project: String!, $run: String!, $min: Int64!, $max: Int64!, $size: Int!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        history(minStep: $min, maxStep: $max, samples: $size)
      }
    }
  }

  query RunStopFlag($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        stopped
      }
    }
  }

  mutation AskRunToStop($id: ID!) {
    stopRun(input: { id: $id }) {
      success
    }
  }

  query RunLogTail($entity: String!, $project: String!, $run: String!, $last: Int!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        logLineCount
        logLines(last: $last) {
          edges {
            node {
              number
              timestamp
              level
              line
            }
          }
        }
      }
    }
  }

  query RunSource($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        runInfo {
          program
          args
          python
          git {
            remote
            commit
          }
        }
        inputArtifacts(first: 100) {
          edges {
            node {
              id
              versionIndex
              artifactType {
                name
              }
              artifactSequence {
                name
                project {
                  name
                  entityName
                }
              }
            }
          }
        }
      }
    }
  }

  query RunFile($entity: String!, $project: String!, $run: String!, $file: String!) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        files(names: [$file]) {
          edges {
            node {
              name
              url
              directUrl
              md5
              updatedAt
            }
          }
        }
      }
    }
  }

  query QueueAgents($entity: String!) {
    entity(name: $entity) {
      launchProject {
        runQueues {
          id
          name
        }
        launchAgents {
          id
          name
          agentStatus
          runQueues
        }
      }
    }
  }

  query AgentOfItem($agent: ID!) {
    launchAgent(id: $agent) {
      id
      name
      hostname
      agentStatus
      stopPolling
      heartbeatAt
      runQueues
    }
  }

  mutation PopItem($entity: String!, $project: String!, $queue: String!, $agent: ID) {
    popFromRunQueue(
      input: { entityName: $entity, projectName: $project, queueName: $queue, launchAgentId: $agent }
    ) {
      runQueueItemId
      runSpec
    }
  }

  mutation AckItem($item: ID!, $run: String!) {
    ackRunQueueItem(input: { runQueueItemId: $item, runName: $run }) {
      success
    }
  }

  mutation FailItem($item: ID!, $message: String!, $stage: String!, $files: [String!]) {
    failRunQueueItem(input: { runQueueItemId: $item, message: $message, stage: $stage, filePaths: $files }) {
      success
    }
  }

  mutation WarnItem($item: ID!, $message: String!, $stage: String!, $files: [String!]) {
    updateRunQueueItemWarning(
      input: { runQueueItemId: $item, message: $message, stage: $stage, filePaths: $files }
    ) {
      success
    }
  }

  mutation MakeHiddenRun($entity: String!, $project: String!, $run: String!, $jobType: String) {
    upsertBucket(input: { entityName: $entity, modelName: $project, name: $run, jobType: $jobType }) {
      bucket {
        id
        name
      }
      inserted
    }
  }

  mutation DropRun($id: ID!) {
    deleteRun(input: { id: $id }) {
      clientMutationId
    }
  }

  mutation MakeArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact {
        id
        state
        artifactSequence {
          id
          latestArtifact {
            id
            versionIndex
          }
        }
      }
    }
  }

  mutation MakeManifest($input: CreateArtifactManifestInput!) {
    createArtifactManifest(input: $input) {
      artifactManifest {
        id
      }
    }
  }

  mutation MakeFiles($files: [CreateArtifactFileSpecInput!]!) {
    createArtifactFiles(input: { artifactFiles: $files, storageLayout: V2 }) {
      files {
        edges {
          node {
            name
            uploadUrl
            uploadHeaders
            storagePath
            artifact {
              id
            }
          }
        }
      }
    }
  }

  mutation FinishManifest($manifest: ID!, $digest: String!, $base: ID) {
    updateArtifactManifest(input: { artifactManifestID: $manifest, digest: $digest, baseArtifactID: $base }) {
      artifactManifest {
        id
        file {
          uploadUrl
          uploadHeaders
        }
      }
    }
  }

  mutation CommitArtifact($id: ID!) {
    commitArtifact(input: { artifactID: $id }) {
      artifact {
        id
        digest
      }
    }
  }
`;
