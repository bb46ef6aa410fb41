import { clip } from "../../chat/index.ts";
import {
  type APIComponentInContainer,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from "../api.ts";
import type { ActionRow } from "./controls.ts";
import { clipEscaped, discordLimits } from "./limits.ts";

/** Body of a message in any request; mentions nobody but a role that a question is passed on to. */
export interface MessageBody {
  readonly flags?: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly embeds?: APIEmbed[];
  readonly allowed_mentions: {
    readonly parse: [];
    readonly replied_user?: false;
    readonly roles?: readonly string[] | undefined;
  };
}

/** Accent colours by the outcome of a question, as 0xRRGGBB. */
export const accents = {
  answered: 0x3ba55d,
  clarify: 0xf0b232,
  declined: 0x80848e,
  chitchat: 0x5865f2,
  panel: 0x5865f2,
  warning: 0xda373c,
} as const;

/** Layout of a message, independent of components and embeds. */
export interface MessageLayout {
  readonly accent: number;
  /** Markdown, top to bottom; one that stands apart has a line above it. */
  readonly texts: readonly { readonly text: string; readonly apart?: boolean }[];
  /** Name of an attached picture and its text for those who do not see it; it stands under the texts. */
  readonly picture?: { readonly name: string; readonly alt: string } | null;
  /** Texts under the picture. */
  readonly below?: MessageLayout["texts"];
  /** Name of an attached file that can be taken away. */
  readonly file?: string | null;
  /** Small print at the end. */
  readonly quiet?: string;
  /** Buttons and menus; a text in between says what the next one is for. */
  readonly rows?: readonly (ActionRow | string)[];
}

/** Renders a layout as a container (Components V2). */
export function asComponents(sheet: MessageLayout): MessageBody {
  const { accent, texts, picture = null, below = [], file = null, quiet = "", rows = [] } = sheet;
  const parts: APIComponentInContainer[] = [];
  const write = (all: MessageLayout["texts"]) => {
    for (const each of all) {
      if (each.text.trim() === "") continue;
      if (each.apart && parts.length > 0) parts.push(line);
      parts.push(textDisplay(each.text));
    }
  };
  write(texts);
  if (picture) parts.push(gallery(picture));
  write(below);
  if (file !== null) parts.push({ type: ComponentType.File, file: { url: `attachment://${file}` } });
  if (quiet !== "") parts.push(line, textDisplay(quiet));
  parts.push(...rows.map((each) => (typeof each === "string" ? textDisplay(each) : each)));
  if (parts.length === 0) parts.push(textDisplay("…"));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: accent, components: parts }],
    allowed_mentions: { parse: [] },
  };
}

/** Renders a layout as an embed, for where components are refused. */
export function asEmbed({
  accent,
  texts,
  picture = null,
  below = [],
  quiet = "",
  rows = [],
}: MessageLayout): MessageBody {
  const description = [...texts, ...below].map(({ text }) => text).join("\n\n");
  const footer = quiet.replaceAll(/^-# /gm, "");
  return {
    embeds: [
      {
        color: accent,
        description: clipEscaped(
          [description, footer].filter((part) => part.trim() !== "").join("\n\n") || "…",
          discordLimits.embedDescription,
        ),
        ...(picture && { image: { url: `attachment://${picture.name}` } }),
      },
    ],
    components: rows.filter((each) => typeof each !== "string").slice(0, discordLimits.embedRows),
    allowed_mentions: { parse: [] },
  };
}

/** Sets the flag that makes a message visible to one person only. */
export function ephemeral(body: MessageBody): MessageBody {
  return { ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral };
}

const line = {
  type: ComponentType.Separator as const,
  divider: true,
  spacing: SeparatorSpacingSize.Small as const,
};

const textDisplay = (content: string) => ({ type: ComponentType.TextDisplay as const, content });

const gallery = ({ name, alt }: { readonly name: string; readonly alt: string }) => ({
  type: ComponentType.MediaGallery as const,
  items: [
    {
      media: { url: `attachment://${name}` },
      description: clip(alt.trim() || "Chart", discordLimits.altText),
    },
  ],
});
