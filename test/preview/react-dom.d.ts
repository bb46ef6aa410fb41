declare module "react-dom/server" {
  export function renderToStaticMarkup(node: unknown): string;
}
