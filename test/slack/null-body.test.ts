import { expect, it } from "vitest";
import { isNull } from "../../adapters/slack/bolt.ts";

it.each(["null", " null\n", "payload=null", "payload=%6eull", "x=1&payload=null", "payload=%20null%0a"])(
  "a signed body that says nothing is refused however it is written: %j",
  (body) => expect(isNull(body)).toBe(true),
);

it.each(['{"a":null}', "payload=%7B%22a%22%3Anull%7D", "text=null", ""])("others are read: %j", (body) =>
  expect(isNull(body)).toBe(false),
);
