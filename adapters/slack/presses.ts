import type { Guide } from "../../src/guide.ts";
import type { Suggestion } from "../../src/reply/index.ts";
import { type Once, phrasesIn, share, withdraw } from "../chat/index.ts";
import type { Answering } from "./answering.ts";
import { ofTopic, openGaps, questionOf, topics } from "./catalogue.ts";
import type { Delivery, Listener } from "./delivery.ts";
import { codeOf, isClosed } from "./errors.ts";
import type { Forms } from "./forms.ts";
import type { SlackHandOver } from "./hand-over.ts";
import { actions, messageId, userId, workspaceId } from "./ids.ts";
import type { Destination } from "./job.ts";
import type { OnboardingHandlers } from "./onboarding-handlers.ts";
import { jobOf, type Press } from "./receive/interactions.ts";
import { row } from "./render/elements.ts";
import {
  answerModal,
  detailsModal,
  gapsModal,
  noticeModal,
  reasonModal,
  topicModal,
  waitingModal,
} from "./render/modals.ts";
import { personButton } from "./render.ts";
import { respond } from "./respond.ts";

type View = Parameters<Delivery["open"]>[2];

/** Creates the handler of pressed buttons, which looks everything up by the id that a button carries. */
export function createPresses(parts: {
  readonly guide: Guide;
  readonly once: Once;
  readonly delivery: Delivery;
  readonly answering: Answering;
  readonly handOver: SlackHandOver;
  readonly forms: Forms;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
  readonly gapConfidence: number;
  readonly onboarding: OnboardingHandlers | null;
  readonly wait: (ms: number) => Promise<void>;
}) {
  const { guide, once, delivery, answering, handOver, forms, isAdmin, onboarding, wait } = parts;
  const phrases = () => phrasesIn(guide);

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
    if (outcome === "done") await delivery.tell(listenerOf(press), phrases()("answered-below"));
  }

  async function askAgain(press: Press, of: "choices" | "suggestions"): Promise<void> {
    const answer = await guide.recall(press.value);
    const chosen = answer?.reply ? answer.reply[of][Number(press.part)] : labelled(press);
    if (!answer || !chosen) return delivery.tell(listenerOf(press), phrases()("forgotten"));
    await ask(press, chosen, answer.conversation);
  }

  async function vote(press: Press): Promise<void> {
    const [kind, answerId = ""] = press.value.split(":", 2);
    if (kind !== "up" && kind !== "down") return;
    const known = await guide.vote(answerId, userId(press.team, press.user), kind);
    if (!known) return delivery.tell(listenerOf(press), phrases()("forgotten"));
    if (kind === "up") return delivery.tell(listenerOf(press), phrases()("thanks"));
    const opened =
      press.trigger && (await delivery.open(press.team, press.trigger, reasonModal(phrases(), answerId)));
    const answer = await guide.recall(answerId);
    await delivery.tell(
      listenerOf(press),
      opened ? phrases()("not-helped") : phrases()("thanks"),
      answer && handOver.hasPeople(answer.topic) ? [row([personButton(answer, phrases())])] : [],
    );
  }

  async function none(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    if (!answer) return delivery.tell(listenerOf(press), phrases()("forgotten"));
    await guide.vote(press.value, userId(press.team, press.user), "none");
    const people = handOver.hasPeople(answer.topic);
    await delivery.tell(
      listenerOf(press),
      phrases()("none-fits"),
      people ? [row([personButton(answer, phrases())])] : [],
    );
  }

  async function remove(press: Press): Promise<void> {
    const user = userId(press.team, press.user);
    const moderates = await isAdmin(press.team, press.user);
    const { said, posts } = await withdraw(guide, press.value, { user, moderates });
    if (posts !== null) {
      if (press.message?.ephemeral && press.responseUrl)
        await respond(press.responseUrl, { delete_original: true }, wait);
      const { message } = press;
      const here = message && !message.ephemeral ? [messageId(press.team, message.channel, message.ts)] : [];
      await delivery.remove([...new Set([...posts, ...here])]);
    }
    await delivery.tell(listenerOf(press), said);
  }

  /** A private answer to everybody, once, as the person saw it. */
  async function shareHere(press: Press): Promise<void> {
    const { message } = press;
    if (!message) return delivery.tell(listenerOf(press), phrases()("forgotten"));
    const said = await share({
      guide,
      once,
      name: "slack:share",
      answerId: press.value,
      post: ({ id, reply, question }) =>
        delivery.share({ ...press, channel: message.channel, thread: message.thread }, reply, {
          key: `share ${id}`,
          lead: phrases()("asked-by", { name: press.name, question: question ?? reply.title ?? "" }),
        }),
      isClosed: (error) => isClosed(codeOf(error)),
    });
    await delivery.tell(listenerOf(press), said);
  }

  async function details(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    if (!answer?.reply) return delivery.tell(listenerOf(press), phrases()("forgotten"));
    const { reply } = answer;
    const opened =
      press.trigger &&
      (await delivery.open(press.team, press.trigger, detailsModal(phrases(), reply), press.modal !== null));
    if (!opened) return delivery.tell(listenerOf(press), phrases()("too-late"));
    await delivery.completeDetails(press.team, opened, reply);
  }

  /** An answer given earlier, to the person who asked; without asking again. */
  async function again(press: Press): Promise<void> {
    const answer = await guide.recall(press.value);
    const own = answer?.asker === guide.hashPerson(userId(press.team, press.user));
    if (!own || !answer?.reply)
      return show(press, noticeModal(phrases(), phrases()("answer"), phrases()("forgotten")));
    await show(
      press,
      answerModal(phrases(), answer.reply, answer.question ?? "", handOver.hasPeople(answer.topic)),
    );
  }

  async function entry(press: Press): Promise<void> {
    const question = questionOf(guide, press.value);
    if (question === null) return delivery.tell(listenerOf(press), phrases()("forgotten"));
    if (press.message !== null) return ask(press, { label: question, question }, undefined);
    if (press.trigger) await forms.answerInModal(press, press.trigger, question, press.modal !== null);
  }

  async function show(press: Press, view: Parameters<Delivery["open"]>[2]): Promise<void> {
    const opened =
      press.trigger && (await delivery.open(press.team, press.trigger, view, press.modal !== null));
    if (!opened) await delivery.tell(listenerOf(press), phrases()("too-late"));
  }

  /** Opens a window at once, and fills it when its content is there. */
  async function showFilled(press: Press, empty: View, content: () => Promise<View>): Promise<void> {
    const opened =
      press.trigger && (await delivery.open(press.team, press.trigger, empty, press.modal !== null));
    if (!opened) return delivery.tell(listenerOf(press), phrases()("too-late"));
    await delivery.fill(press.team, opened, await content());
  }

  async function forAdmins(press: Press, task: () => Promise<void>): Promise<void> {
    if (await isAdmin(press.team, press.user)) return task();
    await delivery.tell(listenerOf(press), phrases()("admins-only"));
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
        return shareHere(press);
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
        return show(
          press,
          topicModal(phrases(), topic?.label ?? phrases()("topic"), ofTopic(guide, press.value)),
        );
      }
      case actions.person:
        return handOver.pass(press, listenerOf(press));
      case actions.resolve: {
        const said = await handOver.openForm(press);
        if (said !== null) await delivery.tell(listenerOf(press), said);
        return;
      }
      case actions.forget:
        return forms.forget(press, press.trigger);
      case actions.gaps:
        return forAdmins(press, () =>
          showFilled(press, waitingModal(phrases(), phrases()("gaps")), async () =>
            gapsModal(phrases(), await openGaps(guide, workspaceId(press.team), parts.gapConfidence)),
          ),
        );
      case actions.settings:
        return forAdmins(press, () => forms.openSettings(press, press.trigger, null));
      case actions.digest:
        return forAdmins(press, () => forms.openDigest(press, press.trigger));
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
