import type { ActionsBlock, Button, ContextBlock, MrkdwnElement, PlainTextElement } from "@slack/types";
import { clip, printable } from "../../chat/index.ts";
import { slackLimits } from "./limits.ts";

/** A plain-text object without emoji codes, which a person may have written by chance. */
export const plain = (text: string, max: number = slackLimits.sectionText): PlainTextElement => ({
  type: "plain_text",
  text: clip(printable(text).trim() || "–", max),
  emoji: false,
});

/** A mrkdwn object; the caller has escaped what is not meant as mark-up. */
export const marked = (text: string): MrkdwnElement => ({
  type: "mrkdwn",
  text: clip(text, slackLimits.sectionText),
  verbatim: true,
});

/** Label, action id and value of a button; `value` is an id. */
export interface ButtonParts {
  readonly label: string;
  readonly action: string;
  readonly value: string;
  readonly style?: "primary" | "danger";
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
}

/** A button element; a truncated label is whole in its accessibility label. */
export function button({ label, action, value, style, confirm }: ButtonParts): Button {
  return {
    type: "button",
    text: plain(label, slackLimits.buttonText),
    action_id: action,
    value: clip(value, slackLimits.buttonValue),
    ...(style && { style }),
    ...(confirm && { confirm: confirmation(confirm) }),
  };
}

/** A confirmation dialogue of a button. */
export function confirmation({ title, text, yes, no }: NonNullable<ButtonParts["confirm"]>) {
  return {
    title: plain(title, slackLimits.confirmTitle),
    text: plain(text, slackLimits.confirmText),
    confirm: plain(yes, slackLimits.confirmButton),
    deny: plain(no, slackLimits.confirmButton),
  };
}

/** An actions block. */
export const row = (buttons: readonly Button[]): ActionsBlock => ({
  type: "actions",
  elements: buttons.slice(0, slackLimits.actionsElements),
});

/** A context block: small grey text. */
export const quiet = (...lines: readonly string[]): ContextBlock => ({
  type: "context",
  elements: lines.slice(0, slackLimits.contextElements).map(marked),
});
