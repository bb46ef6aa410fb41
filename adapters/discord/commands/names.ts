/** Names of commands, as they are registered in English and come back with each use. */
export const commandNames = {
  ask: "ask",
  topics: "topics",
  table: "table",
  compare: "compare",
  glossary: "glossary",
  onboard: "onboard",
  feedback: "feedback",
  privacy: "privacy",
  admin: "admin",
  askAbout: "Ask about this",
  keep: "Keep this as an answer",
  welcome: "Welcome this person",
} as const;

/** Names of options and subcommands. */
export const options = {
  question: "question",
  private: "private",
  name: "name",
  sort: "sort",
  chart: "chart",
  a: "a",
  b: "b",
  term: "term",
  gaps: "gaps",
  settings: "settings",
} as const;
