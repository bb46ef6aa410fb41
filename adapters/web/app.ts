import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import { isAway } from "../../src/away.ts";
import type { Guide } from "../../src/guide.ts";
import { chosenZone } from "../../src/knowledge/index.ts";
import { isAction, type Onboarding } from "../../src/onboarding/index.ts";
import type { Logger } from "../../src/ports.ts";
import type { Action, Prompt, Reply } from "../../src/reply/index.ts";
import { renderChart } from "../charts/index.ts";
import { phrasesIn, waitFor } from "../chat/index.ts";
import { createRateLimit } from "../runtime/index.ts";
import { createAssets } from "./assets.ts";
import { checked, readJson } from "./body.ts";
import { clientOf, isSecure, type RequestOrigin } from "./client.ts";
import type { WebConfig } from "./config.ts";
import { createConversations } from "./conversations.ts";
import { errorBody, WebError } from "./errors.ts";
import { createGuard } from "./guard.ts";
import { securityHeaders } from "./headers.ts";
import type { KeepRequest } from "./keep/index.ts";
import type { Metrics } from "./metrics.ts";
import { createPage } from "./page.ts";
import { type CookieScope, forgottenCookie, visitorFrom } from "./person.ts";
import {
  askSchema,
  chartSchema,
  completeSchema,
  feedbackSchema,
  forgetSchema,
  messageFrom,
  newcomerOf,
  onboardSchema,
} from "./receive.ts";
import { renderAnswer, renderPrompt } from "./render.ts";

/** Readiness of each part of the process, with the reason. */
export type Health = Readonly<Record<string, { readonly ready: boolean; readonly detail: string }>>;

/** Dependencies of `createApp`. */
export interface AppParts {
  readonly config: WebConfig;
  readonly guide: Guide;
  readonly onboarding: Onboarding | null;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of every adapter, for `/readyz`. */
  readonly health: () => Health;
  /** Monotonic, for the rate limit. */
  readonly uptimeMs?: () => number;
  /** The keepers' page; `null` where it is off. */
  readonly keep: ((request: KeepRequest) => Hono) | null;
}

const mostCompletions = 6;

// What a request costs beside a question: drawing is quick, completions come with every key.
const costs = { ask: 1, chart: 0.5, feedback: 0.5, forget: 1, topics: 0.2, complete: 0.1 } as const;

/** Creates the HTTP routes: page, API, health checks, metrics. */
export function createApp({
  config,
  guide,
  onboarding,
  logger,
  metrics,
  health,
  keep,
  uptimeMs = () => performance.now(),
}: AppParts): Hono {
  const app = new Hono();
  const assets = createAssets();
  const page = createPage(() => guide.bot().knowledge);
  const conversations = createConversations(guide.hashPerson);
  const limit = createRateLimit(config.perMinute, uptimeMs);

  const spend = (context: Context, cost: keyof typeof costs): void => {
    const over = limit(clientOf(originOf(context), config.proxies), costs[cost]);
    if (!over) return;
    throw new WebError("too-many-requests", (phrases) => waitFor(over.waitSeconds, phrases), {
      "retry-after": String(over.waitSeconds),
    });
  };

  const cookieScope = (context: Context): CookieScope => ({
    secure: config.publicUrl?.protocol === "https:" || isSecure(originOf(context), config.proxies),
    path: config.publicUrl?.pathname ?? "/",
  });

  const visitor = (context: Context): string => {
    const { person, setCookie } = visitorFrom(context.req.header("cookie"), cookieScope(context));
    if (setCookie) context.header("set-cookie", setCookie);
    return person;
  };

  app.use(async (context, next) => {
    const startedMs = performance.now();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
    if (/^\/(?:keep\/)?api\//.test(context.req.path)) context.header("cache-control", "no-store");
    await next();
    const route = routeOf(context);
    metrics.request(route, context.req.method, context.res.status, (performance.now() - startedMs) / 1_000);
  });

  app.use(createGuard(config.publicUrl));

  app.post("/api/ask", async (context) => {
    spend(context, "ask");
    const { q, conversation } = await readJson(context.req.raw, askSchema);
    const message = messageFrom({ q, conversation: conversations.resume(conversation) }, visitor(context));
    const newcomer = newcomerOf(message.user, phrasesIn(guide)("track-newcomer"));
    const step = await onboarding?.type(newcomer, message.text, {
      conversation: message.conversation,
    });
    if (step) return context.json(renderPrompt(step, message.key));
    const reply = await guide.ask(message);
    metrics.answer(reply.status);
    const resume = await onboarding?.after(newcomer);
    return context.json(renderAnswer(reply, message.key, wayOn(reply, resume ?? null)));
  });

  /** What leads back to the onboarding after an answer, or into it for a newcomer. */
  const wayOn = ({ offersOnboarding }: Reply, resume: Prompt | null): readonly Action[] => {
    if (resume) return [{ id: "step", label: phrasesIn(guide)("go-on-onboarding"), role: "primary" }];
    return offersOnboarding && onboarding?.available()
      ? [{ id: "step", label: phrasesIn(guide)("show-around"), role: "primary" }]
      : [];
  };

  app.post("/api/onboard", async (context) => {
    spend(context, "ask");
    const { action, zone, conversation } = await readJson(context.req.raw, onboardSchema);
    if (action !== undefined && !isAction(action))
      throw new WebError("bad-request", (phrases) => phrases("not-an-action", { field: "action" }));
    if (zone !== undefined && chosenZone(zone) === null)
      throw new WebError("bad-request", (phrases) =>
        phrases("not-a-zone", { field: "zone", example: "Europe/Berlin" }),
      );
    const newcomer = newcomerOf(`web:${visitor(context)}`, phrasesIn(guide)("track-newcomer"), zone);
    if (!onboarding) throw new WebError("not-found", (phrases) => phrases("no-onboarding"));
    const prompt =
      action === undefined ? await onboarding.open(newcomer) : await onboarding.act(newcomer, action);
    return context.json(renderPrompt(prompt, conversations.resume(conversation)));
  });

  app.post("/api/feedback", async (context) => {
    spend(context, "feedback");
    const { answer, vote, reason } = await readJson(context.req.raw, feedbackSchema);
    const known = await guide.vote(answer, `web:${visitor(context)}`, vote, reason);
    if (!known) throw new WebError("not-found", (phrases) => phrases("forgotten"));
    metrics.vote(vote);
    return context.json({ ok: true });
  });

  app.post("/api/chart", async (context) => {
    spend(context, "chart");
    const { chart, theme, width } = await readJson(context.req.raw, chartSchema);
    const { svg } = await renderChart(chart, { theme, width });
    return context.body(svg, 200, { "content-type": "image/svg+xml" });
  });

  app.post("/api/forget", async (context) => {
    spend(context, "forget");
    await readJson(context.req.raw, forgetSchema);
    const { person } = visitorFrom(context.req.header("cookie"), cookieScope(context));
    const removed = await guide.forget(`web:${person}`);
    context.header("set-cookie", forgottenCookie(cookieScope(context)));
    return context.json({ removed });
  });

  app.get("/api/topics", (context) => {
    spend(context, "topics");
    const { knowledge, catalogue } = guide.bot();
    const { name, subject, introduction, starters } = knowledge.profile;
    return context.json({
      name,
      subject,
      introduction,
      starters,
      topics: catalogue.topics,
      onboarding: onboarding?.available() ?? false,
    });
  });

  app.get("/api/complete", (context) => {
    spend(context, "complete");
    const { q } = checked(context.req.query(), completeSchema);
    return context.json({
      questions: q.trim() === "" ? [] : guide.bot().catalogue.complete(q, mostCompletions),
    });
  });

  app.get("/healthz", (context) => context.json({ status: "ok" }));

  app.get("/readyz", (context) => {
    const parts = health();
    const ready = Object.values(parts).every((part) => part.ready);
    return context.json({ ready, knowledge: guide.bot().knowledge.hash, parts }, ready ? 200 : 503);
  });

  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );

  if (keep !== null)
    app.route(
      "/keep",
      keep({
        clientOf: (context) => clientOf(originOf(context), config.proxies),
        cookieScope,
      }),
    );

  app.get("*", async (context) => {
    const { path } = context.req;
    if (postOnly.test(path))
      throw new WebError("method-not-allowed", (phrases) => phrases("post-only"), allowedAt(path));
    const found = path === "/" ? page() : assets(keep !== null && path === "/keep" ? "/keep.html" : path);
    if (!found) throw new WebError("not-found", (phrases) => phrases("nothing-there"));
    const { type, body, gzipped, etag, cache } = await found;
    const headers = { "content-type": type, "cache-control": cache, etag, vary: "accept-encoding" };
    if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers);
    const packed = /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
    return packed
      ? context.body(gzipped, 200, { ...headers, "content-encoding": "gzip" })
      : context.body(body, 200, headers);
  });

  app.all("*", (context) => {
    const { method, path } = context.req;
    throw new WebError(
      "method-not-allowed",
      (phrases) => phrases("method-not-here", { method }),
      allowedAt(path),
    );
  });

  app.onError((error, context) => {
    const known = error instanceof WebError;
    const shown = known
      ? error
      : isAway(error)
        ? new WebError("unavailable", (phrases) => phrases("memory-away"))
        : new WebError("internal", (phrases, code) => phrases("apology", { code }));
    const body = errorBody(shown, phrasesIn(guide));
    const { code, reference } = body.error;
    if (known || isAway(error))
      logger.info({ code, reference, route: routeOf(context) }, "a request was refused");
    else logger.error({ err: error, reference, route: routeOf(context) }, "a request failed");
    return context.json(body, shown.status, { ...securityHeaders, ...shown.headers });
  });

  return app;
}

const postOnly = /^\/api\/(?:ask|onboard|feedback|chart|forget)$/;
const getOnly = /^\/(?:api\/(?:topics|complete)|healthz|readyz|metrics|)$/;

/** The `Allow` header of an address, where one method fits it. */
function allowedAt(path: string): { allow?: string } {
  if (postOnly.test(path)) return { allow: "POST" };
  return getOnly.test(path) ? { allow: "GET, HEAD" } : {};
}

/** The route's pattern, so that metrics hold no address that somebody made up. */
function routeOf(context: Context): string {
  const { path } = context.req;
  return /^\/(?:api\/(?:ask|onboard|feedback|chart|forget|topics|complete)|healthz|readyz|metrics|keep|keep\/api\/[a-z/]{1,20}|)$/.test(
    path,
  )
    ? path
    : "other";
}

const originOf = (context: Context): RequestOrigin => ({
  remote: getConnInfo(context).remote.address,
  forwardedFor: context.req.header("x-forwarded-for"),
  forwardedProto: context.req.header("x-forwarded-proto"),
});
