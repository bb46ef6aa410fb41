import { texts } from "../../chat/index.ts";
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "../api.ts";
import { customId, kinds } from "../ids.ts";
import { clip, label, limits } from "./limits.ts";

/** Asks why an answer did not help. */
export function reasonForm(answer: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(kinds.reason, answer),
    title: texts.whatWasWrong,
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
            { label: texts.helpful, value: "up", emoji: { name: "👍" } },
            { label: texts.notHelpful, value: "down", emoji: { name: "👎" } },
            { label: "Wrong", value: "wrong", emoji: { name: "⚠️" } },
          ],
        },
      },
      field("Why?", { custom_id: "reason", required: false }),
    ],
  };
}

/** A person's answer to a question that was passed on. */
export function answerForm(id: string, question: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: texts.answerAndResolve,
    components: [
      field(texts.yourAnswer, {
        custom_id: "answer",
        placeholder: label(question, limits.inputPlaceholder),
        required: true,
        max_length: 3_000,
        about: texts.becomesDraft,
      }),
    ],
  };
}

/** Keeps a good answer that somebody gave in a talk. */
export function keepForm(id: string, text: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: texts.keepAsAnswer,
    components: [
      field(texts.questionAnswered, { custom_id: "question", required: true, max_length: 300 }),
      field(texts.theAnswer, {
        custom_id: "answer",
        required: true,
        max_length: 3_000,
        value: clip(text, 3_000),
      }),
    ],
  };
}

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
    label: label(name, limits.modalLabel),
    ...(about !== undefined && { description: label(about, limits.modalDescription) }),
    component: {
      type: ComponentType.TextInput,
      style: TextInputStyle.Paragraph,
      max_length: 1_000,
      ...input,
    },
  };
}
