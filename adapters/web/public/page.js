import { ask, forget, onboard } from "./api.js";
import { createComposer } from "./composer.js";
import { showContents } from "./contents.js";
import { announce, element } from "./dom.js";
import { createMemory } from "./memory.js";
import { phrases } from "./phrases.js";
import { replyOf } from "./reply.js";

const byId = (id) => document.getElementById(id);
const memory = createMemory();
const log = byId("log");
const composer = createComposer({ onask, earlier: () => memory.turns.map(({ q }) => q) });
let asking = false;

function onask(question) {
  return take(question, () => ask(question, memory.conversation));
}

/** One of the onboarding's buttons; without an action, the onboarding is opened. */
function onact(action, label) {
  return take(label, () => onboard(action, memory.conversation));
}

async function take(question, send) {
  if (asking) return;
  asking = true;
  const contents = byId("contents");
  if (contents.matches(":popover-open")) contents.hidePopover();
  const turn = addTurn(question);
  try {
    const answer = await send();
    fill(turn, memory.add(question, answer));
    announce(`${answer.text.slice(0, 600)}${answer.reply.table ? ` ${phrases("table-follows")}` : ""}`);
  } catch (error) {
    fail(turn, () => take(question, send), error);
  } finally {
    asking = false;
    log.removeAttribute("aria-busy");
    composer.focus();
  }
}

function addTurn(question) {
  byId("welcome").hidden = true;
  byId("restart").hidden = false;
  const turn = element(
    "li",
    { class: "turn" },
    element("h2", { class: "asked" }, question),
    element("div", { class: "waiting" }, "…"),
  );
  log.setAttribute("aria-busy", "true");
  log.append(turn);
  turn.scrollIntoView({ block: "start" });
  return turn;
}

function fill(turn, kept) {
  const answer = replyOf(kept.answer, {
    onask,
    onact,
    voted: kept.voted,
    onvote: (kind) => memory.vote(kept, kind),
  });
  turn.lastElementChild.replaceWith(answer);
  turn.scrollIntoView({ block: "start" });
}

function fail(turn, retry, { message }) {
  const again = element(
    "button",
    {
      type: "button",
      class: "follow-up",
      onclick: () => {
        turn.remove();
        void retry();
      },
    },
    phrases("try-again"),
  );
  turn.lastElementChild.replaceWith(
    element("div", { class: "answer failed", role: "alert" }, element("p", {}, message), again),
  );
}

function restart() {
  memory.clear();
  log.replaceChildren();
  byId("welcome").hidden = false;
  byId("restart").hidden = true;
  announce(phrases("new-conversation"));
  composer.focus();
}

byId("restart").addEventListener("click", restart);

byId("forget").addEventListener("click", async ({ currentTarget }) => {
  await forget().then(
    () => {
      currentTarget.textContent = phrases("was-forgotten");
      restart();
    },
    (error) => {
      currentTarget.textContent = error.message;
    },
  );
});

const themes = { auto: "theme-auto", light: "theme-light", dark: "theme-dark" };
const themeNow = () => document.documentElement.dataset.theme ?? "auto";
const themeButton = byId("theme");
const showTheme = () => {
  themeButton.textContent = phrases(themes[themeNow()]);
};
themeButton.addEventListener("click", () => {
  const { dataset } = document.documentElement;
  const names = Object.keys(themes);
  const next = names[(names.indexOf(themeNow()) + 1) % names.length];
  if (next === "auto") delete dataset.theme;
  else dataset.theme = next;
  localStorage.setItem("theme", next);
  showTheme();
  document.dispatchEvent(new Event("themechange"));
});
showTheme();

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    composer.focus();
  } else if (event.altKey && /^Digit[1-3]$/.test(event.code)) {
    const number = event.code.at(-1);
    const button = log.lastElementChild?.querySelector(`[data-number="${number}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});

byId("onboard").addEventListener("click", () => void onact(null, phrases("show-around")));

for (const kept of memory.turns) fill(addTurn(kept.q), kept);
log.removeAttribute("aria-busy");
composer.focus();
showContents(onask).catch((error) => announce(error.message));
