import type { HomeView, KnownBlock, ModalView } from "@slack/types";

/** What is checked against the schema that is made of these types. */
export interface Payloads {
  message: KnownBlock[];
  modal: Omit<ModalView, "blocks"> & { blocks: KnownBlock[] };
  home: Omit<HomeView, "blocks"> & { blocks: KnownBlock[] };
}
