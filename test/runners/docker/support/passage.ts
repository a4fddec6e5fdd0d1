import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket that leads to the one of an engine, and whose connections can be cut. */
export class Passage {
  readonly path = join(tmpdir(), `engine-${process.pid}-${Date.now()}.sock`);
  /** Connections so far. */
  count = 0;
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  constructor(target: string) {
    this.#server = createServer((near) => {
      this.count += 1;
      const far = connect(target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(socket);
        socket.pipe(other);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.#open.delete(socket);
          other.destroy();
        });
      }
    });
  }

  async begin(): Promise<this> {
    this.#server.listen(this.path);
    await once(this.#server, 'listening');
    return this;
  }

  /** Breaks every connection off. */
  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await rm(this.path, { force: true });
  }
}
