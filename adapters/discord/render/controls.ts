import type { Phrases } from "../../../src/phrases/index.ts";
import type { Reply } from "../../../src/reply/index.ts";
import type { OfferedQuestions } from "../../chat/index.ts";
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from "../api.ts";
import { customId, kinds, NONE } from "../ids.ts";
import { discordLimits, label } from "./limits.ts";

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

type Button = APIButtonComponentWithCustomId;

/** Optional controls under a reply. */
export interface Offers {
  /** Only the asker sees it, and may post it for everybody. */
  readonly share: boolean;
  /** `offer`: the reply opened a forum post, which it may have solved. */
  readonly solved: "offer" | "done" | null;
  /** There are tracks that a newcomer can be led through. */
  readonly onboarding: boolean;
  /** There is somebody to ask. */
  readonly people: boolean;
  /** Something is folded away. */
  readonly more: boolean;
}

/** Rows of buttons under a reply; custom ids name its answer. */
export function controlsOf(
  phrases: Phrases,
  reply: Reply,
  asked: OfferedQuestions,
  offers: Offers,
): ActionRow[] {
  return inRows(
    askButtons(phrases, reply, asked),
    toolButtons(phrases, reply, offers),
    offers.onboarding && reply.offersOnboarding ? [tour(phrases)] : [],
  );
}

/** A row for each kind of button; a single one stands behind those before it. */
function inRows(...groups: readonly Button[][]): ActionRow[] {
  const rows: Button[][] = [];
  for (const group of groups.filter(({ length }) => length > 0)) {
    const last = rows.at(-1);
    if (last && group.length === 1 && last.length < discordLimits.rowButtons) last.push(...group);
    else rows.push([...group]);
  }
  return rows.flatMap((row) => [
    ...buttonRow(row.slice(0, discordLimits.rowButtons)),
    ...buttonRow(row.slice(discordLimits.rowButtons)),
  ]);
}

/** A button component. */
export function button(
  text: string,
  id: string,
  look: {
    readonly style?: APIButtonComponentWithCustomId["style"];
    readonly emoji?: string;
    readonly disabled?: boolean;
  } = {},
): APIButtonComponentWithCustomId {
  const { style = ButtonStyle.Secondary, emoji, disabled = false } = look;
  return {
    type: ComponentType.Button,
    style,
    custom_id: id,
    ...(text === "" ? {} : { label: label(text, discordLimits.buttonLabel) }),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(disabled && { disabled }),
  };
}

/** One row of at most five buttons; no row where there is none. */
export function buttonRow(buttons: readonly APIButtonComponentWithCustomId[]): ActionRow[] {
  if (buttons.length === 0) return [];
  return [{ type: ComponentType.ActionRow, components: buttons.slice(0, discordLimits.rowButtons) }];
}

/** One option of a menu. */
interface Option {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

/** One row with a string select; no row where there are no options. */
export function menu(id: string, placeholder: string, options: readonly Option[]): ActionRow[] {
  if (options.length === 0) return [];
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: id,
          placeholder: label(placeholder, discordLimits.placeholder),
          options: options.slice(0, discordLimits.selectOptions).map((option) => ({
            ...option,
            label: label(option.label, discordLimits.optionText),
            ...(option.description !== undefined && {
              description: label(option.description, discordLimits.optionText),
            }),
          })),
        },
      ],
    },
  ];
}

function askButtons(phrases: Phrases, { id }: Reply, { kind, labels }: OfferedQuestions): Button[] {
  const of = kind === "choices" ? kinds.choose : kinds.follow;
  const asks = labels.map((words, index) => button(words, customId(of, id, index)));
  return kind === "choices" ? [...asks, button(phrases("none-of-these"), customId(of, id, NONE))] : asks;
}

/** Row with buttons for the previous and next page. */
export function pageRow(phrases: Phrases, id: string, page: number, pages: number): ActionRow[] {
  if (pages < 2) return [];
  const to = (target: number) => customId(kinds.page, id, target);
  return buttonRow([
    button("", to(page - 1), { emoji: "◀️", disabled: page === 0 }),
    button(phrases("page-of", { page: page + 1, pages }), customId(kinds.page, id, "here"), {
      disabled: true,
    }),
    button("", to(page + 1), { emoji: "▶️", disabled: page === pages - 1 }),
  ]);
}

function toolButtons(
  phrases: Phrases,
  { id, status }: Reply,
  { share, solved, more, people }: Offers,
): Button[] {
  if (status === "chitchat") return [];
  const answered = status === "answered";
  return [
    ...(share && answered
      ? [button(phrases("share"), customId(kinds.share, id), { style: ButtonStyle.Primary })]
      : []),
    ...(solved === "offer"
      ? [button(phrases("solved"), customId(kinds.solved, id), { style: ButtonStyle.Success, emoji: "✅" })]
      : []),
    ...(answered
      ? [
          button("", customId(kinds.vote, id, "up"), { emoji: "👍" }),
          button("", customId(kinds.vote, id, "down"), { emoji: "👎" }),
        ]
      : []),
    ...(more ? [button(phrases("details"), customId(kinds.more, id))] : []),
    button("", customId(kinds.remove, id), { emoji: "🗑️" }),
    ...(people ? [personButton(phrases, id)] : []),
  ];
}

/** Button that opens the onboarding. */
export const tour = (phrases: Phrases): Button =>
  button(phrases("show-around"), customId(kinds.onboarding, "start"), { style: ButtonStyle.Primary });

/** Button of "Ask a person". `answer`: id of the answer. */
export const personButton = (phrases: Phrases, answer: string): Button =>
  button(phrases("ask-person"), customId(kinds.person, answer), { emoji: "🙋" });
