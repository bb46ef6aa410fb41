import { z } from "zod";

/** Somebody as a platform knows them. */
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

/** What is stored to reach somebody. */
export const contactOf = ({ platform, name, reach }: Newcomer): Contact => ({
  platform,
  name: name.slice(0, 200),
  reach,
});

/** A contact with what else is known of how somebody is reached. */
export function withReach(contact: Contact, reach: unknown): Contact {
  const known = Object.entries(reach ?? {}).filter(([, value]) => value !== null);
  return { ...contact, reach: { ...(contact.reach as object | null), ...Object.fromEntries(known) } };
}

/** Reads a stored contact; `null` where there is none. */
export function parseContact(data: unknown): Contact | null {
  const parsed = contactSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/** What admins chose for people who join: nothing, an offer, or the start of a track (the first, if none is named). */
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

/** Reads what admins chose; off until they do. */
export function parseJoining(data: unknown): Joining {
  const parsed = joiningSchema.safeParse(data);
  return parsed.success ? parsed.data : { mode: "off", track: null };
}

/** Where the store keeps it. */
export const joiningScope = (workspace: string): string => `onboarding:${workspace}`;
