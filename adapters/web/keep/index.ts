/** The keepers' page: gaps to entries, edits, trials, imports. */
import { type Context, Hono } from "hono";
import type { Guide } from "../../../src/guide.ts";
import {
  draftFromGap,
  type EntryDraft,
  figuresByDay,
  freeId,
  type Gap,
  reportGaps,
  summariseVotes,
  topicFigures,
} from "../../../src/insight/index.ts";
import type { Knowledge } from "../../../src/knowledge/index.ts";
import type { Logger } from "../../../src/ports.ts";
import { describePlan, findSent, planImport, writeImport } from "../../import/index.ts";
import type { KnowledgeState } from "../../knowledge/index.ts";
import { checked, readJson } from "../body.ts";
import { WebError } from "../errors.ts";
import type { CookieScope } from "../person.ts";
import { fieldsOf } from "./fields.ts";
import { fileText, openChecks, stillIs, versionOf, withSource } from "./folder.ts";
import { openHistory } from "./history.ts";
import * as schemas from "./receive.ts";
import { createSessions, type Keeper, tokenCookie, tokenIn } from "./sessions.ts";
import { openTrials } from "./trials.ts";
import { createUploads } from "./uploads.ts";

/** Configuration of the keepers' page. */
export interface KeepConfig {
  readonly password: string | null;
  /** The header in which a proxy names who is logged in; trusted only behind one. */
  readonly header: string | null;
  /** Who may, by that name; empty: everybody whom the proxy lets through. */
  readonly allowed: readonly string[];
  readonly dir: string;
  readonly models: readonly string[];
  /** 0 to 1: answers below it are listed as gaps. */
  readonly belowConfidence: number;
}

/** What the page reads off a request. */
export interface KeepRequest {
  readonly cookieScope: (context: Context) => CookieScope;
  /** Names the client, for the limit on wrong passwords. */
  readonly clientOf: (context: Context) => string;
}

/** Dependencies of `createKeepApp`. */
export interface KeepParts extends KeepRequest {
  readonly config: KeepConfig;
  readonly guide: Guide;
  readonly logger: Logger;
  readonly knowledge: { state(): KnowledgeState; reload(): Promise<KnowledgeState> };
}

const dayMs = 86_400_000;
const mostTried = 150;
const mostListed = 200;
/** Wrong passwords of an address, and of all together, within the time after which they are forgotten. */
const mostWrong = { one: 5, all: 100 } as const;
const wrongForMs = 10 * 60_000;

/** The keepers' page below `/keep`, for those who are let in. */
export function createKeepApp({ config, guide, logger, knowledge, cookieScope, clientOf }: KeepParts) {
  const { dir } = config;
  const { store, clock } = guide;
  const app = new Hono();
  const sessions = config.password === null ? null : createSessions(config.password);
  const history = openHistory(dir);
  const check = openChecks(dir, config.models);
  const trials = openTrials(dir, config.models);
  const uploads = createUploads(clock.now);
  const wrong = createWrongCount(clock.now);

  function keeperOf(context: Context): Keeper | null {
    const named = config.header === null ? undefined : context.req.header(config.header)?.trim();
    if (named && named.length <= 200 && (config.allowed.length === 0 || config.allowed.includes(named)))
      return { name: named };
    return sessions?.find(tokenIn(context.req.header("cookie")), clock.now()) ?? null;
  }
  const known = (context: Context): string => {
    const keeper = keeperOf(context);
    if (keeper === null) throw new WebError("not-allowed", "Log in first.");
    return keeper.name;
  };
  const since = (days: number): number => clock.now() - days * dayMs;
  const gapsOf = (days: number) =>
    reportGaps(store, guide.bot(), { sinceMs: since(days), belowConfidence: config.belowConfidence });
  const questionsToTry = async (first: readonly string[]) => {
    const log = await store.answers.since(since(30));
    const counts = new Map(first.map((question) => [question, 0]));
    for (const { question, status } of log)
      if (question !== null && status !== "chitchat") counts.set(question, (counts.get(question) ?? 0) + 1);
    const most = [...counts].map(([question, times]) => ({ question, times: Math.max(1, times) }));
    return [
      ...most.slice(0, first.length),
      ...most.slice(first.length).sort((a, b) => b.times - a.times),
    ].slice(0, mostTried);
  };

  /** Writes a change and lets it go live; errors of the folder are told, not waited for. */
  async function change(by: string, what: string, texts: ReadonlyMap<string, string | null>) {
    const made = await history.make({ by, what, atMs: clock.now(), texts });
    logger.info({ change: made.id, files: texts.size }, "knowledge changed on the keepers' page");
    goLive();
    return { change: made.id };
  }
  let reading = 0;
  const goLive = (): void => {
    reading++;
    knowledge
      .reload()
      .catch((error: unknown) => logger.error({ err: error }, "knowledge not reloaded"))
      .finally(() => reading--);
  };

  const api = new Hono();

  api.post("/login", async (context) => {
    const { name, password } = await readJson(context.req.raw, schemas.loginSchema);
    if (sessions === null)
      throw new WebError("not-found", "There is no password here; log in at your proxy.");
    const client = clientOf(context);
    const waitSeconds = wrong.wait(client);
    if (waitSeconds > 0)
      throw new WebError(
        "too-many-requests",
        `Too many wrong passwords; try again in ${waitSeconds} seconds.`,
        {
          "retry-after": String(waitSeconds),
        },
      );
    const token = sessions.open(name, password, clock.now());
    if (token === null) {
      wrong.add(client);
      logger.warn({}, "a wrong password on the keepers' page");
      throw new WebError("not-allowed", "This is not the password.");
    }
    context.header("set-cookie", tokenCookie(token, cookieScope(context)));
    return context.json({ name });
  });
  api.post("/logout", async (context) => {
    await readJson(context.req.raw, schemas.nothingSchema);
    sessions?.close(tokenIn(context.req.header("cookie")));
    context.header("set-cookie", tokenCookie(null, cookieScope(context)));
    return context.json({ ok: true });
  });
  api.get("/me", (context) => {
    const { knowledge: held } = guide.bot();
    return context.json({
      keeper: keeperOf(context)?.name ?? null,
      password: sessions !== null,
      guide: held.profile.name,
    });
  });

  api.get("/state", (context) => {
    known(context);
    const { live, disk, learning, problems } = knowledge.state();
    // What was just written is not on disk for those who only look at what was last read.
    return context.json({
      live,
      disk,
      learning,
      reading: reading > 0,
      problems: problems.slice(0, mostListed),
    });
  });

  api.get("/figures", async (context) => {
    known(context);
    const { days } = checked(context.req.query(), schemas.periodSchema);
    const log = await store.answers.since(since(days), 100_000);
    const asked = log.filter(({ status }) => status !== "chitchat");
    const names = namesIn(guide);
    return context.json({
      days: figuresByDay(log, { fromMs: since(days - 1), toMs: clock.now() }),
      questions: asked.length,
      answered: asked.filter(({ status }) => status === "answered").length,
      people: new Set(asked.map(({ person }) => person)).size,
      topics: topicFigures(log)
        .slice(0, 12)
        .map(({ topic, count }) => ({ label: names(topic), count })),
      unanswered: (await gapsOf(days))
        .slice(0, 8)
        .map(({ id, question, count }) => ({ id, question, count })),
    });
  });

  api.get("/gaps", async (context) => {
    known(context);
    const { days } = checked(context.req.query(), schemas.periodSchema);
    const gaps = await gapsOf(days);
    return context.json({ all: gaps.length, gaps: gaps.slice(0, mostListed).map(shownGap) });
  });

  api.get("/gap", async (context) => {
    known(context);
    const { id, days } = checked(context.req.query(), schemas.gapSchema);
    const gap = (await gapsOf(days)).find(
      (each) => each.id === id || each.answers.some((answer) => answer.startsWith(id)),
    );
    if (!gap)
      throw new WebError("not-found", "This gap is not there any more: it was answered or dismissed.");
    const { knowledge: held } = guide.bot();
    const draft = draftFromGap(gap, held);
    return context.json({ ...shownGap(gap), answers: gap.answers, ...draftToEdit(draft, held) });
  });

  api.get("/new", (context) => {
    known(context);
    const { knowledge: held } = guide.bot();
    const { question } = checked(context.req.query(), schemas.newSchema);
    const empty = { question, also: [], topics: [], related: [], source: null, answer: "" };
    return context.json(draftToEdit({ ...empty, id: freeId(question || "new entry", held) }, held));
  });

  api.post("/dismiss", async (context) => {
    known(context);
    const { answers } = await readJson(context.req.raw, schemas.dismissSchema);
    return context.json({ settled: await store.gaps.settle(answers, clock.now()) });
  });

  api.get("/files", (context) => {
    known(context);
    const { entries, tables } = guide.bot().knowledge;
    const names = namesIn(guide);
    const shown = [...entries, ...tables].map((item) => ({
      id: item.id,
      title: item.title,
      kind: "rows" in item ? "table" : item.kind,
      path: item.origin.file,
      topics: item.topics.map(names),
      wordings: item.also.length,
    }));
    return context.json({ files: shown, others: ["guide.yaml", "sources.yaml", "vocabulary.yaml"] });
  });

  api.get("/file", async (context) => {
    known(context);
    const { path } = checked(context.req.query(), schemas.fileSchema);
    const text = await fileText(dir, path);
    if (text === null) throw new WebError("not-found", `There is no ${path}.`);
    const { knowledge: held } = guide.bot();
    const draft = await fieldsOf(path, text);
    return context.json({
      path,
      text,
      version: versionOf(text),
      ...(draft === null ? {} : { draft, ...choices(held) }),
    });
  });

  api.post("/check", async (context) => {
    known(context);
    const { path, text, source } = await readJson(context.req.raw, schemas.checkSchema);
    return context.json(await check(path, await withSource(dir, path, text, source)));
  });

  api.post("/try", async (context) => {
    const person = known(context);
    const { path, text, source, asked } = await readJson(context.req.raw, schemas.trySchema);
    const changes = await withSource(dir, path, text, source);
    const tried = await trials.try(person, { path, changes, asked, questions: await questionsToTry(asked) });
    return context.json(tried ?? { superseded: true });
  });

  api.post("/save", async (context) => {
    const by = known(context);
    const { path, text, version, source, settle } = await readJson(context.req.raw, schemas.saveSchema);
    await stillIs(dir, path, version);
    const changes = await withSource(dir, path, text, source);
    const { problems, elsewhere, waits } = await check(path, changes);
    const errors = [...problems, ...elsewhere].filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      const [{ file, line, message, remedy }] = errors as [(typeof errors)[number]];
      throw new WebError("bad-request", `Not saved. ${file}:${line}: ${message}; ${remedy}.`);
    }
    const done = await change(by, `${version === "new" ? "New" : "Edited"}: ${path}`, changes);
    const settled = settle.length === 0 ? 0 : await store.gaps.settle(settle, clock.now());
    return context.json({ ...done, settled, version: versionOf(text), waits: waits.map(({ file }) => file) });
  });

  api.post("/remove", async (context) => {
    const by = known(context);
    const { path, version } = await readJson(context.req.raw, schemas.removeSchema);
    await stillIs(dir, path, version);
    const { elsewhere } = await check(path, new Map([[path, null]]));
    const [first] = elsewhere;
    if (first !== undefined)
      throw new WebError(
        "bad-request",
        `Not removed. ${first.file}:${first.line}: ${first.message}; ${first.remedy}.`,
      );
    return context.json(await change(by, `Removed: ${path}`, new Map([[path, null]])));
  });

  api.get("/changes", async (context) => {
    known(context);
    const all = await history.list();
    const undone = new Set(all.flatMap((each) => each.undone ?? []));
    return context.json({
      changes: all.slice(0, mostListed).map(({ id, atMs, by, what, files }) => ({
        id,
        atMs,
        by,
        what,
        files: Object.entries(files)
          .slice(0, 20)
          .map(([path, { before, after }]) => ({ path, before: inShort(before), after: inShort(after) })),
        undone: undone.has(id),
      })),
    });
  });

  api.post("/undo", async (context) => {
    const by = known(context);
    const { id } = await readJson(context.req.raw, schemas.undoSchema);
    const { id: change } = await history.undo(id, by, clock.now());
    goLive();
    return context.json({ change });
  });

  api.get("/votes", async (context) => {
    known(context);
    const { days } = checked(context.req.query(), schemas.periodSchema);
    const { entries, tables } = guide.bot().knowledge;
    const items = new Map([...entries, ...tables].map((item) => [item.id, item]));
    const votes = summariseVotes(await store.votes.since(since(days)));
    return context.json({
      votes: votes.slice(0, mostListed).map((vote) => {
        const item = items.get(vote.entry);
        return { ...vote, title: item?.title ?? vote.entry, path: item?.origin.file ?? null };
      }),
    });
  });

  api.get("/sources", (context) => {
    known(context);
    const { sources, entries, tables } = guide.bot().knowledge;
    const uses = new Map<string, number>();
    for (const { source } of [...entries, ...tables]) uses.set(source, (uses.get(source) ?? 0) + 1);
    return context.json({
      sources: sources.map((source) => ({ ...source, uses: uses.get(source.id) ?? 0 })),
    });
  });

  api.get("/people", (context) => {
    known(context);
    return context.json({
      password: sessions !== null,
      header: config.header,
      allowed: config.allowed,
      sessions: sessions?.list(clock.now()) ?? [],
    });
  });

  api.post("/import/file", async (context) => {
    const person = known(context);
    const { name } = checked(context.req.query(), schemas.uploadSchema);
    if (!/^application\/octet-stream\b/i.test(context.req.header("content-type") ?? ""))
      throw new WebError("wrong-type", "Send the file's bytes, as application/octet-stream.");
    return context.json({ id: await uploads.take(person, name, context.req.raw.body) });
  });
  api.post("/import/plan", async (context) => {
    const person = known(context);
    const { files, base } = await readJson(context.req.raw, schemas.planSchema);
    const plan = await planImport(await findSent(uploads.files(person, files)), { dir, base });
    return context.json({
      plan: uploads.keepPlan(person, plan),
      lines: describePlan(plan, { most: 40 }),
      items: plan.items
        .slice(0, mostListed)
        .map(({ title, kind, status, from }) => ({ title, kind, status, from })),
      writes:
        plan.brings.length > 0
          ? 0
          : plan.items.filter(({ status }) => status === "new" || status === "updated").length,
    });
  });
  api.post("/import/write", async (context) => {
    const by = known(context);
    const plan = uploads.plan(by, (await readJson(context.req.raw, schemas.writeSchema)).plan);
    if (plan.brings.length > 0)
      throw new WebError("conflict", "The folder would have errors that it does not have now.");
    const { written } = await writeImport(plan, {}, (texts) =>
      history.make({ by, what: `Imported ${plan.items.length} pieces`, atMs: clock.now(), texts }),
    );
    goLive();
    return context.json({ written: written.length });
  });

  app.route("/api", api);
  return { app, close: () => trials.close() };
}

const shownGap = ({ id, question, also, count, people, outcomes, votedDown, nearMiss, lastAtMs }: Gap) => ({
  id,
  question,
  also,
  count,
  people,
  outcomes,
  votedDown,
  nearMiss,
  lastAtMs,
});

/** A draft with what its form offers. */
function draftToEdit(draft: EntryDraft, held: Pick<Knowledge, "sources" | "profile">) {
  return {
    path: `faq/${draft.id}.md`,
    version: "new",
    draft,
    ...choices(held),
  };
}

/** What an entry's fields choose from. */
const choices = ({ sources, profile }: Pick<Knowledge, "sources" | "profile">) => ({
  sources: sources.map(({ id, title }) => ({ id, title })),
  topics: profile.topics,
});

/** An id of a topic, entry or table as people read it. */
function namesIn({ bot }: Guide): (id: string) => string {
  const { profile, entries, tables } = bot().knowledge;
  const names = new Map<string, string>([
    ...[...entries, ...tables].map(({ id, title }) => [id, title] as const),
    ...profile.topics.map(({ id, label }) => [id, label] as const),
  ]);
  return (id) => names.get(id) ?? id;
}

const inShort = (text: string | null): string | null =>
  text === null || text.length <= 20_000 ? text : `${text.slice(0, 20_000)}\n…`;

/**
 * Counts wrong passwords: whoever guesses has to wait, and all guessers together as well. Tries of a time that
 * has yet to come are none: the clock was set back, and nobody is locked out until it is there again.
 */
function createWrongCount(now: () => number) {
  let tries: { readonly client: string; readonly atMs: number }[] = [];
  return {
    add(client: string): void {
      tries.push({ client, atMs: now() });
    },
    wait(client: string): number {
      tries = tries.filter(({ atMs }) => Math.abs(now() - atMs) < wrongForMs);
      const own = tries.filter((each) => each.client === client);
      const oldest =
        own.length >= mostWrong.one
          ? own.at(-mostWrong.one)
          : tries.length >= mostWrong.all
            ? tries.at(-mostWrong.all)
            : undefined;
      return oldest === undefined ? 0 : Math.ceil((oldest.atMs + wrongForMs - now()) / 1_000);
    },
  };
}
