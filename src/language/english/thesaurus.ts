import thesaurus from "./thesaurus.json" with { type: "json" };

/** A stem that means nearly the same; similarity 0 to 1. */
export interface Neighbour {
  readonly stem: string;
  readonly similarity: number;
}

const noNeighbour = 0xffff;

interface Rows {
  readonly stems: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly bytes: Uint8Array;
}

let rows: Rows | undefined;

/** Stems of English that mean nearly the same as a stem, nearest first; none for words that are not frequent. */
export function neighboursOf(stem: string): Neighbour[] {
  rows ??= unpack();
  const place = rows.places.get(stem);
  if (place === undefined) return [];
  const neighbours: Neighbour[] = [];
  for (let i = 0; i < thesaurus.neighbours; i++) {
    // Three bytes: number of the stem, low byte first, then the similarity in 255ths.
    const at = (place * thesaurus.neighbours + i) * 3;
    const other = rows.bytes[at]! | (rows.bytes[at + 1]! << 8);
    if (other !== noNeighbour)
      neighbours.push({ stem: rows.stems[other]!, similarity: rows.bytes[at + 2]! / 255 });
  }
  return neighbours;
}

/** Unpacked when first asked for: the start does not wait for it. */
function unpack(): Rows {
  const stems = thesaurus.stems.split(" ");
  const places = new Map(stems.map((stem, place) => [stem, place]));
  return { stems, places, bytes: new Uint8Array(Buffer.from(thesaurus.rows, "base64")) };
}
