import { announce, element } from "./dom.js";
import { get, post, upload } from "./keep-api.js";
import { filesChosen, filesDropped, tooMany } from "./keep-dropped.js";
import { editor, openFile } from "./keep-editor.js";
import { dayPlot } from "./keep-plot.js";

const heading = (text) => element("h1", { tabindex: -1 }, text);
const quiet = (text) => element("p", { class: "quiet" }, text);
const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
const when = (ms) => new Date(ms).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
const entryLink = (path) => `#/entry/${encodeURIComponent(path)}`;

function table(names, rows) {
  return element(
    "div",
    { class: "scroll" },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          names.map((name) => element("th", { scope: "col" }, name)),
        ),
      ),
      element(
        "tbody",
        {},
        rows.map((cells) =>
          element(
            "tr",
            {},
            cells.map((cell) => element("td", {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/** What people asked in vain, like questions together. */
export async function gaps(_, { go }) {
  const { all, gaps: found } = await get("gaps", { days: 90 });
  return [
    heading("Gaps"),
    quiet(
      all === 0
        ? "Nothing was asked in vain in the last 90 days."
        : `${count(all, "question")} that people asked in the last 90 days and did not get answered well, the most wanted first.`,
    ),
    element(
      "div",
      { class: "row" },
      element("button", { type: "button", class: "minor", onclick: () => go("#/gap/new") }, "New entry"),
    ),
    element(
      "ul",
      { class: "cards" },
      found.map((gap) =>
        element(
          "li",
          {},
          element(
            "a",
            { class: "card", href: `#/gap/${gap.id}` },
            element("strong", {}, gap.question),
            element(
              "span",
              { class: "quiet" },
              [
                `${count(gap.count, "time")}, ${count(gap.people, "person", "people")}`,
                gap.also.length ? `, ${count(gap.also.length, "other wording")}` : "",
                gap.nearMiss ? `; nearest: ${gap.nearMiss.title}` : "",
              ].join(""),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** A gap, or nothing at all, made an entry. */
export async function gap(id, { go }) {
  if (id === "new") {
    const fresh = await get("new");
    return [heading("A new entry"), editor({ ...fresh, onSaved: () => {} })];
  }
  const found = await get("gap", { id, days: 90 });
  const { outcomes } = found;
  const asked = [found.question, ...found.also];
  const back = element("a", { href: "#/gaps" }, "Back to the gaps");
  const next = element("div", { class: "row" });
  const dismiss = async () => {
    await post("dismiss", { answers: found.answers });
    announce("Dismissed.");
    go("#/gaps");
  };
  next.append(element("button", { type: "button", class: "minor", onclick: dismiss }, "Dismiss this gap"));
  return [
    heading(found.question),
    quiet(
      `Asked ${count(found.count, "time")} by ${count(found.people, "person", "people")}: ${outcomes.declined} declined, ${outcomes.clarify} asked back, ${outcomes.answered} answered unsurely${found.votedDown ? `, ${found.votedDown} voted down` : ""}.${found.nearMiss ? ` The nearest was “${found.nearMiss.title}”: ${found.nearMiss.why}.` : ""}`,
    ),
    editor({ ...found, asked, settle: found.answers, onSaved: () => next.replaceChildren(back) }),
    next,
  ];
}

/** All entries and tables, to be found and edited. */
export async function entries() {
  const { files, others } = await get("files");
  const list = element("ul", { class: "cards" });
  const found = quiet("");
  const search = element("input", {
    type: "search",
    id: "search",
    placeholder: "Title, id or file",
    "aria-label": "Find an entry",
    oninput: fill,
  });
  const most = 100;
  function fill() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fit = files.filter((file) =>
      words.every((word) =>
        `${file.title} ${file.id} ${file.path} ${file.topics.join(" ")}`.toLowerCase().includes(word),
      ),
    );
    found.textContent = `${count(fit.length, "entry or table", "entries and tables")}${fit.length > most ? `; the first ${most} are shown` : ""}`;
    list.replaceChildren(
      ...fit
        .slice(0, most)
        .map((file) =>
          element(
            "li",
            {},
            element(
              "a",
              { class: "card", href: entryLink(file.path) },
              element("strong", {}, file.title),
              element(
                "span",
                { class: "quiet" },
                [file.kind, file.path, count(file.wordings, "wording"), ...file.topics].join(" · "),
              ),
            ),
          ),
        ),
    );
  }
  fill();
  return [
    heading("Entries and tables"),
    search,
    found,
    list,
    element("h2", {}, "Other files"),
    element(
      "ul",
      { class: "row" },
      others.map((path) => element("li", {}, element("a", { href: entryLink(path) }, path))),
    ),
  ];
}

/** One file of the knowledge. */
export async function entry(path, { go }) {
  const isOwn = /^(?:faq|articles|tables)\//.test(path);
  return openFile(path, isOwn ? { onRemoved: () => go("#/entries") } : {});
}

/** What people voted against, and why. */
export async function votes() {
  const { votes: found } = await get("votes", { days: 90 });
  return [
    heading("Votes"),
    quiet(
      found.length === 0
        ? "Nobody voted in the last 90 days."
        : "Of the last 90 days, those first that most people had something against.",
    ),
    found.length > 0 &&
      table(
        ["Answer", "Up", "Down", "Reasons"],
        found.map(({ title, path, row, tally, reasons }) => [
          element(
            "span",
            {},
            path ? element("a", { href: entryLink(path) }, title) : title,
            row ? `, row “${row}”` : "",
          ),
          String(tally.up),
          String(tally.down + tally.none + tally.wrong),
          element(
            "ul",
            {},
            reasons.map((reason) => element("li", {}, `“${reason}”`)),
          ),
        ]),
      ),
  ];
}

/** How much is asked, and how it ends. */
export async function figures() {
  const days = 30;
  const { days: byDay, questions, answered, people, topics, unanswered } = await get("figures", { days });
  const share = questions === 0 ? "–" : `${Math.round((100 * answered) / questions)} %`;
  const up = byDay.reduce((sum, day) => sum + day.up, 0);
  const down = byDay.reduce((sum, day) => sum + day.down, 0);
  const tile = (figure, words) =>
    element("div", { class: "tile" }, element("strong", {}, String(figure)), words);
  const most = Math.max(1, ...topics.map((topic) => topic.count));
  return [
    heading(`The last ${days} days`),
    element(
      "div",
      { class: "tiles" },
      tile(questions, "questions"),
      tile(share, "answered"),
      tile(people, "people"),
      tile(`${up} / ${down}`, "votes up / down"),
    ),
    element("h2", {}, "Questions a day"),
    dayPlot(byDay),
    element(
      "details",
      {},
      element("summary", {}, "As a table"),
      table(
        ["Day", "Answered", "Asked back", "Declined", "Up", "Down"],
        byDay
          .toReversed()
          .map((day) => [
            day.day,
            ...[day.answered, day.clarify, day.declined, day.up, day.down].map(String),
          ]),
      ),
    ),
    element("h2", {}, "Asked about most"),
    topics.length === 0
      ? quiet("Nothing yet.")
      : table(
          ["Topic", "Questions", ""],
          topics.map(({ label, count: asked }) => [
            label,
            String(asked),
            element("meter", { min: 0, max: most, value: asked, "aria-label": `${label}: ${asked}` }),
          ]),
        ),
    element("h2", {}, "Not answered well"),
    unanswered.length === 0
      ? quiet("Nothing.")
      : element(
          "ul",
          { class: "cards" },
          unanswered.map(({ id, question, count: asked }) =>
            element(
              "li",
              {},
              element(
                "a",
                { class: "card", href: `#/gap/${id}` },
                element("strong", {}, question),
                element("span", { class: "quiet" }, count(asked, "time")),
              ),
            ),
          ),
        ),
  ];
}

/** `2019-05` → its age in words; `null` where there is no date in it. */
function ageOf(date) {
  const parts = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date ?? "");
  if (!parts) return null;
  const ms = Date.now() - Date.UTC(Number(parts[1]), Number(parts[2] ?? 7) - 1, Number(parts[3] ?? 1));
  const months = Math.max(0, Math.round(ms / (30.44 * 86_400_000)));
  return months < 24 ? count(months, "month") : count(Math.round(months / 12), "year");
}

/** What all stands on, and how old it is. */
export async function sources() {
  const { sources: found } = await get("sources");
  return [
    heading("Sources"),
    quiet("Edit them in sources.yaml. A date tells readers, and you, how old a figure is."),
    element("p", {}, element("a", { href: entryLink("sources.yaml") }, "Open sources.yaml")),
    table(
      ["Source", "Date", "Age", "Entries"],
      found.map(({ title, url, date, uses, licence }) => [
        element(
          "span",
          {},
          url ? element("a", { href: url, rel: "noreferrer" }, title) : title,
          licence ? element("span", { class: "quiet" }, ` ${licence}`) : "",
        ),
        date ?? "none",
        ageOf(date) ?? "unknown",
        String(uses),
      ]),
    ),
  ];
}

/** All changes made here, each of which can be taken back. */
export async function changes(_, { go }) {
  const { changes: made } = await get("changes");
  return [
    heading("Changes"),
    quiet(
      made.length === 0
        ? "Nothing was changed on this page yet."
        : "Made on this page, newest first. Each stands in the files as well.",
    ),
    made.length > 0 &&
      table(
        ["When", "Who", "What", ""],
        made.map(({ id, atMs, by, what, undone }) => [
          when(atMs),
          by,
          element("a", { href: `#/change/${id}` }, what),
          undone ? "taken back" : undoButton(id, what, () => go("#/changes")),
        ]),
      ),
  ];
}

function undoButton(id, what, done) {
  const button = element(
    "button",
    {
      type: "button",
      class: "minor",
      "aria-label": `Take back: ${what}`,
      async onclick() {
        try {
          await post("undo", { id });
          announce("Taken back.");
          done();
        } catch (error) {
          button.after(element("p", { class: "bad", role: "alert" }, error.message));
        }
      },
    },
    "Take back",
  );
  return button;
}

/** One change with the texts before and after. */
export async function change(id) {
  const { changes: made } = await get("changes");
  const found = made.find((each) => each.id === id);
  if (!found) return [heading("This change is not remembered any more")];
  return [
    heading(found.what),
    quiet(`${found.by}, ${when(found.atMs)}`),
    ...found.files.flatMap(({ path, before, after }) => [
      element("h2", {}, path),
      element(
        "div",
        { class: "bench" },
        [before, after].map((text, at) =>
          element(
            "section",
            { class: "panel" },
            element("h3", {}, at ? "After" : "Before"),
            element("pre", {}, text ?? "(no file)"),
          ),
        ),
      ),
    ]),
  ];
}

/** Files dropped or chosen become entries and tables. */
export async function imported(_, { go }) {
  const result = element("div", { class: "fields", "aria-live": "polite" });
  const base = element("input", { type: "url", placeholder: "https://handbook.example.org", id: "base" });
  const input = element("input", {
    type: "file",
    multiple: true,
    id: "files",
    onchange: () => void take(filesChosen(input)),
  });
  const folder = element("input", {
    type: "file",
    webkitdirectory: true,
    id: "folder",
    onchange: () => void take(filesChosen(folder)),
  });
  const drop = element(
    "div",
    {
      class: "drop",
      ondragover(event) {
        event.preventDefault();
        drop.classList.add("over");
      },
      ondragleave: () => drop.classList.remove("over"),
      ondrop(event) {
        event.preventDefault();
        drop.classList.remove("over");
        void filesDropped(event.dataTransfer).then(take, failed);
      },
    },
    element("p", {}, element("strong", {}, "Drop files or folders here"), ", or choose them"),
    element(
      "div",
      { class: "row" },
      element("label", {}, "Files", input),
      element("label", {}, "A folder", folder),
    ),
    quiet(
      "Markdown, web pages, Word, spreadsheets, CSV, lists of questions, and exports of Notion or Confluence as .zip",
    ),
  );

  const failed = (error) =>
    result.replaceChildren(element("p", { class: "bad", role: "alert" }, error.message));

  async function take(files) {
    if (files.length === 0) return;
    const refused = tooMany(files);
    if (refused) return failed(new Error(refused));
    try {
      const ids = [];
      for (const [at, { file, path }] of files.entries()) {
        result.replaceChildren(
          element("p", {}, `Sending ${at + 1} of ${files.length}: ${path}`),
          element("progress", { max: files.length, value: at }),
        );
        ids.push(await upload(file, path));
      }
      result.replaceChildren(element("p", {}, "Reading …"), element("progress", {}));
      const plan = await post("import/plan", { files: ids, base: base.value || null });
      offer(plan);
    } catch (error) {
      failed(error);
    }
  }

  function offer({ plan, lines, items, writes }) {
    const button = element(
      "button",
      {
        type: "button",
        class: "go",
        disabled: writes === 0,
        async onclick() {
          button.disabled = true;
          try {
            const { written } = await post("import/write", { plan });
            announce("Written.");
            result.replaceChildren(
              element(
                "p",
                {},
                `${count(written, "file")} written. `,
                element("a", { href: "#/changes" }, "Take it back"),
              ),
            );
          } catch (error) {
            button.after(element("p", { class: "bad", role: "alert" }, error.message));
          }
        },
      },
      `Write ${count(writes, "piece")}`,
    );
    result.replaceChildren(
      element(
        "section",
        { class: "panel" },
        element("h2", {}, "What was made"),
        element("pre", {}, lines.join("\n")),
      ),
      element(
        "div",
        { class: "row" },
        button,
        element("button", { type: "button", class: "minor", onclick: () => go("#/import") }, "Leave it"),
      ),
      table(
        ["Title", "Kind", "State", "From"],
        items.map(({ title, kind, status, from }) => [title, kind, status, from]),
      ),
    );
    button.focus();
  }

  return [
    heading("Import"),
    drop,
    element("label", {}, "Where the pages stand on the web (makes links whole; may be left out)", base),
    result,
  ];
}

/** Who is let in. */
export async function people() {
  const { password, header, allowed, sessions } = await get("people");
  return [
    heading("Who may"),
    password && element("p", {}, "Whoever knows KEEPERS_PASSWORD."),
    header &&
      element(
        "p",
        {},
        allowed.length
          ? `Named by your proxy in ${header}: ${allowed.join(", ")}.`
          : `Everybody whom your proxy names in ${header}.`,
      ),
    element("h2", {}, "Logged in by password"),
    sessions.length === 0
      ? quiet("Nobody.")
      : table(
          ["Name", "Since", "Last seen"],
          sessions.map(({ name, sinceMs, lastMs }) => [name, when(sinceMs), when(lastMs)]),
        ),
  ];
}
