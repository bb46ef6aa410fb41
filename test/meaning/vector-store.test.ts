import { describe, expect, it } from "vitest";
import { openVectors, toSmall } from "../../src/meaning/vector-store.ts";
import { memoryCache } from "../support/memory-cache.ts";
import { dimensions, tinyEncoder } from "./tiny-encoder.ts";

describe("vectors of texts", () => {
  it("given a text was filled in, when asked for, then its vector is there in whole numbers", () => {
    const store = openVectors(tinyEncoder(), null);
    store.fill(["green tea"]);
    expect(store.get("green tea")).toEqual(toSmall(tinyEncoder().encode("green tea")));
    expect(store.get("black tea")).toBeNull();
  });

  it("given the same text twice, when filled in, then it is made once, and progress is told", () => {
    const encoder = tinyEncoder();
    const told: [number, number][] = [];
    openVectors(encoder, null).fill(["a", "b", "a"], (done, all) => told.push([done, all]));
    expect(encoder.encoded).toEqual(["a", "b"]);
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it("given a start before, when opened again, then nothing is made anew and the vectors are the same", () => {
    const cache = memoryCache();
    const before = openVectors(tinyEncoder(), cache);
    before.fill(["green tea", "black tea"]);
    const encoder = tinyEncoder();
    const store = openVectors(encoder, cache);
    store.fill(["green tea", "black tea"]);
    expect(encoder.encoded).toEqual([]);
    expect(store.get("black tea")).toEqual(before.get("black tea"));
  });

  it("given an edit, when filled in, then only what changed is made", () => {
    const cache = memoryCache();
    openVectors(tinyEncoder(), cache).fill(["one", "two", "three"]);
    const encoder = tinyEncoder();
    const store = openVectors(encoder, cache);
    expect(store.missing(["one", "two, edited", "three"])).toBe(1);
    store.fill(["one", "two, edited", "three"]);
    expect(encoder.encoded).toEqual(["two, edited"]);
    expect(store.missing(["one", "two, edited", "three"])).toBe(0);
  });

  it("given an edit is undone, when filled in, then nothing is made", () => {
    const cache = memoryCache();
    openVectors(tinyEncoder(), cache).fill(["one", "two"]);
    openVectors(tinyEncoder(), cache).fill(["one", "two, edited"]);
    const encoder = tinyEncoder();
    openVectors(encoder, cache).fill(["one", "two"]);
    expect(encoder.encoded).toEqual([]);
  });

  it("given many edits, when kept, then what is out of use does not grow without end", () => {
    const cache = memoryCache();
    for (let i = 0; i < 50; i++) openVectors(tinyEncoder(), cache).fill([`one ${i}`, `two ${i}`]);
    const [bytes] = cache.kept.values();
    expect(bytes!.length / (8 + dimensions)).toBeLessThanOrEqual(4);
  });

  it("given another model, when opened, then its vectors are its own", () => {
    const cache = memoryCache();
    openVectors(tinyEncoder("first"), cache).fill(["tea"]);
    expect(openVectors(tinyEncoder("second"), cache).get("tea")).toBeNull();
  });

  it.each([
    ["empty", () => new Uint8Array()],
    ["of something else", () => new TextEncoder().encode("not vectors at all")],
  ])("given kept bytes that are %s, when opened, then they are ignored and made anew", (_, damage) => {
    const cache = memoryCache();
    openVectors(tinyEncoder(), cache).fill(["green tea", "black tea"]);
    for (const [key, bytes] of cache.kept)
      cache.kept.set(key, (damage as (kept: Uint8Array) => Uint8Array)(bytes));
    const encoder = tinyEncoder();
    const store = openVectors(encoder, cache);
    expect(store.get("green tea")).toBeNull();
    store.fill(["green tea", "black tea"]);
    expect(encoder.encoded).toEqual(["green tea", "black tea"]);
    expect(openVectors(tinyEncoder(), cache).missing(["green tea", "black tea"])).toBe(0);
  });

  it.each([
    ["cut off", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1), ["green tea"]],
    ["too long", (bytes: Uint8Array) => Uint8Array.from([...bytes, 0]), ["green tea", "black tea"]],
  ] as const)(
    "given kept bytes that are %s, when opened, then whole records are read",
    (_, damage, whole) => {
      const cache = memoryCache();
      openVectors(tinyEncoder(), cache).fill(["green tea", "black tea"]);
      for (const [key, bytes] of cache.kept) cache.kept.set(key, damage(bytes));
      const store = openVectors(tinyEncoder(), cache);
      expect(["green tea", "black tea"].filter((text) => store.get(text) !== null)).toEqual(whole);
    },
  );

  it("given kept bytes at an odd place of a larger buffer, when opened, then they are read", () => {
    const cache = memoryCache();
    openVectors(tinyEncoder(), cache).fill(["tea"]);
    for (const [key, bytes] of cache.kept) {
      const shifted = new Uint8Array(bytes.length + 3);
      shifted.set(bytes, 3);
      cache.kept.set(key, shifted.subarray(3));
    }
    expect(openVectors(tinyEncoder(), cache).get("tea")).toEqual(toSmall(tinyEncoder().encode("tea")));
  });
});
