/**
 * Writes into a store one record after the other and names each on standard output once it is
 * acknowledged; whoever started it kills it in between. Arguments: address, first and last number.
 */
import { createStore } from "../../adapters/store/index.ts";
import type { Store } from "../../src/ports.ts";
import { answerOf, NOW, person } from "./records.ts";

const [address = "", from = "0", to = "0"] = process.argv.slice(2);

const writes: readonly ((store: Store, id: string) => Promise<unknown>)[] = [
  (store, id) => store.events.claim(id, NOW, { data: { id } }),
  (store, id) => store.answers.put(answerOf({ id, message: id })),
  (store, id) => store.jobs.schedule({ id, kind: "reminder", dueAtMs: NOW, data: { id }, person: null }),
  (store, id) =>
    store.frames.put({ conversation: id, speakers: [person("ada")], data: { id }, expiresAtMs: NOW + 1 }),
];

const store = await createStore({
  ...(address.startsWith("postgres") ? { url: address } : { path: address }),
  keepQuestionsDays: 30,
  privacyKey: "a key for tests only",
  clock: { now: () => NOW },
});
for (let number = Number(from); number <= Number(to); number++) {
  await writes[number % writes.length]!(store, `w${number}`);
  process.stdout.write(`${number}\n`);
}
await store.close();
