import type { Guide } from "../../src/guide.ts";
import { type Modes, parseMode, phrasesIn } from "../chat/index.ts";
import type { Answering } from "./answering.ts";
import type { Delivery } from "./delivery.ts";
import type { DigestChannels } from "./digest.ts";
import type { SlackHandOver } from "./hand-over.ts";
import type { Home } from "./home.ts";
import { channelId, userId, views, workspaceId } from "./ids.ts";
import { type Actor, jobOf, type Press, type Shortcut, type Submission } from "./receive/interactions.ts";
import {
  askModal,
  digestModal,
  keepModal,
  noticeModal,
  reasonLabel,
  settingsModal,
  waitingModal,
} from "./render/modals.ts";

export type Forms = ReturnType<typeof createForms>;

/** Creates the handlers that open modals, and those of their submissions. */
export function createForms(parts: {
  readonly guide: Guide;
  readonly delivery: Delivery;
  readonly answering: Answering;
  readonly modes: Modes;
  readonly handOver: SlackHandOver;
  readonly home: Home;
  readonly digests: DigestChannels;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
}) {
  const { guide, delivery, answering, modes, handOver, home, digests, isAdmin } = parts;
  const phrases = () => phrasesIn(guide);

  const tellDirectly = (actor: Actor, text: string) =>
    delivery.tell({ ...actor, channel: null, thread: null, responseUrl: null }, text);

  async function answerIn(actor: Actor, view: string, question: string, occasion: string): Promise<void> {
    await answering.answer(
      jobOf({
        ...actor,
        text: question,
        occasion: `${actor.user}:${occasion}`,
        channel: null,
        to: { kind: "modal", view },
        lead: question.slice(0, 3_000),
      }),
    );
  }

  async function saveReason(sent: Submission): Promise<void> {
    const label = reasonLabel(phrases(), sent.values.reason ?? "");
    const reason = [label, sent.values.comment].filter(Boolean).join(": ").slice(0, 500);
    if (reason) await guide.vote(sent.metadata, userId(sent.team, sent.user), "down", reason);
  }

  async function saveSettings(sent: Submission): Promise<void> {
    const channel = sent.values.channel ?? "";
    if (!channel || !(await isAdmin(sent.team, sent.user)))
      return tellDirectly(sent, phrases()("admins-only"));
    const mode = parseMode(sent.values.mode);
    if (mode !== null) await modes.choose(channelId(sent.team, channel), mode);
    await tellDirectly(sent, phrases()("settings-saved"));
  }

  async function saveDigest(sent: Submission): Promise<void> {
    if (!(await isAdmin(sent.team, sent.user))) return tellDirectly(sent, phrases()("admins-only"));
    const channel = sent.values.channel ?? "";
    await digests.choose(sent.team, channel === "" ? null : channel);
    await tellDirectly(sent, phrases()(channel === "" ? "digest-off" : "digest-on"));
  }

  async function keep(sent: Submission): Promise<void> {
    if (!(await isAdmin(sent.team, sent.user))) return tellDirectly(sent, phrases()("admins-only"));
    const { question = "", answer = "" } = sent.values;
    if (question === "" || answer === "") return;
    await handOver.keep({
      id: `${workspaceId(sent.team)}:${sent.metadata}`,
      question,
      words: answer,
      user: userId(sent.team, sent.user),
      workspace: workspaceId(sent.team),
    });
    await tellDirectly(sent, phrases()("kept"));
  }

  return {
    /** The form to ask in. */
    async openAsk(actor: Actor & { readonly trigger: string | null }): Promise<void> {
      const opened = actor.trigger && (await delivery.open(actor.team, actor.trigger, askModal(phrases())));
      if (!opened) await tellDirectly(actor, phrases()("too-late"));
    },

    /** Answers a question in a modal, which shows at once that something is coming. */
    async answerInModal(press: Press, trigger: string, question: string, onTop: boolean): Promise<void> {
      const view = await delivery.open(press.team, trigger, waitingModal(phrases()), onTop);
      if (view === null) return tellDirectly(press, phrases()("too-late"));
      await answerIn(press, view, question, press.at);
    },

    async openDigest(actor: Actor, trigger: string | null): Promise<void> {
      const now = await digests.read(actor.team);
      const opened = trigger && (await delivery.open(actor.team, trigger, digestModal(phrases(), now)));
      if (!opened) await tellDirectly(actor, phrases()("too-late"));
    },

    /** Keeps somebody's message as an answer; the thread's opening words are the question. */
    async openKeep({ message, ...actor }: Shortcut): Promise<void> {
      if (message === null) return;
      const question = await delivery.opening(actor.team, message);
      const view = keepModal(phrases(), question ?? "", message.text, `${message.channel}:${message.ts}`);
      if (!(await delivery.open(actor.team, actor.trigger, view)))
        await tellDirectly(actor, phrases()("too-late"));
    },

    async openSettings(actor: Actor, trigger: string | null, channel: string | null): Promise<void> {
      const now = channel === null ? "mentions" : await modes.read(channelId(actor.team, channel));
      const opened =
        trigger && (await delivery.open(actor.team, trigger, settingsModal(phrases(), channel, now)));
      if (!opened) await tellDirectly(actor, phrases()("too-late"));
    },

    /** Removes a person, says what was removed, and shows a Home without it. */
    async forget(actor: Actor, trigger: string | null): Promise<void> {
      const removed = await guide.forget(userId(actor.team, actor.user));
      const known = Object.values(removed).some((count) => count > 0);
      const said = phrases()(known ? "forgot-all" : "knew-nothing");
      const notice = noticeModal(phrases(), phrases()("was-forgotten"), said);
      const opened = trigger && (await delivery.open(actor.team, trigger, notice));
      if (!opened) await tellDirectly(actor, said);
      await home.publish(actor.team, actor.user);
    },

    /** What a form answers Slack with at once, before any work. */
    acknowledgement: (sent: Submission) =>
      sent.callback === views.ask
        ? { response_action: "update" as const, view: waitingModal(phrases()) }
        : undefined,

    /** A form was sent. */
    async submitted(sent: Submission): Promise<void> {
      switch (sent.callback) {
        case views.ask:
          return answerIn(sent, sent.view, sent.values.question ?? "", sent.view);
        case views.reason:
          return saveReason(sent);
        case views.resolve:
          return handOver.resolve(sent);
        case views.settings:
          return saveSettings(sent);
        case views.digest:
          return saveDigest(sent);
        case views.keep:
          return keep(sent);
      }
    },
  };
}
