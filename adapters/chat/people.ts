/** Destination of passed-on questions for a topic, in the platform's own ids. */
export interface Route {
  /** The channel that the question is posted to; `null`: where it was asked. */
  readonly channel: string | null;
  /** Who is called there: a user group, a role. */
  readonly group: string | null;
}

/** Routes by topic; `*` for all others. */
export type People = ReadonlyMap<string, Route>;

/** The route of a topic, else that of `*`; `null` where there is neither. */
export function routeFor(people: People, topic: string | null): Route | null {
  return (topic === null ? undefined : people.get(topic)) ?? people.get("*") ?? null;
}

/**
 * Parses rules such as `salary=C042` or `*=C777:S012`. `read` returns the id where the text is one of its
 * kind, else `null`.
 */
export function parsePeople(
  rules: readonly string[],
  read: { readonly channel: (id: string) => string | null; readonly group: (id: string) => string | null },
): People {
  return new Map(
    rules.flatMap((rule): [string, Route][] => {
      const [topic = "", target = ""] = rule.split("=", 2);
      const ids = target.split(":");
      const channel = ids.map(read.channel).find((id) => id !== null) ?? null;
      const group = ids.map(read.group).find((id) => id !== null) ?? null;
      return topic && (channel || group) ? [[topic, { channel, group }]] : [];
    }),
  );
}
