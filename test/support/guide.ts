import { guideFor } from "../../adapters/runtime/guide.ts";
import type { Guide, GuideParts } from "../../src/guide.ts";
import { createPersonHasher } from "../../src/privacy/person.ts";

/** People as the stores of tests know them. */
export const hashPerson = createPersonHasher("a key for tests only");

/** A guide as the product puts it together: conversations last an hour, and questions are kept unless a test says so. */
export const testGuide = ({
  keepQuestions = true,
  ...parts
}: Pick<GuideParts, "bot" | "store" | "clock"> &
  Partial<Pick<GuideParts, "hashPerson" | "keepQuestions">>): Guide =>
  guideFor(
    { CONVERSATION_TTL_MINUTES: 60, KEEP_QUESTIONS_DAYS: keepQuestions ? 30 : 0 },
    { hashPerson, ...parts },
  );
