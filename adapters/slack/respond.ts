/** Outcome of a response by `response_url`. */
export type ResponseOutcome = "sent" | "expired" | "refused";

const TRIES = 3;

/**
 * Posts to a `response_url`, which lasts 30 minutes and five uses. `refused`: Slack did not accept the
 * blocks. Transient failures are retried twice.
 */
export async function respond(
  url: string,
  payload: object,
  wait: (ms: number) => Promise<void>,
): Promise<ResponseOutcome> {
  for (let tries = 1; ; tries++) {
    const { status, body, retryAfterMs } = await send(url, payload);
    if (status >= 200 && status < 300 && !/"ok":\s*false/.test(body)) return "sent";
    if (/invalid_blocks|invalid_payload|too_long/.test(body)) return "refused";
    const passing = status === 429 || status >= 500 || status === 0;
    if (!passing || tries >= TRIES) return "expired";
    await wait(Math.min(retryAfterMs ?? tries * 300, 30_000));
  }
}

async function send(url: string, payload: object) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(payload),
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    const seconds = Number(response.headers.get("retry-after"));
    return {
      status: response.status,
      body: (await response.text()).slice(0, 500),
      retryAfterMs: seconds > 0 ? seconds * 1_000 : null,
    };
  } catch {
    return { status: 0, body: "", retryAfterMs: null };
  }
}
