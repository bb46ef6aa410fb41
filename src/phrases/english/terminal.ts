/** In the terminal: what it says about itself and its commands. */
export const terminal = {
  "terminal-greeting": "Ask a question, or type {commands}.",
  "terminal-help": "Ask in your own words. A number takes up what stands beside it.",
  "help-topics": "what there is to ask about",
  "help-why": "how the last answer came about",
  "help-votes": "votes on the last answer; behind the second, what was wrong",
  "help-new": "a new conversation",
  "help-onboard": "your onboarding, step by step; behind it stop, restart or settings",
  "help-forget": "removes what is stored about you",
  "help-help": "this text",
  "help-quit": "ends; so does Ctrl+D",
  "no-command": "There is no command {command}; {help} lists them.",
  "no-choice": "There is no {number}; 1 to {last} are.",
  "no-choice-but-one": "There is no {number}; only 1 is.",
  "no-topic": "There is no such topic. {command} shows what there is.",
  "topic-by-name": "{command} and a name lists what there is to ask.",
  "onboard-how":
    "That is no command of the onboarding: say next, back, skip, pause, resume, stop, restart, settings or remind me tomorrow.",
  "nothing-to-explain": "Ask me something first; then {command} tells how the answer came about.",
  "worked-from": "From {rows}",
  "goes-on": "That went wrong on my side ({reason}); the conversation goes on.",
} as const;
