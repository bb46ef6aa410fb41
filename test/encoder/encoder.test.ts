import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { floatOfHalf, openTensors } from "../../adapters/encoder/safetensors.ts";
import { readWordPieces } from "../../adapters/encoder/word-pieces.ts";
import { assembledOf, assembleKernel, kernels } from "../../train/vectors/kernel.ts";

describe("a kernel", () => {
  it.each(kernels.map((source) => [source.pathname.split("/").at(-1), source] as const))(
    "that is kept is what its source assembles to: %s",
    async (_, source) => {
      const kept = readFileSync(assembledOf(source));
      expect(Buffer.from(await assembleKernel(source)).equals(kept)).toBe(true);
    },
  );
});

const scratch = mkdtempSync(join(tmpdir(), "encoder-"));
const written = (name: string, bytes: string | Uint8Array) => {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
};

describe("16-bit floats", () => {
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])("%i is %f", (bits, value) => {
    expect(floatOfHalf()[bits]).toEqual(value);
  });
});

describe("a file of tensors", () => {
  /** length of the header, header, data */
  const file = (name: string, header: object, data: Uint8Array) => {
    const text = new TextEncoder().encode(JSON.stringify(header));
    const length = new Uint8Array(8);
    new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
    return written(name, Buffer.concat([length, text, data]));
  };
  const ones = Uint8Array.from([0x00, 0x3c, 0x00, 0xc0]);
  const header = { a: { dtype: "F16", shape: [2], data_offsets: [0, 4] } };

  it.each([
    ["at an even place", header],
    ["at an odd place", { ...header, __metadata__: { x: "y" } }],
    ["at another place", { ...header, __metadata__: { x: "yz" } }],
  ])("is read %s", (name, head) => {
    const tensors = openTensors(file(`${name.length}.safetensors`, head, ones));
    expect([...tensors.float("a", 2)]).toEqual([1, -2]);
  });

  it("given single rows are wanted, when read, then they are those that the whole tensor holds", () => {
    const two = { a: { dtype: "F16", shape: [2, 1], data_offsets: [0, 4] } };
    const rowOf = openTensors(file("rows.safetensors", two, ones)).rows("a", 2, 1);
    expect([1, 0, 1].map((row) => [...rowOf(row)])).toEqual([[-2], [1], [-2]]);
  });

  it.each([
    [
      "no such header",
      Uint8Array.from([255, 255, 255, 255, 255, 255, 0, 0]),
      "not in the safetensors format",
    ],
    ["its end missing", Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0, 123]), "ends before byte"],
  ])("given a file with %s, when opened, then it says so", (name, bytes, message) => {
    const path = written(`${name}.safetensors`, bytes);
    expect(() => openTensors(path)).toThrow(`${path}: ${message}`);
  });

  it.each([
    ["no such tensor", "b", 2],
    ["another size", "a", 3],
  ])("given %s, when read, then it says where and what", (_, name, size) => {
    const path = file("bad.safetensors", header, ones);
    expect(() => openTensors(path).half(name, size)).toThrow(`${path}: no tensor "${name}" of ${size}`);
  });
});

describe("word pieces", () => {
  const vocab = Object.fromEntries(
    ["[UNK]", "[CLS]", "[SEP]", "tea", "##s", "pot", "?", "cafe", "茶"].map((piece, id) => [piece, id]),
  );
  const pieces = readWordPieces(written("tokenizer.json", JSON.stringify({ model: { vocab } })));

  it.each([
    ["whole words", "tea pot", [1, 3, 5, 2]],
    ["the longest piece first, then its end", "teas", [1, 3, 4, 2]],
    ["signs apart", "tea?", [1, 3, 6, 2]],
    ["without case and accents", "CAFÉ Tea", [1, 7, 3, 2]],
    ["each Han sign apart", "茶茶", [1, 8, 8, 2]],
    ["what has no piece as unknown", "tea milk", [1, 3, 0, 2]],
    ["a word with an unknown part as a whole", "teapotx", [1, 0, 2]],
    ["nothing", "", [1, 2]],
  ])("%s", (_, text, ids) => {
    expect(pieces(text, 16)).toEqual(ids);
  });

  it("given a text without end, when read, then its pieces keep to the limit, both marks included", () => {
    const ids = pieces("tea ".repeat(100_000), 16);
    expect(ids).toHaveLength(16);
    expect(ids.at(-1)).toBe(2);
    expect(pieces("a".repeat(100_000), 16)).toEqual([1, 0, 2]);
  });

  it("given a vocabulary without its marks, when read, then it says which is missing", () => {
    const path = written("none.json", JSON.stringify({ model: { vocab: { tea: 0 } } }));
    expect(() => readWordPieces(path)).toThrow(`${path}: no word piece "[CLS]"`);
  });
});

const encoder = findEncoder();

// The package is optional: where it is left out, answers rest on words alone.
describe.skipIf(encoder === null)("the sentence encoder", () => {
  const { encode, dimensions } = encoder!;
  const cosine = (a: string, b: string) => {
    const other = encode(b);
    return encode(a).reduce((sum, value, i) => sum + value * other[i]!, 0);
  };

  it.each(["What does green tea cost?", "tea", "", "?!", "🫖", "word ".repeat(1000), "a".repeat(5000)])(
    "gives a vector of unit length for “%.20s”",
    (text) => {
      const vector = encode(text);
      expect(vector).toHaveLength(dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    },
  );

  it("gives the same text the same vector, whatever was read between", () => {
    const first = encode("What does green tea cost?");
    encode("Something much longer that was said in between, with other words in it.");
    encode("hi");
    expect(encode("What does green tea cost?")).toEqual(first);
  });

  it("reads upper and lower case alike", () => {
    expect(encode("GREEN Tea")).toEqual(encode("green tea"));
  });

  it.each([
    ["What does green tea cost?", "How much is green tea?", "When does the shop open?"],
    ["When does the shop open?", "What are your opening hours?", "Which tea is from Japan?"],
    ["I can't log in", "My password does not work", "The invoice is wrong"],
    ["How do I get my money back?", "What is your refund policy?", "How do I brew tea?"],
    ["Is it raining?", "What is the weather like?", "Who won the football match?"],
    ["a small dog", "a puppy", "a train"],
  ])("“%s” is nearer to “%s” than to “%s”", (text, near, far) => {
    expect(cosine(text, near)).toBeGreaterThan(cosine(text, far) + 0.2);
  });

  it("tells what two texts mean from the words that they share", () => {
    expect(cosine("The bank raised its rates", "Interest went up")).toBeGreaterThan(
      cosine("The bank raised its rates", "We sat on the bank of the river"),
    );
  });
});
