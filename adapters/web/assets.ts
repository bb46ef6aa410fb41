import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { fontFiles } from "../charts/index.ts";

/** A response body with its headers, plain and gzipped. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly cache: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

const folder = join(import.meta.dirname, "public");

/** Look-up of static files by path, each read and gzipped on first use; no other file can be reached. */
export function createAssets(): (path: string) => Promise<Asset> | null {
  const files = new Map<string, string>([
    ...readdirSync(folder)
      .filter((name) => name !== "index.html")
      .map((name) => [`/${name}`, join(folder, name)] as const),
    ...Object.entries(fontFiles).map(([weight, file]) => [`/inter-${weight}.ttf`, file] as const),
  ]);
  const read = new Map<string, Promise<Asset>>();
  return (path) => {
    const file = files.get(path);
    if (file === undefined) return null;
    const asset = read.get(path) ?? readFile(file).then((body) => assetOf(body, extname(file)));
    read.set(path, asset);
    return asset;
  };
}

/** Builds the asset of a file's content; `extension` gives the media type. */
export async function assetOf(body: Buffer, extension: string): Promise<Asset> {
  return {
    type: types[extension] ?? "application/octet-stream",
    body: new Uint8Array(body),
    gzipped: new Uint8Array(await promisify(gzip)(body)),
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    cache: extension === ".ttf" ? "public, max-age=31536000, immutable" : "no-cache",
  };
}
