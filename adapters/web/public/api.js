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
  const error = new Error(answer?.error?.message ?? phrases("unreadable"));
  throw Object.assign(error, { status: response.status });
}

export const ask = (q, conversation) => call("api/ask", conversation ? { q, conversation } : { q });
export async function onboard(action, conversation) {
  const body = { ...(action ? { action } : {}), ...(conversation ? { conversation } : {}) };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return await call("api/onboard", zone ? { ...body, zone } : body);
  } catch (error) {
    // A browser may know zones that the server does not.
    if (!zone || error.status !== 400) throw error;
    return call("api/onboard", body);
  }
}
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
