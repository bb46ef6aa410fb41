import { codes, isOneOf } from "./errors.ts";
import { asComponents, asEmbed, type MessageBody, type MessageLayout } from "./render/message.ts";

/** A file that goes along with a message. */
interface Attachment {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
}

/** A message to send: its layout with and without the picture, and the mentions that it may make. */
export interface Outgoing {
  readonly sheet: MessageLayout;
  readonly picture?: { readonly file: Attachment; readonly without: MessageLayout } | null;
  /** Roles that are called by it, where it is meant to call somebody. */
  readonly calls?: readonly string[];
}

/** Body and files of a request. */
export interface Parcel {
  readonly body: MessageBody;
  readonly files: readonly Attachment[];
}

/**
 * Sends a message in the richest form that Discord accepts: components with the picture, without it where
 * files are not permitted, and an embed where components are refused.
 * @throws the last refusal where none is accepted
 */
export async function inTakenForm<T>(out: Outgoing, send: (parcel: Parcel) => Promise<T>): Promise<T> {
  const forms: Parcel[] = [
    ...(out.picture ? [{ body: asComponents(out.sheet), files: [out.picture.file] }] : []),
    { body: asComponents(out.picture?.without ?? out.sheet), files: [] },
    { body: asEmbed(out.picture?.without ?? out.sheet), files: [] },
  ];
  let refusal: unknown;
  const calling = (body: MessageBody): MessageBody =>
    (out.calls ?? []).length === 0 ? body : { ...body, allowed_mentions: { parse: [], roles: out.calls } };
  for (const { body, files } of forms) {
    const form = { body: calling(body), files };
    try {
      return await send(form);
    } catch (error) {
      const other =
        isOneOf(error, codes.invalidForm) ||
        (form.files.length > 0 && isOneOf(error, codes.missingPermissions));
      if (!other) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** The request that edits a message: attachments of its earlier version are removed. */
export function replacing({
  body,
  files,
}: Parcel): Parcel & { readonly body: { readonly attachments: readonly object[] } } {
  return {
    files,
    body: { ...body, attachments: files.map(({ name }, index) => ({ id: `${index}`, filename: name })) },
  };
}
