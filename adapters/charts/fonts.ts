import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const fileOf = (name: string) => require.resolve(`@expo-google-fonts/inter/${name}.ttf`);

/** Paths of the packaged Inter fonts, by weight. */
export const fontFiles: Readonly<Record<"400" | "600", string>> = {
  "400": fileOf("400Regular/Inter_400Regular"),
  "600": fileOf("600SemiBold/Inter_600SemiBold"),
};
