import type { Phrases } from "../../../src/phrases/index.ts";
import { clip } from "../../chat/index.ts";
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "../api.ts";
import { customId, kinds } from "../ids.ts";
import { discordLimits, label } from "./limits.ts";

/** Modal that asks why an answer did not help. `answer`: its id. */
export function reasonForm(phrases: Phrases, answer: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(kinds.reason, answer),
    title: titleOf(phrases("what-was-wrong")),
    components: [
      field(phrases("words-go-to"), {
        custom_id: "reason",
        placeholder: label(phrases("reasons-like"), discordLimits.inputPlaceholder),
        required: false,
      }),
    ],
  };
}

/** Modal that asks how the last answer was. */
export function feedbackForm(phrases: Phrases): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(kinds.feedback),
    title: titleOf(phrases("how-was-it")),
    components: [
      {
        type: ComponentType.Label,
        label: label(phrases("it-was"), discordLimits.modalLabel),
        component: {
          type: ComponentType.StringSelect,
          custom_id: "vote",
          options: [
            {
              label: label(phrases("helpful"), discordLimits.optionText),
              value: "up",
              emoji: { name: "👍" },
            },
            {
              label: label(phrases("not-helpful"), discordLimits.optionText),
              value: "down",
              emoji: { name: "👎" },
            },
            {
              label: label(phrases("wrong"), discordLimits.optionText),
              value: "wrong",
              emoji: { name: "⚠️" },
            },
          ],
        },
      },
      field(phrases("why"), { custom_id: "reason", required: false }),
    ],
  };
}

/** Modal for a person's answer to a question that was passed on. `id`: its custom id. */
export function answerForm(
  phrases: Phrases,
  id: string,
  question: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: titleOf(phrases("answer-and-resolve")),
    components: [
      field(phrases("your-answer"), {
        custom_id: "answer",
        placeholder: label(question, discordLimits.inputPlaceholder),
        required: true,
        max_length: 3_000,
        about: phrases("becomes-draft"),
      }),
    ],
  };
}

/** Modal that keeps a person's answer in a conversation as a draft. `id`: its custom id. */
export function keepForm(
  phrases: Phrases,
  id: string,
  text: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: titleOf(phrases("keep-as-answer")),
    components: [
      field(phrases("question-answered"), { custom_id: "question", required: true, max_length: 300 }),
      field(phrases("the-answer"), {
        custom_id: "answer",
        required: true,
        max_length: 3_000,
        value: clip(text, 3_000),
      }),
    ],
  };
}

const titleOf = (text: string): string => label(text, discordLimits.modalTitle);

function field(
  name: string,
  {
    about,
    ...input
  }: {
    readonly custom_id: string;
    readonly placeholder?: string;
    readonly required: boolean;
    readonly max_length?: number;
    readonly value?: string;
    readonly about?: string;
  },
): APIModalInteractionResponseCallbackData["components"][number] {
  return {
    type: ComponentType.Label,
    label: label(name, discordLimits.modalLabel),
    ...(about !== undefined && { description: label(about, discordLimits.modalDescription) }),
    component: {
      type: ComponentType.TextInput,
      style: TextInputStyle.Paragraph,
      max_length: 1_000,
      ...input,
    },
  };
}
