import { z } from "zod";

/** What is read of Discord's payloads, bounded; everything else is left out. */
const snowflake = z.string().regex(/^\d{1,20}$/);

const userSchema = z.object({
  id: snowflake,
  username: z.string().max(200).default(""),
  global_name: z.string().max(200).nullish(),
  bot: z.boolean().nullish(),
});

const channelSchema = z.object({
  id: snowflake,
  type: z.int(),
  name: z.string().max(200).nullish(),
  parent_id: snowflake.nullish(),
});

const messageTextSchema = z.object({ id: snowflake, content: z.string().max(8_000).default("") });

/** Schema of any interaction; `data` is parsed by its type. */
export const interactionSchema = z.object({
  id: snowflake,
  application_id: snowflake,
  type: z.int(),
  token: z.string().min(1).max(2_000),
  guild_id: snowflake.nullish(),
  channel_id: snowflake.nullish(),
  channel: channelSchema.nullish(),
  member: z.object({ user: userSchema, permissions: z.string().regex(/^\d{1,25}$/) }).nullish(),
  user: userSchema.nullish(),
  /** Who installed the bot: `0` the server, `1` the person. */
  authorizing_integration_owners: z.record(z.string(), z.string()).nullish(),
  data: z.unknown().optional(),
  message: z
    .object({ id: snowflake, flags: z.number().nullish(), components: z.unknown().optional() })
    .nullish(),
});

const optionValue = z.union([z.string().max(6_000), z.number(), z.boolean()]);
const leafOption = z.object({
  name: z.string().max(32),
  type: z.int(),
  value: optionValue.optional(),
  focused: z.boolean().optional(),
});

/** Schema of the data of a slash command, a context menu or an autocomplete. */
export const commandSchema = z.object({
  name: z.string().max(32),
  type: z.int(),
  options: z
    .array(leafOption.extend({ options: z.array(leafOption).max(25).optional() }))
    .max(25)
    .default([]),
  target_id: snowflake.optional(),
  resolved: z
    .object({
      messages: z.record(z.string(), messageTextSchema).optional(),
      users: z.record(z.string(), userSchema).optional(),
    })
    .optional(),
});

/** Schema of the data of a button or select menu. */
export const componentSchema = z.object({
  custom_id: z.string().max(100),
  component_type: z.int(),
  values: z.array(z.string().max(100)).max(25).default([]),
  /** Of a menu of people. */
  resolved: z.object({ users: z.record(z.string(), userSchema).optional() }).optional(),
});

/** Schema of the data of a submitted modal; fields stand in labels or in rows. */
export const formSchema = z.object({
  custom_id: z.string().max(100),
  components: z
    .array(
      z.object({
        component: z.unknown().optional(),
        components: z.array(z.unknown()).max(5).optional(),
      }),
    )
    .max(40),
});

/** Schema of one field of a modal. */
export const fieldSchema = z.object({
  custom_id: z.string().max(100),
  value: z.string().max(4_000).optional(),
  values: z.array(z.string().max(100)).max(25).optional(),
});

/** Schema of a message in a gateway event, new or edited. */
export const messageSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.nullish(),
  channel_type: z.int().nullish(),
  type: z.int(),
  content: z.string().max(8_000).default(""),
  author: userSchema,
  webhook_id: snowflake.nullish(),
  edited_timestamp: z.string().max(64).nullish(),
  mentions: z
    .array(z.object({ id: snowflake }))
    .max(200)
    .default([]),
  mention_roles: z.array(snowflake).max(200).default([]),
  message_reference: z.object({ message_id: snowflake.nullish() }).nullish(),
  referenced_message: z
    .object({ id: snowflake, author: userSchema, content: z.string().max(8_000).default("") })
    .nullish(),
  attachments: z.array(z.unknown()).max(100).default([]),
  sticker_items: z.array(z.unknown()).max(100).default([]),
});

/** Schema of a member event: joined, or updated. */
export const memberSchema = z.object({
  guild_id: snowflake,
  user: userSchema,
  /** Has not accepted the server's rules yet. */
  pending: z.boolean().nullish(),
  joined_at: z.string().max(64).nullish(),
  flags: z.number().int().nullish(),
});

/** Schema of a deletion, single or bulk. */
export const deletionSchema = z.object({
  id: snowflake.optional(),
  ids: z.array(snowflake).max(200).optional(),
  channel_id: snowflake,
  guild_id: snowflake.nullish(),
});

/** Schema of a reaction, added or removed. */
export const reactionSchema = z.object({
  user_id: snowflake,
  channel_id: snowflake,
  message_id: snowflake,
  message_author_id: snowflake.nullish(),
  emoji: z.object({ id: snowflake.nullish(), name: z.string().max(100).nullish() }),
});
