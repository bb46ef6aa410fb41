/** What the guide says, in English. `{…}` are places that are filled; a folder's guide.yaml replaces each by its key. */
import { answers } from "./answers.ts";
import { chat } from "./chat.ts";
import { forms } from "./forms.ts";
import { http } from "./http.ts";
import { onboarding } from "./onboarding.ts";
import { page } from "./page.ts";
import { terminal } from "./terminal.ts";

/** The sentences by what they belong to, in the order of docs/phrases.md. */
export const groups = {
  "Around answers": answers,
  "In a chat": chat,
  "Buttons, forms and panels": forms,
  Onboarding: onboarding,
  "On the page": page,
  "In the terminal": terminal,
  "Over HTTP": http,
} as const;

/** All of them by their keys. */
export const englishPhrases = {
  ...answers,
  ...chat,
  ...forms,
  ...onboarding,
  ...page,
  ...terminal,
  ...http,
} as const;
