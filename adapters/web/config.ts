import type { Settings } from "../settings.ts";

/** All that the web adapter is told. */
export interface WebConfig {
  /** Questions an address may ask within a minute; 0: no limit. */
  readonly perMinute: number;
  /** Clients are told apart by what a reverse proxy says of them. */
  readonly trustProxy: boolean;
}

/** The web's part of the settings. */
export function webConfig(settings: Settings): WebConfig {
  return { perMinute: settings.RATE_LIMIT_PER_MINUTE, trustProxy: settings.TRUST_PROXY };
}
