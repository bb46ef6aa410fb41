import { isIP } from "node:net";
import { hostname } from "node:os";
import type { Context, Next } from "hono";
import { WebError } from "./errors.ts";

/** Names that nobody can register in the public directory, so that no foreign page is ever served under one. */
const private_ = /^(?:[^.]+|.+\.(?:localhost|local|internal|home\.arpa|lan|test|example|invalid))$/;
/** Asked by machines that have a name of their own for this server; nothing of anybody is in them. */
const open = new Set(["/healthz", "/readyz", "/metrics"]);
const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Keeps other web pages out. A page cannot be turned on this server by a name that its owner points here (DNS
 * rebinding): the server answers to its own names only. And what changes something must come from this
 * server's own page, or from a program, which sends neither `Sec-Fetch-Site` nor `Origin`.
 */
export function createGuard(publicUrl: URL | null): (context: Context, next: Next) => Promise<void> {
  const own = new Set([hostname().toLowerCase(), ...(publicUrl ? [publicUrl.hostname] : [])]);
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    if (!open.has(context.req.path) && !isOurs(host, own)) throw unknownHost(host);
    if (changing.has(context.req.method) && isForged(context, host, publicUrl)) {
      throw new WebError("forbidden", (phrases) => phrases("from-elsewhere"));
    }
    await next();
  };
}

/** An address in figures cannot be pointed elsewhere by anybody. */
function isOurs(host: string, own: ReadonlySet<string>): boolean {
  const name = nameOf(host);
  return name !== "" && (isIP(name) !== 0 || own.has(name) || private_.test(name));
}

/** `[::1]:3000` → `::1`, `Guide.Example:443` → `guide.example` */
function nameOf(host: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(host)?.[1];
  return (bracketed ?? host.replace(/:\d+$/, "")).replace(/\.$/, "").toLowerCase();
}

function unknownHost(host: string): WebError {
  const isShown = /^[\w.-]{1,100}(?::\d{1,5})?$/.test(host);
  return new WebError("unknown-host", (phrases) =>
    phrases("unknown-host", { host: isShown ? host : phrases("that-name") }),
  );
}

function isForged(context: Context, host: string, publicUrl: URL | null): boolean {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = context.req.header("origin");
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin);
  return from.host !== host.toLowerCase() && from.origin !== publicUrl?.origin;
}
