import type { Installation, InstallationQuery } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { z } from "zod";
import type { InstallationStore } from "../../src/ports.ts";
import { workspaceId } from "./ids.ts";

/** What the bot is in one workspace. */
interface Identity {
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string | null;
}

/** Web API clients and the bot's identity, by workspace. */
export interface Clients {
  /** For a workspace; throws where none is installed. */
  identity(team: string, enterprise?: string | null): Promise<Identity>;
  client(team: string): Promise<WebClient>;
  /** The same, without tries of its own: for what must not be done twice. */
  poster(team: string): Promise<WebClient>;
  /** Forgets what it knew of a workspace: it was uninstalled, or its token changed. */
  drop(team: string): void;
}

const installationSchema = z.looseObject({
  bot: z.looseObject({ token: z.string(), userId: z.string(), id: z.string().nullish() }),
});

const once: WebClientOptions = { retryConfig: { retries: 0 } };

/** Client of one workspace, by its token; its identity is fetched once. */
export function singleWorkspace(token: string, options: WebClientOptions): Clients {
  const client = new WebClient(token, options);
  const poster = new WebClient(token, { ...options, ...once });
  let known: Promise<Identity> | null = null;
  const ask = async (): Promise<Identity> => {
    const { user_id, bot_id } = await client.auth.test();
    return { botToken: token, botUserId: user_id ?? "", botId: bot_id ?? null };
  };
  return {
    identity() {
      known ??= ask().catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
    client: async () => client,
    poster: async () => poster,
    drop: () => undefined,
  };
}

/** Clients of many workspaces, by the tokens of their installations. */
export function manyWorkspaces(installations: InstallationStore, options: WebClientOptions): Clients {
  const known = { many: new Map<string, WebClient>(), once: new Map<string, WebClient>() };
  const installed = async (team: string, enterprise?: string | null): Promise<Identity> => {
    const data =
      (await installations.get(workspaceId(team))) ??
      (enterprise ? await installations.get(workspaceId(enterprise)) : null);
    const parsed = installationSchema.safeParse(data);
    if (!parsed.success) throw new Error(`${workspaceId(team)}: the bot is not installed there`);
    const { token, userId, id } = parsed.data.bot;
    return { botToken: token, botUserId: userId, botId: id ?? null };
  };
  async function clientOf(team: string, kind: keyof typeof known): Promise<WebClient> {
    const { botToken } = await installed(team);
    const before = known[kind].get(team);
    if (before?.token === botToken) return before;
    const client = new WebClient(botToken, { ...options, ...(kind === "once" && once), teamId: team });
    known[kind].set(team, client);
    return client;
  }
  return {
    identity: installed,
    client: (team) => clientOf(team, "many"),
    poster: (team) => clientOf(team, "once"),
    drop: (team) => {
      known.many.delete(team);
      known.once.delete(team);
    },
  };
}

/** Adapts the store's installations to the interface of Bolt's installer. */
export function installationStoreOf(installations: InstallationStore, now: () => number) {
  const idOf = (query: InstallationQuery<boolean>) =>
    workspaceId(query.isEnterpriseInstall || !query.teamId ? (query.enterpriseId ?? "") : query.teamId);
  return {
    async storeInstallation(installation: Installation<"v1" | "v2", boolean>) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (!id) throw new Error("the installation names no workspace");
      await installations.put(workspaceId(id), installation, now());
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const data = await installations.get(idOf(query));
      if (!installationSchema.safeParse(data).success) throw new Error(`${idOf(query)} is not installed`);
      return data as Installation<"v1" | "v2", boolean>;
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      await installations.delete(idOf(query));
    },
  };
}
