import { words } from "./keep-words.js";

/** What the server said was wrong; `message` is a sentence for people. */
export class KeepError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(`keep/api/${path}`, options);
  } catch {
    throw new KeepError(0, words.unreachable);
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  throw new KeepError(response.status, answer?.error?.message ?? words.unreadable);
}

/** Reads; `query` values are escaped. */
export const get = (path, query = {}) => {
  const text = new URLSearchParams(query).toString();
  return call(text ? `${path}?${text}` : path);
};

/** Changes something. */
export const post = (path, body = {}) =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Sends a file's bytes; gives the id that it is held under. */
export const upload = async (file, name) =>
  (
    await call(`import/file?${new URLSearchParams({ name })}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    })
  ).id;
