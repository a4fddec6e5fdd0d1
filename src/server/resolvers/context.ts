import type { Stores } from '../stores.ts';

/** What one request's resolvers work with. */
export interface Context {
  readonly stores: Stores;
  /** Scheme, host and port by which the client reached the server: addresses in answers start with it. */
  readonly base: string;
}

/**
 * What a GraphQL type's fields come from: values, or functions of the field's arguments. The engine checks both
 * against the schema.
 */
export type View = Record<string, unknown>;
