import { announce, element } from "./dom.js";
import { get, post } from "./keep-api.js";
import {
  change,
  changes,
  entries,
  entry,
  figures,
  gap,
  gaps,
  imported,
  people,
  sources,
  votes,
} from "./keep-views.js";
import { words } from "./keep-words.js";

const view = document.getElementById("view");
const nav = document.getElementById("nav");
const live = document.getElementById("live");
const views = {
  gaps,
  gap,
  entries,
  entry,
  votes,
  figures,
  sources,
  import: imported,
  changes,
  change,
  people,
};
const above = { gap: "gaps", entry: "entries", change: "changes" };

/** `#/gap/ab12` → the view and what it is of. */
function place() {
  const [name = "", ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  const known = Object.hasOwn(views, name) ? name : "gaps";
  return { name: known, of: decodeURIComponent(rest.join("/")) };
}

let showing = 0;

async function show() {
  const mine = ++showing;
  const { name, of } = place();
  const current = above[name] ?? name;
  for (const link of nav.querySelectorAll("a"))
    link.toggleAttribute("aria-current", link.dataset.part === current);
  view.setAttribute("aria-busy", "true");
  let shown;
  try {
    shown = await views[name](of, { go });
  } catch (error) {
    if (error.status === 401) {
      enter();
      return;
    }
    shown = [element("h1", { tabindex: -1 }, words.notShown), element("p", { class: "bad" }, error.message)];
  }
  if (mine !== showing) return;
  view.removeAttribute("aria-busy");
  view.replaceChildren(...shown.flat().filter(Boolean));
  const heading = view.querySelector("h1");
  document.title = `${heading?.textContent ?? words.keepers} · ${document.getElementById("guide").textContent}`;
  heading?.focus();
}

/** Shows another view; the same one anew. */
function go(hash) {
  if (location.hash === hash) void show();
  else location.hash = hash;
}

/** Says whether what is on disk answers. */
async function watch() {
  try {
    const { live: hash, disk, learning, reading, problems } = await get("state");
    const was = live.textContent;
    const isLive = learning === null ? words.live : words.liveLearning(Math.round(learning * 100));
    live.textContent = reading ? words.reading : disk === hash ? isLive : words.notLive;
    live.classList.toggle("bad", !reading && disk !== hash);
    tellBroken(problems);
    if (was !== live.textContent && was !== "") announce(live.textContent);
    setTimeout(() => void watch(), reading || learning !== null || disk !== hash ? 700 : 3_000);
  } catch {
    setTimeout(() => void watch(), 5_000);
  }
}

function enter() {
  nav.hidden = true;
  const name = element("input", { id: "name", autocomplete: "username", required: true, maxlength: 60 });
  const password = element("input", {
    id: "password",
    type: "password",
    autocomplete: "current-password",
    required: true,
  });
  const wrong = element("p", { class: "bad", role: "alert" });
  const form = element(
    "form",
    {
      class: "login fields",
      async onsubmit(event) {
        event.preventDefault();
        try {
          await post("login", { name: name.value, password: password.value });
          await begin();
        } catch (error) {
          wrong.textContent = error.message;
          password.select();
        }
      },
    },
    element("h1", {}, words.keepers),
    element("p", { class: "quiet" }, words.nameStands),
    element("label", {}, words.name, name),
    element("label", {}, words.password, password),
    wrong,
    element("button", { class: "go" }, words.logIn),
  );
  view.replaceChildren(form);
  name.focus();
}

const broken = document.getElementById("broken");

/** What keeps the folder from going live, each with the way to its file. */
function tellBroken(problems) {
  const said = problems.map(({ file, line, message }) => words.line(file, line, message)).join(" ");
  if (broken.dataset.said === said) return;
  broken.dataset.said = said;
  broken.hidden = said === "";
  broken.replaceChildren(
    words.lastGood,
    ...problems
      .slice(0, 3)
      .flatMap(({ file, line, message }, at) => [
        at > 0 ? "; " : "",
        element("a", { href: `#/entry/${encodeURIComponent(file)}` }, file),
        words.line("", line, message),
      ]),
    problems.length > 3 ? words.andMore(problems.length - 3) : ".",
  );
}

let watching = false;

async function begin() {
  const { keeper, password, guide } = await get("me");
  document.getElementById("guide").textContent = guide;
  if (keeper === null) {
    if (password) return enter();
    view.replaceChildren(element("h1", {}, words.keepers), element("p", {}, words.notNamed));
    return;
  }
  document.getElementById("who").textContent = keeper;
  const out = document.getElementById("logout");
  out.hidden = !password;
  out.onclick = async () => {
    await post("logout");
    location.reload();
  };
  nav.replaceChildren(
    element(
      "ul",
      {},
      Object.entries(words.parts).map(([name, label]) =>
        element("li", {}, element("a", { href: `#/${name}`, "data-part": name }, label)),
      ),
    ),
  );
  nav.hidden = false;
  if (!watching) void watch();
  watching = true;
  void show();
}

const isUnsaved = () => view.querySelector("[data-unsaved]") !== null;
let shownAt = location.hash;

addEventListener("hashchange", () => {
  if (location.hash === shownAt) return;
  if (isUnsaved() && !confirm(words.leaveUnsaved)) {
    history.replaceState(null, "", shownAt || "#/gaps");
    return;
  }
  shownAt = location.hash;
  void show();
});
addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
begin().catch((error) => view.replaceChildren(element("p", { class: "bad" }, error.message)));
