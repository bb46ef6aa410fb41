import { writeFileSync } from "node:fs";
import { openBot } from "../adapters/cli/open-bot.ts";
import type { Block, Inline } from "../src/reply/index.ts";

/** What is asked, under the headings of the page. */
const questions: Readonly<Record<string, readonly string[]>> = {
  "One figure": [
    "what share of machine learning engineers work in technology?",
    "what does a senior machine learning engineer earn on average?",
    "what is the salary range of a junior?",
    "where does KDD take place?",
    "what is Keras?",
    "how many data scientists are employed in the US?",
    "which company offers the Azure certification?",
    "what is the median pay of data scientists?",
  ],
  "Sources that differ": [
    "how much does a senior machine learning engineer earn?",
    "what does an entry level engineer earn?",
    "which levels earn $110,000 or less?",
  ],
  "Rows that fit": [
    "which industries have at most 12%?",
    "which industries other than technology and finance employ ML engineers?",
    "who earns more than one hundred and twenty thousand dollars on average?",
    "which occupations have a median below $100,000?",
    "how many industries have a share above 11%?",
    "how many industries are above 45%?",
    "name three industries",
    "list all conferences",
  ],
  "Ends and orders": [
    "which industry employs the most machine learning engineers?",
    "which three industries employ the fewest?",
    "which level earns the most?",
    "what is the second most common degree?",
    "rank the industries by share, smallest first",
    "all industries in alphabetical order",
    "which country pays the most?",
  ],
  Computed: [
    "how much more does a senior earn than a mid-level engineer on average?",
    "what is the difference between technology and finance?",
    "what is the average salary across all levels?",
    "what is the median share of the industries?",
    "how many have at least a master's degree?",
    "what share works in healthcare or e-commerce?",
    "what share does not work in technology?",
    "how many times the share of healthcare is that of technology?",
    "what percentage of the industries have more than 10%?",
  ],
  "Yes and no": [
    "is the share of technology more than 45%?",
    "do more than half have a master's degree?",
    "does a junior earn more than a senior?",
    "is healthcare one of the industries?",
    "is there a conference in Vancouver?",
  ],
  "In words": [
    "what does a machine learning engineer do?",
    "do I need a PhD?",
    "which skills do I need?",
    "is it true that ML engineers work alone?",
  ],
  "What it does not know": [
    "which is better, PyTorch or TensorFlow?",
    "which certification costs the least?",
    "what is the weather tomorrow?",
  ],
  "Small talk": ["hello", "thanks!", "who are you?"],
};

export interface VoiceOptions {
  /** The file to write; standard output, where there is none. */
  readonly out?: string | undefined;
}

/** Writes the page. */
export async function run({ out }: VoiceOptions): Promise<void> {
  const bot = await openBot("knowledge");
  const parts = Object.entries(questions).map(([heading, asked]) => {
    const replies = asked.map((text, i) => {
      const { reply } = bot.answer({ id: `${heading}-${i}`, text }, null);
      return `**${text}**\n\n${quoted(reply.body)}`;
    });
    return `## ${heading}\n\n${replies.join("\n\n")}`;
  });
  const count = Object.values(questions).flat().length;
  const page = [
    "# How it speaks",
    `${count} questions to the shipped knowledge and what it says, without citations, tables and charts. Written by \`npm run bench -- voice --out docs/voice.md\`.`,
    ...parts,
  ].join("\n\n");
  if (out) writeFileSync(out, `${page}\n`);
  else console.log(page);
}

/** A reply as a quotation in Markdown. */
const quoted = (body: readonly Block[]): string =>
  body
    .map(markdown)
    .join("\n\n")
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

function markdown(block: Block): string {
  if (block.type === "code") return `\`\`\`\n${block.text}\n\`\`\``;
  if (block.type !== "list") return inline(block.children);
  return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : "-"} ${inline(item)}`).join("\n");
}

function inline(children: readonly Inline[]): string {
  return children
    .map((child) => {
      if (child.type === "strong") return `**${inline(child.children)}**`;
      return "children" in child ? inline(child.children) : child.text;
    })
    .join("");
}
