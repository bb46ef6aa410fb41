import type { Guide } from "../../src/guide.ts";
import { phrasesIn } from "../chat/index.ts";
import type { Answering } from "./answering.ts";
import { openGaps, starters, topics } from "./catalogue.ts";
import type { Delivery } from "./delivery.ts";
import type { Forms } from "./forms.ts";
import { ASK_ABOUT, actions, numbered, shortcuts, workspaceId } from "./ids.ts";
import type { OnboardingHandlers } from "./onboarding-handlers.ts";
import { type Command, jobOf, type Shortcut } from "./receive/interactions.ts";
import { button, row } from "./render/elements.ts";
import { gapsModal, startersRow, waitingModal } from "./render/modals.ts";

/** Creates the handlers of `/ask …` and of the shortcuts. */
export function createCommands(parts: {
  readonly guide: Guide;
  readonly delivery: Delivery;
  readonly answering: Answering;
  readonly forms: Forms;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
  readonly gapConfidence: number;
  readonly onboarding: OnboardingHandlers | null;
}) {
  const { guide, delivery, answering, forms, isAdmin, onboarding } = parts;
  const phrases = () => phrasesIn(guide);

  const listener = (command: Command) => ({ ...command, thread: null });

  async function help(sent: Command): Promise<void> {
    const { name, subject } = guide.bot().knowledge.profile;
    const { command } = sent;
    const say = phrases();
    const lines = [
      say("i-am", { name, subject }),
      say("how-to-ask", { command }),
      say("ask-elsewhere", { menu: ASK_ABOUT }),
      say("about-topics", { command }),
      say("about-forgetting", { command }),
      say("about-admins", { command }),
    ];
    await delivery.tell(listener(sent), lines.join("\n"), startersRow(starters(guide)));
  }

  async function listTopics(command: Command): Promise<void> {
    const buttons = topics(guide)
      .slice(0, 25)
      .map(({ id, label }, index) => button({ label, action: numbered(actions.topic, index), value: id }));
    await delivery.tell(
      listener(command),
      phrases()("what-i-know"),
      buttons.length > 0 ? [row(buttons)] : [],
    );
  }

  async function forAdmins(command: Command, task: () => Promise<void>): Promise<void> {
    if (await isAdmin(command.team, command.user)) return task();
    await delivery.tell(listener(command), phrases()("admins-only"));
  }

  async function showGaps(command: Command): Promise<void> {
    const opened = await delivery.open(
      command.team,
      command.trigger,
      waitingModal(phrases(), phrases()("gaps")),
    );
    if (opened === null) return delivery.tell(listener(command), phrases()("too-late"));
    const gaps = await openGaps(guide, workspaceId(command.team), parts.gapConfidence);
    await delivery.fill(command.team, opened, gapsModal(phrases(), gaps));
  }

  function ask(command: Command): Promise<unknown> {
    const { text, channel, responseUrl, trigger } = command;
    return answering.answer(
      jobOf({
        ...command,
        occasion: trigger,
        to: { kind: "private", channel, thread: null, responseUrl, shareable: !channel.startsWith("D") },
        lead: text.slice(0, 3_000),
      }),
    );
  }

  return {
    /** A slash command; whatever it is called, it asks. */
    async command(command: Command): Promise<void> {
      const word = command.text.toLowerCase();
      const onboards = command.command === "/onboard" || word === "onboard";
      if (onboards && onboarding) return onboarding.command(command);
      if (word === "" || word === "help") return help(command);
      if (word === "topics") return listTopics(command);
      if (word === "forget" || word === "forget me") return forms.forget(command, command.trigger);
      if (word === "gaps") return forAdmins(command, () => showGaps(command));
      if (word === "settings")
        return forAdmins(command, () => forms.openSettings(command, command.trigger, command.channel));
      await ask(command);
    },

    /** A shortcut: about a message, answered to one person alone; or the form to ask in. */
    async shortcut(shortcut: Shortcut): Promise<void> {
      const { message } = shortcut;
      if (shortcut.callback === shortcuts.keep) {
        if (await isAdmin(shortcut.team, shortcut.user)) return forms.openKeep(shortcut);
        const here = {
          channel: message?.channel ?? null,
          thread: null,
          responseUrl: message?.responseUrl ?? null,
        };
        return delivery.tell({ ...shortcut, ...here }, phrases()("admins-only"));
      }
      if (message === null) return forms.openAsk(shortcut);
      const { channel, responseUrl, text } = message;
      const thread = message.thread ?? message.ts;
      if (text === "")
        return delivery.tell({ ...shortcut, channel, thread, responseUrl }, phrases()("no-text"));
      await answering.answer(
        jobOf({
          ...shortcut,
          text,
          occasion: shortcut.trigger,
          channel,
          to: { kind: "private", channel, thread, responseUrl, shareable: !channel.startsWith("D") },
          lead: text.slice(0, 3_000),
        }),
      );
    },
  };
}
