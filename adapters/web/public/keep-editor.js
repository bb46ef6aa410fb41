import { announce, element } from "./dom.js";
import { get, post } from "./keep-api.js";
import { words } from "./keep-words.js";

/** Quiet time after a key before what was typed is checked, and tried. */
const checkMs = 300;
const tryMs = 900;

/** A text that YAML reads as it is. */
const quoted = (text) => JSON.stringify(text.trim());

/** The file of an entry's fields. */
function fileOf({ id, key = "question", question, also, topics, related, source, section = null, answer }) {
  const list = (name, items) =>
    items.length ? [`${name}:`, ...items.map((item) => `  - ${quoted(item)}`)] : [];
  return [
    "---",
    `id: ${id}`,
    `${key}: ${quoted(question)}`,
    ...(topics.length ? [`topics: [${topics.join(", ")}]`] : []),
    ...(related.length ? [`related: [${related.join(", ")}]`] : []),
    `source: ${source ?? ""}`,
    ...(section === null ? [] : [`section: ${quoted(section)}`]),
    ...list("also", also),
    "---",
    "",
    answer.trim(),
    "",
  ].join("\n");
}

function problemList(problems, path, hasLines) {
  return element(
    "ul",
    { class: "cards" },
    problems.map((problem) =>
      element(
        "li",
        { class: problem.severity === "error" ? "bad" : "quiet" },
        words.problem(problem, path, hasLines),
      ),
    ),
  );
}

function turns(title, list, explain) {
  if (!list.length) return [];
  return [
    element("h3", {}, words.turns(title, list.length)),
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

function trialShown(tried) {
  if (tried.trial === null) return [quietly(words.triedWhenSound)];
  const { won, taken, lost, wrong, findsItself } = tried.trial;
  const nothing = won.length + taken.length + lost.length + wrong.length === 0;
  return [
    findsItself ? element("p", {}, words.findsItself) : element("p", { class: "bad" }, words.findsAnother),
    ...turns(words.wins, won, words.wonFrom),
    ...turns(words.takes, taken, words.takenFrom),
    ...turns(words.loses, lost, words.lostFrom),
    ...turns(words.turnsWrong, wrong, words.wrongNow),
    nothing && element("p", { class: "quiet" }, words.changesNothing),
    ...(tried.asked.length
      ? [
          element("h3", {}, words.asAnswered),
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
 * file, which can be opened itself. `asked`: questions whose replies are shown. `settle`: answers that leave the gap list by saving.
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
  const trial = element("div", { "aria-live": "polite" }, quietly(words.triedAsTyped));
  const message = element("p", { role: "status" });
  const isNew = version === "new";
  const save = element(
    "button",
    { type: "button", class: "go", onclick: () => void write() },
    isNew ? words.accept : words.save,
  );
  const remove =
    onRemoved &&
    element("button", { type: "button", class: "minor", onclick: () => void takeAway() }, words.remove);
  let fields = draft ? draftFields(draft, sources, topics, changed) : fileField(text, changed);
  const begun = fields.text();
  /** As long as no field is changed, the file is as it was, down to its quotes. */
  const textNow = () => (text !== undefined && fields.text() === begun ? text : fields.text());
  const shown = element("div", {}, fields.element);
  const asFile =
    draft &&
    element(
      "button",
      {
        type: "button",
        class: "plain",
        onclick() {
          if (fields.missing().length > 0) return say(words.missing(fields.missing()), true);
          const pending = fields.source();
          fields = { ...fileField(textNow(), changed), source: () => pending };
          shown.replaceChildren(fields.element);
          asFile.remove();
          shown.querySelector("textarea").focus();
          changed();
        },
      },
      words.asFile,
    );
  let checkTimer;
  let tryTimer;
  let newest = 0;
  let edited = version;
  let lastSaved = textNow();

  function changed() {
    bench.toggleAttribute("data-unsaved", textNow() !== lastSaved);
    clearTimeout(checkTimer);
    clearTimeout(tryTimer);
    checkTimer = setTimeout(runCheck, checkMs);
    tryTimer = setTimeout(runTry, tryMs);
  }

  async function runCheck() {
    const mine = ++newest;
    const missing = fields.missing();
    if (missing.length > 0) {
      check.replaceChildren(element("p", {}, words.missing(missing)));
      save.disabled = true;
      return;
    }
    try {
      const { problems, elsewhere, waits } = await post("check", {
        path,
        text: textNow(),
        source: fields.source(),
      });
      if (mine !== newest) return;
      const all = [...problems, ...elsewhere];
      const errors = all.filter(({ severity }) => severity === "error").length;
      check.replaceChildren(
        element("p", { class: errors ? "bad" : "" }, errors ? words.errors(errors) : words.inOrder),
        problemList(all, path, fields.hasLines),
        ...(waits.length > 0 ? [quietly(words.waits), problemList(waits, path, fields.hasLines)] : []),
      );
      save.disabled = errors > 0;
    } catch (error) {
      check.replaceChildren(element("p", { class: "bad" }, error.message));
    }
  }

  async function runTry() {
    if (fields.missing().length > 0) {
      trial.replaceChildren(quietly(words.triedWhenWritten));
      return;
    }
    trial.setAttribute("aria-busy", "true");
    if (!trial.querySelector("h3")) trial.replaceChildren(quietly(words.trying));
    try {
      const tried = await post("try", {
        path,
        text: textNow(),
        source: fields.source(),
        asked: asked.slice(0, 12),
      });
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
      if (isNew && draft.question === "" && edited === version) {
        // Begun from nothing: its file is called by what it asks.
        const named = await get("new", { question: fields.question() });
        path = named.path;
        draft.id = named.draft.id;
      }
      const done = await post("save", {
        path,
        text: textNow(),
        source: fields.source(),
        version: edited,
        settle,
      });
      edited = done.version;
      lastSaved = textNow();
      bench.removeAttribute("data-unsaved");
      fields.saved();
      say(words.saved({ isNew, waits: done.waits[0] }));
      onSaved?.(done);
    } catch (error) {
      say(error.message, true);
    }
    save.disabled = false;
  }

  async function takeAway() {
    try {
      await post("remove", { path, version: edited });
      bench.removeAttribute("data-unsaved");
      announce(words.removed);
      onRemoved();
    } catch (error) {
      say(error.message, true);
    }
  }

  function say(text, bad = false) {
    message.textContent = text;
    message.className = bad ? "bad" : "";
    announce(text);
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
      shown,
      element(
        "div",
        { class: "row" },
        save,
        remove,
        element("span", { class: "quiet" }, words.saveKeys),
        asFile,
      ),
      message,
    ),
    element(
      "div",
      { class: "fields" },
      element("section", { class: "panel" }, element("h2", {}, words.check), check),
      element("section", { class: "panel" }, element("h2", {}, words.try), trial),
    ),
  );
  changed();
  return bench;
}

const quietly = (text) => element("p", { class: "quiet" }, text);

function fileField(text, changed) {
  const area = element("textarea", {
    class: /^---\n/.test(text) ? "file prose" : "file",
    spellcheck: "false",
    "aria-label": words.theFile,
    oninput: changed,
  });
  area.value = text;
  return {
    element: area,
    text: () => area.value,
    hasLines: true,
    missing: () => [],
    source: () => null,
    saved() {},
  };
}

/** The choice of a source that is not there yet; no id has such a sign. */
const another = "+";

/** An id that no source has. */
function idOf(title, sources) {
  const plain =
    title
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60)
      .replace(/-+$/, "") || "source";
  const taken = new Set(sources.map(({ id }) => id));
  for (let count = 1; ; count++) {
    const id = count === 1 ? plain : `${plain}-${count}`;
    if (!taken.has(id)) return id;
  }
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
    {
      onchange() {
        other.hidden = source.value !== another;
        if (!other.hidden) otherTitle.focus();
        changed();
      },
    },
    element("option", { value: "" }, words.chooseSource),
    sources.map(({ id, title }) => element("option", { value: id, selected: id === draft.source }, title)),
    element("option", { value: another }, words.anotherSource),
  );
  const otherTitle = element("input", { id: "draft-source", maxlength: 200, oninput: changed });
  const other = element("label", { hidden: true }, words.standsOn, otherTitle);
  /** A source that the folder does not have yet. */
  const newSource = () => {
    const title = otherTitle.value.trim();
    if (source.value !== another || title === "") return null;
    const known = sources.find((each) => each.title.toLowerCase() === title.toLowerCase());
    return known ? null : { id: idOf(title, sources), title };
  };
  const sourceId = () => {
    if (source.value !== another) return source.value;
    const title = otherTitle.value.trim().toLowerCase();
    return sources.find((each) => each.title.toLowerCase() === title)?.id ?? newSource()?.id ?? "";
  };
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
      element("label", {}, draft.key === "title" ? words.title : words.question, question),
      element("label", {}, words.answer, answer, element("span", { class: "quiet" }, words.aboutAnswer)),
      element("label", {}, words.otherWordings, also),
      element("label", {}, words.source, source),
      other,
      ticks.length > 0 &&
        element(
          "fieldset",
          {},
          element("legend", {}, words.topics),
          element(
            "div",
            { class: "row" },
            ticks.map(({ shown }) => shown),
          ),
        ),
    ),
    hasLines: false,
    question: () => question.value,
    missing: () => [
      ...(question.value.trim() === "" ? [words.missingQuestion] : []),
      ...(answer.value.trim() === "" ? [words.missingAnswer] : []),
      ...(sourceId() === "" ? [words.missingSource] : []),
    ],
    source: newSource,
    saved() {
      const made = newSource();
      if (made) sources.push(made);
    },
    text: () =>
      fileOf({
        ...draft,
        question: question.value,
        also: lines(also.value).filter((line) => line.toLowerCase() !== question.value.trim().toLowerCase()),
        answer: answer.value,
        source: sourceId(),
        topics: ticks.filter(({ box }) => box.checked).map(({ box }) => box.value),
      }),
  };
}

/** Opens a file of the knowledge in an editor, below its name. */
export async function openFile(path, done) {
  const file = await get("file", { path });
  return [
    element("h1", { tabindex: -1 }, file.draft?.question ?? path),
    file.draft && element("p", { class: "quiet" }, path),
    editor({ ...file, ...done }),
  ];
}
