import { createHash } from "node:crypto";
import type { Move } from "./conversation/index.ts";
import type { Candidate, Decision, Understood } from "./decision/index.ts";
import { explain } from "./explain.ts";
import { citationOf, type Entry, type Knowledge, type Row, type Table } from "./knowledge/index.ts";
import {
  type Addressed,
  type Block,
  type Citation,
  type ExplanationParts,
  type Inline,
  paragraph,
  plainText,
  type Reply,
  replyOf,
  type Suggestion,
  say,
  strong,
  text,
} from "./reply/index.ts";
import type { TableCandidate } from "./tables/index.ts";
import type { Act } from "./talk/index.ts";

/** One question of a message, as it was asked, with what was decided. */
export interface Answered {
  readonly said: string;
  readonly understood: Understood;
  readonly decision: Decision;
}

/** What is to be said to a message. */
export type Outcome =
  /** Nothing was said in words: the guide says what it is for. */
  | { readonly kind: "introduce" }
  | { readonly kind: "talk"; readonly act: Act; readonly text: string }
  /** Something that asks nothing. */
  | { readonly kind: "remark" }
  | { readonly kind: "foreign" }
  | { readonly kind: "move"; readonly move: Move }
  /** The answer would be what was just said. */
  | { readonly kind: "same"; readonly others: readonly string[] }
  /** `unread`: questions of the message beyond those that are answered. */
  | { readonly kind: "questions"; readonly answered: readonly Answered[]; readonly unread: number };

export interface Composed {
  readonly id: string;
  readonly addressed: Addressed;
  readonly outcome: Outcome;
}

/** A sentence that stands beside an answer. */
const aside = (value: string): Block => paragraph({ type: "emphasis", children: [text(value)] });

const mostSuggestions = 3;
/** An aspect that keepers marked as outside is named where the question is as near to it as this. */
const aspectFrom = 0.8;
/** Of several answers in one reply, each is kept to about this. */
const sharedChars = 420;
const longestQuoteChars = 80;
/** Beside answers to some questions of a message, what lies nearest to the others. */
const nearBeside = 2;
const heldShare = 0.9;
/** A sentence that is more of its answer than this is hardly shorter. */
const shorterShare = 0.8;

/** Turns outcomes into replies, with what one knowledge holds. */
export function composeFor(knowledge: Knowledge): (composed: Composed) => Reply {
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const tables = new Map(knowledge.tables.map((table) => [table.id, table]));
  const { subject, introduction, starters } = knowledge.profile;

  const startersShown = (): Suggestion[] =>
    starters.slice(0, mostSuggestions).map((question) => ({ label: question, question }));

  const suggest = (ids: readonly string[], except: readonly string[] = []): Suggestion[] =>
    ids
      .filter((id) => !except.includes(id))
      .flatMap((id) => {
        const item = entries.get(id) ?? tables.get(id);
        return item ? [{ label: item.title, question: item.title }] : [];
      })
      .slice(0, mostSuggestions);

  const cite = (item: Entry | Table): Citation => citationOf(knowledge, item);

  /** An answer that is an entry as its keepers wrote it. */
  const fromEntry = (entry: Entry): Parts => ({
    status: "answered",
    title: entry.title,
    body: entry.answer,
    citations: [cite(entry)],
    suggestions: suggest(entry.related, [entry.id]),
    entry: entry.id,
    topic: entry.topics[0] ?? null,
  });

  /** An answer that was looked up in or computed from tables; where two disagree, from both. */
  const fromPlan = (candidate: TableCandidate): Parts => {
    const { body, view, chart, working, rows } = candidate.statement();
    const cited = candidate.tables.flatMap((id) => tables.get(id) ?? []);
    const [first] = cited;
    const cautions = cited.flatMap(({ caution }) => (caution === undefined ? [] : [aside(caution)]));
    return {
      status: "answered",
      title: first?.title ?? null,
      body: [...body, ...cautions],
      table: view,
      chart,
      working,
      citations: cited.flatMap((table) => {
        const citation = cite(table);
        const own = rows.filter((row) => row.table === table.id);
        return own.length === 0 ? [citation] : own.map(({ name }) => ({ ...citation, row: name }));
      }),
      suggestions: first ? suggest(first.related, [first.id]) : [],
      entry: first?.id ?? null,
      topic: first?.topics[0] ?? null,
    };
  };

  const answerOf = ({ id, table }: Candidate): Parts =>
    table ? fromPlan(table) : fromEntry(entries.get(id)!);

  /** What lies nearest, in short: its answer may stand behind the first sentence. */
  const nearestBlocks = (candidate: Candidate): Block[] => {
    const entry = entries.get(candidate.id);
    if (!entry) return [paragraph(...nearItem(candidate))];
    const lead = paragraph(strong(titleAsLead(entry.title)));
    const short = inShort(entry.answer);
    const said = excerptOf(candidate);
    // What it says nearest to the question may stand far behind its beginning.
    return said === null || isHeld(said, plainText(short)) ? [lead, ...short] : [lead, say(said)];
  };

  /** What an entry says nearest to the question, as running text. */
  const excerptOf = (candidate: Candidate): string | null =>
    candidate.excerpt()?.replace(/(^|\s)(?:-|\d+\.) (?=\S)/g, "$1") ?? null;

  /** First sentence of what lies near, with its title where that says more than the sentence. */
  const nearItem = (candidate: Candidate): Inline[] => {
    const entry = entries.get(candidate.id);
    const table = tables.get(candidate.id);
    if (table)
      return [
        strong(titleAsLead(table.title)),
        text(` ${planned(candidate) ?? whatItHolds(table, candidate.reading.utterance.text)}`),
      ];
    if (!entry) return [strong(candidate.title)];
    return [strong(titleAsLead(entry.title)), text(` ${excerptOf(candidate) ?? firstSentence(entry.text)}`)];
  };

  /** What was looked up or computed, where its plan explains the question and it is short. */
  const planned = ({ table }: Candidate): string | null => {
    if (!table || table.uncovered.length > 0) return null;
    const said = plainText(table.statement().body);
    return said.length <= sharedChars && !said.includes("\n") ? said : null;
  };

  const declined = (understood: Understood, { near, further }: Decision & { kind: "decline" }): Parts => {
    const shown = near.filter(({ id }) => entries.has(id) || tables.has(id));
    const named = further.map(({ id }) => id);
    const offered = suggest([...shown.map(({ id }) => id), ...named]);
    const missing = missingIn(understood);
    const [first, ...others] = shown;
    const lead = missing === null ? "I have no answer to exactly that." : `I have nothing about ${missing}.`;
    const body: Block[] = [];
    if (first) {
      if (missing === null) body.push(say("Perhaps I have no answer to exactly that; this comes nearest:"));
      else body.push(say(lead), say("The nearest I have:"));
      body.push(...nearestBlocks(first));
      if (others.length > 0) body.push({ type: "list", ordered: false, items: others.map(nearItem) });
    } else
      body.push(say(lead), say(`I know about ${subject}. What you can ask me, for example:`), {
        type: "list",
        ordered: false,
        items: (offered.length > 0 ? offered : startersShown()).map(({ label }) => [text(label)]),
      });
    return {
      status: "declined",
      body,
      citations: shown.flatMap(({ id }) => cite(entries.get(id) ?? tables.get(id)!)),
      suggestions: offered.length > 0 ? offered : startersShown(),
    };
  };

  const choose = (candidates: readonly Candidate[], lead = "Which of these do you mean?"): Parts => {
    const found = suggest(candidates.map(({ id }) => id));
    const choices = found.length > 0 ? found : startersShown();
    return {
      status: "clarify",
      body: [say(lead), { type: "list", ordered: true, items: choices.map(({ label }) => [text(label)]) }],
      choices,
    };
  };

  const single = ({ understood, decision }: Answered): Parts => {
    switch (decision.kind) {
      case "answer": {
        const parts = answerOf(decision.best);
        const hedge = decision.unsure
          ? [say("I'm not sure that this is what you mean; it is the nearest I have:")]
          : [];
        return { ...parts, body: [...hedge, ...parts.body, ...yearNote(understood, parts.body)] };
      }
      case "clarify":
        return choose(decision.choices);
      case "decline":
        return declined(understood, decision);
    }
  };

  /** No answer to any of several questions: what lies near to them, together. */
  const noneOf = (all: readonly Answered[]): Parts => {
    const best = mostPromising(all);
    const { decision } = best;
    if (decision.kind !== "decline") return single(best);
    const near = distinct(
      all
        .flatMap((each) => (each.decision.kind === "decline" ? each.decision.near : []))
        .toSorted((a, b) => b.probability - a.probability),
    ).slice(0, mostSuggestions);
    return declined(best.understood, { ...decision, near });
  };

  /** Several questions in one reply: each answered in short, the others named. */
  const several = (all: readonly Answered[]): Parts => {
    const answered = all.filter(({ decision }) => decision.kind === "answer");
    const open = all.filter(({ decision }) => decision.kind !== "answer");
    if (answered.length === 0) return noneOf(all);
    const shown = new Map<string, Answered>();
    for (const each of answered) {
      const { best } = each.decision as Decision & { kind: "answer" };
      const key = `${best.id} ${best.table?.printed ?? ""}`;
      if (!shown.has(key)) shown.set(key, each);
    }
    const parts = [...shown.values()].map((each) => ({ each, parts: single(each) }));
    const alone = parts.length === 1;
    const body = parts.flatMap(({ each, parts: { body: own } }) =>
      alone ? own : [paragraph(strong(quoted(each.said))), ...inShort(own)],
    );
    const near = open.flatMap(({ decision }) => (decision.kind === "decline" ? decision.near : []));
    const known = new Set(parts.map(({ parts: { entry } }) => entry));
    const nearest = distinct(near.filter(({ id }) => entries.has(id) && !known.has(id))).slice(0, nearBeside);
    const rest: Block[] = open.length === 0 ? [] : [say(openSentence(open.map(({ said }) => said)))];
    if (nearest.length > 0) rest.push({ type: "list", ordered: false, items: nearest.map(nearItem) });
    const first = parts[0]!.parts;
    return {
      ...first,
      status: "answered",
      body: [...body, ...rest],
      ...(alone ? {} : { title: null, working: null, chart: null, table: null }),
      citations: [
        ...parts.flatMap(({ parts: { citations = [] } }) => citations),
        ...nearest.map(({ id }) => cite(entries.get(id)!)),
      ],
    };
  };

  const talk = (act: Act, said: string): Parts => {
    const own = act.replies[createHash("sha256").update(said).digest()[0]! % Math.max(1, act.replies.length)];
    return {
      status: "chitchat",
      body: [say(own ?? introduction)],
      suggestions: act.kind === "talk" || act.kind === "move" ? [] : startersShown(),
      offersOnboarding: act.kind === "welcome",
    };
  };

  const remark: Parts = {
    status: "chitchat",
    body: [say(`All right. I am here for questions about ${subject}: ask whenever you like.`)],
    suggestions: startersShown(),
  };

  /** What is said to a move, from the turn that it speaks of. */
  const moved = ({ kind, last }: Move): Parts => {
    const spokenOf = last.entry ?? last.others[0];
    const item = spokenOf === undefined ? undefined : (entries.get(spokenOf) ?? tables.get(spokenOf));
    const others = last.others.filter((id) => id !== last.entry);
    const alternatives = suggest(others);
    const offer = (lead: string): Parts =>
      alternatives.length > 0
        ? {
            status: "clarify",
            body: [
              say(lead),
              { type: "list", ordered: true, items: alternatives.map(({ label }) => [text(label)]) },
            ],
            choices: alternatives,
          }
        : {
            status: "chitchat",
            body: [
              say(
                `${lead.replace(/ ?Did you mean .*/, "").trim()} Please put it in other words, and I look again.`,
              ),
            ],
          };
    switch (kind) {
      case "complaint":
        return offer("I'm sorry, I took that the wrong way. Did you mean one of these?");
      case "repetition":
        return offer("I'm sorry for repeating myself. Did you mean one of these?");
      case "doubt":
      case "source": {
        if (!item)
          return {
            status: "chitchat",
            body: [
              say(
                "I only say what stands in my documents. Ask me for something, and I name where it stands.",
              ),
            ],
          };
        const { source, section } = cite(item);
        const place = section === undefined ? `“${source}”` : `“${source}”, ${section}`;
        return {
          status: "answered",
          body: [
            say(
              kind === "doubt"
                ? `I can only vouch for where it stands: in ${place}. I cannot check it any further.`
                : `It stands in ${place}. I know no more about where that comes from.`,
            ),
          ],
          citations: [cite(item)],
          entry: item.id,
        };
      }
      case "size":
        return {
          status: "declined",
          body: [say("My documents give the figures and do not say whether that is much or little.")],
          ...(item ? { citations: [cite(item)] } : {}),
          suggestions: item ? suggest(item.related, [item.id]) : [],
        };
      case "more": {
        if (last.status !== "answered")
          return offer("Of what would you like more? Did you mean one of these?");
        const next = [...(item?.related ?? []), ...others].find((id) => entries.has(id) && id !== last.entry);
        if (next === undefined)
          return {
            status: "declined",
            body: [say("That is all I have on it.")],
            suggestions: startersShown(),
          };
        return fromEntry(entries.get(next)!);
      }
      case "shorter": {
        const entry = last.entry === null ? undefined : entries.get(last.entry);
        if (!entry || firstSentence(entry.text).length > shorterShare * entry.text.length)
          return { status: "declined", body: [say("I have nothing shorter.")] };
        return {
          status: "answered",
          body: [say(`In short: ${firstSentence(entry.text)}`)],
          citations: [cite(entry)],
          entry: entry.id,
        };
      }
    }
  };

  const partsOf = (outcome: Outcome): Parts => {
    switch (outcome.kind) {
      case "introduce":
        return { status: "chitchat", body: [say(introduction)], suggestions: startersShown() };
      case "talk":
        return talk(outcome.act, outcome.text);
      case "remark":
        return remark;
      case "foreign":
        return {
          status: "declined",
          body: [say("I read and answer English only. Please ask me in English.")],
          suggestions: startersShown(),
        };
      case "move":
        return moved(outcome.move);
      case "same": {
        const alternatives = suggest(outcome.others);
        return alternatives.length > 0
          ? {
              status: "clarify",
              body: [
                say("I could only say the same again. Do you mean one of these instead?"),
                { type: "list", ordered: true, items: alternatives.map(({ label }) => [text(label)]) },
              ],
              choices: alternatives,
            }
          : {
              status: "declined",
              body: [say("I have nothing more on that. Put it in other words, or ask a person.")],
              suggestions: startersShown(),
            };
      }
      case "questions":
        return withUnread(
          outcome.answered.length === 1 ? single(outcome.answered[0]!) : several(outcome.answered),
          outcome.unread,
        );
    }
  };

  return ({ id, addressed, outcome }) => {
    const parts = partsOf(outcome);
    const confidence = confidenceOf(outcome);
    const explanation = explanationOf(outcome, confidence);
    return replyOf(knowledge.hash, id, { confidence, addressed, ...parts, explanation });
  };
}

type Parts = Partial<Reply> & Pick<Reply, "body" | "status">;

/** Says that a message asked more than is answered at once. */
const withUnread = (parts: Parts, unread: number): Parts =>
  unread === 0
    ? parts
    : {
        ...parts,
        body: [...parts.body, say("I take three questions at once: please ask the others again.")],
      };

/** How sure the guide is of what it does: of an answer that it is right, of a refusal that no answer would be. */
function confidenceOf(outcome: Outcome): number {
  // More, less, or the source of an answer is as right as that was.
  if (outcome.kind === "move" && outcome.move.last.status === "answered")
    return outcome.move.last.confidence ?? 1;
  if (outcome.kind !== "questions") return 1;
  const answers = outcome.answered.flatMap(({ decision }) =>
    decision.kind === "answer" ? [decision.probability] : [],
  );
  if (answers.length > 0) return Math.min(...answers);
  return Math.min(
    ...outcome.answered.map(({ understood }) => 1 - (understood.candidates[0]?.probability ?? 0)),
  );
}

function explanationOf(outcome: Outcome, confidence: number): ExplanationParts {
  if (outcome.kind === "questions") {
    const { understood, decision } = mostPromising(outcome.answered);
    return explain(understood, decision, confidence);
  }
  return {
    intent: outcome.kind === "talk" ? { label: outcome.act.id, probability: 1 } : null,
    resolved: outcome.kind === "move" ? `the question “${outcome.move.last.question}”` : null,
    reason: reasons[outcome.kind],
  };
}

const reasons: Readonly<Record<Exclude<Outcome["kind"], "questions">, string>> = {
  introduce: "it holds no words",
  talk: "it is small talk",
  remark: "it asks nothing",
  foreign: "it is not written in English",
  move: "it speaks of the last answer",
  same: "the answer would be what was just said",
};

const answerRank = { answer: 0, decline: 1, clarify: 2 } as const;

/** The question whose decision says most. */
function mostPromising(all: readonly Answered[]): Answered {
  return all.toSorted(
    (a, b) =>
      answerRank[a.decision.kind] - answerRank[b.decision.kind] ||
      (b.understood.candidates[0]?.probability ?? 0) - (a.understood.candidates[0]?.probability ?? 0),
  )[0]!;
}

/** The first of each entry or table. */
const distinct = (all: readonly Candidate[]): Candidate[] =>
  all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);

/** A question's title as a lead: its question mark stays, a plain title gets a colon. */
const titleAsLead = (title: string): string => (/[?!.…]$/.test(title) ? title : `${title}:`);

/** The sentence that an answer begins with; of a list, its first items with it. */
function firstSentence(answer: string): string {
  const [first = ""] = answer.split(/\n\n/);
  const sentence = /^[\s\S]{20,}?[.!?](?=\s|$)/.exec(first)?.[0] ?? first;
  if (!/:$/.test(sentence.trim())) return sentence.replace(/\n/g, " ");
  const items = answer
    .slice(first.length)
    .trim()
    .split("\n")
    .slice(0, 6)
    .map((item) => item.replace(/^(?:-|\d+\.) /, "").replace(/[.;]$/, ""));
  return items.length > 0 && items[0] !== "" ? `${sentence} ${items.join("; ")}.` : sentence;
}

const rowsNamed = 5;
const cellChars = 30;

/**
 * What a table says in short: of the rows that a question names all their figures, else of the first rows the first
 * thing that is said of each: "Technology 40%, Finance 18% and 4 more."
 */
function whatItHolds({ columns, row, rows }: Table, asked: string): string {
  const told = columns.flatMap(({ key, type }, i) => (key || type === "text" || type === "list" ? [] : [i]));
  const cellOf = ({ cells }: Row, i: number): string => cells[i]!.raw.trim();
  const named = rows.filter(({ name }) => isNamed(name, asked)).slice(0, 2);
  if (named.length > 0) {
    const of = (each: Row): string => {
      const figures = told.flatMap((i) => {
        const value = cellOf(each, i);
        return value === "" || value.length > cellChars ? [] : [`${columns[i]!.name} ${value}`];
      });
      return `${each.name} (${figures.slice(0, rowsNamed).join(", ")})`;
    };
    return `${named.map(of).join(", ")}.`;
  }
  const [first = -1] = told;
  const shown = rows.slice(0, rowsNamed).map((each) => {
    const value = first === -1 ? "" : cellOf(each, first);
    return value === "" || value.length > cellChars ? each.name : `${each.name} ${value}`;
  });
  const rest = rows.length - shown.length;
  const more = rest === 0 ? "" : ` and ${rest} more ${rest === 1 ? row.one : row.many}`;
  return `${shown.join(", ")}${more}.`;
}

/** Whether a question names a row, by its name or what stands before a bracket or comma in it. */
function isNamed(name: string, asked: string): boolean {
  const short = name
    .split(/[,(/–-]/)[0]!
    .trim()
    .toLowerCase();
  const said = asked.toLowerCase();
  const at = short.length < leastNameChars ? -1 : said.indexOf(short);
  return at !== -1 && !/[\p{L}\p{N}]/u.test(said.charAt(at - 1) + said.charAt(at + short.length));
}

const leastNameChars = 3;

/** Whether a text holds most words of another: lists are set otherwise when they run on. */
function isHeld(said: string, whole: string): boolean {
  const words = said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const held = whole.toLowerCase();
  return words.filter((word) => held.includes(word)).length >= heldShare * words.length;
}

/** The first blocks of an answer, as many as fit beside other answers; at least one, and a list that it announces. */
function inShort(body: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let chars = 0;
  for (const block of body) {
    const size = plainText([block]).length;
    const announced = kept.length > 0 && /:$/.test(plainText([kept.at(-1)!]));
    if (kept.length > 0 && !announced && chars + size > sharedChars) break;
    kept.push(block);
    chars += size;
  }
  return kept;
}

/** A question in the person's own words, in short. */
function quoted(said: string): string {
  const plain = said.replace(/^(?:and|but|so|also|or|plus)\s+/i, "").trim();
  const short =
    plain.length <= longestQuoteChars
      ? plain
      : `${plain.slice(0, plain.lastIndexOf(" ", longestQuoteChars))}…`;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

function openSentence(said: readonly string[]): string {
  const all = said.map((each) => `“${quoted(each).replace(/[?.!]+$/, "")}”`);
  return `I have no answer to ${enumerate(all)}.`;
}

/** What a question asks about that the knowledge truly lacks, in the person's words; `null` where that cannot be told. */
function missingIn(understood: Understood): string | null {
  const { heard, text: said } = understood;
  const outside = understood.outside();
  if (outside && outside.likeness >= aspectFrom) return outside.aspect;
  const names = namesLacking(heard, said);
  return names.length > 0 ? enumerate(names.map((name) => `“${name}”`)) : null;
}

const mostNames = 2;
const mostTokensNaming = 14;
/** What stands before the name of a person, or of where somebody is from. */
const leadsToPerson = new Set("from hi hey hello dear thanks thank by mr ms".split(" "));
const longestNameChars = 40;

/**
 * Names that no text of the knowledge holds: words with a capital inside a sentence, or with figures in them. Of other
 * words it cannot be told whether they are what is asked about.
 */
function namesLacking({ tokens, text: heard }: Understood["heard"], said: string): string[] {
  // In a long message a name is more often somebody's or some place's than what is asked about.
  if (said === said.toUpperCase() || tokens.length > mostTokensNaming) return [];
  const names: string[] = [];
  let name = "";
  let lacking = false;
  let end = 0;
  const finish = () => {
    if (lacking && name.length <= longestNameChars && !names.includes(name)) names.push(name);
    name = "";
    lacking = false;
  };
  for (const [i, token] of tokens.entries()) {
    const typed = heard.slice(token.start, token.end);
    const opens = token.start === 0 || /[.?!]\s*$/.test(heard.slice(0, token.start));
    const isName = /^\p{Lu}[\p{L}\p{N}-]+$/u.test(typed)
      ? (!opens || name !== "") && !leadsToPerson.has(tokens[i - 1]?.text ?? "")
      : /^\p{Lu}\p{L}*-?\d/u.test(typed);
    if (!isName || token.stop || token.start > end + 1) finish();
    if (!isName || token.stop) continue;
    name = name === "" ? typed : `${name} ${typed}`;
    lacking ||= !token.known;
    end = token.end;
  }
  finish();
  return names.slice(0, mostNames);
}

/** A year that was asked for and that the answer does not name. */
function yearNote({ year }: Understood, body: readonly Block[]): Block[] {
  return year === null || plainText(body).includes(year)
    ? []
    : [aside(`My documents do not speak of ${year} in particular.`)];
}

const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
