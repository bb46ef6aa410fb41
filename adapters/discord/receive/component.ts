import { parseCustomId } from "../ids.ts";
import type { Intent } from "../intents.ts";
import { componentSchema, fieldSchema, formSchema } from "../payloads.ts";

/** Parses a pressed button or a used menu; `null` for unknown custom ids. */
export function readPress(data: unknown, components: unknown): Intent | null {
  const parsed = componentSchema.safeParse(data);
  const id = parsed.success ? parseCustomId(parsed.data.custom_id) : null;
  if (!parsed.success || !id) return null;
  const { custom_id, values, resolved } = parsed.data;
  const users = Object.values(resolved?.users ?? {});
  const person = users.find(({ id: chosen }) => chosen === values[0]) ?? null;
  return {
    kind: "press",
    id,
    values,
    label: labelOf(components, custom_id, values[0]) ?? "",
    ...(person && { person: { name: person.global_name ?? person.username, isBot: person.bot === true } }),
  };
}

/** Parses a submitted modal; `null` for unknown custom ids. */
export function readForm(data: unknown): Intent | null {
  const parsed = formSchema.safeParse(data);
  const id = parsed.success ? parseCustomId(parsed.data.custom_id) : null;
  if (!parsed.success || !id) return null;
  const fields = parsed.data.components
    .flatMap(({ component, components = [] }) => [component, ...components])
    .flatMap((field) => {
      const read = fieldSchema.safeParse(field);
      return read.success
        ? [[read.data.custom_id, read.data.value ?? read.data.values?.[0] ?? ""] as const]
        : [];
    });
  return { kind: "form", id, fields: new Map(fields) };
}

/** Depth of components that is searched: a container, a row, a menu and its options. */
const DEEPEST = 6;

/**
 * The words on the button or option that was chosen, from the message itself: where no texts are kept,
 * a follow-up question is found there.
 */
function labelOf(value: unknown, id: string, option: string | undefined, depth = 0): string | null {
  if (depth > DEEPEST || value === null || typeof value !== "object") return null;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 50)) {
      const found = labelOf(each, id, option, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  const node = value as Readonly<Record<string, unknown>>;
  if (node.custom_id === id) return wordsOn(node, option);
  return labelOf(node.components, id, option, depth + 1);
}

function wordsOn(node: Readonly<Record<string, unknown>>, option: string | undefined): string | null {
  if (typeof node.label === "string") return node.label.slice(0, 100);
  if (option === undefined || !Array.isArray(node.options)) return null;
  const chosen = node.options.find((each: unknown) => (each as { value?: unknown } | null)?.value === option);
  const label = (chosen as { label?: unknown } | undefined)?.label;
  return typeof label === "string" ? label.slice(0, 100) : null;
}
