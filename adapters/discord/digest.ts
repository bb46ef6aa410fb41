import type { DigestOutlet } from "../../src/ports.ts";
import type { Posts } from "./posts.ts";
import { renderBody } from "./render/body.ts";
import { accents } from "./render/message.ts";
import { paginate } from "./render/pages.ts";
import type { ServerSettingsStore } from "./server-settings.ts";

const PAGE_CHARS = 3_500;

/**
 * Creates the outlet of the weekly digest: the channel that a server's admins chose, in several messages
 * where it is long.
 */
export function createDigestOutlet(servers: ServerSettingsStore, posts: Posts): DigestOutlet {
  return {
    workspaces: async () => [...(await servers.digests()).keys()],
    async post(workspace, document) {
      const channel = (await servers.digests()).get(workspace);
      if (channel === undefined) return;
      for (const page of paginate(renderBody(document), PAGE_CHARS)) {
        const text = page.map((each) => each.text).join("\n\n");
        await posts.send(channel, { sheet: { accent: accents.panel, texts: [{ text }] } });
      }
    },
  };
}
