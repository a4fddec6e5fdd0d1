import {
  buildASTSchema,
  GraphQLScalarType,
  parse,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { artifactsSdl } from './artifacts.ts';
import { commonSdl } from './common.ts';
import { queuesSdl } from './queues.ts';
import { runsSdl } from './runs.ts';
import { sweepsSdl } from './sweeps.ts';

/** The merged definition language text of everything the server answers. */
export const sdl = [commonSdl, queuesSdl, runsSdl, sweepsSdl, artifactsSdl].join('\n');

/**
 * Builds the schema.
 * @param hidden `Type.field` names to leave out: what an older server does not know
 */
export function makeSchema(hidden: readonly string[] = []): GraphQLSchema {
  const schema = buildASTSchema(withoutFields(parse(sdl), new Set(hidden)));
  const int64 = schema.getType('Int64');
  if (int64 instanceof GraphQLScalarType) int64.parseValue = safeInteger;
  return schema;
}

function safeInteger(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw new TypeError(`Int64 cannot represent ${JSON.stringify(value)}`);
  }
  return number;
}

function withoutFields(document: DocumentNode, hidden: ReadonlySet<string>): DocumentNode {
  if (hidden.size === 0) return document;
  const fieldsOf = <N extends { name: { value: string }; fields?: readonly { name: { value: string } }[] }>(
    node: N,
  ): N => ({
    ...node,
    fields: node.fields?.filter((field) => !hidden.has(`${node.name.value}.${field.name.value}`)),
  });
  return visit(document, {
    ObjectTypeDefinition: fieldsOf,
    ObjectTypeExtension: fieldsOf,
    InputObjectTypeDefinition: fieldsOf,
  });
}
