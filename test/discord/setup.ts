import { createHash } from "node:crypto";
import type { DiscordConfig } from "../../adapters/discord/config.ts";
import {
  createDiscordAdapter,
  type DiscordAdapter,
  type DiscordParts,
} from "../../adapters/discord/index.ts";
import type { Bot } from "../../src/bot.ts";
import { createCatalogue } from "../../src/catalogue.ts";
import { textFingerprint } from "../../src/conversation/frame.ts";
import type { Guide } from "../../src/guide.ts";
import type { Entry, Knowledge, Table } from "../../src/knowledge/types.ts";
import { plainTerms } from "../../src/language/terms.ts";
import type { Logger, Store } from "../../src/ports.ts";
import type { Reply } from "../../src/reply/index.ts";
import { replyWith } from "../slack/replies.ts";
import { answeringBy } from "../support/answering.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { NOW } from "../support/records.ts";
import { type LocalDiscord, startLocalDiscord, TOKEN } from "./local-discord.ts";
import { createPerson, GUILD, MANAGE_GUILD, MANAGE_MESSAGES } from "./people.ts";

const origin = { file: "test.md", line: 1 };

/** A table of ponds, for `/table` and `/compare`. */
const ponds: Table = {
  id: "ponds",
  title: "Ponds of the park",
  row: { one: "pond", many: "ponds" },
  also: ["depth of ponds"],
  measure: null,
  note: null,
  columns: [
    { name: "Pond", type: "text", aliases: [], unit: null, whole: false, key: true },
    { name: "Share", type: "share", aliases: [], unit: "of the water", whole: true, key: false },
  ],
  rows: [
    ["Mill pond", 30],
    ["Swan pond", 60],
    ["Frog pond", 10],
  ].map(([name, share]) => ({
    id: `${name}`.toLowerCase().replace(" ", "-"),
    name: `${name}`,
    aliases: [],
    cells: [
      { raw: `${name}`, value: { kind: "text" as const, text: `${name}` } },
      { raw: `${share} %`, value: { kind: "share" as const, number: Number(share) } },
    ],
  })),
  topics: ["water"],
  related: [],
  source: "survey",
  section: null,
  origin,
};

const entry = (id: string, title: string): Entry => ({
  id,
  kind: "faq",
  title,
  also: [],
  claim: null,
  answer: [],
  text: "",
  topics: ["fish"],
  related: [],
  source: "survey",
  section: null,
  origin,
});

/** What the bot of these tests knows. `questions`: further titles, for autocomplete. */
export function knowledgeOf(questions: readonly string[] = []): Knowledge {
  return {
    hash: "abcdef012345",
    profile: {
      name: "Pondkeeper",
      subject: "ponds",
      introduction: "I'm Pondkeeper. I know about ponds.",
      topics: [
        { id: "water", label: "Water" },
        { id: "fish", label: "Fish" },
      ],
      starters: ["Which pond is the largest?"],
    },
    sources: [{ id: "survey", title: "Survey of ponds" }],
    entries: [
      entry("carp", "What do carps eat?"),
      ...questions.map((title, index) => entry(`question-${index}`, title)),
    ],
    tables: [ponds],
    vocabulary: { concepts: [{ id: "heron", names: ["heron", "grey heron"] }] },
    intents: [],
    tracks: [],
    decision: null,
  };
}

/** Replies by words that the question holds; else the question is declined. */
const script: Readonly<Record<string, Partial<Reply>>> = {
  "our pond": { addressed: { kind: "about-us", probability: 0.2 } },
  which: {
    status: "clarify",
    choices: [
      { label: "Deepest", question: "the deepest pond" },
      { label: "Largest", question: "the largest pond" },
    ],
  },
  share: {
    chart: {
      kind: "bars",
      title: "Share",
      unit: "percent",
      items: [
        { label: "Mill pond", value: 30 },
        { label: "Swan pond", value: 60 },
        { label: "Frog pond", value: 10 },
      ],
      source: "Survey",
    },
    working: {
      plan: "from ponds | sum share",
      rows: [{ row: "Mill pond", value: "30%" }],
      formula: "30% + 60%",
      result: "90%",
    },
    table: {
      id: "ponds",
      title: "Ponds",
      columns: [
        { name: "Pond", align: "left" },
        { name: "Share", align: "right" },
      ],
      rows: [
        ["Mill pond", "30 %"],
        ["Swan pond", "60 %"],
      ],
    },
  },
  long: { body: [{ type: "paragraph", children: [{ type: "text", text: "deep ".repeat(900) }] }] },
  pond: { suggestions: [{ label: "And carps?", question: "What do carps eat at the pond?" }] },
};

/** A bot that answers by the script: pure, like the real one. */
export function scriptedBot(knowledge: Knowledge): Bot {
  const bot: Bot = {
    knowledge,
    catalogue: createCatalogue(knowledge),
    consider: () => {
      throw new Error("the adapter has no business with candidates");
    },
    terms: plainTerms,
    vectorsMissing: 0,
    answer({ id, text }, frame) {
      const found = Object.entries(script).find(([word]) => text.toLowerCase().includes(word))?.[1];
      const words = `About ${text}`;
      const reply = replyWith({
        id: createHash("sha256").update(id).digest("hex").slice(0, 16),
        status: found ? "answered" : "declined",
        body: [{ type: "paragraph", children: [{ type: "text", text: words }] }],
        text: words,
        confidence: found ? 0.95 : 0.2,
        ...found,
      });
      const turn = {
        message: id,
        question: text,
        status: reply.status,
        entry: null,
        table: null,
        choices: [],
        others: [],
        said: textFingerprint(reply.text),
      };
      return { reply, frame: { turns: [...(frame?.turns ?? []), turn].slice(-5) } };
    },
    answering: (said, frame) => answeringBy(bot.answer)(said, frame),
  };
  return bot;
}

export interface Running {
  readonly discord: LocalDiscord;
  readonly adapter: DiscordAdapter;
  readonly guide: Guide;
  readonly store: Store;
  readonly logs: { level: string; fields: Record<string, unknown>; message: string }[];
  readonly clock: { ms: number; now(): number };
  /** Somebody, somebody else, one who may remove messages, one who manages the server. */
  readonly ada: Person;
  readonly bob: Person;
  readonly moderator: Person;
  readonly admin: Person;
  /** Resolves when everything that was sent before is worked on. */
  settled(): Promise<void>;
  /** Starts the bot anew on the same store, as after a restart. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type Person = ReturnType<typeof createPerson>;

/** Everything that a log was told. */
export function createLog(): { logs: Running["logs"]; logger: Logger } {
  const logs: Running["logs"] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void logs.push({ level, fields: fields as Record<string, unknown>, message });
  return { logs, logger: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
}

export const configFor = (apiUrl: string, config: Partial<DiscordConfig> = {}): DiscordConfig => ({
  token: TOKEN,
  apiUrl,
  application: null,
  shards: 1,
  shardIds: [0],
  messageContent: false,
  members: false,
  registersCommands: false,
  admins: new Set(),
  autoConfidence: 0.9,
  gapConfidence: 0.6,
  perMinute: 0,
  people: new Map(),
  keepDays: 30,
  ...config,
});

/** A guide over a store, with the scripted bot unless another is given. */
export function guideOver(
  store: Store,
  clock: { now(): number },
  bot = scriptedBot(knowledgeOf()),
  keepQuestions = true,
): Guide {
  return testGuide({
    bot: () => bot,
    store,
    clock,
    keepQuestions,
  });
}

/** Starts a local Discord and the bot in it. */
export async function startBot(
  options: {
    readonly config?: Partial<DiscordConfig>;
    readonly privileged?: boolean;
    readonly bot?: Bot;
    readonly keepDays?: number;
    readonly parts?: Partial<DiscordParts>;
    readonly guide?: (guide: Guide) => Guide;
  } = {},
): Promise<Running> {
  const discord = await startLocalDiscord({ privileged: options.privileged ?? false });
  discord.gateway.guilds.push({ id: GUILD, name: "Park" });
  const keepDays = options.keepDays ?? 30;
  const clock = { ms: NOW, now: () => clock.ms };
  const store = await createMemoryStore({ keepQuestionsDays: keepDays, clock });
  const made = guideOver(store, clock, options.bot, keepDays > 0);
  const guide = options.guide?.(made) ?? made;
  const { logs, logger } = createLog();
  const config = configFor(discord.apiUrl, { keepDays, ...options.config });
  const make = () => createDiscordAdapter({ config, guide, logger, clock, ...options.parts });
  const running = { adapter: make() };
  await running.adapter.start();
  return {
    discord,
    get adapter() {
      return running.adapter;
    },
    guide,
    store,
    logs,
    clock,
    ada: createPerson(discord, "Ada", "600000000000000001"),
    bob: createPerson(discord, "Bob", "600000000000000002"),
    moderator: createPerson(discord, "Mo", "600000000000000003", MANAGE_MESSAGES),
    admin: createPerson(discord, "Ann", "600000000000000004", MANAGE_GUILD),
    async settled() {
      // Events come in order: once this one is answered, the bot has heard all before it.
      await createPerson(discord, "Sam", "600000000000000009").types("ask", "question", "x");
      await running.adapter.idle();
    },
    async restart() {
      await running.adapter.stop();
      running.adapter = make();
      await running.adapter.start();
    },
    async stop() {
      await running.adapter.stop();
      await discord.close();
      await store.close();
    },
  };
}
