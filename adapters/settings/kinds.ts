import { z } from "zod";

/** Metadata of a setting. */
export interface About {
  readonly section: string;
  readonly description: string;
  /** As it would stand in the environment; without one the setting is optional. */
  readonly default?: string;
  /** Never shown, neither in an error nor in a log. */
  readonly secret?: boolean;
}

/** `About` with the range in words, as it is attached to the schema. */
export interface Described extends About {
  readonly range: string;
}

type WithDefault<A extends About, T> = A extends { default: string } ? T : T | undefined;
type Setting<A extends About, T> = z.ZodType<WithDefault<A, T>, string | undefined>;

/** Reads text from the environment by `schema`, gives the default where it is missing, and describes it. */
function setting<T, A extends About>(schema: z.ZodType<T, string>, range: string, about: A): Setting<A, T> {
  const withDefault =
    about.default === undefined ? schema.optional() : z.string().default(about.default).pipe(schema);
  const described: Described = { range, ...about };
  return withDefault.meta({ ...described }) as Setting<A, T>;
}

/** Metadata of a schema made here. */
export function described(schema: z.ZodType): Described {
  return schema.meta() as unknown as Described;
}

/** Schema of a text with a least length or a fixed prefix. */
export function textSetting<const A extends About & { readonly min?: number; readonly startsWith?: string }>(
  about: A,
) {
  const { min = 1, startsWith = "", ...rest } = about;
  const range = startsWith
    ? `text that begins with ${startsWith}`
    : min > 1
      ? `text of at least ${min} characters`
      : "text";
  return setting<string, A>(
    z.string().min(min).max(4_096).startsWith(startsWith),
    range,
    rest as unknown as A,
  );
}

/** Schema of a path, relative to the working directory. */
export function folderSetting<const A extends About>(about: A) {
  return setting<string, A>(z.string().min(1).max(1_024), "a folder", about);
}

/** Schema of an integer from `min` to `max`. */
export function wholeSetting<const A extends About>(min: number, max: number, about: A) {
  const schema = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
  return setting<number, A>(schema, `a whole number from ${min} to ${max}`, about);
}

/** Schema of a TCP port. */
export function portSetting<const A extends About>(about: A) {
  return wholeSetting(0, 65_535, about);
}

/** Schema of a boolean. */
export function flagSetting<const A extends About>(about: A) {
  return setting<boolean, A>(
    z.enum(["true", "false"]).transform((value) => value === "true") as unknown as z.ZodType<boolean, string>,
    "true or false",
    about,
  );
}

/** Schema of a number of hops: `false` is none, `true` one. */
export function hopsSetting<const A extends About>(most: number, about: A) {
  const schema = z
    .string()
    .regex(/^(?:true|false|\d{1,2})$/)
    .transform((value) => (value === "true" ? 1 : value === "false" ? 0 : Number(value)))
    .pipe(z.number().int().min(0).max(most));
  return setting<number, A>(schema, `true, false or a number from 0 to ${most}`, about);
}

/** Schema of an enumeration. */
export function choiceSetting<const V extends string, const A extends About>(values: readonly V[], about: A) {
  const schema = z.enum(values) as unknown as z.ZodType<V, string>;
  return setting<V, A>(schema, `one of ${values.join(", ")}`, about);
}

/**
 * Schema of a comma-separated list; empty where it is not set. `each`: pattern of an item, and that in words.
 */
export function listSetting<
  const A extends About & { readonly each?: { readonly like: RegExp; readonly words: string } },
>(about: A) {
  const { each, ...rest } = about;
  const schema = z
    .string()
    .transform((value) => Object.freeze(value.split(/[\s,]+/).filter(Boolean)))
    .refine((values) => !each || values.every((value) => each.like.test(value)));
  const range = each ? `${each.words}, with commas in between` : "values with commas in between";
  return setting<readonly string[], About & { default: string }>(
    schema as unknown as z.ZodType<readonly string[], string>,
    range,
    { ...(rest as unknown as About), default: "" },
  );
}

/** Schema of a URL with one of some schemes. */
export function urlSetting<const A extends About>(schemes: readonly string[], about: A) {
  const schema = z.string().refine((value) => {
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : "";
    return schemes.includes(scheme);
  });
  return setting<string, A>(
    schema,
    `an address that begins with ${schemes.map((each) => `${each}://`).join(" or ")}`,
    about,
  );
}

/** Schema of a key of 32 bytes, as 64 hexadecimal digits or in base64. */
export function keySetting<const A extends About>(about: A) {
  const schema = z
    .string()
    .transform((value) => Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? "hex" : "base64"))
    .refine((bytes) => bytes.length === 32);
  return setting<Buffer, A>(
    schema as unknown as z.ZodType<Buffer, string>,
    "32 bytes in base64 (44 characters) or as 64 hexadecimal digits",
    about,
  );
}
