/** A command or option in another language. */
export interface Translation {
  /** Lower case, without spaces, for slash commands and options. */
  readonly name: string;
  /** Context menus have none. */
  readonly description?: string;
}

/** German, by the path of English names: `ask/question`. */
export const germanCommands: Readonly<Record<string, Translation>> = {
  ask: {
    name: "frage",
    description: "Stell eine Frage auf Englisch und erhalte eine englische Antwort mit Quelle",
  },
  "ask/question": { name: "frage", description: "Deine Frage; Vorschläge erscheinen beim Tippen" },
  "ask/private": { name: "privat", description: "Nur du siehst die Antwort" },
  topics: { name: "themen", description: "Zeigt, wonach du fragen kannst" },
  table: { name: "tabelle", description: "Zeigt eine ganze Tabelle" },
  "table/name": { name: "name", description: "Welche Tabelle" },
  "table/sort": { name: "sortierung", description: "Wie die Zeilen geordnet sind" },
  "table/sort/down": { name: "größte Zahl zuerst" },
  "table/sort/up": { name: "kleinste Zahl zuerst" },
  "table/sort/name": { name: "nach Namen" },
  "table/chart": { name: "diagramm", description: "Zeichnet die Zahlen" },
  "table/private": { name: "privat", description: "Nur du siehst die Tabelle" },
  compare: { name: "vergleich", description: "Stellt zwei Dinge nebeneinander" },
  "compare/a": { name: "a", description: "Das eine" },
  "compare/b": { name: "b", description: "Das andere" },
  "compare/private": { name: "privat", description: "Nur du siehst den Vergleich" },
  glossary: { name: "glossar", description: "Erklärt einen Begriff" },
  "glossary/term": { name: "begriff", description: "Welcher Begriff" },
  "glossary/private": { name: "privat", description: "Nur du siehst die Erklärung" },
  onboard: { name: "einstieg", description: "Führt dich Schritt für Schritt ein" },
  feedback: { name: "rückmeldung", description: "Sag, wie die letzte Antwort war" },
  privacy: { name: "datenschutz", description: "Zeigt, was gespeichert ist, und löscht es auf Wunsch" },
  admin: { name: "verwaltung", description: "Für alle, die den Server verwalten" },
  "admin/gaps": { name: "lücken", description: "Fragen, die nicht gut beantwortet wurden" },
  "admin/settings": { name: "einstellungen", description: "Wie sich der Bot auf diesem Server verhält" },
  "Ask about this": { name: "Dazu fragen" },
  "Keep this as an answer": { name: "Als Antwort behalten" },
  "Welcome this person": { name: "Diese Person begrüßen" },
};
