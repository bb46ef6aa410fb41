/** Beside answers in a chat: what a press or a command led to, what failed, handing a question over. */
export const chat = {
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
