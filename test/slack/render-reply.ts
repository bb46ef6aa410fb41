import { type Rendered, type RenderOptions, renderReply as render } from "../../adapters/slack/render.ts";
import type { Reply } from "../../src/reply/index.ts";
import { shippedPhrases } from "../phrases/marked.ts";

/** A reply as Slack gets it, in the words that ship. */
export const renderReply = (reply: Reply, options: RenderOptions = {}): Rendered =>
  render(reply, shippedPhrases, options);
