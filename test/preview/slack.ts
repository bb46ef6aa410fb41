import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";
import { fontFiles } from "../../adapters/charts/fonts.ts";
import type { Picture } from "./main.ts";
import type { Said, SlackPayload } from "./said.ts";

const style = readFileSync(
  createRequire(import.meta.url).resolve("slack-blocks-to-jsx/dist/style.css"),
  "utf8",
);

const WIDTHS: Readonly<Record<string, number>> = { home: 760, modal: 520, gaps: 520, chart: 520 };
const WIDTH = 680;

/** The pictures of Slack, drawn from what the adapter sent. */
export function slackPictures(said: readonly Said<SlackPayload>[]): Picture[] {
  return said.map(({ name, done, payload, png, reply }) => ({
    name: `slack-${name}`,
    width: WIDTHS[name] ?? WIDTH,
    html: page(bodyOf(payload, png, reply === null ? null : done)),
  }));
}

function bodyOf(payload: SlackPayload, png: Buffer | null, question: string | null): string {
  if (!("type" in payload)) {
    const shown = message(withPicture(payload, png));
    return question === null ? shown : person(question) + shown;
  }
  return payload.type === "home" ? home(payload) : modal(payload, png);
}

/** Files that Slack holds are not at hand here: the picture itself takes their place. */
function withPicture(blocks: readonly KnownBlock[], png: Buffer | null): KnownBlock[] {
  return blocks.map((block) =>
    block.type === "image" && png !== null
      ? {
          type: "image",
          alt_text: block.alt_text,
          image_url: `data:image/png;base64,${png.toString("base64")}`,
        }
      : block,
  );
}

/** The drawing library takes `verbatim` for "as it is typed"; Slack means by it that no names are looked up. */
const shown = (blocks: readonly KnownBlock[]): unknown =>
  JSON.parse(JSON.stringify(blocks), (key, value) => (key === "verbatim" ? undefined : value));

const markup = (blocks: readonly KnownBlock[], name: string, logo: string): string =>
  renderToStaticMarkup(
    createElement(Message as never, {
      blocks: shown(blocks),
      name,
      logo,
      time: new Date("2026-11-21T09:41:00"),
    }),
  );

const message = (blocks: readonly KnownBlock[]) =>
  `<div class="said">${markup(blocks, "Compass", logoOf("#1d3557", "✦"))}</div>`;

function person(question: string): string {
  const block: KnownBlock = { type: "section", text: { type: "mrkdwn", text: `*@Compass* ${question}` } };
  return `<div class="said person">${markup([block], "Ada Okoye", logoOf("#b5651d", "A"))}</div>`;
}

const logoOf = (colour: string, letter: string): string =>
  `data:image/svg+xml;utf8,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="${colour}"/><text x="18" y="25" font-size="20" font-family="sans-serif" fill="#fff" text-anchor="middle">${letter}</text></svg>`,
  )}`;

const bare = (blocks: readonly KnownBlock[]) =>
  `<div class="bare">${markup(blocks, "", logoOf("#fff", ""))}</div>`;

const home = (view: HomeView) =>
  `<div class="home"><div class="tabs"><b>Home</b><span>Messages</span><span>About</span></div>${bare(view.blocks as KnownBlock[])}</div>`;

function modal(view: ModalView, png: Buffer | null): string {
  const submit = view.submit ? `<span class="submit">${view.submit.text}</span>` : "";
  return `<div class="modal"><header>${view.title.text}</header>${bare(withPicture(view.blocks as KnownBlock[], png))}<footer><span class="close">${view.close?.text ?? "Close"}</span>${submit}</footer></div>`;
}

/** The letters that the charts use too: the pictures look alike on every machine. */
function fontFaces(): string {
  const faces = Object.entries(fontFiles).map(
    ([weight, file]) =>
      `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(file).toString("base64")}); }`,
  );
  return faces.join("\n");
}

const chrome = `
  ${fontFaces()}
  body, .slack_blocks_to_jsx, .slack_blocks_to_jsx * { font-family: Inter, "Noto Color Emoji", sans-serif !important; }
  body { margin: 0; background: #fff; color: #1d1c1d; }
  main { padding: 18px 22px; }
  .person .slack_blocks_to_jsx--header div:first-of-type, .bare .slack_blocks_to_jsx--header,
  .bare .slack_blocks_to_jsx > .shrink-0, .slack_blocks_to_jsx__image_media_trigger { display: none !important; }
  .bare section { max-width: none !important; }
  .slack_blocks_to_jsx__context p { line-height: 1.5; }
  /* Slack shows pictures no wider than this. */
  .slack_blocks_to_jsx img[src^="data:image/png"] { width: auto !important; max-width: 400px !important; }
  .said + .said { margin-top: 14px; }
  .home { border: 1px solid #e3e3e3; border-radius: 10px; overflow: hidden; }
  .home .tabs { display: flex; gap: 22px; padding: 12px 20px 0; border-bottom: 1px solid #e3e3e3; font-size: 14px; color: #616061; }
  .home .tabs b { color: #1d1c1d; border-bottom: 2px solid #1d3557; padding-bottom: 9px; }
  .home .bare { padding: 8px 20px 18px; }
  .modal { border: 1px solid #d6d6d6; border-radius: 10px; box-shadow: 0 12px 34px rgba(0,0,0,.14); }
  .modal header { font-weight: 900; font-size: 19px; padding: 16px 22px; border-bottom: 1px solid #eee; }
  .modal .bare { padding: 8px 22px 16px; }
  .modal footer { display: flex; justify-content: flex-end; gap: 10px; padding: 14px 22px; border-top: 1px solid #eee; font-size: 14px; font-weight: 700; }
  .modal footer span { border: 1px solid #c9c9c9; border-radius: 5px; padding: 8px 14px; }
  .modal footer .submit { background: #007a5a; border-color: #007a5a; color: #fff; }
`;

const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><style>${style}${chrome}</style></head><body><main>${body}</main></body></html>`;
