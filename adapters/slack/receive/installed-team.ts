import { z } from "zod";

const id = z.string().min(1).max(300);
const guestSchema = z.looseObject({
  view: z.looseObject({ app_installed_team_id: id.nullish() }).nullish(),
  message: z.looseObject({ team: id.nullish(), bot_id: id.nullish() }).nullish(),
});

/**
 * An interaction as if it came from the workspace that the bot is installed in. People of another workspace, who share
 * a channel by Slack Connect, press buttons and send forms in the name of their own, where there is no bot.
 */
export function inInstalledTeam<T extends object>(body: T): T {
  const parsed = guestSchema.safeParse(body);
  if (!parsed.success || !("user" in body)) return body;
  const { view, message } = parsed.data;
  // Buttons stand under messages of the bot, which are of its own workspace.
  const team = view?.app_installed_team_id ?? (message?.bot_id ? message.team : null);
  return team ? { ...body, team: { id: team } } : body;
}
