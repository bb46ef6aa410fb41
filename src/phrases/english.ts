/**
 * What the guide says around its answers, in English. `{…}` are places that are filled; a folder's guide.yaml
 * replaces each sentence by its key.
 */
export const english = {
  // Refusals, and asking back.
  "no-exact-answer": "I have no answer to exactly that.",
  "nothing-about": "I have nothing about {what}.",
  "nearest-first": "Perhaps I have no answer to exactly that; this comes nearest:",
  "nearest-have": "The nearest I have:",
  "know-about": "I know about {subject}. What you can ask me, for example:",
  "which-one": "Which of these do you mean?",
  unsure: "I'm not sure that this is what you mean; it is the nearest I have:",
  "no-answer-to": "I have no answer to {questions}.",
  "not-this-year": "My documents do not speak of {year} in particular.",
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
  "in-short": "In short: {sentence}",
  "not-remembered": "I may not remember this conversation: my memory does not answer at the moment.",

  // Beside answers in a chat.
  forgotten:
    "I no longer have the text of that answer: texts are kept for a limited time only. Please ask again.",
  thanks: "Thank you, noted.",
  "not-helped": "Noted. If you still need help, a person may know more.",
  "thanks-for-reason": "Thank you, that helps.",
  "none-fits":
    "Noted: none of these. Other words may help; the keepers of my knowledge see what was missing.",
  "not-yours": "Only the person who asked, or somebody who moderates here, can remove an answer.",
  removed: "Removed.",
  shared: "Shared here.",
  "shared-before": "That answer is shared already.",
  "being-shared": "That answer is being shared.",
  "may-not-write": "I may not write in this channel, so I could not share it. Invite me, then share again.",
  "not-shared": "I could not share it just now. Please try again in a moment.",
  wait: "Please wait a moment before you ask again.",
  "wait-second": "That is more questions than I may answer one person at once. Please ask again in a second.",
  "wait-seconds":
    "That is more questions than I may answer one person at once. Please ask again in {seconds} seconds.",
  "words-only": "I read words only, no pictures or stickers. Please write your question.",
  "no-text": "There is no text in that message to answer.",
  "cannot-read":
    "I cannot read the messages here that do not call me. Use “Ask about this message” in that message's menu, or put the question to me.",
  apology:
    "Something went wrong on my side, and it is not your fault. Please ask again in a moment. If it stays like this, tell the people who run me the code {code}.",

  // Handing a question over to people.
  "passed-on": "I passed your question on. You get the answer here or by direct message.",
  "passed-before": "Your question is with them already.",
  "not-passed": "I could not reach them just now. Please try again in a moment.",
  nobody: "There is nobody set up for this here. Ask in a channel, or ask an admin to set it up.",
  "question-gone": "I no longer have the words of that question. Please ask again.",
  "resolved-before": "Somebody has answered that already, or is doing so.",
  "asked-privately": "Asked privately: your answer goes to them directly.",
  kept: "Kept as a draft for the knowledge.",
} as const;
