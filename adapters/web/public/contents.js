import { topics } from "./api.js";
import { element } from "./dom.js";

const byId = (id) => document.getElementById(id);

/** Fills in who the guide is, its topics with all that can be asked, and questions to begin with. */
export async function showContents(onask) {
  const { name, subject, introduction, starters, topics: all, onboarding } = await topics();
  document.title = `${name}: ${subject}`;
  byId("name").textContent = name;
  byId("name-small").textContent = name;
  byId("subject").textContent = subject;
  byId("introduction").textContent = introduction;
  byId("onboard").hidden = !onboarding;
  const questionButton = (question, label = question) =>
    element("li", {}, element("button", { type: "button", onclick: () => onask(question) }, label));
  byId("starters").replaceChildren(...starters.map((question) => questionButton(question)));
  byId("topics").replaceChildren(
    ...all
      .filter(({ items }) => items.length > 0)
      .map(({ label, items }) =>
        element(
          "details",
          { name: "topic" },
          element(
            "summary",
            {},
            label,
            element(
              "span",
              { class: "count", "aria-label": `${items.length} entries` },
              String(items.length),
            ),
          ),
          element(
            "ul",
            {},
            items.map(({ question, label }) => questionButton(question, label)),
          ),
        ),
      ),
  );
}
