import { vote } from "./api.js";
import { chartFigure } from "./chart.js";
import { bodyOf, link, tableOf } from "./document.js";
import { announce, element, icon } from "./dom.js";
import { phrases } from "./phrases.js";

const thumb =
  "M7.5 11v8.5h-3a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1zM7.5 11l3.6-7.2c1.4.1 2.3 1.1 2.3 2.5v3.2h4.9a1.7 1.7 0 0 1 1.7 2l-1.1 6.4a2 2 0 0 1-2 1.6H7.5z";

const percent = (share) => `${Math.round(share * 100)} %`;

/** A whole reply: what was understood, the answer, what it stands on, votes, and how to go on. */
export function replyOf({ reply, chartText, actions = [] }, { onask, onact, voted, onvote }) {
  const folded = reply.chart && reply.table && tellsAll(reply.chart, reply.table);
  const figures = [
    reply.chart && chartFigure(reply.chart, chartText),
    reply.table && !folded && tableOf(reply.table),
  ];
  return element(
    "div",
    { class: `answer ${reply.status}` },
    reply.status === "answered" && understood(reply.explanation),
    element("div", { class: "body" }, bodyOf(withoutChoices(reply))),
    choices(reply, onask),
    ...figures,
    element(
      "div",
      { class: "grounds" },
      folded && fold("figures", phrases("table"), tableOf(reply.table)),
      sources(reply),
      working(reply),
      (actions.length === 0 || reply.status !== "chitchat") && why(reply),
    ),
    (reply.status === "answered" || reply.status === "declined") && votes(reply, voted, onvote),
    followUps(reply, onask),
    steps(actions, onact),
  );
}

/** The onboarding's buttons: answers below each other, ways on side by side. */
function steps(actions, onact) {
  if (actions.length === 0) return null;
  const group = (name, role, label) => {
    const own = actions.filter((action) => role.includes(action.role));
    return (
      own.length > 0 &&
      element(
        "div",
        { class: name, role: "group", "aria-label": label },
        own.map(({ id, label: words, role: kind }) =>
          element(
            "button",
            {
              type: "button",
              class: kind === "answer" ? "choice" : `follow-up ${kind}`,
              onclick: () => onact(id, words),
            },
            words,
          ),
        ),
      )
    );
  };
  return element(
    "div",
    { class: "steps" },
    group("choices", ["answer"], phrases("your-answer")),
    group("follow-ups", ["primary", "quiet"], phrases("track-title")),
  );
}

/** The chart shows every row of the table with its only figure: the table is there for those who want it. */
function tellsAll({ items }, { columns, rows }) {
  const labels = new Set(items.map(({ label }) => label));
  return columns.length <= 2 && rows.every(([name]) => labels.has(name));
}

/** The document says the choices too; here they are buttons. */
function withoutChoices({ body, choices }) {
  const last = body.at(-1);
  return choices.length > 0 && last?.type === "list" ? body.slice(0, -1) : body;
}

function understood({ resolved, corrections }) {
  const parts = [
    ...(resolved ? [phrases("understood-as", { question: resolved })] : []),
    ...corrections.map(({ from, to }) => phrases("read-as", { typed: from, word: to })),
  ];
  return parts.length > 0 && element("p", { class: "understood" }, parts.join(" · "));
}

function fold(name, summary, ...children) {
  return element(
    "details",
    { class: name },
    element("summary", {}, summary),
    element("div", {}, ...children),
  );
}

/** One item a source and entry; the rows of one table stand together. */
function sources({ citations }) {
  if (citations.length === 0) return null;
  const groups = [...Map.groupBy(citations, ({ id }) => id).values()];
  const titles = groups.map(([{ title }]) => title).join(" · ");
  const item = (group) => {
    const [{ title, source, section, url }] = group;
    const rows = group.flatMap(({ row }) => (row === undefined ? [] : [row]));
    return element(
      "li",
      {},
      element("strong", {}, title),
      rows.length > 0 && `, ${rowsNamed(rows.map((row) => `“${row}”`))}`,
      element("br"),
      element("span", { class: "quiet" }, url ? link(url, [source]) : source, section ? `, ${section}` : ""),
    );
  };
  return fold("sources", phrases("sources", { sources: titles }), element("ol", {}, groups.map(item)));
}

const rowsNamed = (rows) =>
  rows.length === 1 ? phrases("in-row", { row: rows[0] }) : phrases("in-rows", { rows: rows.join(", ") });

function working({ working }) {
  if (!working) return null;
  const { formula, result, rows, plan } = working;
  return fold(
    "working",
    phrases("was-worked-out"),
    formula &&
      element("p", { class: "formula" }, formula, element("span", {}, " = "), element("strong", {}, result)),
    rows.length > 0 &&
      element(
        "dl",
        {},
        rows.map(({ row, value }) => element("div", {}, element("dt", {}, row), element("dd", {}, value))),
      ),
    element("pre", {}, element("code", {}, plan)),
  );
}

/** For keepers: what was made of the question, what it was weighed against, and why this won. */
function why({ explanation, id, knowledge }) {
  const { terms, corrections, entities, intent, resolved, candidates, plan, uncovered, confidence, reason } =
    explanation;
  const facts = [
    [phrases("why-terms"), terms.join(", ")],
    [phrases("why-corrected"), corrections.map(({ from, to }) => `${from} → ${to}`).join(", ")],
    [phrases("why-recognised"), entities.join(", ")],
    [phrases("why-intent"), intent ? `${intent.label}, ${percent(intent.probability)}` : ""],
    [phrases("why-followed"), resolved ?? ""],
    [phrases("why-plan"), plan ?? ""],
    [phrases("why-uncovered"), uncovered.join(", ")],
    [phrases("why-reply"), phrases("why-versions", { reply: id, knowledge })],
  ].filter(([, value]) => value !== "");
  return fold(
    "why",
    phrases("why-this"),
    element(
      "p",
      {},
      reason.includes(percent(confidence))
        ? reason
        : phrases("how-sure", { percent: percent(confidence), reason }),
    ),
    candidates.length > 0 && candidateTable(candidates),
    element(
      "dl",
      {},
      facts.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
    ),
  );
}

function candidateTable(candidates) {
  return tableOf({
    title: phrases("candidates"),
    columns: [
      { name: phrases("candidate") },
      { name: phrases("score"), align: "right" },
      { name: phrases("evidence") },
    ],
    rows: candidates.map(({ title, score, evidence }) => [title, percent(score), evidence.join("; ")]),
  });
}

function votes(reply, voted, onvote) {
  const row = element("div", { class: "votes", role: "group", "aria-label": phrases("did-it-help") });
  const button = (kind, label) =>
    element(
      "button",
      {
        type: "button",
        class: `vote ${kind}`,
        "aria-pressed": String(voted === kind),
        "aria-label": label,
        title: label,
        onclick: () => cast(kind),
      },
      icon(thumb),
    );
  const cast = async (kind, reason) => {
    try {
      await vote(reply.id, kind, reason);
      onvote(kind);
      for (const each of row.querySelectorAll(".vote"))
        each.setAttribute("aria-pressed", String(each.classList.contains(kind)));
      row.querySelector(".reason, .thanks")?.remove();
      const said = phrases(reason ? "thanks-for-reason" : "thanks");
      if (kind === "down" && reason === undefined) row.append(reasonForm(cast));
      else row.append(element("span", { class: "thanks" }, said));
      announce(said);
    } catch (error) {
      row.querySelector(".thanks")?.remove();
      row.append(element("span", { class: "thanks", role: "alert" }, error.message));
    }
  };
  row.append(button("up", phrases("it-helped")), button("down", phrases("it-did-not-help")));
  return row;
}

function reasonForm(cast) {
  const input = element("input", {
    type: "text",
    maxlength: "500",
    placeholder: phrases("what-was-wrong"),
    "aria-label": phrases("what-was-wrong"),
  });
  const form = element(
    "form",
    {
      class: "reason",
      onsubmit: (event) => {
        event.preventDefault();
        cast("down", input.value.trim());
      },
    },
    input,
    element("button", { type: "submit", class: "plain" }, phrases("send")),
  );
  queueMicrotask(() => input.focus());
  return form;
}

function choices({ choices, id }, onask) {
  if (choices.length === 0) return null;
  const none = element("button", { type: "button", class: "choice none" }, phrases("none-of-these"));
  none.addEventListener("click", async () => {
    none.disabled = true;
    await vote(id, "none").catch(() => {});
    none.textContent = phrases("none-fits");
    document.getElementById("question").focus();
  });
  return element(
    "div",
    { class: "choices", role: "group", "aria-label": phrases("which-one") },
    choices.map(({ label, question }, i) => askButton("choice", label, question, i, onask)),
    none,
  );
}

function followUps({ suggestions }, onask) {
  if (suggestions.length === 0) return null;
  return element(
    "div",
    { class: "follow-ups", role: "group", "aria-label": phrases("ask-next") },
    suggestions.map(({ label, question }, i) => askButton("follow-up", label, question, i, onask)),
  );
}

function askButton(name, label, question, i, onask) {
  return element(
    "button",
    {
      type: "button",
      class: name,
      "data-number": String(i + 1),
      "aria-keyshortcuts": `Alt+${i + 1}`,
      onclick: () => onask(question),
    },
    label,
  );
}
