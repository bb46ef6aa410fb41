/** The package has types for its data, none for its schemas. */
declare module "discord-api-spec/zod" {
  const schemas: Readonly<
    Record<
      string,
      {
        safeParse(value: unknown): {
          readonly success: boolean;
          readonly data?: unknown;
          readonly error?: { readonly message: string };
        };
      }
    >
  >;
  export = schemas;
}
