/** What the server said was wrong; `message` is a sentence for people. */
export class ApiError extends Error {
  constructor({ code, message, reference }) {
    super(message);
    this.code = code;
    this.reference = reference;
  }
}

async function call(path, body) {
  const request = body
    ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
    : {};
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ApiError({
      code: "offline",
      message: "The guide cannot be reached. Is it running?",
      reference: null,
    });
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  throw new ApiError(
    answer?.error ?? { code: "unreadable", message: "The answer could not be read.", reference: null },
  );
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
