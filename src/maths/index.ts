/** Arithmetic that several rooms share: what a fitted logistic regression says of its features. */

export { type LogisticModel, logOdds, predict, sigmoid } from "./logistic.ts";
