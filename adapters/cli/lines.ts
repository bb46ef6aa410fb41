import { StringDecoder } from "node:string_decoder";

/** A line of input; `text` is null where the line was longer than allowed and has been dropped. */
export interface Line {
  readonly text: string | null;
}

/**
 * Splits a byte stream into lines without ever holding more than one line of at most `maxChars`.
 * Invalid UTF-8 becomes U+FFFD; `\r\n` counts as one line end; a last line without an end counts.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>, maxChars: number): AsyncGenerator<Line> {
  const decoder = new StringDecoder("utf8");
  let pending = "";
  let tooLong = false;

  for await (const chunk of input) {
    const pieces = decoder.write(Buffer.from(chunk)).split("\n");
    for (const [i, piece] of pieces.entries()) {
      if (!tooLong) pending += piece;
      if (pending.length > maxChars) {
        pending = "";
        tooLong = true;
      }
      if (i === pieces.length - 1) break;
      yield { text: tooLong ? null : pending.replace(/\r$/, "") };
      pending = "";
      tooLong = false;
    }
  }
  pending += decoder.end();
  if (tooLong) yield { text: null };
  else if (pending !== "") yield { text: pending };
}
