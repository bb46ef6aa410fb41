import type { Settings } from "../settings.ts";

/** All that the web adapter is told. */
export interface WebConfig {
  /** Questions an address may ask within a minute; 0: no limit. */
  readonly perMinute: number;
  /** How many reverse proxies of our own a request comes through; clients are told apart by what they say. */
  readonly proxies: number;
  /** Where people find the page, with a `/` at its end; `null`: wherever the server listens. */
  readonly publicUrl: URL | null;
}

/** The web's part of the settings. */
export function webConfig(settings: Settings): WebConfig {
  return {
    perMinute: settings.RATE_LIMIT_PER_MINUTE,
    proxies: settings.TRUST_PROXY,
    publicUrl: settings.PUBLIC_URL === undefined ? null : publicUrlOf(settings.PUBLIC_URL),
  };
}

/** The address with a path that ends in `/`, and nothing behind it. */
export function publicUrlOf(address: string): URL {
  const url = new URL(address);
  return new URL(url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`, url.origin);
}
