// These packages ship no types; only what the benchmarks call is declared.
declare module "lunr" {
  interface Builder {
    ref(name: string): void;
    field(name: string, options?: { readonly boost?: number }): void;
    add(document: object): void;
  }
  interface Index {
    search(query: string): { readonly ref: string; readonly score: number }[];
  }
  type Lunr = (configure: (this: Builder) => void) => Index;
  const lunr: Lunr;
  export default lunr;
}

declare module "wink-bm25-text-search" {
  interface Engine {
    defineConfig(config: object): void;
    definePrepTasks(tasks: readonly ((input: never) => unknown)[], field?: string): void;
    addDoc(document: object, id: string): void;
    consolidate(): void;
    search(text: string, limit?: number): [string, number][];
  }
  export default function createEngine(): Engine;
}

declare module "wink-nlp-utils" {
  type Task = (input: never) => unknown;
  const utils: {
    readonly string: { readonly lowerCase: Task; readonly tokenize0: Task };
    readonly tokens: { readonly stem: Task; readonly removeWords: Task };
  };
  export default utils;
}

declare module "@nlpjs/core" {
  interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Promise<Container>;
}

declare module "@nlpjs/nlp" {
  export class Nlp {
    constructor(settings: object);
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>;
  }
}

declare module "@nlpjs/lang-en" {
  export const LangEn: unknown;
}
