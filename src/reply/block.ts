/** A run of text inside a block. Nothing in it is mark-up of any platform: each adapter escapes for itself. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] };

/** A block of an answer's document. */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "heading"; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
      /** What stands under the item of the same place: lists of its own, code, more paragraphs. */
      readonly under?: readonly (readonly Block[])[];
    }
  | { readonly type: "quote"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string };
