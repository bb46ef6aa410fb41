import { BoundedMap } from "../../src/memo.ts";

/** Charges a client; `null`: allowed, else the wait in seconds. */
export type RateLimit = (client: string, cost: number) => { readonly waitSeconds: number } | null;

/** Clients that are remembered; the one not seen for longest is forgotten first. */
const mostClients = 10_000;

/**
 * A token bucket a client: `perMinute` at once, and as many again within a minute. 0: no limit.
 * Memory stays bounded whoever comes. `uptimeMs` is monotonic: a clock that is set locks nobody out.
 */
export function createRateLimit(perMinute: number, uptimeMs: () => number): RateLimit {
  const buckets = new BoundedMap<string, { readonly tokens: number; readonly atMs: number }>(mostClients);
  const perMs = perMinute / 60_000;
  return (client, cost) => {
    if (perMinute === 0) return null;
    const nowMs = uptimeMs();
    const before = buckets.get(client);
    const refilled = before ? before.tokens + Math.max(0, nowMs - before.atMs) * perMs : perMinute;
    const tokens = Math.min(perMinute, refilled);
    const allowed = tokens >= cost;
    buckets.set(client, { tokens: allowed ? tokens - cost : tokens, atMs: nowMs });
    return allowed ? null : { waitSeconds: Math.ceil((cost - tokens) / perMs / 1_000) };
  };
}
