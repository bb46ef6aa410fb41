import { randomUUID } from "node:crypto";
import type { Guide } from "../../src/guide.ts";
import type { Onboarding } from "../../src/onboarding/index.ts";
import type { Phrases } from "../../src/phrases/index.ts";
import type { VoteKind } from "../../src/ports.ts";
import type { Action, Prompt, Reply, Suggestion } from "../../src/reply/index.ts";
import { phrasesIn } from "../chat/index.ts";
import { renderExplanation, renderReply } from "./render.ts";
import { painter, printableLines, wrap } from "./text.ts";

/** Where a session writes to and who speaks. */
export interface SessionParts {
  readonly guide: Guide;
  readonly user: string;
  readonly columns: () => number;
  readonly colours: boolean;
  readonly onboarding?: Onboarding;
  /** Time zone of the terminal. */
  readonly zone?: string;
}

/** What there is to print after a line, and whether more lines are wanted. */
interface Said {
  readonly output: string;
  readonly ended: boolean;
}

/** A conversation in the terminal. */
export interface Session {
  readonly greeting: string;
  /** Takes a question, a number of what was offered last, or a command. Never throws. */
  say(line: string): Promise<Said>;
  /** Questions that begin like what was typed. */
  complete(typed: string): readonly string[];
}

const commands = [
  ["/topics", "help-topics"],
  ["/why", "help-why"],
  ["/good, /bad", "help-votes"],
  ["/new", "help-new"],
  ["/onboard", "help-onboard"],
  ["/forget", "help-forget"],
  ["/help", "help-help"],
  ["/quit", "help-quit"],
] as const;

const helpIn = (phrases: Phrases): string =>
  [
    phrases("terminal-help"),
    "",
    ...commands.map(([name, about]) => `  ${name.padEnd(12)} ${phrases(about)}`),
  ].join("\n");

const platform = "terminal";

/** Begins a conversation; state goes through the guide, so that it is the same as anywhere else. */
export function createSession(parts: SessionParts): Session {
  const { guide, user, columns, colours, onboarding } = parts;
  const paint = painter(colours);
  const phrases = () => phrasesIn(guide);
  const shown = (reply: Reply) => renderReply(reply, { phrases: phrases(), columns: columns(), colours });
  let conversation = newConversation();
  let offered: readonly Suggestion[] = [];
  let last: Reply | null = null;
  let actions: readonly Action[] = [];
  const who = {
    user,
    workspace: platform,
    platform,
    zone: parts.zone ?? null,
    // Nothing can be brought to a terminal: who comes back finds the step.
    reach: null,
    name: phrases()("track-newcomer"),
  };

  function show({ reply, actions: possible }: Prompt): string {
    actions = possible;
    offered = [];
    const lines = possible.map(
      ({ label }, i) => `${paint("cyan", `[${i + 1}]`)} ${printableLines(label).replaceAll("\n", " ")}`,
    );
    return [shown(reply), "", ...lines].join("\n");
  }

  async function ask(text: string): Promise<string> {
    const reply = await guide.ask({
      id: `${conversation}:${randomUUID()}`,
      text,
      conversation,
      user,
      place: { platform, kind: "direct", workspace: platform },
    });
    last = reply;
    offered = reply.choices.length > 0 ? reply.choices : reply.suggestions;
    actions = [];
    return `${shown(reply)}${await wayBack(reply)}`;
  }

  /** What leads to the onboarding after an answer: back to it, or into it for a newcomer. */
  async function wayBack(reply: Reply): Promise<string> {
    const resume = await onboarding?.after(who);
    const offer = reply.offersOnboarding && onboarding?.available() ? phrases()("new-here") : null;
    const text = resume?.reply.text ?? offer;
    return text === null ? "" : `\n\n${paint("dim", printableLines(`${text} → /onboard`))}`;
  }

  async function vote(kind: VoteKind, reason: string): Promise<string> {
    if (!last) return phrases()("no-answer-yet");
    const known = await guide.vote(last.id, user, kind, reason === "" ? undefined : reason.slice(0, 1_000));
    return phrases()(known ? "thanks" : "forgotten");
  }

  function topics(wanted: string): string {
    const all = guide.bot().catalogue.topics.filter(({ items }) => items.length > 0);
    const topic = all.find(({ id, label }) => [id, label.toLowerCase()].includes(wanted.toLowerCase()));
    if (wanted !== "" && !topic) return phrases()("no-topic", { command: "/topics" });
    if (!topic) {
      const width = Math.max(0, ...all.map(({ id }) => id.length));
      const lines = all.map(({ id, label, items }) => `  ${id.padEnd(width)}  ${label} (${items.length})`);
      return [...lines, "", phrases()("topic-by-name", { command: "/topics" })].join("\n");
    }
    offered = topic.items;
    return topic.items
      .flatMap(({ label }, i) => wrap(`${paint("cyan", `[${i + 1}]`)} ${label}`, columns()))
      .join("\n");
  }

  async function forget(): Promise<string> {
    const removed = Object.values(await guide.forget(user)).reduce((sum, count) => sum + count, 0);
    restart();
    return phrases()(removed > 0 ? "forgot-all" : "knew-nothing");
  }

  function restart(): void {
    conversation = newConversation();
    offered = [];
    actions = [];
    last = null;
  }

  /** `/onboard stop` is short for “stop onboarding”. */
  async function onboard(rest: string): Promise<string> {
    if (!onboarding) return phrases()("no-onboarding");
    if (rest === "") return show(await onboarding.open(who));
    const prompt = (await onboarding.type(who, rest)) ?? (await onboarding.type(who, `${rest} onboarding`));
    return prompt ? show(prompt) : phrases()("onboard-how");
  }

  async function command(name: string, rest: string): Promise<string> {
    switch (name) {
      case "help":
        return helpIn(phrases());
      case "topics":
        return topics(rest);
      case "why":
        return last
          ? renderExplanation(last.explanation, columns(), phrases()).join("\n")
          : phrases()("nothing-to-explain", { command: "/why" });
      case "good":
        return vote("up", rest);
      case "bad":
        return vote("down", rest);
      case "onboard":
        return onboard(rest);
      case "new":
        restart();
        return phrases()("new-conversation");
      case "forget":
        return forget();
      default:
        return phrases()("no-command", {
          command: `/${printableLines(name).slice(0, 40)}`,
          help: "/help",
        });
    }
  }

  async function respond(line: string): Promise<string> {
    const [, name, rest = ""] = /^\/(\w*)\s*(.*)$/s.exec(line) ?? [];
    if (name !== undefined) return command(name.toLowerCase(), rest.trim());
    const isNumber = /^\d{1,3}$/.test(line);
    const action = isNumber
      ? actions[Number(line) - 1]
      : actions.find(({ label }) => label.toLowerCase() === line.toLowerCase());
    if (action && onboarding)
      return `${paint("bold", printableLines(action.label))}\n\n${show(await onboarding.act(who, action.id))}`;
    // A number belongs to what it was last printed beside.
    const prompt = isNumber && offered.length > 0 ? null : await onboarding?.type(who, line);
    if (prompt) return show(prompt);
    if (!isNumber) return ask(line);
    const chosen = offered[Number(line) - 1];
    // Where nothing is to be chosen, a bare number may be part of the talk: "how many?" – "3".
    const choices = Math.max(offered.length, actions.length);
    if (!chosen && choices > 0)
      return phrases()(choices === 1 ? "no-choice-but-one" : "no-choice", {
        number: String(Number(line)),
        last: String(choices),
      });
    if (!chosen) return ask(line);
    return `${paint("bold", printableLines(chosen.question))}\n\n${await ask(chosen.question)}`;
  }

  const { profile } = guide.bot().knowledge;
  return {
    greeting: [
      ...wrap(profile.introduction, Math.min(100, columns())),
      "",
      paint("dim", phrases()("terminal-greeting", { commands: "/topics, /help, /quit" })),
    ].join("\n"),
    async say(line) {
      const trimmed = line.trim();
      if (/^\/(?:quit|exit|q)$/i.test(trimmed)) return { output: "", ended: true };
      if (trimmed === "") return { output: "", ended: false };
      try {
        return { output: await respond(trimmed), ended: false };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return {
          output: phrases()("goes-on", { reason: printableLines(reason).slice(0, 200) }),
          ended: false,
        };
      }
    },
    complete: (typed) => guide.bot().catalogue.complete(typed, 8),
  };
}

const newConversation = (): string => `${platform}:${randomUUID()}`;
