import { asComponents, asEmbed, type MessageBody } from "../../adapters/discord/render/message.ts";
import { type RenderOptions, sheetOf } from "../../adapters/discord/render.ts";
import type { Reply } from "../../src/reply/index.ts";
import { shippedPhrases } from "../phrases/marked.ts";

/** A reply as Discord gets it: in components, or in an embed as where components are refused. */
export function renderReply(
  reply: Reply,
  { form, ...options }: RenderOptions & { readonly form?: "components" | "embed" } = {},
): MessageBody {
  const sheet = sheetOf(shippedPhrases, reply, options);
  return form === "embed" ? asEmbed(sheet) : asComponents(sheet);
}
