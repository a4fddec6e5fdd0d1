import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Wire {
  /** `127.0.0.1:PORT`: where the registry is to be found. */
  readonly host: string;
  wasCut(): boolean;
  close(): Promise<void>;
}

/** A way to a registry that is cut for good as soon as the first bytes of a layer are sent along it. */
export async function openWire(registry: string): Promise<Wire> {
  const port = Number(registry.split(':').at(-1));
  const sockets = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((each) => each.destroy()));
    }
    near.on('data', (bytes) => {
      if (/^(PATCH|PUT) \/v2\/\S*\/blobs\/uploads/.test(bytes.toString('latin1'))) {
        cut = true;
        server.close();
        sockets.forEach((socket) => socket.destroy());
      } else {
        far.write(bytes);
      }
    });
    far.on('data', (bytes) => near.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    wasCut: () => cut,
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
