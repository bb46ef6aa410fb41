import { readFileSync } from "node:fs";
import { fontFiles } from "../../adapters/charts/fonts.ts";
import type { MessageBody } from "../../adapters/discord/render/message.ts";
import { html, markdown } from "./discord-markdown.ts";
import type { Picture } from "./main.ts";
import type { DiscordPayload, Said } from "./said.ts";

/** A component, read as what it is drawn from. */
type Node = Readonly<Record<string, unknown>>;

const PHONE = 400;
const USUAL = 600;
const WIDTHS: Readonly<Record<string, number>> = { table: PHONE, conflict: PHONE, form: 480 };
const HIDDEN = new Set(["computed", "chart", "topics", "privacy", "settings", "gaps", "onboarding"]);

/** The pictures of Discord, drawn from what the adapter sent. */
export function discordPictures(said: readonly Said<DiscordPayload>[]): Picture[] {
  return said.map(({ name, done, payload, png }) => ({
    name: `discord-${name}`,
    width: WIDTHS[name] ?? USUAL,
    html: page([
      name === "form"
        ? form(payload as Node)
        : message(payload as MessageBody, done.startsWith("/") ? `Ada used ${done}` : `Ada pressed ${done}`, {
            chart: png,
            hidden: HIDDEN.has(name),
          }),
    ]),
  }));
}

interface Look {
  readonly chart?: Buffer | null;
  readonly hidden?: boolean;
}

function message(body: MessageBody, used: string, { chart = null, hidden = false }: Look): string {
  const components = body.components.map((each) => draw(each as unknown as Node, chart)).join("");
  const note = hidden ? "<footer>👁 Only you can see this · <a>Dismiss message</a></footer>" : "";
  return `<article><div class="used"><s></s><b class="face small">A</b>${html(used)}</div>
    <b class="face">✦</b><section><header>Compass <mark>APP</mark><time>Today at 09:41</time></header>${components}${note}</section></article>`;
}

function draw(node: Node, chart: Buffer | null): string {
  const inner = () =>
    ((node.components as Node[] | undefined) ?? []).map((each) => draw(each, chart)).join("");
  switch (node.type) {
    case 17: {
      const colour = `#${Number(node.accent_color).toString(16).padStart(6, "0")}`;
      return `<div class="container" style="border-left-color:${colour}">${inner()}</div>`;
    }
    case 10:
      return `<div class="text">${markdown(`${node.content}`)}</div>`;
    case 14:
      return "<hr>";
    case 12:
      return `<img alt="" src="data:image/png;base64,${chart?.toString("base64") ?? ""}">`;
    case 1:
      return `<div class="row">${inner()}</div>`;
    case 2:
      return button(node);
    default:
      return select(node);
  }
}

const styles = ["", "primary", "secondary", "success", "danger"];

function button(node: Node): string {
  const emoji = (node.emoji as { name: string } | undefined)?.name ?? "";
  const look = `${styles[Number(node.style)]} ${node.disabled ? "off" : ""}`;
  return `<span class="button ${look}">${emoji}${emoji && node.label ? " " : ""}${html(`${node.label ?? ""}`)}</span>`;
}

function select(node: Node): string {
  const options = (node.options as { label: string; default?: boolean }[] | undefined) ?? [];
  const chosen = options.find((option) => option.default)?.label;
  const words =
    chosen ?? (node.default_values ? "# help-forum" : `${node.placeholder ?? "Make a selection"}`);
  return `<div class="select">${html(words)}<i>⌄</i></div>`;
}

function form(data: Node): string {
  const fields = (data.components as Node[]).map(({ label, component }) => {
    const { type, ...field } = component as Node;
    const control =
      type === 4 ? `<div class="input">${html(`${field.placeholder ?? ""}`)}</div>` : select(field);
    return `<label>${html(`${label}`)}</label>${control}`;
  });
  return `<div class="modal"><h2>${html(`${data.title}`)}</h2>${fields.join("")}<div class="end"><span class="button secondary">Cancel</span><span class="button primary">Submit</span></div></div>`;
}

/** The letters that the charts use too: the pictures look alike on every machine. */
const faces = Object.entries(fontFiles)
  .map(
    ([weight, file]) =>
      `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(file).toString("base64")}); }`,
  )
  .join("\n");

/** Discord's dark theme. */
const chrome = `
  ${faces}
  body { margin: 0; background: #1a1a1e; color: #dfe0e2; font: 15px/1.4 Inter, "Noto Color Emoji", sans-serif; }
  main { padding: 16px 18px 18px; }
  b, h1, h2, h3 { font-weight: 600; color: #fbfbfb; }
  article { position: relative; padding-left: 54px; }
  .used { position: relative; font-size: 13px; color: #94959c; margin-bottom: 5px; }
  .used s { position: absolute; left: -36px; top: 9px; width: 30px; height: 14px; border: solid #46474e; border-width: 2px 0 0 2px; border-top-left-radius: 6px; }
  .face { position: absolute; left: 0; width: 40px; height: 40px; border-radius: 50%; background: #1d3557; display: grid; place-items: center; font-size: 19px; }
  .face.small { position: static; display: inline-grid; width: 16px; height: 16px; font-size: 9px; background: #b5651d; margin-right: 5px; vertical-align: -2px; }
  header { font-weight: 600; color: #9fc1ff; margin-bottom: 5px; }
  header mark { background: #5865f2; color: #fff; border-radius: 4px; font-size: 10.5px; padding: 1px 5px; vertical-align: 2px; }
  header time { color: #94959c; font-size: 12px; font-weight: 400; margin-left: 7px; }
  footer { font-size: 12.5px; color: #94959c; margin-top: 6px; }
  a { color: #7cb1ff; }
  .container { background: #242429; border: 1px solid #303035; border-left: 4px solid; border-radius: 8px; padding: 14px 16px; display: flex; flex-direction: column; gap: 9px; }
  hr { border: 0; border-top: 1px solid #3a3a41; margin: 1px 0; width: 100%; }
  h1, h2, h3 { margin: 0; } h3 { font-size: 17px; }
  small { display: block; color: #94959c; font-size: 12.5px; line-height: 1.45; } small a { color: #94b6e8; }
  .gap { height: 9px; }
  .item { display: flex; gap: 8px; } .item i { font-style: normal; color: #94959c; min-width: 18px; text-align: right; } .item i:only-child { min-width: 8px; } .item.deep2, .item.deep3 { padding-left: 22px; }
  pre { font: 13px/1.4 "DejaVu Sans Mono", monospace; background: #1c1c20; border: 1px solid #34343a; border-radius: 5px; padding: 8px 10px; margin: 2px 0; overflow: hidden; }
  code { font: 85% "DejaVu Sans Mono", monospace; background: #1c1c20; border-radius: 4px; padding: 1px 4px; }
  .mention { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
  img { width: 100%; border-radius: 6px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  .button { background: #37373e; border: 1px solid #42424a; border-radius: 8px; padding: 6px 13px; font-size: 13.5px; font-weight: 600; color: #fbfbfb; }
  .button.primary { background: #5865f2; border-color: #5865f2; } .button.success { background: #1f8b4c; border-color: #1f8b4c; }
  .button.danger { background: #d22d39; border-color: #d22d39; } .button.off { opacity: .5; }
  .select { flex: 1; background: #1c1c20; border: 1px solid #3f3f46; border-radius: 8px; padding: 9px 12px; color: #aaabb2; font-size: 14.5px; display: flex; justify-content: space-between; }
  .select i { font-style: normal; }
  .modal { background: #242429; border: 1px solid #3a3a41; border-radius: 10px; padding: 20px 22px; box-shadow: 0 10px 36px #0008; }
  .modal h2 { font-size: 19px; margin-bottom: 6px; } .modal label { display: block; font-weight: 600; color: #fbfbfb; margin: 14px 0 6px; font-size: 14px; }
  .input { background: #1c1c20; border: 1px solid #3f3f46; border-radius: 8px; min-height: 64px; padding: 9px 12px; color: #75767d; }
  .end { display: flex; justify-content: flex-end; gap: 8px; margin-top: 18px; }
`;

const page = (parts: readonly string[]): string =>
  `<!doctype html><html><head><meta charset="utf-8"><style>${chrome}</style></head><body><main>${parts.join("")}</main></body></html>`;
