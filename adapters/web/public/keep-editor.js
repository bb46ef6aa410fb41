import { announce, element } from "./dom.js";
import { get, post } from "./keep-api.js";

/** Quiet time after a key before what was typed is checked, and tried. */
const checkMs = 300;
const tryMs = 900;

/** A text that YAML reads as it is. */
const quoted = (text) => JSON.stringify(text.trim());

/** The file of a draft's fields. */
function fileOf({ id, question, also, topics, related, source, answer }) {
  const list = (name, items) =>
    items.length ? [`${name}:`, ...items.map((item) => `  - ${quoted(item)}`)] : [];
  return [
    "---",
    `id: ${id}`,
    `question: ${quoted(question)}`,
    ...(topics.length ? [`topics: [${topics.join(", ")}]`] : []),
    ...(related.length ? [`related: [${related.join(", ")}]`] : []),
    `source: ${source ?? ""}`,
    ...list("also", also),
    "---",
    "",
    answer.trim(),
    "",
  ].join("\n");
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function problemList(problems, path) {
  return element(
    "ul",
    { class: "cards" },
    problems.map(({ severity, file, line, message, remedy }) =>
      element(
        "li",
        { class: severity === "error" ? "bad" : "quiet" },
        `${file === path ? "Line" : `${file}, line`} ${line}: ${message}; ${remedy}.`,
      ),
    ),
  );
}

function turns(title, list, explain) {
  if (!list.length) return [];
  return [
    element("h3", {}, `${title}: ${list.length}`),
    element(
      "ul",
      { class: "cards" },
      list
        .slice(0, 12)
        .map((turn) =>
          element("li", {}, `“${turn.question}”`, element("span", { class: "quiet" }, ` ${explain(turn)}`)),
        ),
    ),
  ];
}

const times = ({ times }) => (times > 1 ? `(asked ${times} times) ` : "");

function trialShown(tried) {
  if (tried.trial === null)
    return [element("p", { class: "quiet" }, "It is tried as soon as the check has nothing against it.")];
  const { won, taken, lost, wrong, findsItself } = tried.trial;
  const nothing = won.length + taken.length + lost.length + wrong.length === 0;
  return [
    findsItself
      ? element("p", {}, "It answers its own question.")
      : element("p", { class: "bad" }, "It does not answer its own question: another entry comes first."),
    ...turns("Wins", won, (turn) => `${times(turn)}until now ${turn.before.status}`),
    ...turns("Takes", taken, (turn) => `${times(turn)}from ${turn.before.entry}`),
    ...turns("No longer answered", lost, (turn) => `${times(turn)}until now ${turn.before.entry}`),
    ...turns(
      "Turns wrong",
      wrong,
      (turn) => `belongs to ${turn.before.entry}, now ${turn.after.entry ?? turn.after.status}`,
    ),
    nothing && element("p", { class: "quiet" }, "No other question is answered differently."),
    ...(tried.asked.length
      ? [
          element("h3", {}, "What people asked, as it would be answered"),
          element(
            "ul",
            { class: "cards" },
            tried.asked.map(({ question, status, text }) =>
              element(
                "li",
                {},
                element("strong", {}, question),
                element("span", { class: status === "answered" ? "" : "bad" }, `${status}: `),
                text.length > 220 ? `${text.slice(0, 220)}…` : text,
              ),
            ),
          ),
        ]
      : []),
  ];
}

/**
 * An editor of one file with its check and its trial beside, live as one types. `draft`: fields in place of the
 * file. `asked`: questions whose replies are shown. `settle`: answers that leave the gap list by saving.
 */
export function editor({
  path,
  version,
  text,
  draft,
  sources = [],
  topics = [],
  asked = [],
  settle = [],
  onSaved,
  onRemoved,
}) {
  const check = element("div", { "aria-live": "polite" });
  const trial = element(
    "div",
    { "aria-live": "polite" },
    element("p", { class: "quiet" }, "Tried as you type …"),
  );
  const message = element("p", { role: "status" });
  const save = element(
    "button",
    { type: "button", class: "go", onclick: () => void write() },
    draft ? "Accept" : "Save",
  );
  const remove =
    onRemoved &&
    element("button", { type: "button", class: "minor", onclick: () => void takeAway() }, "Remove");
  const fields = draft ? draftFields(draft, sources, topics, changed) : fileField(text, changed);
  let checkTimer;
  let tryTimer;
  let newest = 0;
  let edited = version;

  function changed() {
    clearTimeout(checkTimer);
    clearTimeout(tryTimer);
    checkTimer = setTimeout(runCheck, checkMs);
    tryTimer = setTimeout(runTry, tryMs);
  }

  async function runCheck() {
    const mine = ++newest;
    try {
      const { problems, elsewhere } = await post("check", { path, text: fields.text() });
      if (mine !== newest) return;
      const all = [...problems, ...elsewhere];
      const errors = all.filter(({ severity }) => severity === "error").length;
      check.replaceChildren(
        element("p", { class: errors ? "bad" : "" }, errors ? `${count(errors, "error")}:` : "In order."),
        problemList(all, path),
      );
      save.disabled = errors > 0;
    } catch (error) {
      check.replaceChildren(element("p", { class: "bad" }, error.message));
    }
  }

  async function runTry() {
    trial.setAttribute("aria-busy", "true");
    try {
      const tried = await post("try", { path, text: fields.text(), asked: asked.slice(0, 12) });
      if (tried.superseded) return;
      trial.replaceChildren(...trialShown(tried).filter(Boolean));
    } catch (error) {
      trial.replaceChildren(element("p", { class: "bad" }, error.message));
    }
    trial.removeAttribute("aria-busy");
  }

  async function write() {
    save.disabled = true;
    try {
      const done = await post("save", { path, text: fields.text(), version: edited, settle });
      edited = done.version;
      say(draft ? "Accepted; it answers in a moment." : "Saved; it answers in a moment.");
      onSaved?.(done);
    } catch (error) {
      say(error.message, true);
    }
    save.disabled = false;
  }

  async function takeAway() {
    try {
      await post("remove", { path, version: edited });
      onRemoved();
    } catch (error) {
      say(error.message, true);
    }
  }

  function say(words, bad = false) {
    message.textContent = words;
    message.className = bad ? "bad" : "";
    announce(words);
  }

  const bench = element(
    "div",
    {
      class: "bench",
      onkeydown(event) {
        if (!(event.ctrlKey || event.metaKey) || !["s", "Enter"].includes(event.key)) return;
        event.preventDefault();
        if (!save.disabled) void write();
      },
    },
    element(
      "div",
      { class: "fields" },
      fields.element,
      element("div", { class: "row" }, save, remove, element("span", { class: "quiet" }, "Ctrl+Enter")),
      message,
    ),
    element(
      "div",
      { class: "fields" },
      element("section", { class: "panel" }, element("h2", {}, "Check"), check),
      element("section", { class: "panel" }, element("h2", {}, "Try"), trial),
    ),
  );
  changed();
  return bench;
}

function fileField(text, changed) {
  const area = element("textarea", {
    class: "file",
    spellcheck: "false",
    "aria-label": "The file",
    oninput: changed,
  });
  area.value = text;
  return { element: area, text: () => area.value };
}

function draftFields(draft, sources, topics, changed) {
  const question = element("input", { id: "draft-question", oninput: changed, maxlength: 300 });
  question.value = draft.question;
  const also = element("textarea", {
    rows: Math.min(10, Math.max(3, draft.also.length + 1)),
    oninput: changed,
  });
  also.value = draft.also.join("\n");
  const answer = element("textarea", { rows: 8, id: "draft-answer", oninput: changed });
  answer.value = draft.answer;
  const source = element(
    "select",
    { onchange: changed },
    element("option", { value: "" }, "Choose one"),
    sources.map(({ id, title }) => element("option", { value: id, selected: id === draft.source }, title)),
  );
  const ticks = topics.map(({ id, label }) => {
    const box = element("input", {
      type: "checkbox",
      value: id,
      checked: draft.topics.includes(id),
      onchange: changed,
    });
    return { box, shown: element("label", { class: "tick" }, box, label) };
  });
  const lines = (text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  return {
    element: element(
      "div",
      { class: "fields" },
      element("label", {}, "Question", question),
      element(
        "label",
        {},
        "Answer",
        answer,
        element(
          "span",
          { class: "quiet" },
          "The direct statement first. **strong**, lists and links are shown.",
        ),
      ),
      element("label", {}, "Other wordings, one a line", also),
      element("label", {}, "Source", source),
      ticks.length > 0 &&
        element(
          "fieldset",
          {},
          element("legend", {}, "Topics"),
          element(
            "div",
            { class: "row" },
            ticks.map(({ shown }) => shown),
          ),
        ),
    ),
    text: () =>
      fileOf({
        ...draft,
        question: question.value,
        also: lines(also.value).filter((line) => line.toLowerCase() !== question.value.trim().toLowerCase()),
        answer: answer.value,
        source: source.value,
        topics: ticks.filter(({ box }) => box.checked).map(({ box }) => box.value),
      }),
  };
}

/** Opens a file of the knowledge in an editor. */
export const openFile = async (path, done) => editor({ ...(await get("file", { path })), ...done });
