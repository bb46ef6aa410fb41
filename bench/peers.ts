import { stopWords } from "../src/language/english/stop-words.ts";
import { createLanguage } from "../src/language/language.ts";
import { stem } from "../src/language/stem.ts";
import { createPassageIndex } from "../src/passages/index.ts";
import type { PassageDocument } from "../src/passages/types.ts";

/** Finds ids for a question, best first. */
export type Search = (question: string) => readonly string[] | Promise<readonly string[]>;

/** A library under test: makes an index, gives a search. Loaded when it is built, so that each is measured alone. */
export interface Peer {
  readonly name: string;
  build(documents: readonly PassageDocument[]): Search | Promise<Search>;
}

const limit = 10;

/** Query syntax taken out: the peers get words only. */
function wordsOf(question: string): string[] {
  return question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same without stop words, for peers that do not weigh words; a question of nothing else stays whole. */
function topicWords(question: string): string[] {
  const words = wordsOf(question);
  const topic = words.filter((word) => !stopWords.has(word));
  return topic.length > 0 ? topic : words;
}

/** This project's own reading and ranking, without tables and decision. */
const ours: Peer = {
  name: "ours",
  build(documents) {
    const texts = documents.flatMap(({ title, wordings, text }) => [title, ...wordings, text]);
    const language = createLanguage({ texts, concepts: [] });
    const index = createPassageIndex(documents, language);
    return (question) => index.rank(language.read(question), limit).map(({ id }) => id);
  },
};

const fuse: Peer = {
  name: "fuse.js",
  async build(documents) {
    const { default: Fuse } = await import("fuse.js");
    const index = new Fuse(documents, {
      keys: [
        { name: "title", weight: 2 },
        { name: "wordings", weight: 2 },
        { name: "text", weight: 1 },
      ],
      ignoreLocation: true,
      threshold: 0.6,
      useTokenSearch: true,
    });
    return (question) => index.search(topicWords(question).join(" "), { limit }).map(({ item }) => item.id);
  },
};

const minisearch: Peer = {
  name: "MiniSearch",
  async build(documents) {
    const { default: MiniSearch } = await import("minisearch");
    const index = new MiniSearch<{ id: string; title: string; wordings: string; text: string }>({
      fields: ["title", "wordings", "text"],
      processTerm: (term) => (stopWords.has(term.toLowerCase()) ? null : stem(term.toLowerCase())),
      searchOptions: { boost: { title: 2, wordings: 2 }, fuzzy: (term) => (term.length > 5 ? 0.15 : false) },
    });
    index.addAll(documents.map((document) => ({ ...document, wordings: document.wordings.join("\n") })));
    return (question) =>
      index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => id as string);
  },
};

const lunrPeer: Peer = {
  name: "Lunr",
  async build(documents) {
    const { default: lunr } = await import("lunr");
    const index = lunr(function () {
      this.ref("id");
      this.field("title", { boost: 2 });
      this.field("wordings", { boost: 2 });
      this.field("text");
      for (const document of documents) this.add({ ...document, wordings: document.wordings.join("\n") });
    });
    return (question) =>
      index
        .search(wordsOf(question).join(" "))
        .slice(0, limit)
        .map(({ ref }) => ref);
  },
};

const wink: Peer = {
  name: "wink-bm25",
  async build(documents) {
    const { default: createWink } = await import("wink-bm25-text-search");
    const { default: winkUtils } = await import("wink-nlp-utils");
    const engine = createWink();
    engine.defineConfig({ fldWeights: { title: 2, wordings: 2, text: 1 } });
    const { string, tokens } = winkUtils;
    engine.definePrepTasks([string.lowerCase, string.tokenize0, tokens.removeWords, tokens.stem]);
    for (const { id, title, wordings, text } of documents) {
      engine.addDoc({ title, wordings: wordings.join("\n"), text: text === "" ? "." : text }, id);
    }
    engine.consolidate();
    return (question) => engine.search(question, limit).map(([id]) => id);
  },
};

const nlpjs: Peer = {
  name: "nlp.js",
  async build(documents) {
    const { containerBootstrap } = await import("@nlpjs/core");
    const { LangEn } = await import("@nlpjs/lang-en");
    const { Nlp } = await import("@nlpjs/nlp");
    const container = await containerBootstrap();
    container.use(LangEn);
    const nlp = new Nlp({ container, languages: ["en"], autoSave: false, nlu: { log: false }, log: false });
    nlp.addLanguage("en");
    for (const { id, title, wordings } of documents) {
      for (const wording of [title, ...wordings]) nlp.addDocument("en", wording, id);
    }
    await nlp.train();
    return async (question) =>
      (await nlp.process("en", question)).classifications.slice(0, limit).map(({ intent }) => intent);
  },
};

/** This project first, then the libraries that the README names. */
export const peers: readonly Peer[] = [ours, fuse, minisearch, lunrPeer, wink, nlpjs];
