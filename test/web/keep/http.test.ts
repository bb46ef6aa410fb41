import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSettings } from "../../../adapters/settings/index.ts";
import { edited, soundFolder, writeInto } from "../../knowledge/folder-of.ts";
import { password, startKeep } from "./world.ts";

const milk =
  "---\nid: milk\nquestion: Which milk foams best?\nsource: handbook\n---\n\nWhole milk foams best.\n";
const path = "faq/milk.md";
const reads = [
  "state",
  "figures",
  "gaps",
  "gap?id=x",
  "new",
  "files",
  "file?path=guide.yaml",
  "changes",
  "votes",
  "sources",
  "people",
];
const writes = [
  "dismiss",
  "check",
  "try",
  "save",
  "remove",
  "undo",
  "import/file?name=x",
  "import/plan",
  "import/write",
];

describe("who is let in", () => {
  it("nobody, and no page, where neither password nor header is set", async () => {
    const { url, call } = await startKeep({}, {});
    expect((await fetch(`${url}/keep`)).status).toBe(404);
    expect((await call("me")).status).toBe(404);
  });

  it("nobody without logging in, to whatever there is", async () => {
    const { call, url } = await startKeep();
    expect((await fetch(`${url}/keep`)).status).toBe(200);
    for (const each of reads) expect([each, (await call(each)).status]).toEqual([each, 401]);
    for (const each of writes) expect([each, (await call(each, {})).status]).toEqual([each, 401]);
  });

  it("whoever knows the password, until they log out or leave it alone for half a day", async () => {
    const { login, call, json, pass } = await startKeep();
    const entered = await login();
    expect(entered.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(await json("me")).toEqual({ keeper: "Ann", password: true, guide: "Barista" });
    pass(11 * 3_600_000);
    expect((await call("gaps")).status).toBe(200);
    pass(13 * 3_600_000);
    expect((await call("gaps")).status).toBe(401);
    await login();
    await json("logout", {});
    expect((await call("gaps")).status).toBe(401);
  });

  it("guessing is slow, and is never logged with what was guessed", async () => {
    const { call, pass, log, login } = await startKeep();
    for (let tries = 0; tries < 5; tries++)
      expect((await call("login", { name: "Eve", password: "guess" })).status).toBe(401);
    const refused = await call("login", { name: "Eve", password });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "600"]);
    pass(10 * 60_000);
    expect((await login()).status).toBe(200);
    expect(log.join()).not.toMatch(/guess|Eve|nine bean/);
  });

  it("whom the proxy names, where it is trusted and the name may", async () => {
    const variables = { KEEPERS_HEADER: "X-Forwarded-User", KEEPERS: "ann,ben", TRUST_PROXY: "true" };
    const { call } = await startKeep({}, variables);
    const as = async (user: string) => (await call("gaps", undefined, { "x-forwarded-user": user })).status;
    expect([await as("ann"), await as("eve"), await as("")]).toEqual([200, 401, 401]);
    const settings = (given: Record<string, string>) => () =>
      parseSettings({ variables: given, fromFile: new Set(), file: ".env" });
    expect(settings({ ...variables, TRUST_PROXY: "false" })).toThrow(
      "KEEPERS_HEADER is set, but anybody could send it",
    );
    expect(settings({ KEEPERS: "ann" })).toThrow("KEEPERS is set, but nothing says who somebody is");
    expect(settings({ KEEPERS_PASSWORD: "short" })).toThrow("KEEPERS_PASSWORD is (hidden)");
  });

  it("no other page in their name: only what a form cannot send is taken", async () => {
    const { login, call, dir } = await startKeep();
    await login();
    const body = { path, text: milk, version: "new" };
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect((await call("save", body, { "content-type": type })).status).toBe(415);
    expect(
      (await call("import/file?name=a.md", new Uint8Array([65]), { "content-type": "text/plain" })).status,
    ).toBe(415);
    expect(existsSync(join(dir, path))).toBe(false);
    expect((await call("gaps")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("from a gap to an answer", () => {
  it("is tried before it is accepted, goes live, and leaves the list", async () => {
    const { login, json, ask, live } = await startKeep();
    for (const q of ["which milk foams best", "what milk foams best?", "which milk foams the best"])
      await ask(q);
    await login();
    const { gaps } = await json<{ gaps: { id: string; count: number }[] }>("gaps");
    expect(gaps[0]!.count).toBeGreaterThan(1);
    const gap = await json<{
      path: string;
      draft: { id: string; also: string[]; question: string };
      also: string[];
      question: string;
      answers: string[];
    }>(`gap?id=${gaps[0]!.id}`);
    expect(gap.draft.also.length).toBeGreaterThan(0);
    const text = milk.replace("id: milk", `id: ${gap.draft.id}`);
    const tried = await json<{
      problems: unknown[];
      trial: { won: { question: string }[]; findsItself: boolean };
      asked: { status: string }[];
    }>("try", { path: gap.path, text, asked: [gap.question] });
    expect(tried.problems).toEqual([]);
    expect(tried.trial.findsItself).toBe(true);
    expect(tried.trial.won.map(({ question }) => question)).toContain("which milk foams best");
    expect(tried.asked[0]!.status).toBe("answered");
    await json("save", { path: gap.path, text, version: "new", settle: gap.answers });
    await live();
    expect(await ask("which milk foams best")).toMatchObject({ status: "answered", entry: gap.draft.id });
    expect((await json<{ gaps: unknown[] }>("gaps")).gaps).toEqual([]);
  });

  it("a draft that takes a question from another entry says so", async () => {
    const { login, json, ask } = await startKeep();
    expect((await ask("How is coffee roasted?")).entry).toBe("roasting");
    await login();
    const text =
      "---\nid: drum\nquestion: How is coffee roasted in a drum?\nalso: [coffee roasting in the roaster's drum]\nsource: handbook\n---\n\nSlowly.\n";
    const { trial } = await json<{ trial: { wrong: unknown[]; taken: unknown[]; findsItself: boolean } }>(
      "try",
      { path: "faq/drum.md", text },
    );
    expect(trial.findsItself).toBe(true);
    expect(Object.keys(trial).sort()).toEqual(["findsItself", "lost", "taken", "won", "wrong"]);
  });

  it("with errors it is not tried, and not saved", async () => {
    const { login, json, call, dir } = await startKeep();
    await login();
    const text = milk.replace("source: handbook", "source: handbok");
    const checkedFile = await json<{ problems: { message: string; line: number; remedy: string }[] }>(
      "check",
      { path, text },
    );
    expect(checkedFile.problems).toEqual([
      expect.objectContaining({ line: 4, remedy: 'did you mean "handbook"?' }),
    ]);
    expect(await json("try", { path, text })).toMatchObject({ trial: null });
    expect((await call("save", { path, text, version: "new" })).status).toBe(400);
    expect(existsSync(join(dir, path))).toBe(false);
  });

  it("a dismissed gap is gone", async () => {
    const { login, json, ask } = await startKeep();
    await ask("what about decaf in Norway?");
    await login();
    const { gaps } = await json<{ gaps: { id: string }[] }>("gaps");
    const { answers } = await json<{ answers: string[] }>(`gap?id=${gaps[0]!.id}`);
    expect(await json("dismiss", { answers })).toEqual({ settled: 1 });
    expect(await json("gaps")).toMatchObject({ gaps: [] });
  });
});

describe("editing", () => {
  it("a change stands in the file, with its author and both texts beside, and can be taken back", async () => {
    const { login, json, dir, live, ask } = await startKeep();
    await login("Ben");
    const { text, version } = await json<{ text: string; version: string }>("file?path=faq/roasting.md");
    const next = text.replace("until they crack", "until they pop");
    await json("save", { path: "faq/roasting.md", text: next, version });
    expect(readFileSync(join(dir, "faq/roasting.md"), "utf8")).toBe(next);
    await live();
    expect((await ask("How is coffee roasted?")).text).toContain("pop");
    const { changes } = await json<{
      changes: { id: string; by: string; what: string; files: { before: string }[] }[];
    }>("changes");
    expect(changes).toMatchObject([
      { by: "Ben", what: "Edited: faq/roasting.md", files: [{ before: text, after: next }] },
    ]);
    await json("undo", { id: changes[0]!.id });
    expect(readFileSync(join(dir, "faq/roasting.md"), "utf8")).toBe(text);
    await live();
    expect((await ask("How is coffee roasted?")).text).toContain("crack");
    await expect(json("undo", { id: changes[0]!.id })).rejects.toThrow(
      "409: This change was taken back already",
    );
  });

  it("what somebody else changed meanwhile is not written over, nor taken back", async () => {
    const { login, json, dir } = await startKeep();
    await login();
    const { text, version } = await json<{ text: string; version: string }>("file?path=faq/roasting.md");
    const { change } = await json<{ change: string }>("save", {
      path: "faq/roasting.md",
      text: text.replace("crack", "pop"),
      version,
    });
    await expect(json("save", { path: "faq/roasting.md", text, version })).rejects.toThrow(
      "409: Somebody changed this file",
    );
    writeInto(dir, "faq/roasting.md", text.replace("crack", "snap"));
    await expect(json("undo", { id: change })).rejects.toThrow("409: faq/roasting.md was changed since");
    await expect(json("save", { path: "faq/roasting.md", text, version: "new" })).rejects.toThrow("409");
  });

  it("an entry that others lead to is not removed; another is, and comes back", async () => {
    const { login, json, dir } = await startKeep();
    await login();
    const versionOf = async (file: string) => (await json<{ version: string }>(`file?path=${file}`)).version;
    await expect(
      json("remove", { path: "tables/roasts.md", version: await versionOf("tables/roasts.md") }),
    ).rejects.toThrow(/400: Not removed\. faq\/roasting\.md:5/);
    const { change } = await json<{ change: string }>("remove", {
      path: "articles/water.md",
      version: await versionOf("articles/water.md"),
    });
    expect(existsSync(join(dir, "articles/water.md"))).toBe(false);
    await json("undo", { id: change });
    expect(readFileSync(join(dir, "articles/water.md"), "utf8")).toBe(soundFolder["articles/water.md"]);
  });

  it.each([
    "../guide.yaml",
    "/etc/passwd",
    "faq/../../x.md",
    "faq/.hidden.md",
    ".changes.jsonl",
    "faq/x.js",
    "drafts/x.md",
    "faq/a\u0000.md",
    "faq\\..\\x.md",
  ])("%j is no file that is read or written here", async (bad) => {
    const { login, call } = await startKeep();
    await login();
    expect((await call(`file?path=${encodeURIComponent(bad)}`)).status).toBe(400);
    expect((await call("save", { path: bad, text: milk, version: "new" })).status).toBe(400);
  });
});

describe("what is shown", () => {
  it("figures by day, topics, votes with their reasons, sources with their use", async () => {
    const { login, json, guide } = await startKeep(
      edited("sources.yaml", "  title: The Coffee Handbook", "  title: The Coffee Handbook\n  date: 2019-05"),
    );
    const message = {
      id: "web:1",
      text: "How is coffee roasted?",
      conversation: "web:c",
      user: "web:ann",
      place: { platform: "web", kind: "direct", workspace: "web" },
    } as const;
    const reply = await guide.ask(message);
    await guide.vote(reply.id, "web:ben", "down", "too short");
    await login();
    const figures = await json<{
      questions: number;
      answered: number;
      days: { answered: number; down: number }[];
      topics: unknown[];
    }>("figures?days=7");
    expect(figures).toMatchObject({ questions: 1, answered: 1, topics: [{ label: "Beans", count: 1 }] });
    expect(figures.days).toHaveLength(7);
    expect(figures.days.at(-1)).toMatchObject({ answered: 1, down: 1 });
    expect(await json("votes")).toMatchObject({
      votes: [{ title: "How is coffee roasted?", path: "faq/roasting.md", reasons: ["too short"] }],
    });
    expect(await json("sources")).toMatchObject({ sources: [{ id: "handbook", date: "2019-05", uses: 3 }] });
    expect(await json("people")).toMatchObject({ password: true, sessions: [{ name: "Ann" }] });
  });
});

describe("import on the page", () => {
  const asBytes = { "content-type": "application/octet-stream" };

  it("shows what was made of dropped files, writes it when told, and it can be taken back", async () => {
    const { login, json, dir, live, ask } = await startKeep();
    await login();
    const { id } = await json<{ id: string }>(
      "import/file?name=grinder.md",
      Buffer.from("# How often is the grinder cleaned?\n\nWeekly, with a brush.\n"),
      asBytes,
    );
    const plan = await json<{ plan: string; writes: number; lines: string[] }>("import/plan", {
      files: [id],
    });
    expect(plan.writes).toBe(1);
    expect(existsSync(join(dir, "faq/grinder"))).toBe(false);
    await json("import/write", { plan: plan.plan });
    await live();
    expect((await ask("How often is the grinder cleaned?")).text).toContain("Weekly");
    const { changes } = await json<{ changes: { id: string; what: string }[] }>("changes");
    expect(changes[0]!.what).toBe("Imported 1 pieces");
    await json("undo", { id: changes[0]!.id });
    expect(existsSync(join(dir, "faq/grinder/how-often-is-the-grinder-cleaned.md"))).toBe(false);
    await expect(json("import/write", { plan: plan.plan })).rejects.toThrow("404");
  });

  it("holds nothing for another keeper, and not for long", async () => {
    const { login, json, pass } = await startKeep();
    await login("Ann");
    const { id } = await json<{ id: string }>("import/file?name=a.md", Buffer.from("# A\n\nB.\n"), asBytes);
    await login("Ben");
    await expect(json("import/plan", { files: [id] })).rejects.toThrow("404");
    await login("Ann");
    pass(31 * 60_000);
    await expect(json("import/plan", { files: [id] })).rejects.toThrow(
      "404: These files are not held any more",
    );
  });
});
