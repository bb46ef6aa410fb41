import { announce, element } from "./dom.js";
import { get, post, upload } from "./keep-api.js";
import { filesChosen, filesDropped, tooMany } from "./keep-dropped.js";
import { editor, openFile } from "./keep-editor.js";
import { dayPlot } from "./keep-plot.js";
import { words } from "./keep-words.js";

const heading = (text) => element("h1", { tabindex: -1 }, text);
const quiet = (text) => element("p", { class: "quiet" }, text);
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
    heading(words.parts.gaps),
    quiet(all === 0 ? words.noGaps : words.gapsAre(all)),
    element(
      "div",
      { class: "row" },
      element("button", { type: "button", class: "minor", onclick: () => go("#/gap/new") }, words.newEntry),
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
            element("span", { class: "quiet" }, words.gapAsked(gap)),
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
    return [heading(words.aNewEntry), editor({ ...fresh, onSaved: () => {} })];
  }
  const found = await get("gap", { id, days: 90 });
  const asked = [found.question, ...found.also];
  const back = element("a", { href: "#/gaps" }, words.backToGaps);
  const next = element("div", { class: "row" });
  const dismiss = async () => {
    await post("dismiss", { answers: found.answers });
    announce(words.dismissed);
    go("#/gaps");
  };
  next.append(element("button", { type: "button", class: "minor", onclick: dismiss }, words.dismiss));
  return [
    heading(found.question),
    quiet(words.gapIs(found)),
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
    placeholder: words.findBy,
    "aria-label": words.findEntry,
    oninput: fill,
  });
  const most = 100;
  function fill() {
    const typed = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fit = files.filter((file) =>
      typed.every((word) =>
        `${file.title} ${file.id} ${file.path} ${file.topics.join(" ")}`.toLowerCase().includes(word),
      ),
    );
    found.textContent = words.found(fit.length, most);
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
                [file.kind, file.path, words.wordings(file.wordings), ...file.topics].join(" · "),
              ),
            ),
          ),
        ),
    );
  }
  fill();
  return [
    heading(words.entriesAndTables),
    search,
    found,
    list,
    element("h2", {}, words.otherFiles),
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
    heading(words.parts.votes),
    quiet(found.length === 0 ? words.noVotes : words.votesAre),
    found.length > 0 &&
      table(
        [words.answer, words.up, words.down, words.reasons],
        found.map(({ title, path, row, tally, reasons }) => [
          element(
            "span",
            {},
            path ? element("a", { href: entryLink(path) }, title) : title,
            row ? words.ofRow(row) : "",
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
  const tile = (figure, what) =>
    element("div", { class: "tile" }, element("strong", {}, String(figure)), what);
  const most = Math.max(1, ...topics.map((topic) => topic.count));
  return [
    heading(words.lastDays(days)),
    element(
      "div",
      { class: "tiles" },
      tile(questions, words.tiles.questions),
      tile(share, words.tiles.answered),
      tile(people, words.tiles.people),
      tile(`${up} / ${down}`, words.tiles.votes),
    ),
    element("h2", {}, words.questionsADay),
    dayPlot(byDay),
    element(
      "details",
      {},
      element("summary", {}, words.asTable),
      table(
        words.dayColumns,
        byDay
          .toReversed()
          .map((day) => [
            day.day,
            ...[day.answered, day.clarify, day.declined, day.up, day.down].map(String),
          ]),
      ),
    ),
    element("h2", {}, words.askedMost),
    topics.length === 0
      ? quiet(words.nothingYet)
      : table(
          [words.topic, words.questions, ""],
          topics.map(({ label, count: asked }) => [
            label,
            String(asked),
            element("meter", { min: 0, max: most, value: asked, "aria-label": `${label}: ${asked}` }),
          ]),
        ),
    element("h2", {}, words.notAnsweredWell),
    unanswered.length === 0
      ? quiet(words.nothing)
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
                element("span", { class: "quiet" }, words.times(asked)),
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
  return words.age(months);
}

/** What all stands on, and how old it is. */
export async function sources() {
  const { sources: found } = await get("sources");
  return [
    heading(words.parts.sources),
    quiet(words.aboutSources),
    element("p", {}, element("a", { href: entryLink("sources.yaml") }, words.openSources)),
    table(
      words.sourceColumns,
      found.map(({ title, url, date, uses, licence }) => [
        element(
          "span",
          {},
          url ? element("a", { href: url, rel: "noreferrer" }, title) : title,
          licence ? element("span", { class: "quiet" }, ` ${licence}`) : "",
        ),
        date ?? words.noDate,
        ageOf(date) ?? words.unknownAge,
        String(uses),
      ]),
    ),
  ];
}

/** All changes made here, each of which can be taken back. */
export async function changes(_, { go }) {
  const { changes: made } = await get("changes");
  return [
    heading(words.parts.changes),
    quiet(made.length === 0 ? words.noChanges : words.changesAre),
    made.length > 0 &&
      table(
        words.changeColumns,
        made.map(({ id, atMs, by, what, undone }) => [
          when(atMs),
          by,
          element("a", { href: `#/change/${id}` }, what),
          undone ? words.wasTakenBack : undoButton(id, what, () => go("#/changes")),
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
      "aria-label": words.takeBackWhat(what),
      async onclick() {
        try {
          await post("undo", { id });
          announce(words.takenBack);
          done();
        } catch (error) {
          button.after(element("p", { class: "bad", role: "alert" }, error.message));
        }
      },
    },
    words.takeBack,
  );
  return button;
}

/** One change with the texts before and after. */
export async function change(id) {
  const { changes: made } = await get("changes");
  const found = made.find((each) => each.id === id);
  if (!found) return [heading(words.changeGone)];
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
            element("h3", {}, at ? words.after : words.before),
            element("pre", {}, text ?? words.noFile),
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
    element("p", {}, element("strong", {}, words.drop), words.orChoose),
    element(
      "div",
      { class: "row" },
      element("label", {}, words.files, input),
      element("label", {}, words.folder, folder),
    ),
    quiet(words.readable),
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
          element("p", {}, words.sending(at + 1, files.length, path)),
          element("progress", { max: files.length, value: at }),
        );
        ids.push(await upload(file, path));
      }
      result.replaceChildren(element("p", {}, words.reading), element("progress", {}));
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
            announce(words.written);
            result.replaceChildren(
              element(
                "p",
                {},
                words.filesWritten(written),
                element("a", { href: "#/changes" }, words.takeItBack),
              ),
            );
          } catch (error) {
            button.after(element("p", { class: "bad", role: "alert" }, error.message));
          }
        },
      },
      words.write(writes),
    );
    result.replaceChildren(
      element(
        "section",
        { class: "panel" },
        element("h2", {}, words.wasMade),
        element("pre", {}, lines.join("\n")),
      ),
      element(
        "div",
        { class: "row" },
        button,
        element("button", { type: "button", class: "minor", onclick: () => go("#/import") }, words.leaveIt),
      ),
      table(
        words.importColumns,
        items.map(({ title, kind, status, from }) => [title, kind, status, from]),
      ),
    );
    button.focus();
  }

  return [heading(words.parts.import), drop, element("label", {}, words.base, base), result];
}

/** Who is let in. */
export async function people() {
  const { password, header, allowed, sessions } = await get("people");
  return [
    heading(words.parts.people),
    password && element("p", {}, words.byPassword),
    header && element("p", {}, words.byHeader(header, allowed)),
    element("h2", {}, words.loggedIn),
    sessions.length === 0
      ? quiet(words.nobody)
      : table(
          words.peopleColumns,
          sessions.map(({ name, sinceMs, lastMs }) => [name, when(sinceMs), when(lastMs)]),
        ),
  ];
}
