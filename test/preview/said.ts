import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import type { MessageBody } from "../../adapters/discord/render/message.ts";
import type { Bot } from "../../src/bot.ts";
import { createOnboarding } from "../../src/onboarding/service.ts";
import type { ChartData, Reply } from "../../src/reply/index.ts";
import { inThread } from "../discord/people.ts";
import { startBot } from "../discord/setup.ts";
import { idOf } from "../discord/shown.ts";
import { startHarness } from "../slack/harness.ts";
import type { Call } from "../slack/local-slack.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { type Scene, scenes } from "./scenes.ts";

/** Draws a chart to be shown; tests need not. */
export type Draw = (chart: ChartData) => Promise<{ readonly png: Buffer; readonly alt: string }>;

/** Something that an adapter sent, with what stands around it in a picture. */
export interface Said<P> {
  readonly name: string;
  /** What was done for it: a question, a command, a button. */
  readonly done: string;
  readonly payload: P;
  readonly png: Buffer | null;
  /** Of scenes: the guide's reply. */
  readonly reply: Reply | null;
}

const pressed = (action_id: string, value: string) => ({
  type: "block_actions",
  channel: { id: "C1" },
  container: { type: "message", message_ts: "1.1", channel_id: "C1", is_ephemeral: false },
  actions: [{ type: "button", action_id, value, action_ts: `1.${action_id.length}` }],
});

const NOW = Date.parse("2026-11-21T09:41:00Z");

async function guideFor(bot: Bot) {
  const clock = { now: () => NOW };
  const store = await createMemoryStore({ clock, encryptionKey: Buffer.alloc(32, 7) });
  const replies: Reply[] = [];
  const made = testGuide({
    bot: () => bot,
    store,
    clock,
  });
  const guide = {
    ...made,
    async ask(message: Parameters<typeof made.ask>[0]) {
      const reply = await made.ask(message);
      replies.push(reply);
      return reply;
    },
  };
  return { guide, store, replies, onboarding: createOnboarding(guide) };
}

/** Remembers the last picture that was drawn. */
function watched(draw: Draw) {
  const last: { png: Buffer | null } = { png: null };
  const drawChart: Draw = async (chart) => {
    const drawn = await draw(chart);
    last.png = drawn.png;
    return drawn;
  };
  return { drawChart, last };
}

/** What Slack can be sent. */
export type SlackPayload = readonly KnownBlock[] | HomeView | ModalView;

/** What the Slack adapter sends for the scenes, and its Home, windows and first step of the onboarding. */
export async function saidOnSlack(bot: Bot, draw: Draw): Promise<Said<SlackPayload>[]> {
  const { guide, store, onboarding, replies } = await guideFor(bot);
  const { drawChart, last } = watched(draw);
  const harness = await startHarness({
    guide,
    store,
    onboarding,
    drawChart,
    profiles: { U1: { id: "U1", is_admin: true } },
    config: { people: new Map([["*", { channel: "C9", group: null }]]) },
  });
  const { slack, event, interaction, command, settled } = harness;
  const said: Said<SlackPayload>[] = [];
  const latest = (method: string): Call => slack.of(method).at(-1)!;
  const asks = async ({ questions }: Scene): Promise<KnownBlock[]> => {
    last.png = null;
    const thread = slack.stamp();
    for (const [index, question] of questions.entries()) {
      const ts = index === 0 ? thread : slack.stamp();
      const spot = { channel: "C1", ts, ...(index > 0 && { thread_ts: thread }) };
      await event({ type: "app_mention", user: "U1", text: `<@UBOT> ${question}`, ...spot });
      await settled();
    }
    return slack.standing().at(-1)?.blocks as KnownBlock[];
  };
  const view = (name: string, done: string, call: Call) =>
    said.push({ name, done, payload: call.args.view as HomeView | ModalView, png: null, reply: null });
  for (const scene of scenes) {
    const payload = await asks(scene);
    const about = { name: scene.name, done: scene.questions.at(-1)!, reply: replies.at(-1)! };
    if (scene.unfolded) {
      await interaction(pressed("details", about.reply.id));
      await settled();
      said.push({ ...about, payload: latest("views.update").args.view as ModalView, png: last.png });
    } else said.push({ ...about, payload, png: last.png });
  }
  const down = /"negative_button":\{[^}]*\}[^}]*"value":"([^"]*)"/.exec(
    JSON.stringify(slack.standing()),
  )?.[1];
  await interaction(pressed("vote", down ?? ""));
  await settled();
  view("modal", "👎", latest("views.open"));
  await command({ text: "gaps" });
  await settled();
  view("gaps", "/ask gaps", latest("views.update"));
  await event({ type: "app_home_opened", user: "U1", channel: "D1", tab: "home" });
  await settled();
  view("home", "Home", latest("views.publish"));
  await command({ command: "/onboard", text: "" });
  await settled();
  const sent = new Set(["chat.postMessage", "chat.postEphemeral", "response_url"]);
  const step = slack.calls.findLast(({ method, args }) => sent.has(method) && Array.isArray(args.blocks))!
    .args.blocks as KnownBlock[];
  said.push({ name: "onboarding", done: "/onboard", payload: step, png: null, reply: null });
  await harness.stop();
  await store.close();
  return said;
}

/** What Discord can be sent: a message, or a form. */
export type DiscordPayload = MessageBody | Readonly<Record<string, unknown>>;

/** What the Discord adapter sends for the scenes, and its panels. */
export async function saidOnDiscord(bot: Bot, draw: Draw): Promise<Said<DiscordPayload>[]> {
  const made = await guideFor(bot);
  const { drawChart, last } = watched(draw);
  const park = await startBot({
    bot,
    privileged: true,
    guide: () => made.guide,
    config: {
      messageContent: true,
      members: true,
      people: new Map([["*", { channel: "590000000000000001", group: null }]]),
    },
    parts: { drawChart, onboarding: made.onboarding },
  });
  const { ada, admin, discord } = park;
  discord.channels.set(inThread.channel, { id: inThread.channel, type: 11, parent_id: "500000000000000000" });
  const said: Said<DiscordPayload>[] = [];
  for (const [index, scene] of scenes.entries()) {
    last.png = null;
    const spot = { ...inThread, channel: `51000000000000000${index}` };
    const hidden = scene.name === "computed";
    for (const question of scene.questions.slice(0, -1))
      await ada.slash("ask", { question, private: hidden }, spot).answer();
    const question = scene.questions.at(-1)!;
    const { body } = await ada.slash("ask", { question, private: hidden }, spot).answer();
    await park.settled();
    const reply = made.replies.at(-1)!;
    if (!scene.unfolded) {
      said.push({ name: scene.name, done: "/ask", payload: body, png: last.png, reply });
      continue;
    }
    const shown = { id: "1", body, files: [], private: false };
    const whole = await ada.presses(shown, idOf({ body }, "more:"), spot).answer();
    said.push({ name: scene.name, done: "More", payload: whole.body, png: last.png, reply });
  }
  const panel = async (name: string, done: string, begun: ReturnType<typeof ada.slash>) =>
    said.push({ name, done, payload: (await begun.answer()).body, png: null, reply: null });
  await panel("topics", "/topics", ada.slash("topics"));
  await panel("privacy", "/privacy", ada.slash("privacy"));
  await panel("settings", "/admin settings", admin.slash("admin", { settings: "subcommand" }));
  await panel("gaps", "/admin gaps", admin.slash("admin", { gaps: "subcommand" }));
  await panel("onboarding", "/onboard", ada.slash("onboard"));
  const form = await ada.slash("feedback").callback();
  said.push({ name: "form", done: "/feedback", payload: form.body.data, png: null, reply: null });
  await park.stop();
  await made.store.close();
  return said;
}

/** Names under which payloads hold what people read. */
const readable = new Set(["text", "content", "label", "placeholder", "title", "alt_text", "description"]);

/** All that a person reads in something that was sent, in order. */
export function textsIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, each]) =>
    typeof each === "string" ? (readable.has(name) ? [each] : []) : textsIn(each),
  );
}

/** What the pictures say, by their names; kept beside them, so that a test can hold them against the bot. */
export const wordsOf = (
  platform: string,
  said: readonly Said<unknown>[],
): Record<string, readonly string[]> =>
  Object.fromEntries(
    said.map(({ name, done, payload }) => [`${platform}-${name}`, [done, ...textsIn(payload)]]),
  );
