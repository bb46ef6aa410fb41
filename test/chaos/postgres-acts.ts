import { setTimeout } from "node:timers/promises";
import type { TestServer } from "../support/postgres.ts";
import type { Act } from "./act.ts";
import type { Wire } from "./black-hole.ts";
import { killActs, type Stage } from "./sqlite-acts.ts";

/** What can happen to a bot on PostgreSQL. The bot speaks to it over the wire. */
export function postgresActs(stage: Stage, server: TestServer, wire: Wire): Act[] {
  const forMs = stage.isShort ? 4_000 : 20_000;
  return [
    {
      name: "server killed, and started",
      recoveryMs: 30_000,
      async play() {
        server.signal?.("SIGKILL");
        await setTimeout(forMs);
        server.start?.();
      },
    },
    {
      name: "server frozen, and thawed",
      recoveryMs: 30_000,
      async play() {
        server.signal?.("SIGSTOP");
        await setTimeout(forMs + 2_000);
        server.signal?.("SIGCONT");
      },
    },
    {
      name: "failed over: frozen, cut off, killed, another at its address",
      recoveryMs: 30_000,
      async play() {
        server.signal?.("SIGSTOP");
        await setTimeout(1_000);
        wire.cut();
        server.signal?.("SIGKILL");
        await setTimeout(forMs);
        server.start?.();
        wire.mend();
      },
    },
    ...killActs(stage),
  ];
}
