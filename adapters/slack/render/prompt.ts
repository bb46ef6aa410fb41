import type { KnownBlock } from "@slack/types";
import type { Phrases } from "../../../src/phrases/index.ts";
import type { Action, Prompt } from "../../../src/reply/index.ts";
import { actions as names, numbered } from "../ids.ts";
import { type Rendered, renderReply } from "../render.ts";
import { button, row } from "./elements.ts";
import { slackLimits } from "./limits.ts";

/** What stands side by side; more breaks the line on a narrow screen. */
const BUTTONS_IN_ROW = 4;
const CHARS_IN_ROW = 56;

/** Renders a step of the onboarding: its reply with buttons for its actions. */
export function renderPrompt(
  { reply, actions }: Prompt,
  phrases: Phrases,
  level: "rich" | "plain" = "rich",
): Rendered {
  const { text, blocks } = renderReply(reply, phrases, { level, extent: "whole" });
  const rows = actionRows(actions);
  return { text, blocks: [...blocks.slice(0, slackLimits.blocksInMessage - rows.length), ...rows] };
}

/** Action blocks by role, within limits. Values carry the action; ids only have to differ. */
export function actionRows(actions: readonly Action[]): KnownBlock[] {
  const rows: Action[][] = [];
  let chars = 0;
  for (const [index, action] of actions.entries()) {
    const last = rows.at(-1);
    const isNewRole = (action.role === "answer") !== (actions[index - 1]?.role === "answer");
    const fits = last && last.length < BUTTONS_IN_ROW && chars + action.label.length <= CHARS_IN_ROW;
    if (last && fits && !isNewRole) last.push(action);
    else {
      rows.push([action]);
      chars = 0;
    }
    chars += action.label.length;
  }
  let index = 0;
  return rows.map((each) =>
    row(
      each.map(({ id, label, role }) =>
        button({
          label,
          action: numbered(names.onboard, index++),
          value: id,
          ...(role === "primary" && { style: "primary" as const }),
        }),
      ),
    ),
  );
}
