import { addressOf, type Changes, cleaned, leadBy } from "./clean.ts";
import { bodiesOf, entryFile, hasText } from "./entries.ts";
import type { LeftOut } from "./find.ts";
import { importLimits } from "./limits.ts";
import { nodeText, parseMarkdown } from "./markdown.ts";
import { Ids, idFrom, isQuestion, nameOfFile, TakenWordings, titlesOf } from "./names.ts";
import type { ImportRecord } from "./record.ts";
import { ownNameOf, type Section, sectionsOf } from "./sections.ts";
import { plainTable, tableFiles, type WrittenFile } from "./tables.ts";
import { type Page, type QuestionAnswer, type Read, type Sheet, UnreadableError } from "./types.ts";

/** A file with its parsed content. */
export interface ReadFile {
  readonly path: string;
  readonly reads: readonly Read[];
}

/** An entry or table, before it is written. */
export interface MadeItem {
  /** The piece of the source that it was made from: the same in a later import. */
  readonly key: string;
  readonly id: string;
  readonly kind: "faq" | "article" | "table";
  readonly title: string;
  readonly from: string;
  readonly given: string;
  readonly files: readonly WrittenFile[];
}

/** A source that items cite. */
export interface MadeSource {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly date?: string;
}

/** All items, sources and topics that an import makes. */
export interface MadeKnowledge {
  readonly items: readonly MadeItem[];
  readonly sources: readonly MadeSource[];
  readonly topics: readonly { readonly id: string; readonly label: string }[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly { readonly path: string; readonly note: string }[];
  readonly changes: ReadonlyMap<string, number>;
}

/** Options of `makeItems`. */
export interface MakeOptions {
  /** Address that relative links stand below, and sources. */
  readonly base: string | null;
  /** Names of tables to turn round, `*` for all. */
  readonly turn: readonly string[];
  readonly record: ImportRecord;
  /** Ids and wordings of what people wrote themselves. */
  readonly taken: { readonly ids: readonly string[]; readonly wordings: readonly string[] };
}

/**
 * Converts parsed files to entries and tables. Ids are stable: the same files give the same ids, whatever
 * else there is.
 */
export function makeItems(files: readonly ReadFile[], options: MakeOptions): MadeKnowledge {
  const maker = new Maker(options);
  maker.countGroups(files);
  for (const file of files) maker.file(file);
  return maker.made();
}

class Maker {
  readonly #options: MakeOptions;
  readonly #items: MadeItem[] = [];
  readonly #sources: MadeSource[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #notes: { path: string; note: string }[] = [];
  readonly #changes: Changes = new Map();
  readonly #topics = new Map<string, string>();
  readonly #ids: Ids;
  readonly #sourceIds = new Ids([]);
  readonly #wordings = new TakenWordings();
  readonly #keys = new Map<string, number>();
  readonly #keywords = new Map<string, number>();
  #groups = new Set<string>();

  constructor(options: MakeOptions) {
    this.#options = options;
    // Ids that earlier imports gave stay with what they were given to.
    this.#ids = new Ids([...options.taken.ids, ...Object.values(options.record.items).map(({ id }) => id)]);
    for (const wording of options.taken.wordings) this.#wordings.take(wording);
  }

  /** Groups become topics where there are few; a keyword of several entries tells none of them. */
  countGroups(files: readonly ReadFile[]): void {
    const counts = new Map<string, number>();
    for (const { path, reads } of files)
      for (const read of reads)
        for (const { group, keywords } of read.kind === "questions"
          ? read.items
          : [{ group: this.#groupOf(read, path), keywords: read.kind === "page" ? read.keywords : [] }]) {
          if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
          for (const keyword of new Set(keywords.map((word) => word.toLowerCase())))
            this.#keywords.set(keyword, (this.#keywords.get(keyword) ?? 0) + 1);
        }
    const most = [...counts]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, importLimits.topics);
    this.#groups = new Set(most.map(([group]) => group));
  }

  file({ path, reads }: ReadFile): void {
    for (const [index, read] of reads.entries()) {
      for (const note of read.notes) this.#notes.push({ path, note });
      try {
        if (read.kind === "page") this.#page(read.path ?? path, read);
        else if (read.kind === "sheet") this.#sheet(path, read, reads.length > 1 ? index + 1 : 0);
        else this.#questions(path, read.items);
      } catch (error) {
        if (!(error instanceof UnreadableError || error instanceof RangeError)) throw error;
        const reason = error instanceof UnreadableError ? error.message : "it is nested too deeply";
        this.#leftOut.push({ path, reason });
      }
    }
  }

  #page(path: string, page: Page): void {
    const lead = leadBy(this.#options.base, path);
    const nodes = cleaned(page.nodes, lead, this.#changes);
    const named = this.#said(page.title ?? ownNameOf(nodes) ?? "").slice(0, 200);
    const title = named === "" ? nameOfFile(path) : named;
    const sections = sectionsOf(title, nodes);
    if (sections.length === 0) throw new UnreadableError("it holds no text");
    const source = this.#source(path, title, page.date ?? null);
    const topics = this.#topicsOf(this.#groupOf(page, path));
    let keywords: readonly string[] = page.keywords;
    for (const section of sections) {
      const place = section.trail.join(" > ");
      const titles = titlesOf(section.trail);
      const common = {
        path,
        source,
        topics,
        section: section.trail.length > 1 ? section.trail.slice(1).join(" › ") : null,
      };
      let told = false;
      const note = noteOf(section);
      if (note === null && hasText(section.nodes)) {
        this.#entry({
          ...common,
          key: `${path}#${place}`,
          titles,
          keywords,
          context: true,
          nodes: section.nodes,
          heading: section.trail.at(-1)!,
        });
        keywords = [];
        told = true;
      }
      for (const { caption, rows } of section.tables) {
        const above = titles.at(0)!;
        const names =
          caption !== null
            ? titlesOf([...section.trail, caption])
            : told
              ? [`${above} (table)`]
              : [...titles];
        this.#table({
          ...common,
          key: `${path}#${place}#table${caption === null ? "" : ` ${caption}`}`,
          titles: names,
          rows,
          note,
        });
      }
    }
  }

  #sheet(path: string, sheet: Sheet, number: number): void {
    const name = nameOfFile(path);
    const title = sheet.title ?? (number > 1 ? `${name} ${number}` : name);
    this.#table({
      path,
      key: `${path}#${title}`,
      titles: [title, `${name}: ${title}`],
      rows: sheet.rows,
      source: this.#source(path, name, null),
      topics: this.#topicsOf(this.#groupOf(sheet, path)),
      section: sheet.title === title ? null : sheet.title,
    });
  }

  /** A title or a question without what is struck out in it; it is no Markdown otherwise. */
  #said(text: string): string {
    const line = text.replace(/\s+/g, " ").trim();
    if (!/~~|<(?:del|s|strike)\b/i.test(line)) return line;
    return nodeText({ type: "root", children: cleaned(parseMarkdown(line), () => null, this.#changes) });
  }

  #questions(path: string, items: readonly QuestionAnswer[]): void {
    const source = this.#source(path, nameOfFile(path), null);
    for (const { question, answer, keywords, group, id } of items) {
      const asked = this.#said(question).slice(0, importLimits.wordingChars);
      const nodes = cleaned(answer, leadBy(this.#options.base, path), this.#changes);
      if (asked === "" || !hasText(nodes)) {
        this.#leftOut.push({ path, reason: `“${asked.slice(0, 60)}” has no answer` });
        continue;
      }
      this.#entry({
        path,
        key: `${path}#${id ?? asked}`,
        titles: [asked, `${asked} (${nameOfFile(path)})`],
        keywords,
        nodes,
        heading: asked,
        source,
        topics: this.#topicsOf(group),
        section: group,
      });
    }
  }

  #entry(piece: Piece & { nodes: Page["nodes"]; keywords: readonly string[]; heading: string }): void {
    const bodies = bodiesOf(piece.nodes, piece.heading);
    for (const [index, body] of bodies.entries()) {
      const part = index === 0 ? "" : ` (part ${index + 1})`;
      if (body === null) {
        this.#leftOut.push({
          path: piece.path,
          reason: `a part of “${piece.heading}” is too long for an answer`,
        });
        continue;
      }
      const title = this.#title(piece.titles.map((each) => `${each}${part}`));
      const { key, id } = this.#identify(`${piece.key}${part}`, title);
      // With the names above it a heading says what it is about, also where it is clear by itself.
      const fullest = piece.context ? piece.titles.at(-1)! : title;
      const also =
        index === 0
          ? [
              ...(fullest !== title && this.#wordings.take(fullest) ? [fullest] : []),
              ...this.#wordingsOf(piece.keywords),
            ]
          : [];
      const front = {
        id,
        title,
        also,
        topics: piece.topics,
        related: [],
        source: piece.source,
        section: piece.section,
      };
      const file = entryFile(`${folderOf(piece.path)}/${id}`, front, body);
      this.#items.push({
        key,
        id,
        title,
        kind: file.path.startsWith("faq/") ? "faq" : "article",
        from: piece.path,
        given: givenOf(piece.path),
        files: [file],
      });
    }
  }

  #table(piece: Piece & { rows: Sheet["rows"]; note?: string | null }): void {
    const turn = this.#options.turn.some(
      (name) => name === "*" || piece.titles.some((title) => title.toLowerCase() === name.toLowerCase()),
    );
    try {
      const table = plainTable(piece.rows, turn);
      const title = this.#title(piece.titles);
      const { key, id } = this.#identify(piece.key, title);
      for (const note of table.notes) this.#notes.push({ path: piece.path, note: `${title}: ${note}` });
      const front = {
        id,
        title,
        also: [],
        topics: piece.topics,
        source: piece.source,
        section: piece.section,
        note: piece.note ?? null,
      };
      this.#items.push({
        key,
        id,
        title,
        kind: "table",
        from: piece.path,
        given: givenOf(piece.path),
        files: tableFiles(`tables/${folderOf(piece.path)}/${id}`, front, table),
      });
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.#leftOut.push({ path: piece.path, reason: `the table “${piece.titles[0]}”: ${error.message}` });
    }
  }

  /** The shortest name that nothing else has. */
  #title(titles: readonly string[]): string {
    for (const title of titles) if (this.#wordings.take(title)) return title;
    const last = titles.at(-1)!.slice(0, importLimits.wordingChars - 8);
    for (let count = 2; ; count++) if (this.#wordings.take(`${last} (${count})`)) return `${last} (${count})`;
  }

  #identify(wanted: string, title: string): { key: string; id: string } {
    const count = (this.#keys.get(wanted) ?? 0) + 1;
    this.#keys.set(wanted, count);
    const key = count === 1 ? wanted : `${wanted}#${count}`;
    const known = this.#options.record.items[key]?.id;
    return { key, id: known ?? this.#ids.free(idFrom(title)) };
  }

  #wordingsOf(keywords: readonly string[]): string[] {
    return keywords
      .filter(
        (word) => word.length <= importLimits.wordingChars && this.#keywords.get(word.toLowerCase()) === 1,
      )
      .slice(0, importLimits.keywords)
      .filter((word) => this.#wordings.take(word));
  }

  #source(path: string, title: string, date: string | null): string {
    const known = this.#sourceOf.get(path);
    if (known !== undefined) return known;
    const id = this.#sourceIds.free(
      idFrom(
        path
          .replace(/\.\w+$/, "")
          .replaceAll("/", " ")
          .replace(/ [0-9a-f]{32}/g, ""),
      ),
    );
    const { base } = this.#options;
    this.#sources.push({
      id,
      title,
      ...(base === null ? {} : { url: addressOf(base, path) }),
      ...(date === null ? {} : { date }),
    });
    this.#sourceOf.set(path, id);
    return id;
  }
  readonly #sourceOf = new Map<string, string>();

  /** What a file belongs to: by its own word, else by the folder that it stands in. */
  #groupOf(read: Read, path: string): string | null {
    if (read.kind === "page" && read.group !== null) return read.group;
    const folders = path.split("/").slice(1, -1);
    return folders[0] === undefined ? null : nameOfFile(`${folders[0]}.x`);
  }

  #topicsOf(group: string | null): string[] {
    if (group === null || !this.#groups.has(group)) return [];
    const id = idFrom(group);
    if (!this.#topics.has(id)) this.#topics.set(id, group.slice(0, 80));
    return [id];
  }

  made(): MadeKnowledge {
    return {
      items: this.#items,
      sources: this.#sources,
      topics: [...this.#topics].map(([id, label]) => ({ id, label })),
      leftOut: this.#leftOut,
      notes: this.#notes,
      changes: this.#changes,
    };
  }
}

interface Piece {
  /** Whether the longer titles say what the shorter mean. */
  readonly context?: boolean;
  readonly path: string;
  readonly key: string;
  readonly titles: readonly string[];
  readonly source: string;
  readonly topics: readonly string[];
  readonly section: string | null;
}

/** A line or two beside a table is no answer of its own: it says how the figures are meant. */
function noteOf({ trail, nodes, tables }: Section): string | null {
  if (tables.length === 0 || isQuestion(trail.at(-1)!)) return null;
  if (!nodes.every(({ type }) => type === "paragraph")) return null;
  const text = nodes.map(nodeText).filter(Boolean).join(" ");
  return text.length > 0 && text.length <= importLimits.noteChars ? text : null;
}

/** The folder that a file's entries stand in: one for all that was given together. */
const folderOf = (path: string): string =>
  idFrom(nameOfFile(path.includes("/") ? `${givenOf(path)}.x` : path));

/** What a path was given as: the first folder of it, or the file. */
export const givenOf = (path: string): string => path.split("/")[0]!;
