import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';

/** The part of GitHub's own OpenAPI description that is used here; `scripts/github-openapi.mjs` cuts it out. */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
}

type Content = Readonly<Record<string, { readonly schema?: { readonly properties?: object } }>>;

export interface Exchange {
  readonly method: string;
  /** Without the prefix of an Enterprise server. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

const JSON_TYPE = 'application/json';

/** Holds requests and answers against GitHub's description. */
export class GitHubDescription {
  readonly #description: Description;
  readonly #ajv = new Ajv({ nullable: true, unknownFormats: 'ignore', validateSchema: false, logger: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor() {
    const file = new URL('openapi.json', import.meta.url);
    this.#description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  }

  /** A copy of one of GitHub's examples. */
  example<T>(name: string): T {
    const example = this.#description.components.examples[name];
    if (example === undefined) throw new Error(`GitHub's description has no example ${name}.`);
    return structuredClone(example.value) as T;
  }

  /** What an exchange does that GitHub's description does not allow. */
  faults(exchange: Exchange): string[] {
    const { method, path, query, body, status, answer } = exchange;
    const found = this.#find(method.toLowerCase(), path);
    if (found === undefined) return [`${method} ${path} is no operation of GitHub`];
    const { template, operation } = found;
    const pointer = `/paths/${escape(template)}/${method.toLowerCase()}`;
    const faults = this.#queryFaults(operation, query);
    if (operation.requestBody?.content[JSON_TYPE] !== undefined) {
      faults.push(...this.#bodyFaults(`${pointer}/requestBody`, operation.requestBody.content, body));
    } else if (body !== undefined) faults.push('the request has a body');
    const response = operation.responses[String(status)];
    if (response?.content?.[JSON_TYPE] !== undefined) {
      faults.push(
        ...this.#check(`${pointer}/responses/${status}/content/${escape(JSON_TYPE)}/schema`, answer),
      );
    } else if (status < 300 && response === undefined) faults.push(`the answer ${status} is not described`);
    return faults.map((fault) => `${method} ${path}: ${fault}`);
  }

  #find(method: string, path: string): { template: string; operation: Operation } | undefined {
    for (const [template, operations] of Object.entries(this.#description.paths)) {
      const operation = operations[method];
      if (operation === undefined) continue;
      const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
      if (new RegExp(`^${pattern}$`).test(path)) return { template, operation };
    }
    return undefined;
  }

  #queryFaults({ parameters = [] }: Operation, query: URLSearchParams): string[] {
    const known = parameters
      .map((parameter) => ('$ref' in parameter ? this.#parameter(parameter.$ref) : parameter))
      .filter((parameter) => parameter.in === 'query');
    return [...query].flatMap(([name, value]) => {
      const parameter = known.find((each) => each.name === name);
      if (parameter === undefined) return [`the query parameter ${name} is unknown`];
      const read = parameter.schema.type === 'integer' ? Number(value) : value;
      return this.#ajv.validate(parameter.schema, read) === true
        ? []
        : [`the query parameter ${name} is bad`];
    });
  }

  #parameter(reference: string): Parameter {
    const parameter = this.#description.components.parameters[reference.split('/').at(-1) ?? ''];
    if (parameter === undefined) throw new Error(`GitHub's description lacks ${reference}.`);
    return parameter;
  }

  #bodyFaults(pointer: string, content: Content, body: unknown): string[] {
    const properties = content[JSON_TYPE]?.schema?.properties ?? {};
    const extra = Object.keys(body ?? {}).filter((name) => !Object.hasOwn(properties, name));
    return [
      ...extra.map((name) => `the request has the unknown member ${name}`),
      ...this.#check(`${pointer}/content/${escape(JSON_TYPE)}/schema`, body),
    ];
  }

  /** A schema with only what it refers to: the whole description takes seconds to compile. */
  #schema(pointer: string): object {
    const root: Record<string, unknown> = { allOf: [{ $ref: '#/schema' }] };
    const components: Record<string, Record<string, unknown>> = {};
    const copy = (part: unknown): unknown => {
      if (Array.isArray(part)) return part.map(copy);
      if (typeof part !== 'object' || part === null) return part;
      const copied = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, copy(value)]));
      // OpenAPI's `nullable` holds for `enum`, too; ajv knows it for `type` only.
      if (copied['nullable'] === true && Array.isArray(copied['enum'])) copied['enum'].push(null);
      const [, , kind = '', name = ''] = typeof copied['$ref'] === 'string' ? copied['$ref'].split('/') : [];
      if (name !== '' && components[kind]?.[name] === undefined) {
        const kept = (components[kind] ??= {});
        kept[name] = {};
        kept[name] = copy(this.#at(`/components/${kind}/${name}`));
      }
      return copied;
    };
    root['schema'] = copy(this.#at(pointer));
    return { ...root, components };
  }

  /** The part of the description that a JSON pointer names. */
  #at(pointer: string): unknown {
    const steps = pointer.split('/').slice(1);
    return steps
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], this.#description);
  }

  #check(pointer: string, value: unknown): string[] {
    const validate = this.#compiled.get(pointer) ?? this.#ajv.compile(this.#schema(pointer));
    this.#compiled.set(pointer, validate);
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath || '.'} ${message ?? ''}`);
  }
}

/** A part of a JSON pointer inside a URI. */
function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
