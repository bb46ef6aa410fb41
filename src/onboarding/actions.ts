import type { Action } from "../reply/index.ts";
import type { OnboardingEvent } from "./machine.ts";
import { commonZones } from "./zones.ts";

/** What an action asks for: an event of the machine, or something to be shown. */
type Wish =
  | { readonly kind: "event"; readonly event: OnboardingEvent }
  /** `sure`: what was answered in another track may go. */
  | { readonly kind: "begin"; readonly track: string; readonly sure: boolean }
  /** A buddy does not want to be told any more. */
  | { readonly kind: "unbuddy" }
  | { readonly kind: "show"; readonly what: Panel };

/** Names of the views that an action can open. */
export type Panel = (typeof shown)[number];

const turnEvents = ["next", "know", "skip", "back", "review", "finish"] as const;
const plainEvents = ["pause", "resume", "stop", "restart", "tomorrow"] as const;
const shown = ["step", "tracks", "settings", "zones", "again"] as const;

const oneOf = <T extends string>(all: readonly T[], name: string): T | undefined =>
  all.find((each) => each === name);

/**
 * Creates an action of a prompt; `id` holds its arguments: `next:7`, `pick:7:some`, `begin:new-ml-engineer`,
 * `zone:10`.
 */
export const action = (id: string, label: string, role: Action["role"] = "quiet"): Action => ({
  id,
  label,
  role,
});

/**
 * Parses an action's id, which comes from outside; `null` for any other text. `zones`: the list that `zone:N`
 * is an index of.
 */
export function parseAction(id: string, zones: readonly string[]): Wish | null {
  const [name = "", first = "", second = ""] = id.slice(0, 200).split(":", 3);
  const event = (found: OnboardingEvent): Wish => ({ kind: "event", event: found });
  const turn = /^\d{1,9}$/.test(first) ? Number(first) : -1;
  const turned = oneOf(turnEvents, name);
  if (turned) return event({ type: turned, turn });
  const plain = oneOf(plainEvents, name);
  if (plain) return event({ type: plain });
  const what = oneOf(shown, name);
  if (what) return { kind: "show", what };
  switch (name) {
    case "pick":
      return event({ type: "pick", turn, option: second });
    case "begin":
    case "switch":
      return { kind: "begin", track: first, sure: name === "switch" };
    case "unbuddy":
      return { kind: "unbuddy" };
    case "reminders":
      return event({ type: "set", choice: { reminders: first === "on" } });
    case "consent":
      return event({ type: "set", choice: { consent: first === "on" } });
    case "nobuddy":
      return event({ type: "set", choice: { buddy: null } });
    case "zone": {
      const zone = zones[turn];
      return zone === undefined ? null : event({ type: "set", choice: { zone } });
    }
    default:
      return null;
  }
}

/** Whether a text is the id of an action, of whichever prompt. */
export const isAction = (id: string): boolean => parseAction(id, commonZones) !== null;
