/** Around answers: refusals, asking back, what goes back to the last answer. */
export const answers = {
  // Refusals, and asking back.
  "no-exact-answer": "I have no answer to exactly that.",
  "nothing-about": "I have nothing about {what}.",
  "nearest-first": "Perhaps I have no answer to exactly that; this comes nearest:",
  "nearest-have": "The nearest I have:",
  "also-near": "Also near:",
  "know-about": "I know about {subject}. What you can ask me, for example:",
  "which-one": "Which of these do you mean?",
  unsure: "I'm not sure that this is what you mean; it is the nearest I have:",
  "no-answer-to": "I have no answer to {questions}.",
  "not-in-particular": "My documents do not speak of {what} in particular.",
  "too-many-questions": "I take three questions at once: please ask the others again.",
  "english-only": "I read and answer English only. Please ask me in English.",
  remark: "I hear you. Whenever there is something about {subject} to look up, just ask.",
  "same-again": "I could only say the same again. Do you mean one of these instead?",
  "nothing-more": "I have nothing more on that. Put it in other words, or ask a person.",

  // What goes back to the last answer.
  misunderstood: "I'm sorry, I took that the wrong way.",
  repeated: "I'm sorry for repeating myself.",
  "more-of-what": "Of what would you like more?",
  "one-of-these": "Did you mean one of these?",
  "other-words": "Please put it in other words, and I look again.",
  "only-documents":
    "I only say what stands in my documents. Ask me for something, and I name where it stands.",
  "vouch-for": "I can only vouch for where it stands: in {place}. I cannot check it any further.",
  "stands-in": "It stands in {place}. I know no more about where that comes from.",
  "not-whether-much": "My documents give the figures and do not say whether that is much or little.",
  "that-is-all": "That is all I have on it.",
  "nothing-shorter": "I have nothing shorter.",
  "and-more": "and {count} more",
  "in-short": "In short: {sentence}",
  "not-remembered": "I may not remember this conversation: my memory does not answer at the moment.",
} as const;
