import { complete } from "./api.js";
import { element } from "./dom.js";

const waitMs = 140;
const leastTyped = 3;

/** The field that questions are typed into: completions, earlier questions, sending with Enter. */
export function createComposer({ onask, earlier }) {
  const form = document.getElementById("composer");
  const field = document.getElementById("question");
  const list = document.getElementById("completions");
  let timer;
  let turn = 0;
  let back = 0;

  const options = () => [...list.children];
  const chosen = () => options().findIndex((each) => each.getAttribute("aria-selected") === "true");

  function close() {
    turn++;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    field.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const all = options();
    for (const [i, each] of all.entries()) each.setAttribute("aria-selected", String(i === index));
    if (index >= 0) field.setAttribute("aria-activedescendant", all[index].id);
    else field.removeAttribute("aria-activedescendant");
  }

  function send(text) {
    const question = text.trim();
    if (question === "") return;
    close();
    field.value = "";
    back = 0;
    onask(question);
  }

  async function suggest() {
    const own = ++turn;
    const { questions } = await complete(field.value).catch(() => ({ questions: [] }));
    if (own !== turn || document.activeElement !== field) return;
    list.replaceChildren(
      ...questions.map((question, i) =>
        element(
          "div",
          // Pressed rather than clicked: a click would come after the field has lost the focus.
          {
            role: "option",
            id: `completion-${i}`,
            "aria-selected": "false",
            onpointerdown: (event) => {
              event.preventDefault();
              send(question);
            },
          },
          question,
        ),
      ),
    );
    list.hidden = questions.length === 0;
  }

  function recall(step) {
    const questions = earlier();
    back = Math.min(questions.length, Math.max(0, back + step));
    field.value = back === 0 ? "" : questions.at(-back);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    back = 0;
    if (field.value.trim().length < leastTyped || field.value.length > 200) close();
    else timer = setTimeout(suggest, waitMs);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) {
      event.preventDefault();
      const count = options().length;
      choose(((chosen() + step + 1 + count + 1) % (count + 1)) - 1);
    } else if (step && (field.value === "" || back > 0)) {
      event.preventDefault();
      recall(-step);
    } else if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send(open && chosen() >= 0 ? options()[chosen()].textContent : field.value);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(field.value);
  });

  return {
    focus: () => field.focus({ preventScroll: true }),
    fill: (text) => {
      field.value = text;
    },
  };
}
