/** Multinomial naive Bayes over words and word pairs; add-0.05 smoothing, tempered posterior. */
export function trainClassifier(examples: readonly { readonly text: string; readonly label: string }[]) {
  const labels = [...new Set(examples.map((each) => each.label))];
  const places = new Map(labels.map((label, i) => [label, i]));
  const counts = new Map<string, Float32Array>();
  const totals = new Float32Array(labels.length);
  for (const { text, label } of examples) {
    const place = places.get(label)!;
    for (const term of termsOf(text)) {
      const own = counts.get(term) ?? new Float32Array(labels.length);
      own[place]! += 1;
      totals[place]! += 1;
      counts.set(term, own);
    }
  }
  return {
    classify(text: string): { label: string; probability: number }[] {
      const scores = new Float64Array(labels.length);
      for (const own of termsOf(text).flatMap((term) => counts.get(term) ?? []))
        for (let i = 0; i < scores.length; i++)
          scores[i]! += Math.log((own[i]! + 0.05) / (totals[i]! + 0.05 * counts.size));
      const highest = Math.max(...scores);
      const masses = scores.map((score) => Math.exp((score - highest) * 0.7));
      const sum = masses.reduce((a, b) => a + b, 0);
      return labels
        .map((label, i) => ({ label, probability: masses[i]! / sum }))
        .sort((a, b) => b.probability - a.probability);
    },
    accepts(text: string): { inScope: number } {
      const terms = termsOf(text);
      return {
        inScope: terms.length === 0 ? 0 : terms.filter((term) => counts.has(term)).length / terms.length,
      };
    },
  };
}

function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9+#]+/g) ?? [];
  return [...words, ...words.slice(1).map((word, i) => `${words[i]}_${word}`)];
}
