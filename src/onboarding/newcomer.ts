import { z } from "zod";

/** A person as a platform identifies them. */
export interface Newcomer {
  /** With the platform in front: `slack:T1:U2`. */
  readonly user: string;
  readonly workspace: string;
  readonly platform: string;
  /** IANA name, where the platform knows it. */
  readonly zone: string | null;
  /** What the platform's outlet needs to reach the person; `null` where it cannot. */
  readonly reach: unknown;
  /** How the platform shows the person to others. */
  readonly name: string;
}

/** How somebody is reached and called; sealed at rest. */
const contactSchema = z.object({
  platform: z.string(),
  name: z.string(),
  reach: z.unknown(),
});
export type Contact = z.output<typeof contactSchema>;

/** The stored contact of a person, name cut to 200 characters. */
export const contactOf = ({ platform, name, reach }: Newcomer): Contact => ({
  platform,
  name: name.slice(0, 200),
  reach,
});

/** The contact with the known fields of `reach` merged into its own. */
export function withReach(contact: Contact, reach: unknown): Contact {
  const known = Object.entries(reach ?? {}).filter(([, value]) => value !== null);
  return { ...contact, reach: { ...(contact.reach as object | null), ...Object.fromEntries(known) } };
}

/** Parses a stored contact; `null` where it is none. */
export function parseContact(data: unknown): Contact | null {
  const parsed = contactSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/**
 * A workspace's setting for people who join: nothing, an offer, or the start of a track (`null`: the first).
 */
export interface Joining {
  readonly mode: "off" | "offer" | "start";
  readonly track: string | null;
  /** The platform's id of the only channel whose joining makes a newcomer; without one, any does. */
  readonly channel?: string | null;
}

const joiningSchema = z.object({
  mode: z.enum(["off", "offer", "start"]),
  track: z.string().nullable().default(null),
  channel: z.string().nullable().default(null),
});

/** Parses a stored setting for people who join; `off` where there is none. */
export function parseJoining(data: unknown): Joining {
  const parsed = joiningSchema.safeParse(data);
  return parsed.success ? parsed.data : { mode: "off", track: null };
}

/** Key of that setting in `store.settings`. */
export const joiningScope = (workspace: string): string => `onboarding:${workspace}`;
