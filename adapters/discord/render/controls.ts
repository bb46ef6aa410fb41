import type { Reply, Suggestion } from "../../../src/ports.ts";
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from "../api.ts";
import { customId, kinds, NONE } from "../ids.ts";
import { label, limits } from "./limits.ts";

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

type Button = APIButtonComponentWithCustomId;

/** What may be done with a reply, beside asking on. */
export interface Offers {
  readonly page: number;
  readonly pages: number;
  /** Only the asker sees it, and may post it for everybody. */
  readonly share: boolean;
  /** `offer`: the reply opened a forum post, which it may have solved. */
  readonly solved: "offer" | "done" | null;
  /** There are tracks that a newcomer can be led through. */
  readonly onboarding: boolean;
}

const MOST_CHOICES = 3;
const MOST_FOLLOW_UPS = 3;

/** Rows of buttons and menus under a reply, each named by its answer's id. */
export function controlsOf(reply: Reply, offers: Offers): Row[] {
  const { id } = reply;
  return [
    ...choiceRow(reply),
    ...inRows(
      followButtons(reply),
      pageButtons(id, offers),
      toolButtons(reply, offers),
      offers.onboarding && reply.offersOnboarding ? [tour] : [],
    ),
  ];
}

/** A row for each kind of button; a single one stands behind those before it. */
function inRows(...groups: readonly Button[][]): Row[] {
  const rows: Button[][] = [];
  for (const group of groups.filter(({ length }) => length > 0)) {
    const last = rows.at(-1);
    if (last && group.length === 1 && last.length < limits.rowButtons) last.push(...group);
    else rows.push([...group]);
  }
  return rows.flatMap(buttonRow);
}

/** A button that does what its id says. */
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
    ...(text === "" ? {} : { label: label(text, limits.buttonLabel) }),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(disabled && { disabled }),
  };
}

/** A row of up to five buttons. */
export function buttonRow(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  if (buttons.length === 0) return [];
  return [{ type: ComponentType.ActionRow, components: buttons.slice(0, limits.rowButtons) }];
}

/** One option of a menu. */
export interface Option {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

/** A menu to choose one from. */
export function menu(id: string, placeholder: string, options: readonly Option[]): Row[] {
  if (options.length === 0) return [];
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: id,
          placeholder: label(placeholder, limits.placeholder),
          options: options.slice(0, limits.selectOptions).map((option) => ({
            ...option,
            label: label(option.label, limits.optionText),
            ...(option.description !== undefined && {
              description: label(option.description, limits.optionText),
            }),
          })),
        },
      ],
    },
  ];
}

function choiceRow({ id, choices }: Reply): Row[] {
  if (choices.length === 0) return [];
  const options = choices
    .slice(0, MOST_CHOICES)
    .map((choice, index) => ({ label: choice.label, value: `${index}` }));
  return menu(customId(kinds.choose, id), "Which one do you mean?", [
    ...options,
    { label: "None of these", value: NONE },
  ]);
}

function followButtons({ id, suggestions }: Reply): Button[] {
  const follow = (each: Suggestion, index: number) => button(each.label, customId(kinds.follow, id, index));
  return suggestions.slice(0, MOST_FOLLOW_UPS).map(follow);
}

function pageButtons(id: string, { page, pages }: Offers): Button[] {
  if (pages < 2) return [];
  const to = (target: number) => customId(kinds.page, id, target);
  return [
    button("", to(page - 1), { emoji: "◀️", disabled: page === 0 }),
    button(`${page + 1} of ${pages}`, customId(kinds.page, id, "here"), { disabled: true }),
    button("", to(page + 1), { emoji: "▶️", disabled: page === pages - 1 }),
  ];
}

function toolButtons({ id, status, working }: Reply, { share, solved }: Offers): Button[] {
  if (status === "chitchat") return [];
  const answered = status === "answered";
  return [
    ...(share && answered
      ? [button("Share", customId(kinds.share, id), { style: ButtonStyle.Primary })]
      : []),
    ...(solved === "offer"
      ? [button("Solved", customId(kinds.solved, id), { style: ButtonStyle.Success, emoji: "✅" })]
      : []),
    ...(answered
      ? [
          button("", customId(kinds.vote, id, "up"), { emoji: "👍" }),
          button("", customId(kinds.vote, id, "down"), { emoji: "👎" }),
        ]
      : []),
    ...(working ? [button("How?", customId(kinds.how, id))] : []),
    button("", customId(kinds.remove, id), { emoji: "🗑️" }),
  ];
}

const tour = button("Show me around", customId(kinds.onboarding, "start"), { style: ButtonStyle.Primary });
