import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { ApiError } from './errors.ts';
import { isObject } from './json.ts';
import type { Context } from './resolvers/context.ts';
import { rootView } from './resolvers/root.ts';

export interface GraphQLRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface GraphQLAnswer {
  status: number;
  body: { data?: unknown; errors?: { message: string }[] };
}

/** What a request asks for, for the log and for faults by name. */
export interface Operation {
  name: string | null;
  rootFields: string[];
}

/** W&B's own clients declare variables that they do not use. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

/** @throws ApiError 400 for a body that is no GraphQL request */
export function readRequest(body: unknown): GraphQLRequest {
  if (!isObject(body) || typeof body['query'] !== 'string') throw new ApiError(400, 'body must hold a query');
  const { variables, operationName } = body;
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw new ApiError(400, 'variables must be an object');
  }
  return {
    query: body['query'],
    variables: isObject(variables) ? variables : {},
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : null,
  };
}

/** Best effort: a document that cannot be read asks for nothing. */
export function operationOf(request: GraphQLRequest): Operation {
  try {
    const operation = getOperationAST(parse(request.query), request.operationName);
    return {
      name: operation?.name?.value ?? request.operationName,
      rootFields:
        operation?.selectionSet.selections.flatMap((one) =>
          one.kind === Kind.FIELD ? [one.name.value] : [],
        ) ?? [],
    };
  } catch {
    return { name: request.operationName, rootFields: [] };
  }
}

/** Executes a request. Errors that resolvers throw decide the HTTP status; invalid documents and variables give 400. */
export async function answer(
  schema: GraphQLSchema,
  request: GraphQLRequest,
  context: Context,
): Promise<GraphQLAnswer> {
  let document: DocumentNode;
  try {
    document = parse(request.query, { maxTokens: 20_000 });
  } catch (error) {
    return { status: 400, body: { errors: [described(error)] } };
  }
  const problems = validate(schema, document, RULES);
  if (problems.length > 0) return { status: 400, body: { errors: problems.map(described) } };
  const result = await execute({
    schema,
    document,
    rootValue: rootView(context),
    variableValues: request.variables,
    operationName: request.operationName,
  });
  if (result.errors === undefined) return { status: 200, body: { data: result.data } };
  const body = { data: result.data ?? null, errors: result.errors.map(described) };
  return { status: result.errors.map(statusOf).find((status) => status !== 200) ?? 200, body };
}

function statusOf(error: GraphQLError): number {
  if (error.originalError instanceof ApiError) return error.originalError.status;
  return error.originalError === undefined ? 400 : 500;
}

function described(error: unknown): { message: string } {
  return error instanceof GraphQLError ? error.toJSON() : { message: String(error) };
}
