import { phrases } from "./phrases.js";

async function call(path, body) {
  const request = body
    ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
    : {};
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Error(phrases("unreachable"));
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  // What the server says is wrong is a sentence for people.
  throw new Error(answer?.error?.message ?? phrases("unreadable"));
}

export const ask = (q, conversation) => call("api/ask", conversation ? { q, conversation } : { q });
export const onboard = (action, conversation) =>
  call("api/onboard", {
    ...(action ? { action } : {}),
    ...(conversation ? { conversation } : {}),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
export const vote = (answer, kind, reason) =>
  call("api/feedback", { answer, vote: kind, ...(reason ? { reason } : {}) });
export const forget = () => call("api/forget", {});
export const topics = () => call("api/topics");
export const complete = (q) => call(`api/complete?q=${encodeURIComponent(q.slice(0, 200))}`);

/** A chart as a parsed SVG document; the browser runs nothing that stands in it. */
export function drawChart(chart, theme, width) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "api/chart");
    request.responseType = "document";
    request.setRequestHeader("content-type", "application/json");
    request.onload = () =>
      request.status === 200 && request.responseXML
        ? resolve(request.responseXML.documentElement)
        : reject(new Error("no chart"));
    request.onerror = () => reject(new Error("no chart"));
    request.send(JSON.stringify({ chart, theme, width }));
  });
}
