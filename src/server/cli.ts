import { parseArgs } from 'node:util';
import { startServer, type ServerOptions } from './index.ts';

const HELP = `Usage: npm run server -- [options]

  --port N              port to listen on (default: any free one)
  --host H              address to listen on (default: 127.0.0.1)
  --api-key K           API key (default: random)
  --entity E            default entity of the user (default: acme)
  --team T              a further team; may be given several times
  --username U          name of the user (default: ada)
  --queue Q             makes a run queue; may be given several times
  --data DIR            keeps everything in DIR between starts
  --control             opens POST /_control to whoever has the API key
  --start-runs-at-ack   marks the run of an item as started when the item is acknowledged
  --feature NAME        switches a server feature on; may be given several times
  --oidc-issuer URL     exchanges identity tokens of this issuer; needs --oidc-audience
  --oidc-audience AUD   audience that identity tokens must name
  --oidc-subject SUB    subject that identity tokens must name (default: any)
  --oidc-expires-in S   seconds that an access token is good for (default: 3600)
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'api-key': { type: 'string' },
      entity: { type: 'string' },
      team: { type: 'string', multiple: true },
      username: { type: 'string' },
      queue: { type: 'string', multiple: true },
      data: { type: 'string' },
      control: { type: 'boolean' },
      'start-runs-at-ack': { type: 'boolean' },
      feature: { type: 'string', multiple: true },
      'oidc-issuer': { type: 'string' },
      'oidc-audience': { type: 'string' },
      'oidc-subject': { type: 'string' },
      'oidc-expires-in': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const server = await startServer(
    defined({
      port: values.port === undefined ? undefined : wholeNumber('--port', values.port),
      host: values.host,
      apiKey: values['api-key'],
      entity: values.entity,
      teams: values.team,
      username: values.username,
      dataDirectory: values.data,
      control: values.control,
      startRunsAtAck: values['start-runs-at-ack'],
      features: values.feature,
      oidc: oidcOf(values),
    }),
  );
  for (const name of values.queue ?? []) server.control.ensureQueue({ name });
  const stop = (): void => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const { baseUrl, apiKey, entity } = server;
  process.stdout.write(`${JSON.stringify({ baseUrl, apiKey, entity, control: values.control ?? false })}\n`);
}

function oidcOf(values: {
  'oidc-issuer'?: string | undefined;
  'oidc-audience'?: string | undefined;
  'oidc-subject'?: string | undefined;
  'oidc-expires-in'?: string | undefined;
}): ServerOptions['oidc'] {
  const issuer = values['oidc-issuer'];
  const audience = values['oidc-audience'];
  if (issuer === undefined) return undefined;
  if (audience === undefined) throw new Error('--oidc-issuer needs --oidc-audience');
  const expiresIn = values['oidc-expires-in'];
  return defined({
    issuer,
    audience,
    subject: values['oidc-subject'],
    expiresIn: expiresIn === undefined ? undefined : wholeNumber('--oidc-expires-in', expiresIn),
  });
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what is not given, so that defaults apply. */
function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
