import { topics } from "./api.js";
import { element } from "./dom.js";
import { phrases } from "./phrases.js";

const byId = (id) => document.getElementById(id);

/** Fills in the topics with all that can be asked, and questions to begin with. */
export async function showContents(onask) {
  const { starters, topics: all, onboarding } = await topics();
  byId("newcomers").hidden = !onboarding;
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
              { class: "count", "aria-label": phrases("entries-in-topic", { count: items.length }) },
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
