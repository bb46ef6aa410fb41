import type { Block, Citation, Inline, Reply } from "../../src/ports.ts";
import { also, replyWith } from "../slack/replies.ts";

/** What the pictures show: a question, the reply to it, and what file it becomes. */
export interface Sample {
  readonly name: string;
  readonly question: string;
  readonly reply: Reply;
}

const text = (value: string): Inline => ({ type: "text", text: value });
const strong = (value: string): Inline => ({ type: "strong", children: [text(value)] });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });
const bullets = (...items: Inline[][]): Block => ({ type: "list", ordered: false, items });
const cite = (id: string, title: string, section: string, row?: string): Citation => ({
  id,
  title,
  source: "What Machine Learning Engineers Do",
  section,
  ...(row !== undefined && { row }),
});

const shares = [
  ["Technology", "40%"],
  ["Finance", "18%"],
  ["Healthcare", "15%"],
  ["E-commerce", "12%"],
  ["Automotive", "10%"],
  ["Other", "5%"],
] as const;

const industries = "Industries that employ machine learning engineers";
const averages = "Average salaries of machine learning engineers by experience";
const ranges = "Approximate salary ranges of machine learning engineers";

/** Typical replies, as the bot gives them. */
export const samples: readonly Sample[] = [
  {
    name: "answer",
    question: "How do I start a career as an ML engineer?",
    reply: replyWith({
      title: "How can I start a career as a machine learning engineer?",
      body: [
        paragraph(
          text(
            "Build a base in mathematics and programming, then show what you can do in projects of your own.",
          ),
        ),
        bullets(
          [strong("Learn the basics: "), text("statistics, linear algebra, and Python.")],
          [strong("Practise: "), text("small projects with open data, shared where others can see them.")],
          [strong("Get a foot in: "), text("internships, open source and competitions count as experience.")],
        ),
      ],
      citations: [cite("how-to-start", "How can I start a career as a machine learning engineer?", "FAQ")],
      suggestions: [
        { label: "Which skills are required?", question: "Which skills are required?" },
        { label: "Which certifications help?", question: "Which certifications help?" },
      ],
    }),
  },
  {
    name: "table",
    question: "Which conferences are there?",
    reply: replyWith({
      title: "Conferences",
      body: [paragraph(text("There are "), strong("three conferences"), text(": NeurIPS, ICML and KDD."))],
      table: {
        id: "conferences",
        title: "Conferences",
        columns: [
          { name: "Conference", align: "left" },
          { name: "Full name", align: "left" },
          { name: "Location", align: "left" },
        ],
        rows: [
          ["NeurIPS", "Conference on Neural Information Processing Systems", "Vancouver, Canada"],
          ["ICML", "International Conference on Machine Learning", "Online (virtual event)"],
          ["KDD", "Knowledge Discovery and Data Mining", "Singapore"],
        ],
      },
      citations: [cite("conferences", "Machine learning conferences", "Conferences")],
      suggestions: [{ label: "Which one is online?", question: "Which one is online?" }],
    }),
  },
  {
    name: "computed",
    question: "How much larger is Finance than Automotive?",
    reply: replyWith({
      title: industries,
      body: [
        paragraph(
          text("Finance employs "),
          strong("8 percentage points"),
          text(" more machine learning engineers than Automotive: 18% against 10%."),
        ),
      ],
      working: {
        plan: "from industry-shares | difference share of Finance, Automotive",
        rows: [
          { row: "Finance", value: "18%" },
          { row: "Automotive", value: "10%" },
        ],
        formula: "18% − 10%",
        result: "8 percentage points",
      },
      citations: [
        cite("industry-shares", industries, "Industries", "Finance"),
        cite("industry-shares", industries, "Industries", "Automotive"),
      ],
      suggestions: [
        { label: "And Technology?", question: "And Technology?" },
        { label: "Which are above 15%?", question: "Which are above 15%?" },
      ],
    }),
  },
  {
    name: "conflict",
    question: "What does a senior ML engineer earn?",
    reply: replyWith({
      title: "Salaries of senior machine learning engineers",
      body: [
        paragraph(
          text("My two sources give different figures: "),
          strong("$150,000"),
          text(" on average, and "),
          strong("$180,000 or more"),
          text(" as a range."),
        ),
        paragraph(
          text(
            "One states the average of a level, the other approximate ranges by title, so they need not agree. I do not average them.",
          ),
        ),
      ],
      table: {
        id: "salaries",
        title: "Senior level",
        columns: [
          { name: "Source", align: "left" },
          { name: "Experience", align: "left" },
          { name: "Salary", align: "right" },
        ],
        rows: [
          ["Average salaries by experience", "5+ years", "$150,000"],
          ["Approximate salary ranges", "5+ years", "$180,000+"],
        ],
      },
      citations: [
        cite("average-salaries", averages, "Average Salaries by Experience", "Senior Level"),
        cite("salary-ranges", ranges, "Salaries (Approximate)", "Senior Machine Learning Engineer"),
      ],
      suggestions: [{ label: "And for juniors?", question: "And for juniors?" }],
    }),
  },
  {
    name: "misconception",
    question: "ML engineers only work on algorithms, right?",
    reply: replyWith({
      title: "Do machine learning engineers only work on complex algorithms?",
      body: [
        paragraph(
          strong("No, that is a misconception. "),
          text("Algorithms are a part of the work, and often not the largest."),
        ),
        paragraph(
          text(
            "Much of the time goes into collecting, cleaning and preparing data, and into turning ideas from research into something that is of use.",
          ),
        ),
      ],
      citations: [
        cite(
          "not-only-algorithms",
          "Do machine learning engineers only work on complex algorithms?",
          "Misconception #1",
        ),
      ],
      suggestions: [{ label: "What else do people get wrong?", question: "Which misconceptions are there?" }],
    }),
  },
  {
    name: "ask-back",
    question: "What about tools?",
    reply: replyWith({
      status: "clarify",
      title: null,
      body: [paragraph(text("Which of these do you mean?"))],
      citations: [],
      choices: [
        { label: "Which tools are popular?", question: "Which tools are popular?" },
        { label: "Which tool goes with which skill?", question: "Which tool goes with which skill?" },
      ],
    }),
  },
  {
    name: "decline",
    question: "What do ML engineers earn in Brazil?",
    reply: replyWith({
      status: "declined",
      title: null,
      body: [
        paragraph(
          text("I have nothing about pay in a particular country. What I know about pay is not by country."),
        ),
        paragraph(text("The nearest I have:")),
      ],
      citations: [],
      suggestions: [
        { label: "Average salaries by experience", question: averages },
        { label: "Salary ranges by title", question: ranges },
      ],
    }),
  },
  {
    name: "chart",
    question: "Compare the industries",
    reply: replyWith({
      title: industries,
      body: [
        paragraph(
          strong("Technology"),
          text(" employs the most machine learning engineers (40%), Automotive and others the fewest."),
        ),
      ],
      chart: {
        kind: "bars",
        title: "Share of machine learning engineers by industry",
        unit: "percent",
        items: shares.map(([label, value]) => ({
          label,
          value: Number.parseInt(value, 10),
          ...(label === "Technology" && { highlighted: true }),
        })),
        source: "What Machine Learning Engineers Do, Industries",
      },
      citations: [cite("industry-shares", industries, "Industries")],
      suggestions: [{ label: "Which are above 15%?", question: "Which are above 15%?" }],
    }),
  },
  {
    name: "also",
    question: "What share do banks have?",
    reply: replyWith({
      title: industries,
      entry: "industry-shares",
      body: [paragraph(strong("18%"), text(" of employed machine learning engineers work in Finance."))],
      also: also(
        "What do machine learning engineers do in finance?",
        "They build models that detect fraud, score risks and trade.",
      ),
      table: {
        id: "industry-shares",
        title: industries,
        columns: [
          { name: "Industry", align: "left" },
          { name: "Share", align: "right" },
        ],
        rows: [["Finance", "18%"]],
      },
      chart: {
        kind: "bars",
        title: "Share of machine learning engineers by industry",
        unit: "percent",
        items: shares.map(([label, value]) => ({
          label,
          value: Number.parseInt(value, 10),
          ...(label === "Finance" && { highlighted: true }),
        })),
        source: "What Machine Learning Engineers Do, Industries",
      },
      citations: [
        cite("industry-shares", industries, "Industries", "Finance"),
        cite("applications-finance", "Machine learning in finance", "Applications"),
      ],
      suggestions: [{ label: "And healthcare?", question: "And healthcare?" }],
    }),
  },
];
