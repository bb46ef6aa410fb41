import { readFileSync } from "node:fs";
import type { ConnectionOptions } from "node:tls";
import { StoreError } from "./database.ts";

/** How a connection is encrypted; `orPlain`: a server without TLS is taken as well. */
export interface PostgresAddress {
  /** The address without the parameters that are read here. */
  readonly url: string;
  readonly ssl: false | ConnectionOptions;
  readonly orPlain: boolean;
}

const modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
type Mode = (typeof modes)[number] | "no-verify";

/**
 * Reads `sslmode`, `sslrootcert`, `sslcert` and `sslkey` as libpq means them, where the driver of its own
 * takes `prefer` and `require` for `verify-full`: https://www.postgresql.org/docs/current/libpq-ssl.html
 * @throws StoreError for a mode or file that is not there.
 */
export function readPostgresAddress(address: string): PostgresAddress {
  const url = new URL(address);
  const take = (name: string): string | null => {
    const value = url.searchParams.get(name);
    url.searchParams.delete(name);
    return value;
  };
  const mode = modeOf(take("sslmode"));
  const [root, certificate, key] = ["sslrootcert", "sslcert", "sslkey"].map((name) => read(name, take(name)));
  const files = { ...(root && { ca: root }), ...(certificate && { cert: certificate }), ...(key && { key }) };
  // libpq: `require` with a root certificate at hand verifies as `verify-ca` does.
  const verified = mode === "require" && root ? "verify-ca" : mode;
  return {
    url: url.href,
    ssl: mode === "disable" || mode === "allow" ? false : { ...files, ...verification[verified] },
    orPlain: mode === "prefer",
  };
}

const unverified = { rejectUnauthorized: false };
const verification: Readonly<Record<Mode, ConnectionOptions>> = {
  disable: {},
  allow: {},
  prefer: unverified,
  require: unverified,
  "no-verify": unverified,
  // The chain is checked, the name is not.
  "verify-ca": { rejectUnauthorized: true, checkServerIdentity: () => undefined },
  "verify-full": { rejectUnauthorized: true },
};

function modeOf(given: string | null): Mode {
  if (given === null) return "disable";
  const mode = [...modes, "no-verify" as const].find((each) => each === given);
  if (mode) return mode;
  throw new StoreError("unreadable", `DATABASE_URL: sslmode=${given} is not known; use ${modes.join(", ")}.`);
}

function read(name: string, file: string | null): string | null {
  if (file === null || file === "system") return null;
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StoreError(
      "unreadable",
      `DATABASE_URL: ${name}=${file} cannot be read (${(error as Error).message}).`,
      error,
    );
  }
}
