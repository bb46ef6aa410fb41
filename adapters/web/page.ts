import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { type PhraseKey, wordingOf } from "../../src/phrases/index.ts";
import { type Asset, assetOf } from "./assets.ts";

/** Keys of the phrases that the page's scripts use; index.html names its own. */
export const spokenKeys = [
  "ask-next",
  "candidate",
  "candidates",
  "did-it-help",
  "entries-in-topic",
  "evidence",
  "how-sure",
  "in-row",
  "in-rows",
  "it-did-not-help",
  "it-helped",
  "new-conversation",
  "none-fits",
  "none-of-these",
  "read-as",
  "score",
  "send",
  "show-around",
  "sources",
  "table",
  "table-follows",
  "table-of",
  "thanks",
  "thanks-for-reason",
  "theme-auto",
  "theme-dark",
  "theme-light",
  "track-title",
  "try-again",
  "understood-as",
  "unreachable",
  "unreadable",
  "was-forgotten",
  "was-worked-out",
  "what-was-wrong",
  "which-one",
  "why-corrected",
  "why-followed",
  "why-intent",
  "why-plan",
  "why-recognised",
  "why-reply",
  "why-terms",
  "why-this",
  "why-uncovered",
  "why-versions",
  "your-answer",
] as const satisfies readonly PhraseKey[];

const file = join(import.meta.dirname, "public/index.html");

/**
 * The page with the words that the folder of this moment has: `{{key}}` stands for a sentence, `{{guide.name}}` for
 * a text about the guide, `{{spoken}}` for what the scripts say, as JSON. Filled again only after a reload.
 */
export function createPage(knowledge: () => Pick<Knowledge, "profile">): () => Promise<Asset> {
  let filled: { readonly of: Knowledge["profile"]; readonly page: Promise<Asset> } | null = null;
  return () => {
    const { profile } = knowledge();
    if (filled?.of !== profile) filled = { of: profile, page: fill(profile) };
    return filled.page;
  };
}

async function fill(profile: Knowledge["profile"]): Promise<Asset> {
  const say = (key: PhraseKey): string => wordingOf({ profile }, key);
  const texts: Readonly<Record<string, string>> = {
    "guide.name": profile.name,
    "guide.subject": profile.subject,
    "guide.introduction": profile.introduction,
    spoken: JSON.stringify(Object.fromEntries(spokenKeys.map((key) => [key, say(key)]))),
  };
  const html = (await readFile(file, "utf8")).replace(/\{\{([a-z.-]+)\}\}/g, (_, name: string) =>
    escapeHtml(texts[name] ?? say(name as PhraseKey)),
  );
  return assetOf(Buffer.from(html), ".html");
}

/** For the text of an element and for an attribute in double quotes. */
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
