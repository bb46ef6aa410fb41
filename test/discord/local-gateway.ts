import { randomUUID } from "node:crypto";
import type { WebSocket, WebSocketServer } from "ws";

/** An event on its way to the bot. */
interface Event {
  readonly t: string;
  readonly d: unknown;
}

/** A session of one shard: what was sent in it can be sent again. */
interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  socket: WebSocket | null;
  readonly sent: (Event & { readonly s: number })[];
}

/** The gateway of the local Discord. */
export interface LocalGateway {
  address: string;
  /** Servers of the bot, sent to each shard after it identified. */
  readonly guilds: { readonly id: string; readonly name: string }[];
  /** Shards that identified, in order, and how often sessions were resumed. */
  readonly identified: (readonly [id: number, count: number])[];
  readonly resumed: string[];
  /** The intents of the last identify. */
  intents: number;
  /** Sends an event to the shard of its server, as the real gateway does. */
  send(type: string, data: Readonly<Record<string, unknown>> & { readonly guild_id?: string | null }): void;
  /** Ends connections without a word; the bot should come back and be sent what it missed, and `replay` again. */
  drop(replay?: number): void;
  /** Says that the session is invalid: the bot should identify anew. */
  invalidate(): void;
  /** Closes with a code of Discord's. */
  closeWith(code: number): void;
  /** Resolves when a shard has identified or resumed `count` times in all. */
  connections(count: number): Promise<void>;
  close(): void;
}

const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
};
const HEARTBEAT_MS = 41_250;
const MESSAGE_CONTENT = 1 << 15;

/** A gateway that behaves as documented where the bot can notice. */
export function createLocalGateway(
  server: WebSocketServer,
  { token, privileged }: { readonly token: string; readonly privileged: boolean },
): LocalGateway {
  const sessions = new Map<string, Session>();
  const waiting: { count: number; resolve: () => void }[] = [];
  let connected = 0;
  let replay = 0;

  const write = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

  const connect = () => {
    connected++;
    for (const each of waiting.filter(({ count }) => count <= connected)) each.resolve();
  };

  const dispatch = (session: Session, event: Event) => {
    const numbered = { ...event, s: session.sent.length + 1 };
    session.sent.push(numbered);
    if (session.socket) write(session.socket, { op: op.dispatch, ...numbered });
  };

  const gateway: LocalGateway = {
    address: "",
    guilds: [],
    identified: [],
    resumed: [],
    intents: 0,
    send(type, data) {
      for (const session of new Set(sessions.values())) {
        const [id, count] = session.shard;
        const shard = Number((BigInt(data.guild_id ?? 0) >> 22n) % BigInt(count));
        if (shard === id) dispatch(session, { t: type, d: data });
      }
    },
    drop(again = 0) {
      replay = again;
      for (const session of sessions.values()) {
        session.socket?.terminate();
        session.socket = null;
      }
    },
    invalidate() {
      for (const session of sessions.values())
        if (session.socket) write(session.socket, { op: op.invalidSession, d: false });
      sessions.clear();
    },
    closeWith(code) {
      for (const session of sessions.values()) session.socket?.close(code);
    },
    connections(count) {
      if (connected >= count) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ count, resolve }));
    },
    close: () => {
      for (const socket of server.clients) socket.terminate();
    },
  };

  server.on("connection", (socket) => {
    write(socket, { op: op.hello, d: { heartbeat_interval: HEARTBEAT_MS } });
    socket.on("message", (raw) => {
      const message = JSON.parse(`${raw}`);
      if (message.op === op.heartbeat) write(socket, { op: op.heartbeatAck });
      if (message.op === op.identify) identify(socket, message.d);
      if (message.op === op.resume) resume(socket, message.d);
    });
  });

  function identify(
    socket: WebSocket,
    data: { token: string; intents: number; shard?: readonly [number, number] },
  ): void {
    gateway.intents = data.intents;
    if (data.token !== token) return void socket.close(4004);
    if ((data.intents & MESSAGE_CONTENT) !== 0 && !privileged) return void socket.close(4014);
    const session: Session = { id: randomUUID(), shard: data.shard ?? [0, 1], socket, sent: [] };
    sessions.set(session.id, session);
    gateway.identified.push(session.shard);
    const [id, count] = session.shard;
    const guilds = gateway.guilds.filter((guild) => Number((BigInt(guild.id) >> 22n) % BigInt(count)) === id);
    dispatch(session, { t: "READY", d: ready(session, gateway, guilds) });
    for (const guild of guilds) dispatch(session, { t: "GUILD_CREATE", d: guildOf(guild) });
    connect();
  }

  function resume(socket: WebSocket, data: { session_id: string; seq: number }): void {
    const session = sessions.get(data.session_id);
    if (!session) return void write(socket, { op: op.invalidSession, d: false });
    session.socket = socket;
    gateway.resumed.push(session.id);
    const missed = session.sent.filter(({ s }) => s > data.seq - replay);
    for (const event of missed) write(socket, { op: op.dispatch, ...event });
    write(socket, { op: op.dispatch, t: "RESUMED", s: session.sent.length, d: {} });
    connect();
  }

  return gateway;
}

const botUser = {
  id: "100000000000000001",
  username: "compass",
  discriminator: "0",
  global_name: null,
  avatar: null,
  bot: true,
};

const ready = (session: Session, gateway: LocalGateway, guilds: readonly { readonly id: string }[]) => ({
  v: 10,
  user: botUser,
  guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
  session_id: session.id,
  resume_gateway_url: gateway.address,
  shard: session.shard,
  application: { id: "100000000000000003", flags: 0 },
});

const guildOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  name,
  unavailable: false,
  owner_id: "1",
  roles: [
    {
      id,
      name: "@everyone",
      permissions: "0",
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    },
    {
      id: "100000000000000002",
      name: "compass",
      permissions: "0",
      position: 1,
      color: 0,
      hoist: false,
      managed: true,
      mentionable: false,
      tags: { bot_id: botUser.id },
    },
  ],
  emojis: [],
  stickers: [],
  features: [],
  channels: [],
  threads: [],
  members: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  member_count: 2,
  joined_at: "2026-01-01T00:00:00Z",
  system_channel_flags: 0,
  premium_tier: 0,
  nsfw_level: 0,
  verification_level: 0,
  explicit_content_filter: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  preferred_locale: "en-US",
});
