import { modelFolders } from "../knowledge/index.ts";
import type { Settings } from "../settings/index.ts";
import type { KeepConfig } from "./keep/index.ts";

/** Configuration of the web adapter. */
export interface WebConfig {
  /** Questions an address may ask within a minute; 0: no limit. */
  readonly perMinute: number;
  /** How many reverse proxies of our own a request comes through; clients are told apart by what they say. */
  readonly proxies: number;
  /** Where people find the page, with a `/` at its end; `null`: wherever the server listens. */
  readonly publicUrl: URL | null;
}

/** Extracts the adapter's configuration from the settings. */
export function webConfig(settings: Settings): WebConfig {
  return {
    perMinute: settings.RATE_LIMIT_PER_MINUTE,
    proxies: settings.TRUST_PROXY,
    publicUrl: settings.PUBLIC_URL === undefined ? null : publicUrlOf(settings.PUBLIC_URL),
  };
}

/** Normalises a public URL: its path ends in `/`, without query and fragment. */
export function publicUrlOf(address: string): URL {
  const url = new URL(address);
  return new URL(url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`, url.origin);
}

/** Extracts the keepers' page's configuration from the settings; `null` where nobody could log in. */
export function keepConfig(settings: Settings): KeepConfig | null {
  const { KEEPERS_PASSWORD, KEEPERS_HEADER, KEEPERS, KNOWLEDGE_DIR, GAP_CONFIDENCE_PERCENT } = settings;
  if (KEEPERS_PASSWORD === undefined && KEEPERS_HEADER === undefined) return null;
  return {
    password: KEEPERS_PASSWORD ?? null,
    header: KEEPERS_HEADER ?? null,
    allowed: KEEPERS,
    dir: KNOWLEDGE_DIR,
    models: modelFolders(settings),
    belowConfidence: GAP_CONFIDENCE_PERCENT / 100,
  };
}
