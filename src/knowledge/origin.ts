/** Where an item of the knowledge stands, for errors and reviews. */
export interface Origin {
  /** Relative to the knowledge folder. */
  readonly file: string;
  readonly line: number;
}
