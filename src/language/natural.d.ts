// natural's own types fail under this project's flags, and its root module has side effects:
// only the one function that is used is declared here, on its subpath.
declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
