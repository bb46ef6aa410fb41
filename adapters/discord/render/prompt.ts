import type { Phrases } from "../../../src/phrases/index.ts";
import type { Action, Prompt } from "../../../src/reply/index.ts";
import { ButtonStyle, ComponentType } from "../api.ts";
import { customId, kinds, parseCustomId } from "../ids.ts";
import { sheetOf } from "../render.ts";
import { type ActionRow, button, buttonRow, menu } from "./controls.ts";
import { discordLimits, label } from "./limits.ts";
import type { MessageLayout } from "./message.ts";

/** More answers than this are easier to find in a menu. */
const MOST_BUTTONS = 5;

/** Actions stand in custom ids with dots, since colons part those: `onboard:pick.7.some`. */
const idOf = ({ id }: Action): string => id.replaceAll(":", ".");

/** Extracts the action's id from a custom id or a menu's value. */
export const actionIdOf = (text: string): string => text.replaceAll(".", ":");

/** Renders a step of the onboarding as a layout, in pages where it is long. */
export function promptSheet(phrases: Phrases, { reply, actions }: Prompt, page = 0): MessageLayout {
  const sheet = sheetOf(phrases, reply, { page, extent: "whole" });
  const answers = actions.filter(({ role }) => role === "answer");
  const others = actions.filter(({ role }) => role !== "answer");
  return {
    ...sheet,
    rows: [
      ...(sheet.rows ?? []).map(turning),
      ...(answers.length > MOST_BUTTONS
        ? menu(
            customId(kinds.onboarding, "menu"),
            phrases("choose"),
            answers.map((each) => ({ label: each.label, value: idOf(each) })),
          )
        : rowsOf(answers)),
      ...rowsOf(others),
    ],
  };
}

/** A prompt is not remembered as an answer is: its pages are turned by showing the step again. */
function turning(row: ActionRow | string): ActionRow | string {
  if (typeof row === "string") return row;
  return {
    ...row,
    components: row.components.map((component) => {
      const id = "custom_id" in component ? parseCustomId(component.custom_id) : null;
      return id?.kind === kinds.page
        ? { ...component, custom_id: customId(kinds.onboarding, "step", id.index) }
        : component;
    }),
  } as ActionRow;
}

function rowsOf(actions: readonly Action[]): ActionRow[] {
  const rows: ActionRow[] = [];
  for (let at = 0; at < actions.length; at += discordLimits.rowButtons)
    rows.push(
      ...buttonRow(
        actions.slice(at, at + discordLimits.rowButtons).map((each) =>
          button(each.label, customId(kinds.onboarding, idOf(each)), {
            style: each.role === "primary" ? ButtonStyle.Primary : ButtonStyle.Secondary,
          }),
        ),
      ),
    );
  return rows;
}

/** Row with a user select. */
export const userMenu = (id: string, placeholder: string): ActionRow => ({
  type: ComponentType.ActionRow,
  components: [
    {
      type: ComponentType.UserSelect,
      custom_id: id,
      placeholder: label(placeholder, discordLimits.placeholder),
      min_values: 1,
      max_values: 1,
    },
  ],
});
