import type { KnownBlock } from "@slack/types";
import type { Guide } from "../../src/guide.ts";
import type { Answer } from "../../src/ports.ts";
import { type Card, type HandOver as ChatHandOver, clip, phrasesIn } from "../chat/index.ts";
import type { Delivery, Listener } from "./delivery.ts";
import { actions, userId } from "./ids.ts";
import type { Press, Submission } from "./receive/interactions.ts";
import { renderBody } from "./render/body.ts";
import { button, marked, quiet, row } from "./render/elements.ts";
import { resolveModal } from "./render/modals.ts";
import { escapeMarkup, withMarkup } from "./render/text.ts";
import type { Rendered } from "./render.ts";

export type SlackHandOver = ReturnType<typeof createSlackHandOver>;

/** Longest answer of a person that one message takes besides its heading. */
const ANSWER_CHARS = 8_000;

/** Where a passed-on question came from and stands; it travels in the button, so that it holds on any replica. */
interface Origin {
  readonly answerId: string;
  readonly asker: string;
  /** Where the answer goes; empty: to the asker directly. */
  readonly channel: string;
  readonly thread: string;
}

const written = ({ answerId, asker, channel, thread }: Origin): string =>
  [answerId, asker, channel, thread].join("|");

function readOrigin(value: string): Origin & { readonly post: string } {
  const [answerId = "", asker = "", channel = "", thread = "", ...post] = value.split("|");
  return { answerId, asker, channel, thread, post: post.join("|") };
}

/** Creates "Ask a person" in Slack: the post for people, their modal, and the delivery of their answer. */
export function createSlackHandOver({
  guide,
  delivery,
  handOver,
}: {
  readonly guide: Guide;
  readonly delivery: Delivery;
  readonly handOver: ChatHandOver;
}) {
  const phrases = () => phrasesIn(guide);

  /** Where the question was asked, for everybody to see; `null`: only the asker saw it. */
  function placeOf({ message }: Press, answer: Answer): { channel: string; thread: string } | null {
    if (message === null || message.ephemeral || answer.place.kind === "direct") return null;
    return { channel: message.channel, thread: message.thread ?? message.ts };
  }

  function head(press: Pick<Press, "user">, { route, question, topic, before }: Card, link: string | null) {
    const call = route.group === null ? "" : `<!subteam^${route.group}> `;
    return [
      {
        type: "section",
        text: marked(
          `${call}:raising_hand: ${withMarkup((filled) => phrases()("has-question", filled), { name: `<@${press.user}>` })}`,
        ),
      },
      {
        type: "rich_text",
        elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: clip(question, 2_900) }] }],
      },
      ...(before.length > 0
        ? [
            quiet(
              escapeMarkup(
                phrases()("asked-before", {
                  questions: before.map((each) => `“${clip(each, 150)}”`).join(" · "),
                }),
              ),
            ),
          ]
        : []),
      quiet(
        [
          ...(topic === null ? [] : [escapeMarkup(phrases()("of-topic", { topic }))]),
          link === null
            ? escapeMarkup(phrases()("asked-privately"))
            : `<${link}|${escapeMarkup(phrases()("go-to-answer"))}>`,
        ].join(" · "),
      ),
    ] satisfies KnownBlock[];
  }

  return {
    hasPeople: handOver.hasPeople,
    keep: handOver.keep,

    /** Passes a question on, once. */
    async pass(press: Press, to: Listener): Promise<void> {
      const said = await handOver.pass(press.value, async (card, answer) => {
        const asked = placeOf(press, answer);
        const channel = card.route.channel ?? asked?.channel;
        if (channel === undefined) return false;
        const thread = card.route.channel === null ? (asked?.thread ?? null) : null;
        const link = asked && (await delivery.linkTo(press.team, asked.channel, press.message?.ts ?? ""));
        const origin = { answerId: card.answerId, asker: press.user, channel: asked?.channel ?? "" };
        const blocks = [
          ...head(press, card, link),
          row([
            button({
              label: phrases()("answer-and-resolve"),
              action: actions.resolve,
              value: written({ ...origin, thread: asked?.thread ?? "" }),
              style: "primary",
            }),
          ]),
        ];
        const text = escapeMarkup(`${phrases()("has-question", { name: press.name })} ${card.question}`);
        await delivery.say(press.team, { channel, thread }, { text, blocks });
        return true;
      });
      await delivery.tell(to, said);
    },

    /** Opens the form for a person's answer, for one at a time; what to say where it does not open. */
    async openForm(press: Press): Promise<string | null> {
      const { answerId } = readOrigin(press.value);
      const state = await handOver.open(answerId, userId(press.team, press.user));
      if (state === null) return phrases()("question-gone");
      if (state === "taken") return phrases()("resolved-before");
      const answer = await guide.recall(answerId);
      const post = press.message ? `${press.message.channel}|${press.message.ts}` : "|";
      const view = resolveModal(phrases(), answer?.question ?? "", `${press.value}|${post}`);
      const opened = press.trigger && (await delivery.open(press.team, press.trigger, view));
      return opened ? null : phrases()("too-late");
    },

    /** A person's answer: to whoever asked, and into a draft for the knowledge. */
    async resolve(sent: Submission): Promise<void> {
      const origin = readOrigin(sent.metadata);
      const words = sent.values.answer ?? "";
      const who = userId(sent.team, sent.user);
      const said = await handOver.resolve(
        { answerId: origin.answerId, user: who, words },
        async ({ question, body }) => {
          const to = origin.channel
            ? { channel: origin.channel, thread: origin.thread || null }
            : { channel: origin.asker, thread: null };
          await delivery.say(sent.team, to, {
            text: escapeMarkup(`${sent.name}: ${words}`),
            blocks: [
              {
                type: "section",
                text: marked(
                  `:bust_in_silhouette: ${withMarkup((filled) => phrases()("has-answer", filled), {
                    asker: `<@${origin.asker}>`,
                    name: `<@${sent.user}>`,
                  })}`,
                ),
              },
              ...renderBody(body, ANSWER_CHARS).blocks,
              quiet(escapeMarkup(phrases()("to-question", { question: clip(question, 200) }))),
            ],
          });
          await close(sent, origin.post, question);
        },
      );
      if (said !== null)
        await delivery.tell({ ...sent, channel: null, thread: null, responseUrl: null }, said);
    },
  };

  /** The post for people loses its button: it is settled. */
  async function close(sent: Submission, post: string, question: string): Promise<void> {
    const [channel = "", ts = ""] = post.split("|");
    if (!channel || !ts) return;
    const form: Rendered = {
      text: escapeMarkup(`${phrases()("resolved-by", { name: sent.name })} ${question}`),
      blocks: [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: clip(question, 2_900) }] }],
        },
        quiet(
          `:white_check_mark: ${withMarkup((filled) => phrases()("resolved-by", filled), { name: `<@${sent.user}>` })}`,
        ),
      ],
    };
    await delivery.change(sent.team, { channel, ts }, form);
  }
}
