/** On the page that people ask on: what stands around the conversation, and around an answer. */
export const page = {
  "skip-to-question": "Skip to the question",
  contents: "Contents",
  "to-begin-with": "To begin with",
  "new-conversation": "New conversation",
  conversation: "Conversation",
  "entries-in-topic": "Entries: {count}",
  "theme-auto": "Theme: auto",
  "theme-light": "Theme: light",
  "theme-dark": "Theme: dark",
  "needs-script": "This page needs JavaScript. Without it, ask in the terminal, or by POST /api/ask.",

  // Under the field, each behind the keys that do it.
  "questions-like-this": "Questions like this",
  "key-asks": "asks",
  "key-recalls": "brings back the last question",
  "key-follows": "follows up",
  "key-jumps": "jumps here",

  // An answer.
  "read-as": "Read “{typed}” as “{word}”",
  table: "Table",
  "table-of": "Table: {title}",
  "table-follows": "A table follows.",
  "did-it-help": "Did this answer help?",
  "try-again": "Try again",
  unreachable: "I cannot be reached at the moment.",
  unreadable: "The answer could not be read.",

  // What an answer was chosen by.
  "why-this": "Why this answer",
  "how-sure": "{percent} sure: {reason}",
  "why-terms": "Terms",
  "why-corrected": "Corrected",
  "why-recognised": "Recognised",
  "why-intent": "Intent",
  "why-followed": "From the conversation",
  "why-plan": "Plan",
  "why-uncovered": "Not covered",
  "why-reply": "Reply",
  "why-versions": "{reply}, knowledge {knowledge}",
  candidates: "Candidates",
  candidate: "Candidate",
  score: "Score",
  evidence: "Evidence",
} as const;
