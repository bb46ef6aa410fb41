import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "../api.ts";
import { customId, kinds } from "../ids.ts";
import { label, limits } from "./limits.ts";

/** Asks why an answer did not help. */
export function reasonForm(answer: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(kinds.reason, answer),
    title: "What was wrong with it?",
    components: [
      field("Your words go to those who look after me.", {
        custom_id: "reason",
        placeholder: "Wrong, out of date, not what I asked …",
        required: false,
      }),
    ],
  };
}

/** Asks how the last answer was. */
export function feedbackForm(): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(kinds.feedback),
    title: "How was my last answer to you?",
    components: [
      {
        type: ComponentType.Label,
        label: "It was",
        component: {
          type: ComponentType.StringSelect,
          custom_id: "vote",
          options: [
            { label: "Helpful", value: "up", emoji: { name: "👍" } },
            { label: "Not helpful", value: "down", emoji: { name: "👎" } },
            { label: "Wrong", value: "wrong", emoji: { name: "⚠️" } },
          ],
        },
      },
      field("Why?", { custom_id: "reason", required: false }),
    ],
  };
}

function field(
  name: string,
  input: { readonly custom_id: string; readonly placeholder?: string; readonly required: boolean },
): APIModalInteractionResponseCallbackData["components"][number] {
  return {
    type: ComponentType.Label,
    label: label(name, limits.modalLabel),
    component: {
      type: ComponentType.TextInput,
      style: TextInputStyle.Paragraph,
      max_length: 1_000,
      ...input,
    },
  };
}
