/** A node of a Markdown tree, typed here since the parser's own types would bind us to its packages. */
export interface Node {
  type: string;
  children?: Node[];
  value?: string;
  depth?: number;
  ordered?: boolean | null;
  /** Of an item of a list that is a task: whether it is done. */
  checked?: boolean | null;
  url?: string;
  alt?: string | null;
  identifier?: string;
  lang?: string | null;
  position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
  /** A heading that folds its part open: it stands below the heading before it, whatever that one's depth. */
  opened?: boolean;
}

/** A file to import, on disk or in an archive. */
export interface Found {
  /** Where it stands below what was given, parted by slashes: the same in a later import of the same thing. */
  readonly path: string;
  bytes(): Promise<Uint8Array>;
}

/** A parsed page: its text as a tree, with metadata. */
export interface Page {
  readonly kind: "page";
  /** As the file itself says; `null`: by its first heading or its name. */
  readonly title: string | null;
  readonly nodes: readonly Node[];
  /** Other names that the file gives itself. */
  readonly keywords: readonly string[];
  /** What the file belongs to, where it says so. */
  readonly group: string | null;
  /** The day that it was last changed, where it says so. */
  readonly date?: string | null;
  readonly notes: readonly string[];
  /** Where it stands, where one file holds many pages. */
  readonly path?: string;
}

/** Parsed cells, as people see them; the first row is the heading. */
export interface Sheet {
  readonly kind: "sheet";
  readonly title: string | null;
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** An item of a parsed list of questions. */
export interface QuestionAnswer {
  readonly question: string;
  readonly answer: readonly Node[];
  readonly keywords: readonly string[];
  readonly group: string | null;
  /** What the list itself calls it. */
  readonly id: string | null;
}

/** A parsed list of questions with answers. */
export interface QuestionList {
  readonly kind: "questions";
  readonly items: readonly QuestionAnswer[];
  readonly notes: readonly string[];
}

/** Parsed content of a file. */
export type Read = Page | Sheet | QuestionList;

/** A file that cannot be read, with the reason as a person is told it. */
export class UnreadableError extends Error {
  readonly code = "unreadable";
}
