/** Types of `commander` that tell what each command's action is given. They are needed by the compiler alone. */
declare module "commander" {
  export * from "@commander-js/extra-typings";
}
