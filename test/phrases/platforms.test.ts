import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answerForm, feedbackForm, keepForm, reasonForm } from "../../adapters/discord/render/forms.ts";
import { asComponents, asEmbed, type MessageLayout } from "../../adapters/discord/render/message.ts";
import {
  forgetPanel,
  gapsPanel,
  privacyPanel,
  settingsPanel,
  topicsPanel,
  welcomePanel,
} from "../../adapters/discord/render/panels.ts";
import { tableSheet } from "../../adapters/discord/render/table-sheet.ts";
import { sheetOf } from "../../adapters/discord/render.ts";
import { renderHome } from "../../adapters/slack/render/home.ts";
import {
  answerModal,
  askModal,
  detailsModal,
  digestModal,
  gapsModal,
  keepModal,
  reasonModal,
  resolveModal,
  settingsModal,
  topicModal,
  waitingModal,
} from "../../adapters/slack/render/modals.ts";
import { renderReply } from "../../adapters/slack/render.ts";
import { type Phrases, phraseKeys, phrasesOf } from "../../src/phrases/index.ts";
import type { Citation, Reply, TableView } from "../../src/reply/index.ts";
import { checkMessageBody } from "../discord/check.ts";
import { problemsOf } from "../slack/check.ts";
import { replyWith } from "../slack/replies.ts";
import { keysIn, markedPhrases } from "./marked.ts";

/** Words of the knowledge hold no space here: every text with one beside a word is the guide's. */
const table: TableView = {
  id: "ponds",
  title: "Ponds",
  columns: [
    { name: "Pond", align: "left" },
    { name: "Depth", align: "right" },
  ],
  rows: Array.from({ length: 130 }, (_, index) => [`Mill${index}`, `${index}`]),
};
const cited = (id: string, row?: string): Citation => ({
  id,
  title: "Ponds",
  source: "Atlas",
  ...(row !== undefined && { row }),
});
const one = [{ label: "Mill", question: "Mill?" }];
const body = [{ type: "paragraph" as const, children: [{ type: "text" as const, text: "Deep." }] }];
const plain: Partial<Reply> = { body, text: "Deep.", title: "Ponds", citations: [] };
const rows = ["a", "b", "c", "d", "e"].map((row) => cited("ponds", row));
const replies: readonly Reply[] = [
  {
    ...plain,
    table,
    suggestions: one,
    offersOnboarding: true,
    citations: [...rows, cited("lakes"), cited("wells")],
    working: { plan: "p", rows: [{ row: "Mill", value: "3" }], formula: "1+2", result: "3" },
  },
  { ...plain, choices: one, status: "clarify" as const, citations: [cited("ponds", "a")] },
  { ...plain, body: Array.from({ length: 90 }, () => body[0]!), text: "Deep.\n\n".repeat(90) },
].map((parts) => replyWith(parts));
const resolved = replyWith({ ...plain, explanation: { ...replies[0]!.explanation, resolved: "Mill?" } });

const items = [{ id: "mill", label: "Mill" }];
const topic = { id: "ponds", label: "Ponds", items: [{ id: "mill", label: "Mill", question: "Mill?" }] };
const gap = { question: "Mill?", count: 2, people: 2, nearMiss: null } as never;
const home = { name: "Guide", introduction: "Hello.", topics: items, popular: items, recent: items };

const slackViews = (phrases: Phrases) => ({
  home: [null, [], [{ question: "Mill?", count: 2 }]].map((gaps) =>
    renderHome({ ...home, onboarding: [], keepDays: gaps === null ? 0 : 30, admin: { gaps } }, phrases),
  ),
  modal: [
    ...replies.map((reply) => answerModal(phrases, reply, "Mill?", true)),
    ...[...replies, resolved].map((reply) => detailsModal(phrases, reply)),
    askModal(phrases),
    waitingModal(phrases),
    topicModal(phrases, "Ponds", []),
    topicModal(phrases, "Ponds", items),
    reasonModal(phrases, "0123456789abcdef"),
    resolveModal(phrases, "Mill?", "m"),
    settingsModal(phrases, null, "mentions"),
    digestModal(phrases, null),
    keepModal(phrases, "Mill?", "Deep.", "m"),
    gapsModal(phrases, []),
    gapsModal(phrases, [{ question: "Mill?", count: 2 }]),
  ],
  message: replies.flatMap((reply) =>
    (["rich", "plain"] as const).map((level) => {
      const options = { level, surface: "private", people: true, onboarding: true, shareable: true } as const;
      const { text, blocks } = renderReply(reply, phrases, options);
      return { text, blocks };
    }),
  ),
});

const settings = { privateByDefault: true, forums: [], digestChannel: null, welcomeChannel: null };
const discordSheets = (phrases: Phrases): MessageLayout[] => [
  ...replies.flatMap((reply) => [
    sheetOf(phrases, reply, { share: true, solved: "offer", onboarding: true, people: true }),
    sheetOf(phrases, reply, { extent: "whole", sharedBy: "Ada", question: "Mill?", onboarding: true }),
    sheetOf(phrases, reply, { solved: "done" }),
  ]),
  tableSheet(phrases, { view: table, citation: cited("ponds"), sort: null, page: 0 }),
  topicsPanel(phrases, [topic], "Hello.", null),
  topicsPanel(phrases, [topic], "Hello.", topic),
  privacyPanel(phrases, 0, true, 0),
  privacyPanel(phrases, 30, false, 2),
  forgetPanel(phrases),
  gapsPanel(phrases, [], 30),
  gapsPanel(phrases, Array(12).fill(gap), 30),
  ...[true, false].map((messageContent) =>
    settingsPanel(
      phrases,
      { ...settings, privateByDefault: messageContent, forums: messageContent ? ["1"] : [] },
      { id: "1", mode: "mentions" },
      { messageContent, members: true },
    ),
  ),
  welcomePanel(phrases, "Ada", "Hello."),
];
const discordForms = (phrases: Phrases) => [
  reasonForm(phrases, "0123456789abcdef"),
  feedbackForm(phrases),
  answerForm(phrases, "resolve:1", "Mill?"),
  keepForm(phrases, "keep:1", "Deep."),
];

/** Every text in a payload. */
function textsIn(payload: unknown): string[] {
  if (typeof payload === "string") return [payload];
  if (typeof payload !== "object" || payload === null) return [];
  return Object.values(payload).flatMap(textsIn);
}

/** The lines with words that no sentence of the guide stands in. */
const bareIn = (payload: unknown): string[] =>
  textsIn(payload)
    .flatMap((text) => text.split("\n"))
    .filter((line) => /[a-z]{2} [a-z]{2}/i.test(line) && keysIn(line).length === 0);

describe("a folder's own sentences", () => {
  it("are all that Slack shows beside the knowledge", () => {
    expect(bareIn(slackViews(markedPhrases))).toEqual([]);
  });

  it("are all that Discord shows beside the knowledge", () => {
    // The command is the name that it is registered by.
    const named = ["Keep this as an answer"];
    const shown = [
      discordSheets(markedPhrases).map((sheet) => asComponents(sheet)),
      discordForms(markedPhrases),
    ];
    expect(bareIn(shown).filter((line) => !named.some((name) => line.includes(name)))).toEqual([]);
  });

  it("are cut where they are longer than a platform takes", () => {
    const long = phrasesOf({
      profile: {
        phrases: Object.fromEntries(phraseKeys.map((key) => [key, "long ".repeat(59)])),
      },
    });
    const { home, modal, message } = slackViews(long);
    expect(home.flatMap((view) => problemsOf("home", view))).toEqual([]);
    expect(modal.flatMap((view) => problemsOf("modal", view))).toEqual([]);
    expect(message.flatMap(({ blocks }) => problemsOf("message", blocks))).toEqual([]);
    const sheets = discordSheets(long);
    expect(sheets.flatMap((sheet) => checkMessageBody(asComponents(sheet)))).toEqual([]);
    expect(sheets.flatMap((sheet) => checkMessageBody(asEmbed(sheet)))).toEqual([]);
  });
});

describe("each sentence", () => {
  it("is said by something", () => {
    const root = join(import.meta.dirname, "../..");
    const code = ["src", "adapters"]
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
          join(folder, name),
        ),
      )
      .filter((name) => /\.(?:ts|html)$/.test(name) && !name.startsWith("src/phrases"))
      .map((name) => readFileSync(join(root, name), "utf8"))
      .join("\n");
    // Built of a reason, or of a mode.
    const built = /^reason-|^(?:mentions|follow|every|unasked)-about$/;
    const isSaid = (key: string) => code.includes(`"${key}"`) || code.includes(`{{${key}}}`);
    expect(phraseKeys.filter((key) => !built.test(key) && !isSaid(key))).toEqual([]);
  });
});
