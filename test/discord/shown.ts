import type { Shown } from "./people.ts";

/** All that stands in a message. */
export const wordsOf = ({ body }: Pick<Shown, "body">): string => JSON.stringify(body);

/** The first custom id in a message that begins like this. */
export function idOf({ body }: Pick<Shown, "body">, start: string): string {
  return new RegExp(`"custom_id":"(${start}[^"]*)"`).exec(JSON.stringify(body))?.[1] ?? `no ${start}`;
}
