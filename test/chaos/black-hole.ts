import { connect, createServer, type Socket } from "node:net";

/** A wire to a server that can be cut without anybody hearing of it, as when a machine vanishes from the network. */
export interface Wire {
  readonly port: number;
  /** Connections that exist carry nothing any more, and are not closed; new ones wait. */
  cut(): void;
  /** New connections get through; those that were cut stay dead. */
  mend(): void;
  close(): void;
}

/** Lays one to a port of this machine. */
export async function layWire(to: number): Promise<Wire> {
  let whole = true;
  const alive = new Set<readonly [Socket, Socket]>();
  const waiting = new Set<Socket>();
  const join = (near: Socket) => {
    const far = connect(to, "127.0.0.1");
    const pair = [near, far] as const;
    alive.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of pair) {
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        if (!alive.delete(pair)) return;
        for (const each of pair) each.destroy();
      });
    }
  };
  const server = createServer((near) => {
    near.on("error", () => near.destroy());
    if (whole) join(near);
    else waiting.add(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      whole = false;
      for (const pair of alive) {
        alive.delete(pair);
        const [near, far] = pair;
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.destroy();
      }
    },
    mend() {
      whole = true;
      for (const near of waiting) join(near);
      waiting.clear();
    },
    close: () => server.close(),
  };
}
