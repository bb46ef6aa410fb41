const wordings = JSON.parse(document.querySelector('meta[name="phrases"]').content);

/** A sentence of the guide, with its places filled: text, never HTML. */
export const phrases = (key, values = {}) =>
  wordings[key].replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);
