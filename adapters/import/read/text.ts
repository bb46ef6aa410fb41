import { UnreadableError } from "../types.ts";

const strict = new TextDecoder("utf-8", { fatal: true });

/** Text of any of the encodings that office programs write: UTF-8, UTF-16 with its mark, else Windows-1252. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly notes: readonly string[] } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return plain(new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff) return plain(new TextDecoder("utf-16be").decode(bytes));
  if (bytes.subarray(0, 4_096).includes(0)) throw new UnreadableError("it is no text");
  try {
    return plain(strict.decode(bytes));
  } catch {
    const { text } = plain(new TextDecoder("windows-1252").decode(bytes));
    return { text, notes: ["not UTF-8: read as Windows-1252"] };
  }
}

const plain = (text: string) => ({
  text: text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"),
  notes: [] as readonly string[],
});
