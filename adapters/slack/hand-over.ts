import { createHash } from "node:crypto";
import type { KnownBlock } from "@slack/types";
import type { Guide } from "../../src/guide.ts";
import type { Answer } from "../../src/ports.ts";
import type { Once } from "../chat/once.ts";
import { type People, peopleFor } from "./config.ts";
import type { Delivery, Listener } from "./delivery.ts";
import { actions, parseChannel, threadOf, userId } from "./ids.ts";
import type { Press, Submission } from "./receive/interactions.ts";
import { button, plain, quiet, row } from "./render/elements.ts";
import { clip } from "./render/limits.ts";
import { resolveModal } from "./render/modals.ts";
import { escapeMarkup } from "./render/text.ts";

export type HandOver = ReturnType<typeof createHandOver>;

/** "Ask a person": a question goes to the people of its topic, and their answer back and into a draft. */
export function createHandOver(parts: {
  readonly guide: Guide;
  readonly once: Once;
  readonly delivery: Delivery;
  readonly people: ReadonlyMap<string, People>;
}) {
  const { guide, once, delivery, people } = parts;

  /** The channel that the hand-over is posted to; `null` where the rule names a group and nobody else listens. */
  function placeFor(route: People, answer: Answer): { channel: string; thread: string | null } | null {
    if (route.channel !== null) return { channel: route.channel, thread: null };
    const asked = parseChannel(answer.place.channel ?? "");
    if (!asked || answer.place.kind === "direct" || answer.place.kind === "command") return null;
    return { channel: asked.channel, thread: threadOf(answer.conversation) };
  }

  function blocksFor(question: string, press: Press, route: People, answer: Answer): KnownBlock[] {
    const call = route.group === null ? "" : `<!subteam^${route.group}> `;
    return [
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: `${call}:raising_hand: *${escapeMarkup(clip(press.name, 80))}* has a question that I could not answer:`,
        },
      },
      {
        type: "rich_text",
        elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: plain(question).text }] }],
      },
      ...(answer.topic === null ? [] : [quiet(`Topic: ${escapeMarkup(answer.topic)}`)]),
      row([
        button({
          label: "Answer and resolve",
          action: actions.resolve,
          value: `${answer.id}|${press.user}`,
          style: "primary",
        }),
      ]),
    ];
  }

  return {
    /** Whether there is somebody for a topic. */
    hasPeople: (topic: string | null): boolean => peopleFor(people, topic) !== null,

    /** Passes a question on, once. */
    async pass(press: Press, answer: Answer, to: Listener): Promise<void> {
      const route = peopleFor(people, answer.topic);
      const place = route && placeFor(route, answer);
      if (!route || !place || answer.question === null) {
        const why =
          answer.question === null
            ? "I no longer have the words of your question. Please ask again."
            : "There is nobody set up for this topic here. Ask in a channel, or ask an admin to set SLACK_PEOPLE.";
        return delivery.tell(to, why);
      }
      const question = answer.question;
      const outcome = await once.run({ id: `slack:person:${answer.id}` }, async () => {
        const blocks = blocksFor(question, press, route, answer);
        const text = escapeMarkup(`${press.name} has a question that I could not answer: ${question}`);
        await delivery.say(press.team, place, { text, blocks });
      });
      const said = {
        worked: "I passed your question on. You get the answer here or by direct message.",
        done: "Your question is with them already.",
        taken: "Your question is with them already.",
        failed: "I could not reach them just now. Please try again in a moment.",
      };
      await delivery.tell(to, said[outcome]);
    },

    /** Opens the form for a person's answer. */
    async openForm(press: Press): Promise<boolean> {
      const [answerId = "", asker = ""] = press.value.split("|");
      const answer = await guide.recall(answerId);
      if (!press.trigger || answer?.question == null) return false;
      const place = press.message ? `${press.message.channel}|${press.message.ts}` : "|";
      const view = resolveModal(answer.question, `${answerId}|${asker}|${place}`);
      return (await delivery.open(press.team, press.trigger, view)) !== null;
    },

    /** A person's answer: to whoever asked, and into a draft for the knowledge. */
    async resolve(sent: Submission): Promise<void> {
      const [answerId = "", asker = "", channel = "", ts = ""] = sent.metadata.split("|");
      const answer = await guide.recall(answerId);
      const words = sent.values.answer ?? "";
      if (!answer || words === "") return;
      await once.run({ id: `slack:resolve:${answerId}:${sent.view}` }, async () => {
        const question = answer.question ?? "(no longer known)";
        await guide.store.drafts.put({
          id: `draft-${createHash("sha256").update(answerId).digest("hex").slice(0, 12)}`,
          question,
          also: [],
          answer: words,
          source: null,
          topics: answer.topic === null ? [] : [answer.topic],
          gap: [answerId],
          author: guide.hashPerson(userId(sent.team, sent.user)),
          workspace: answer.place.workspace,
          status: "open",
          atMs: guide.clock.now(),
        });
        const where = parseChannel(answer.place.channel ?? "");
        const thread = threadOf(answer.conversation);
        const open = where !== null && answer.place.kind !== "command";
        await delivery.say(
          sent.team,
          open ? { channel: where.channel, thread } : { channel: asker, thread: null },
          {
            text: escapeMarkup(`${sent.name} answered: ${words}`),
            blocks: [
              quiet(
                `:bust_in_silhouette: ${escapeMarkup(`${clip(sent.name, 80)} answered “${clip(question, 200)}”`)}`,
              ),
              { type: "section", text: plain(words) },
            ],
          },
        );
        if (channel && ts)
          await delivery.say(
            sent.team,
            { channel, thread: ts },
            {
              text: escapeMarkup(`Resolved by ${sent.name}; the answer waits as a draft.`),
              blocks: [
                quiet(
                  `:white_check_mark: Resolved by ${escapeMarkup(clip(sent.name, 80))}. The answer waits as a draft for the knowledge.`,
                ),
              ],
            },
          );
      });
    },
  };
}
