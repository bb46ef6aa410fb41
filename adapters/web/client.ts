import { isIPv4, isIPv6 } from "node:net";

/** The parts of a request that identify its client. */
export interface RequestOrigin {
  /** Address of whoever opened the connection: the client, or the proxy nearest to us. */
  readonly remote: string | undefined;
  readonly forwardedFor: string | undefined;
  readonly forwardedProto: string | undefined;
}

/**
 * Names a client for the rate limit. With `proxies` of our own in front, the outermost of them wrote the entry
 * that many from the right of `X-Forwarded-For`; what stands left of it is the client's word.
 */
export function clientOf({ remote, forwardedFor }: RequestOrigin, proxies: number): string {
  return networkOf(entryBehind(forwardedFor, proxies) ?? remote ?? "unknown");
}

/**
 * Whether people come by TLS. The first entry counts, however many proxies there are, since a client that makes
 * it up harms itself alone: its own cookie is kept or not.
 */
export function isSecure({ forwardedProto }: RequestOrigin, proxies: number): boolean {
  return proxies > 0 && forwardedProto?.split(",", 1)[0]?.trim().toLowerCase() === "https";
}

/** The entry that the outermost proxy of ours wrote; the first where some of them write none. */
function entryBehind(header: string | undefined, proxies: number): string | undefined {
  if (proxies === 0 || header === undefined) return undefined;
  const entries = header
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.at(-proxies) ?? entries[0];
}

/** An IPv4 address as it is; of IPv6 the /64, which is what one household or machine gets to itself. */
function networkOf(given: string): string {
  const address = given
    .replace(/^\[|\](?::\d+)?$/g, "")
    .replace(/%.*$/, "")
    .toLowerCase();
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)?.[1] ?? address;
  if (isIPv4(mapped) || !isIPv6(address)) return mapped.slice(0, 100);
  const [head = "", tail = ""] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const missing = address.includes("::") ? 8 - groups.length - after.length : 0;
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}
