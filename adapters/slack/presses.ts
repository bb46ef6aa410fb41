import type { Guide } from "../../src/guide.ts";
import type { Answer, Suggestion } from "../../src/ports.ts";
import type { Once } from "../chat/once.ts";
import type { Answering } from "./answering.ts";
import { ofTopic, openGaps, questionOf, topics } from "./catalogue.ts";
import type { Delivery, Listener } from "./delivery.ts";
import type { Forms } from "./forms.ts";
import type { HandOver } from "./hand-over.ts";
import { actions, messageId, userId, workspaceId } from "./ids.ts";
import type { Destination } from "./job.ts";
import type { OnboardingDoor } from "./onboarding-door.ts";
import { jobOf, type Press } from "./receive/interactions.ts";
import { row } from "./render/elements.ts";
import {
  answerModal,
  detailsModal,
  gapsModal,
  noticeModal,
  reasonModal,
  topicModal,
} from "./render/modals.ts";
import { personButton, renderReply } from "./render.ts";
import { respond } from "./respond.ts";

const FORGOTTEN = "I no longer have that answer. Please ask again.";
const TOO_LATE = "That took too long for Slack to open a window. Please press again.";

/** What happens when a button is pressed. Everything is looked up by the id that the button carries. */
export function createPresses(parts: {
  readonly guide: Guide;
  readonly once: Once;
  readonly delivery: Delivery;
  readonly answering: Answering;
  readonly handOver: HandOver;
  readonly forms: Forms;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
  readonly gapConfidence: number;
  readonly onboarding: OnboardingDoor | null;
  readonly wait: (ms: number) => Promise<void>;
}) {
  const { guide, once, delivery, answering, handOver, forms, isAdmin, onboarding, wait } = parts;

  /** Asks a question in the place of the person, and answers it where the button stands. */
  async function ask(press: Press, chosen: Suggestion, conversation: string | undefined): Promise<void> {
    const { message } = press;
    const once_ = message !== null && !message.ephemeral && press.modal === null;
    const outcome = await answering.answer(
      jobOf({
        ...press,
        text: chosen.question,
        // A button of a message that all see is answered once, however many press it.
        occasion: once_ ? `${message.ts}:${press.action}:${press.part}` : `${press.user}:${press.at}`,
        channel: message?.channel ?? null,
        ...(conversation !== undefined && { conversation }),
        to: destinationOf(press),
        lead: chosen.question,
      }),
    );
    if (outcome === "done") await delivery.tell(listenerOf(press), "I answered that already, further down.");
  }

  async function askAgain(press: Press, of: "choices" | "suggestions"): Promise<void> {
    const answer = await guide.recall(press.value);
    const chosen = answer?.reply ? answer.reply[of][Number(press.part)] : labelled(press);
    if (!answer || !chosen) return delivery.tell(listenerOf(press), FORGOTTEN);
    await ask(press, chosen, answer.conversation);
  }

  async function vote(press: Press): Promise<void> {
    const [kind, answerId = ""] = press.value.split(":", 2);
    if (kind !== "up" && kind !== "down") return;
    const known = await guide.vote(answerId, userId(press.team, press.user), kind);
    if (!known) return delivery.tell(listenerOf(press), FORGOTTEN);
    if (kind === "up") return delivery.tell(listenerOf(press), "Thank you, noted.");
    const opened = press.trigger && (await delivery.open(press.team, press.trigger, reasonModal(answerId)));
    if (!opened)
      await delivery.tell(listenerOf(press), "Thank you, noted. Keepers see it in the gap report.");
  }

  async function none(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    if (!answer) return delivery.tell(listenerOf(press), FORGOTTEN);
    await guide.vote(press.value, userId(press.team, press.user), "none");
    const people = handOver.hasPeople(answer.topic);
    await delivery.tell(
      listenerOf(press),
      "Noted: none of these. Other words may help; the keepers of my knowledge see what was missing.",
      people ? [row([personButton(answer)])] : [],
    );
  }

  async function remove(press: Press): Promise<void> {
    const user = userId(press.team, press.user);
    const { outcome, answer } = await guide.withdraw(
      press.value,
      user,
      await isAdmin(press.team, press.user),
    );
    if (outcome === "unknown") return delivery.tell(listenerOf(press), FORGOTTEN);
    if (outcome === "not-yours")
      return delivery.tell(
        listenerOf(press),
        "Only the person who asked, or an admin, can remove an answer.",
      );
    if (outcome === "withdrawn") await guide.vote(press.value, user, "wrong");
    if (press.message?.ephemeral && press.responseUrl)
      await respond(press.responseUrl, { delete_original: true }, wait);
    const { message } = press;
    const here = message && !message.ephemeral ? [messageId(press.team, message.channel, message.ts)] : [];
    await delivery.remove([...new Set([...(answer?.posts ?? []), ...here])]);
    await delivery.tell(listenerOf(press), "Removed. The keepers of my knowledge see it in the gap report.");
  }

  /** A private answer to everybody, once. */
  async function share(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    const { message } = press;
    if (!answer?.reply || !message) return delivery.tell(listenerOf(press), FORGOTTEN);
    const { reply } = answer;
    const outcome = await once.run({ id: `slack:share:${answer.id}` }, async () => {
      if (answer.sharedAtMs !== null) return;
      const lead = `${press.name} asked: ${answer.question ?? reply.title ?? ""}`;
      await shareReply(press, answer, renderReply(reply, { lead, people: handOver.hasPeople(reply.topic) }));
      await guide.store.answers.share(answer.id, guide.clock.now());
    });
    const said = {
      worked: "Shared in this channel.",
      done: "That answer is shared already.",
      taken: "That answer is being shared.",
      failed: "I may not write in this channel. Invite me with /invite, then share again.",
    };
    await delivery.tell(listenerOf(press), said[outcome]);
  }

  /** Where the bot is no member, Slack still takes a reply to the command itself. */
  async function shareReply(
    press: Press,
    answer: Answer,
    form: ReturnType<typeof renderReply>,
  ): Promise<void> {
    const { message } = press;
    if (!message) return;
    try {
      const post = await delivery.say(press.team, { channel: message.channel, thread: message.thread }, form);
      await guide.store.answers.addPost(answer.id, messageId(post.team, post.channel, post.ts));
    } catch (error) {
      const payload = { response_type: "in_channel", replace_original: false, ...form };
      if (!press.responseUrl || (await respond(press.responseUrl, payload, wait)) !== "sent") throw error;
    }
  }

  async function details(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    if (!answer?.reply) return delivery.tell(listenerOf(press), FORGOTTEN);
    await show(press, detailsModal(answer.reply));
  }

  /** An answer given earlier, to the person who asked; without asking again. */
  async function again(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    const own = answer?.asker === guide.hashPerson(userId(press.team, press.user));
    if (!own || !answer?.reply) return show(press, noticeModal("Answer", FORGOTTEN));
    await show(press, answerModal(answer.reply, answer.question ?? "", handOver.hasPeople(answer.topic)));
  }

  async function entry(press: Press): Promise<void> {
    const question = questionOf(guide, press.value);
    if (question === null) return delivery.tell(listenerOf(press), FORGOTTEN);
    if (press.message !== null) return ask(press, { label: question, question }, undefined);
    if (press.trigger) await forms.answerInModal(press, press.trigger, question, press.modal !== null);
  }

  async function show(press: Press, view: Parameters<Delivery["open"]>[2]): Promise<void> {
    const opened =
      press.trigger && (await delivery.open(press.team, press.trigger, view, press.modal !== null));
    if (!opened) await delivery.tell(listenerOf(press), TOO_LATE);
  }

  async function forAdmins(press: Press, task: () => Promise<void>): Promise<void> {
    if (await isAdmin(press.team, press.user)) return task();
    await delivery.tell(listenerOf(press), "Only admins can see that.");
  }

  return async function handle(press: Press): Promise<void> {
    switch (press.action) {
      case actions.choose:
        return askAgain(press, "choices");
      case actions.suggest:
        return askAgain(press, "suggestions");
      case actions.vote:
        return vote(press);
      case actions.none:
        return none(press);
      case actions.remove:
        return remove(press);
      case actions.share:
        return share(press);
      case actions.details:
        return details(press);
      case actions.again:
        return again(press);
      case actions.entry:
        return entry(press);
      case actions.ask:
        return forms.openAsk(press);
      case actions.topic: {
        const topic = topics(guide).find(({ id }) => id === press.value);
        return show(press, topicModal(topic?.label ?? "Topic", ofTopic(guide, press.value)));
      }
      case actions.person: {
        const answer = await guide.recall(press.value);
        if (!answer) return delivery.tell(listenerOf(press), FORGOTTEN);
        return handOver.pass(press, answer, listenerOf(press));
      }
      case actions.resolve:
        if (!(await handOver.openForm(press))) await delivery.tell(listenerOf(press), TOO_LATE);
        return;
      case actions.forget:
        return forms.forget(press, press.trigger);
      case actions.gaps:
        return forAdmins(press, async () =>
          show(press, gapsModal(await openGaps(guide, workspaceId(press.team), parts.gapConfidence))),
        );
      case actions.settings:
        return forAdmins(press, () => forms.openSettings(press, press.trigger, null));
      case actions.onboard:
        return onboarding?.press(press);
    }
  };
}

/** Where the answer to a pressed button belongs. */
function destinationOf(press: Press): Destination {
  const { message } = press;
  if (press.modal !== null) return { kind: "modal", view: press.modal };
  if (message === null) return { kind: "conversation", channel: press.user, thread: null };
  if (message.ephemeral)
    return {
      kind: "private",
      channel: message.channel,
      thread: message.thread,
      responseUrl: press.responseUrl,
      shareable: !message.channel.startsWith("D"),
    };
  const thread = message.channel.startsWith("D") ? message.thread : (message.thread ?? message.ts);
  return { kind: "conversation", channel: message.channel, thread };
}

/** The person who pressed, to be told something. */
function listenerOf(press: Press): Listener {
  return {
    team: press.team,
    user: press.user,
    channel: press.message?.channel ?? null,
    thread: press.message?.thread ?? null,
    responseUrl: press.responseUrl,
  };
}

/** The question that a button stands for by its own words, where those of the answer are gone; `null` where they were cut. */
function labelled({ label }: Press): Suggestion | null {
  return label === "" || label.endsWith("…") ? null : { label, question: label };
}
