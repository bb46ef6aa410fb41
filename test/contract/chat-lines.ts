import type { ChannelMode } from "../../adapters/chat/speaking.ts";
import type { Store, Tally } from "../../src/ports.ts";
import { BOT } from "../discord/local-discord.ts";
import { CHANNEL, GUILD, inChannel, inPrivate, type Shown, type Spot, THREAD } from "../discord/people.ts";
import { startBot } from "../discord/setup.ts";
import { startHarness } from "../slack/harness.ts";
import { tallyOf } from "../support/records.ts";
import { createChatBot } from "./chat-bot.ts";

/** A message that somebody wrote. */
export interface Written {
  readonly id: string;
  readonly text: string;
  readonly where: Where;
}

/** In the channel, in the thread that it opened there, or to the bot directly. */
export type Where = "channel" | "thread" | "direct";

/** What people do with an answer. */
export type Act = "up" | "down" | "remove" | "person";

/** Who does it: whoever asked, somebody else, or somebody who moderates. */
export type By = "asker" | "other" | "moderator";

/** A platform with the bot in it, as the contract drives it. */
export interface ChatLine {
  readonly store: Store;
  /** What calls the bot. */
  readonly me: string;
  mode(mode: ChannelMode): Promise<void>;
  writes(text: string, where?: Where, extra?: { readonly picture?: boolean }): Promise<Written>;
  edits(written: Written, text: string): Promise<void>;
  deletes(written: Written): Promise<void>;
  /** The same event once more, as platforms send it at times. */
  repeats(written: Written): Promise<void>;
  /** Presses what stands under the bot's last post; resolves with what the person is told. */
  presses(act: Act, by?: By): Promise<string>;
  /** Asks by the command, for nobody else to see. */
  asksAlone(text: string): Promise<void>;
  /** Shows the private answer to everybody; resolves with what the person is told. */
  shares(): Promise<string>;
  /** The platform takes no more posts: the bot may not write there, or something else is wrong. */
  refuses(why: "closed" | "broken"): void;
  passes(ms: number): void;
  /** Whose votes an answer has, as the store counts them. */
  tally(): Promise<Tally>;
  /** What the bot has said so far that still stands, as one text each. */
  said(): Promise<string[]>;
  /** Payloads of the wrong shape that were sent. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** The platforms that the contract holds for. */
export const chatLines: Readonly<
  Record<string, (limits?: { readonly perMinute?: number }) => Promise<ChatLine>>
> = {
  async slack({ perMinute = 0 } = {}) {
    const keepers = "C9";
    const harness = await startHarness({
      bot: createChatBot(),
      config: {
        people: new Map([["*", { channel: keepers, group: null }]]),
        admins: new Set(["slack:T1:UMOD"]),
        perMinute,
      },
    });
    const { slack, event, interaction, settled, store } = harness;
    let serial = 0;
    const eventOf = ({ id, text, where }: Written, picture = false) => ({
      type: "message",
      user: "U1",
      channel: where === "direct" ? "D1" : "C1",
      channel_type: where === "direct" ? "im" : "channel",
      ts: id,
      text,
      ...(where === "thread" && { thread_ts: "1600000000.000100" }),
      ...(picture && { subtype: "file_share", files: [{ id: "F1" }] }),
    });
    const users: Record<By, string> = { asker: "U1", other: "U2", moderator: "UMOD" };
    const lastAnswer = () =>
      slack.standing().findLast(({ channel, blocks }) => channel !== keepers && Array.isArray(blocks))!;
    const answerId = () => /"value":"(?:up:)?([0-9a-f]{16})"/.exec(JSON.stringify(lastAnswer().blocks))![1]!;
    return {
      store,
      me: "<@UBOT>",
      async presses(act, by = "asker") {
        const before = slack.of("chat.postEphemeral").length;
        const vote = act === "up" || act === "down";
        const { ts, channel } = lastAnswer();
        await interaction({
          type: "block_actions",
          user: { id: users[by], name: by, team_id: "T1" },
          channel: { id: channel },
          container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false },
          actions: [
            {
              type: "button",
              action_id: vote ? "vote" : act,
              value: vote ? `${act}:${answerId()}` : answerId(),
              action_ts: `${++serial}.1`,
            },
          ],
        });
        await settled();
        return JSON.stringify(
          slack
            .of("chat.postEphemeral")
            .slice(before)
            .map(({ args }) => args),
        );
      },
      async asksAlone(text) {
        await harness.command({ text });
        await settled();
      },
      async shares() {
        const before = slack.calls.length;
        const [answer] = await store.answers.since(0);
        await interaction({
          type: "block_actions",
          channel: { id: "C1" },
          container: { type: "message", message_ts: "105.1", channel_id: "C1", is_ephemeral: true },
          response_url: slack.responseUrl(),
          actions: [{ type: "button", action_id: "share", value: answer?.id, action_ts: `${++serial}.1` }],
        });
        await settled();
        const told = slack.calls.slice(before).filter(({ args }) => args.response_type === "ephemeral");
        return JSON.stringify(told.map(({ args }) => args));
      },
      refuses(why) {
        slack.fail("chat.postMessage", { error: why === "closed" ? "not_in_channel" : "fatal_error" }, 9);
        slack.fail("response_url", { error: "gone" }, 9, (args) => args.response_type === "in_channel");
      },
      passes: (ms) => harness.pass(ms),
      tally: () => tallyOf(store, answerId()),
      mode: (mode) => store.settings.put("slack:T1:C1", { mode }, 0),
      async writes(text, where = "channel", { picture = false } = {}) {
        const written = { id: slack.stamp(), text, where };
        slack.people(eventOf(written));
        await event(eventOf(written, picture));
        await settled();
        return written;
      },
      async edits(written, text) {
        const message = { ...eventOf({ ...written, text }), edited: { user: "U1", ts: `200.${++serial}` } };
        await event({
          type: "message",
          subtype: "message_changed",
          channel: message.channel,
          channel_type: message.channel_type,
          ts: `200.${serial}`,
          message,
          previous_message: eventOf(written),
        });
        await settled();
      },
      async deletes(written) {
        const { channel } = eventOf(written);
        await event({
          type: "message",
          subtype: "message_deleted",
          channel,
          deleted_ts: written.id,
          ts: "300.1",
        });
        await settled();
      },
      async repeats(written) {
        await event(eventOf(written));
        await settled();
      },
      async said() {
        return slack.standing().map((each) => JSON.stringify(each));
      },
      problems: () => [],
      close: () => harness.stop(),
    };
  },

  async discord({ perMinute = 0 } = {}) {
    const keepers = "590000000000000001";
    const bot = await startBot({
      privileged: true,
      config: {
        messageContent: true,
        perMinute,
        people: new Map([["*", { channel: keepers, group: null }]]),
      },
      bot: createChatBot(),
    });
    const { discord, ada, store } = bot;
    const people = { asker: bot.ada, other: bot.bob, moderator: bot.moderator };
    const lastAnswer = () => [...discord.messages].findLast(([, { channel }]) => channel !== keepers)!;
    const answerId = () =>
      /"custom_id":"(?:vote|remove):([0-9a-f]{16})/.exec(JSON.stringify(lastAnswer()[1].body))![1]!;
    const spots: Record<Where, Spot> = {
      channel: inChannel,
      thread: { guild: GUILD, channel: THREAD, type: 11 },
      direct: inPrivate,
    };
    discord.channels.set(THREAD, { id: THREAD, type: 11, parent_id: CHANNEL });
    const asked: { shown: Shown | null } = { shown: null };
    const payloads = new Map<string, Readonly<Record<string, unknown>>>();
    const settled = () => bot.settled();
    return {
      store,
      me: `<@${BOT}>`,
      async presses(act, by = "asker") {
        const [id, { body, channel }] = lastAnswer();
        const shown = { id, body, files: [], private: false };
        const custom = act === "up" || act === "down" ? `vote:${answerId()}:${act}` : `${act}:${answerId()}`;
        const begun = people[by].presses(shown, custom, { guild: GUILD, channel });
        await settled();
        const made = discord.requests.filter(({ path }) => path.includes(`token-${begun.id}`));
        // A removed message is removed by its interaction, as Discord does with it.
        if (made.some(({ method }) => method === "DELETE")) discord.messages.delete(id);
        return JSON.stringify(made.map((each) => each.body));
      },
      async asksAlone(text) {
        asked.shown = await ada.slash("ask", { question: text, private: true }).answer();
        await settled();
      },
      async shares() {
        const { shown } = asked;
        const share = /"custom_id":"(share:[^"]+)"/.exec(JSON.stringify(shown?.body))![1]!;
        const begun = ada.presses(shown!, share);
        await settled();
        const made = discord.requests.filter(({ path }) => path.includes(`token-${begun.id}`));
        return JSON.stringify(made.map((each) => each.body));
      },
      refuses(why) {
        const refusal = why === "closed" ? { status: 403, code: 50_013 } : { status: 400, code: 40_000 };
        for (const path of [/^\/channels/, /^\/webhooks/])
          discord.failures.push({ method: "POST", path, ...refusal });
      },
      passes(ms) {
        bot.clock.ms += ms;
      },
      tally: () => tallyOf(store, answerId()),
      mode: (mode) => store.settings.put(`discord:${GUILD}:${CHANNEL}`, { mode }, 0),
      async writes(text, where = "channel", { picture = false } = {}) {
        const extra = picture ? { attachments: [{ id: "1", filename: "cat.png" }] } : {};
        const payload = ada.writes(text, spots[where], extra);
        discord.people(spots[where].channel, payload);
        payloads.set(payload.id, payload);
        await settled();
        return { id: payload.id, text, where };
      },
      async edits({ id }, text) {
        const payload = {
          ...payloads.get(id),
          content: text,
          edited_timestamp: new Date(bot.clock.now()).toISOString(),
        };
        discord.gateway.send("MESSAGE_UPDATE", payload);
        await settled();
      },
      async deletes({ id, where }) {
        const { guild, channel } = spots[where];
        discord.gateway.send("MESSAGE_DELETE", { id, channel_id: channel, guild_id: guild });
        await settled();
      },
      async repeats({ id }) {
        discord.gateway.send("MESSAGE_CREATE", payloads.get(id)!);
        await settled();
      },
      async said() {
        return [...discord.messages.values()].map(({ body }) => JSON.stringify(body));
      },
      problems: () => discord.problems,
      close: () => bot.stop(),
    };
  },
};
