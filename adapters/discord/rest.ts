import type { RESTOptions, ResponseLike } from "discord.js";

const REQUEST_TIMEOUT_MS = 10_000;
const RETRIES = 3;

/** What a connection says that the other side or the way there closed: the request may or may not have arrived. */
const closed = new Set(["UND_ERR_SOCKET", "EPIPE", "ECONNRESET"]);

/**
 * How requests are made. discord.js tries again where a connection is reset, but not where the other side closes
 * one that was kept open, which happens as often (nodejs/undici#2320). All that the bot sends may be sent twice: posts
 * carry a nonce, changes say the same, and a second acknowledgement is refused by a code that means "it worked".
 * They are made by Node's own `fetch`: discord.js would make them by its copy of undici, whose requests go through the
 * copy that Slack's socket client brings where both are loaded, and that refuses files as another copy made them.
 */
export function restOptions(apiUrl: string): Partial<RESTOptions> {
  return {
    api: apiUrl,
    version: "10",
    timeout: REQUEST_TIMEOUT_MS,
    retries: RETRIES,
    makeRequest: (url, init) =>
      (fetch(url, init as unknown as RequestInit) as unknown as Promise<ResponseLike>).catch(asReset),
  };
}

function asReset(error: unknown): never {
  const code = codeIn(error) ?? codeIn((error as { readonly cause?: unknown } | null)?.cause);
  if (code === null || !closed.has(code)) throw error;
  throw Object.assign(new Error(`ECONNRESET: the connection was closed (${code})`, { cause: error }), {
    code: "ECONNRESET",
  });
}

function codeIn(error: unknown): string | null {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" ? code : null;
}
