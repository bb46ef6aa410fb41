/** All that the keepers' page says: a tool's own words, not the guide's, so no folder replaces them. */

/** `1 question`, `2 questions`. */
const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

const times = (number) => (number > 1 ? `(asked ${number} times) ` : "");

export const words = {
  keepers: "Keepers",
  parts: {
    gaps: "Gaps",
    entries: "Entries",
    votes: "Votes",
    figures: "Figures",
    sources: "Sources",
    import: "Import",
    changes: "Changes",
    people: "Who may",
  },
  unreachable: "The guide cannot be reached. Is it running?",
  unreadable: "The answer could not be read.",
  notShown: "This cannot be shown",
  leaveUnsaved: "What you wrote is not saved. Leave it?",
  line: (file, line, message) => `${file}, line ${line}: ${message}`,

  // What is live.
  reading: "Reading …",
  live: "Live",
  liveLearning: (percent) => `Live, learning ${percent} %`,
  notLive: "Not live",
  lastGood: "What people are answered from is the last good version, because of ",
  andMore: (number) => `; and ${number} more.`,

  // To log in.
  nameStands: "Your name stands beside what you change.",
  name: "Name",
  password: "Password",
  logIn: "Log in",
  notNamed: "Your proxy does not name you as a keeper of this guide.",

  // Gaps.
  noGaps: "Nothing was asked in vain in the last 90 days.",
  gapsAre: (all) =>
    `${count(all, "question")} that people asked in the last 90 days and did not get answered well, the most wanted first.`,
  newEntry: "New entry",
  aNewEntry: "A new entry",
  gapAsked: ({ count: asked, people, also, nearMiss }) =>
    [
      `${count(asked, "time")}, ${count(people, "person", "people")}`,
      also.length ? `, ${count(also.length, "other wording")}` : "",
      nearMiss ? `; nearest: ${nearMiss.title}` : "",
    ].join(""),
  gapIs: ({ count: asked, people, outcomes, votedDown, nearMiss }) =>
    [
      `Asked ${count(asked, "time")} by ${count(people, "person", "people")}: `,
      `${outcomes.declined} declined, ${outcomes.clarify} asked back, ${outcomes.answered} answered unsurely`,
      votedDown ? `, ${votedDown} voted down.` : ".",
      nearMiss ? ` The nearest was “${nearMiss.title}”: ${nearMiss.why}.` : "",
    ].join(""),
  backToGaps: "Back to the gaps",
  dismiss: "Dismiss this gap",
  dismissed: "Dismissed.",

  // Entries.
  entriesAndTables: "Entries and tables",
  findEntry: "Find an entry",
  findBy: "Title, id or file",
  found: (all, most) =>
    `${count(all, "entry or table", "entries and tables")}${all > most ? `; the first ${most} are shown` : ""}`,
  wordings: (number) => count(number, "wording"),
  otherFiles: "Other files",

  // The editor.
  accept: "Accept",
  save: "Save",
  saveKeys: "Ctrl+Enter",
  remove: "Remove",
  asFile: "Edit it as a file",
  theFile: "The file",
  title: "Title",
  question: "Question",
  answer: "Answer",
  aboutAnswer: "The direct statement first. **strong**, lists and links are shown.",
  otherWordings: "Other wordings, one a line",
  source: "Source",
  chooseSource: "Choose one",
  anotherSource: "Another …",
  standsOn: "What it stands on: a document, or who knows it",
  topics: "Topics",
  missingQuestion: "the question",
  missingAnswer: "the answer",
  missingSource: "its source",
  missing: (parts) => `Still to be written: ${parts.join(", ")}.`,
  saved: ({ isNew, waits }) =>
    `${isNew ? "Accepted" : "Saved"}; ${waits === undefined ? "it answers in a moment" : `it answers when ${waits} is mended`}.`,
  removed: "Removed; “Changes” takes it back.",

  // Its check and its trial.
  check: "Check",
  errors: (number) => `${count(number, "error")}:`,
  inOrder: "In order.",
  waits: "Nothing goes live until these are mended:",
  /** Fields have no lines: what is wrong is said without them. */
  problem: ({ file, line, message, remedy }, path, hasLines) => {
    const place = file !== path ? `${file}, line ${line}: ` : hasLines ? `Line ${line}: ` : "";
    return `${place}${message}; ${remedy}.`;
  },
  try: "Try",
  triedAsTyped: "Tried as you type …",
  triedWhenWritten: "It is tried as soon as all is written.",
  triedWhenSound: "It is tried as soon as nothing in the folder has an error.",
  trying: "Trying …",
  findsItself: "It answers its own question.",
  findsAnother: "It does not answer its own question: another entry comes first.",
  turns: (title, number) => `${title}: ${number}`,
  wins: "Wins",
  wonFrom: (turn) => `${times(turn.times)}until now ${turn.before.status}`,
  takes: "Takes",
  takenFrom: (turn) => `${times(turn.times)}from ${turn.before.entry}`,
  loses: "No longer answered",
  lostFrom: (turn) => `${times(turn.times)}until now ${turn.before.entry}`,
  turnsWrong: "Turns wrong",
  wrongNow: (turn) => `belongs to ${turn.before.entry}, now ${turn.after.entry ?? turn.after.status}`,
  changesNothing: "No other question is answered differently.",
  asAnswered: "What people asked, as it would be answered",

  // Votes and figures.
  noVotes: "Nobody voted in the last 90 days.",
  votesAre: "Of the last 90 days, those first that most people had something against.",
  up: "Up",
  down: "Down",
  reasons: "Reasons",
  ofRow: (row) => `, row “${row}”`,
  lastDays: (days) => `The last ${days} days`,
  tiles: { questions: "questions", answered: "answered", people: "people", votes: "votes up / down" },
  questionsADay: "Questions a day",
  plotted: (all, days, most) => `Questions a day: ${all} in ${days} days, ${most} at most.`,
  ofDay: (day, number, kind) => `${day}: ${number} ${kind}`,
  outcomes: { answered: "answered", clarify: "asked back", declined: "declined" },
  asTable: "As a table",
  dayColumns: ["Day", "Answered", "Asked back", "Declined", "Up", "Down"],
  askedMost: "Asked about most",
  topic: "Topic",
  questions: "Questions",
  notAnsweredWell: "Not answered well",
  nothingYet: "Nothing yet.",
  nothing: "Nothing.",
  times: (number) => count(number, "time"),

  // Sources.
  aboutSources: "Edit them in sources.yaml. A date tells readers, and you, how old a figure is.",
  openSources: "Open sources.yaml",
  sourceColumns: ["Source", "Date", "Age", "Entries"],
  noDate: "none",
  unknownAge: "unknown",
  age: (months) => (months < 24 ? count(months, "month") : count(Math.round(months / 12), "year")),

  // Changes.
  noChanges: "Nothing was changed on this page yet.",
  changesAre: "Made on this page, newest first. Each stands in the files as well.",
  changeColumns: ["When", "Who", "What", ""],
  wasTakenBack: "taken back",
  takeBack: "Take back",
  takeBackWhat: (what) => `Take back: ${what}`,
  takenBack: "Taken back.",
  changeGone: "This change is not remembered any more",
  before: "Before",
  after: "After",
  noFile: "(no file)",

  // Import.
  drop: "Drop files or folders here",
  orChoose: ", or choose them",
  files: "Files",
  folder: "A folder",
  readable:
    "Markdown, web pages, Word, spreadsheets, CSV, lists of questions, and exports of Notion or Confluence as .zip",
  base: "Where the pages stand on the web (makes links whole; may be left out)",
  tooMany: (most) => `More than ${most} files; give them as one .zip, or use npm run import.`,
  sending: (number, all, path) => `Sending ${number} of ${all}: ${path}`,
  write: (number) => `Write ${count(number, "piece")}`,
  written: "Written.",
  filesWritten: (number) => `${count(number, "file")} written. `,
  takeItBack: "Take it back",
  wasMade: "What was made",
  leaveIt: "Leave it",
  importColumns: ["Title", "Kind", "State", "From"],

  // Who may.
  byPassword: "Whoever knows KEEPERS_PASSWORD.",
  byHeader: (header, allowed) =>
    allowed.length
      ? `Named by your proxy in ${header}: ${allowed.join(", ")}.`
      : `Everybody whom your proxy names in ${header}.`,
  loggedIn: "Logged in by password",
  nobody: "Nobody.",
  peopleColumns: ["Name", "Since", "Last seen"],
};
