import type { IncomingMessage } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Credentials } from './auth.ts';
import { jsonBody } from './body.ts';
import { runCommand, type ServerControl } from './control.ts';
import { notFound } from './errors.ts';
import { answer, operationOf, readRequest, type Operation } from './graphql.ts';
import { takePost } from './runs/fileStream.ts';
import { emptyReply, jsonReply, type Reply } from './reply.ts';
import { blobReply, download, takeUpload } from './storage.ts';
import type { Stores } from './stores.ts';

/** What the handlers of requests work with. */
export interface Site {
  readonly stores: Stores;
  readonly schema: GraphQLSchema;
  readonly credentials: Credentials;
  readonly control: ServerControl;
  /** Whether the control endpoint is open. */
  readonly controlled: boolean;
}

export interface Call {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly base: string;
}

/** A request whose handler is known; nothing has been done yet. */
export interface Prepared {
  readonly operation: Operation;
  /** What the log shows of the body. */
  readonly variables: unknown;
  readonly work: () => Promise<Reply>;
}

interface Route {
  readonly methods: readonly string[];
  readonly path: RegExp;
  /** Addresses that carry their own signature need no credentials. */
  readonly open?: true;
  /** Reads the body by itself. */
  readonly streams?: true;
  readonly prepare: (site: Site, call: Call, parts: string[], body: Buffer) => Prepared;
}

const NO_OPERATION: Operation = { name: null, rootFields: [] };
const plain = (work: () => Promise<Reply> | Reply, variables: unknown = null): Prepared => ({
  operation: NO_OPERATION,
  variables,
  work: async () => work(),
});

export const routes: readonly Route[] = [
  {
    methods: ['POST'],
    path: /^\/graphql$/,
    prepare: (site, call, _, body) => {
      const request = readRequest(jsonBody(call.request, body));
      return {
        operation: operationOf(request),
        variables: request.variables,
        work: async () => {
          const result = await answer(site.schema, request, { stores: site.stores, base: call.base });
          return jsonReply(result.status, result.body);
        },
      };
    },
  },
  {
    methods: ['POST'],
    path: /^\/files\/([^/]+)\/([^/]+)\/([^/]+)\/file_stream$/,
    prepare: (site, call, [entity = '', project = '', name = ''], body) => {
      const post = jsonBody(call.request, body);
      return plain(() => {
        const run = site.stores.runs.get(entity, project, name);
        return jsonReply(200, takePost(run, post, site.stores.clock));
      }, post);
    },
  },
  {
    methods: ['POST'],
    path: /^\/oidc\/token$/,
    open: true,
    prepare: (site, _, __, body) =>
      plain(async () => jsonReply(200, await site.credentials.exchange(body.toString()))),
  },
  {
    methods: ['PUT'],
    path: /^\/storage\/([a-z0-9]+)\/[^/]*$/,
    open: true,
    streams: true,
    prepare: (site, call, [id = '']) =>
      plain(() => takeUpload(site.stores.blobs, call.request, id, call.query)),
  },
  {
    methods: ['GET', 'HEAD'],
    path: /^\/storage\/([a-z0-9]+)\/[^/]*$/,
    open: true,
    prepare: (site, call, [id = '']) =>
      plain(() => download(site.stores.blobs, call.request, id, call.query)),
  },
  {
    methods: ['GET', 'HEAD'],
    path: /^\/artifactsV2\/[^/]+\/([^/]+)\/[^/]+\/[^/]+\/(?:[^/]+\/){1,2}([0-9a-f]{32})(?:\/.*)?$/,
    prepare: (site, call, [entity = '', digest = '']) => plain(() => byDigest(site, call, entity, digest)),
  },
  {
    methods: ['GET', 'HEAD'],
    path: /^\/artifacts\/([^/]+)\/([0-9a-f]{32})$/,
    prepare: (site, call, [entity = '', digest = '']) => plain(() => byDigest(site, call, entity, digest)),
  },
  {
    methods: ['POST'],
    path: /^\/sdk\/otel\/v1\/(?:metrics|logs|traces)$/,
    open: true,
    prepare: () => plain(() => emptyReply(200)),
  },
  {
    methods: ['POST'],
    path: /^\/_control$/,
    prepare: (site, call, _, body) => {
      if (!site.controlled) throw notFound('page');
      const command = jsonBody(call.request, body);
      return plain(() => jsonReply(200, { result: runCommand(site.control, command) }));
    },
  },
];

function byDigest(site: Site, call: Call, entity: string, digest: string): Reply {
  const { blobs, contents } = site.stores;
  return blobReply(blobs, call.request, contents.blobByDigest(entity, digest));
}
