// natural's own types fail under this project's flags, and its root module has side effects:
// only what is used is declared here, on its subpaths.
declare module "natural/lib/natural/classifiers/classifier.js" {
  /** natural's interface of all classifiers: an engine over features, a stemmer that turns text into them. */
  export default class Classifier {
    constructor(engine: object, stemmer?: object);
    addDocument(text: string | readonly string[], label: string): void;
    train(): void;
    getClassifications(observation: string | readonly string[]): { label: string; value: number }[];
  }
}
declare module "natural/lib/natural/classifiers/bayes_classifier.js" {
  import type Classifier from "natural/lib/natural/classifiers/classifier.js";
  export default class BayesClassifier extends Classifier {
    constructor(stemmer?: object, smoothing?: number);
  }
}
declare module "natural/lib/natural/classifiers/logistic_regression_classifier.js" {
  import type Classifier from "natural/lib/natural/classifiers/classifier.js";
  export default class LogisticRegressionClassifier extends Classifier {
    constructor(stemmer?: object);
  }
}
