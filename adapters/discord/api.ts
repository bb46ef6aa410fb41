/**
 * Discord's own words, from the one package that speaks them. Payloads are written as the API documents
 * them, not with builders: builders let through what the API refuses, and a test checks every payload.
 */

export type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  LocalizationMap,
} from "discord.js";
export {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ButtonStyle,
  ChannelType,
  ComponentType,
  GuildMemberFlags,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  Routes,
  SelectMenuDefaultValueType,
  SeparatorSpacingSize,
  TextInputStyle,
} from "discord.js";
