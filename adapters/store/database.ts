/** What both engines bind and return. */
export type SqlValue = string | number | null;
export type DatabaseRow = Readonly<Record<string, unknown>>;

/** Statements in the one SQL text that both engines take: `?` for values, no literal question mark. */
export interface Queries {
  all(sql: string, values?: readonly SqlValue[]): Promise<readonly DatabaseRow[]>;
  /** How many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
}

/** An open database of either engine. */
export interface Database extends Queries {
  readonly engine: "sqlite" | "postgres";
  /** All or nothing; other statements of this process do not come in between. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** A transaction that no other process runs at the same time. */
  exclusive<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** A transaction that sees one moment and changes nothing. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  sizeBytes(): Promise<number>;
  /** Gives room back that deleted rows took, and leaves none of their bytes behind where the engine can. */
  tidy(): Promise<void>;
  /** Whether another process has it open. */
  isShared(): Promise<boolean>;
  /** @throws StoreError where it is no longer the database that was opened. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Error of the store that an operator has to mend; `code` is stable. `unopened`: it may also pass by itself.
 */
export class StoreError extends Error {
  readonly code:
    | "unreadable"
    | "unopened"
    | "too-new"
    | "not-empty"
    | "no-key"
    | "wrong-key"
    | "corrupt"
    | "in-use"
    | "away";
  constructor(code: StoreError["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreError";
    this.code = code;
  }
}

/**
 * Normalises text to what both engines store alike: PostgreSQL refuses NUL, and neither keeps lone
 * surrogates.
 */
export function storable(value: SqlValue): SqlValue {
  return typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "\uFFFD") : value;
}
