/**
 * What people say to a guide, or about it, that asks nothing of its knowledge: the same in every folder.
 * A folder may bring sets of its own; one with an id from here adds its examples and replaces the replies.
 */

/** `talk`: answered in a friendly sentence; `move`: says something about the turn before, and means nothing without one. */
export type ActKind = "talk" | "help" | "welcome" | "move";

export interface Act {
  readonly id: string;
  readonly kind: ActKind;
  readonly examples: readonly string[];
  readonly replies: readonly string[];
}

const list = (text: string): string[] =>
  text
    .split("|")
    .map((each) => each.trim())
    .filter(Boolean);

export const acts: readonly Act[] = [
  {
    id: "greeting",
    kind: "talk",
    examples:
      list(`hi | hello | hey | hey there | hi there | hiya | yo | howdy | good morning | good afternoon | good evening
      | morning | greetings | hi everyone | hello bot | hey bot | sup | what's up | hi all | gm | hola | hello again | hi team`),
    replies: ["Hello! What would you like to know?", "Hi! Ask me anything that I might have on file."],
  },
  {
    id: "how-are-you",
    kind: "talk",
    examples:
      list(`how are you | how are you doing | how's it going | how do you do | how is your day | are you ok | you good
      | how are things | hope you are well | how are you today | how do you feel`),
    replies: ["Fine, thank you, and ready for a question."],
  },
  {
    id: "thanks",
    kind: "talk",
    examples:
      list(`thanks | thank you | thanks a lot | thank you very much | thx | ty | tysm | cheers | many thanks | much appreciated
      | thanks, that helps | thank you so much | great, thanks | perfect, thank you | ok thanks | cool thanks | thanks for the help
      | that helped, thanks | got it, thanks | appreciate it | thanks anyway | thanks in advance | kudos | merci | danke`),
    replies: ["You're welcome!", "Gladly. Ask on whenever you like."],
  },
  {
    id: "goodbye",
    kind: "talk",
    examples:
      list(`bye | goodbye | see you | see you later | good night | have a nice day | that's all | that is all for now | cya
      | talk to you later | later | take care | i'm done | no more questions | nothing else | have a good one | bye bye`),
    replies: ["Goodbye, and come back with any question."],
  },
  {
    id: "acknowledgement",
    kind: "talk",
    examples:
      list(`ok | okay | alright | all right | got it | i see | understood | makes sense | fine | sure | right | noted | cool | nice
      | good to know | interesting | wow | oh ok | ah ok | k | fair enough | yes | yep | yeah | no | nope | hmm | hm | mm | aha | ah
      | good | great | awesome | perfect | exactly | true | very good | well done | sounds good | will do | agreed | phew | oh | lol | haha
      | i thought so | brb | afk | gtg | back in a minute | that's clear | ok that one i know | no problem | never mind | nevermind | nvm | forget it | +1 | same here | me too
      | fair | fair point | lol fair | lol ok | good point | point taken`),
    replies: ["Good. Ask on whenever you like.", "All right. I'm here for the next question."],
  },
  {
    id: "good-news",
    kind: "talk",
    examples:
      list(`i got the job | i got the offer | got an offer | signed the offer | i passed | passed my exam | passed my probation | i passed the interview
      | i got in | i got accepted | i got promoted | got my promotion | i did it | we won | we shipped it | it finally works | i start on monday
      | my first pr got merged | my paper got accepted | i finished the course | got my certificate | finally done`),
    replies: ["Congratulations! Well done."],
  },
  {
    id: "praise",
    kind: "talk",
    examples:
      list(`good bot | you're great | you are awesome | great answer | i love you | nice answer | you're smart | best bot ever
      | that was helpful | very helpful | you are very helpful | this is useful | impressive | you rock | great job | good answer`),
    replies: ["Thank you, that is good to hear."],
  },
  {
    id: "blame",
    kind: "talk",
    examples:
      list(`you're useless | bad bot | stupid bot | you suck | this bot is useless | you are dumb | you never know anything
      | you know nothing | that was no help | not helpful | this is not helpful | useless | what a joke | you can't do anything
      | worst bot ever | shut up | you are annoying | you don't know anything | that is rubbish | you never help`),
    replies: [
      "I'm sorry. I only know what is in my documents, and say so when they have nothing. Put it in other words, or ask a person.",
    ],
  },
  {
    id: "who-are-you",
    kind: "help",
    examples:
      list(`who are you | what are you | are you a bot | are you human | are you a robot | are you real | what is your name
      | what's your name | introduce yourself | tell me about yourself | who made you | who built you | are you chatgpt | are you an ai
      | what kind of bot are you | what is this bot for | what is this bot about | do you use ai | who am i talking to | is this a bot | what is this | are you a person | whats this bot`),
    replies: [],
  },
  {
    id: "help",
    kind: "help",
    examples:
      list(`help | help me | help please | i need help | can you help me | what can you do | what can i ask you | what can i ask
      | what do you know | what do you know about | how do you work | how does this work | how do i use you | how does this bot work
      | what are you for | which topics do you cover | what topics are there | menu | commands | options | list of topics | usage
      | give me examples of questions | example questions | what should i ask | i don't know what to ask | what questions can you answer
      | what are your features | what are you good at | show me what you can do | instructions | what else can you do | /help
      | how can you help me | what kind of questions can i ask | what else do you know`),
    replies: [],
  },
  {
    id: "person",
    kind: "help",
    examples:
      list(`can i talk to a person | i want to talk to a human | is there a real person | connect me to someone | human please
      | who can i ask instead | let me speak to somebody | is there somebody i can ask | talk to a human | i need a human`),
    replies: [
      "I'm a program, and cannot fetch anybody from here. Where this workspace has set a way to a person, you find it under my answers.",
    ],
  },
  {
    id: "test",
    kind: "talk",
    examples:
      list(`test | testing | ping | are you there | anybody there | hello? anyone | is this thing on | are you alive | are you online
      | test 123 | does this work | is this working | you there | bot are you there`),
    replies: ["I'm here. What would you like to know?"],
  },
  {
    id: "joke",
    kind: "talk",
    examples:
      list(`tell me a joke | make me laugh | do you know a joke | say something funny | another joke | sing a song | tell me a story
      | write me a poem | entertain me | i am bored`),
    replies: ["I'm better with facts than with jokes. Try me with a question."],
  },
  {
    id: "apology",
    kind: "talk",
    examples: list(
      `sorry | my bad | i apologise | excuse me | oops | pardon | sorry about that | i'm sorry | my mistake | whoops`,
    ),
    replies: ["No need. What would you like to know?"],
  },
  {
    id: "doubt",
    kind: "move",
    examples:
      list(`are you sure | really | is that right | is that true | is this correct | are you certain | you sure about that | seriously
      | no way | i don't believe that | that can't be right | that doesn't sound right | that seems wrong | i doubt that | is it reliable
      | can i trust that | how sure are you | are you sure about this | hard to believe | says who | that is wrong | that's not true
      | sounds wrong | you are wrong | that is marketing talk | can i rely on this | is that a fact | that seems high | that seems low`),
    replies: [],
  },
  {
    id: "source",
    kind: "move",
    examples:
      list(`where do you get this from | where does this come from | what is your source | source | sources | source please
      | where do these numbers come from | where do these come from | who says that | where did you read that | cite your source
      | what is that based on | how do you know | how do you know that | who wrote this | where is that from | reference please
      | where do those figures come from | how old is this | how current is that | is this up to date | how recent is this
      | where did you get that | where did you get that from | where do you have this from | that sounds outdated | is that outdated | that is old
      | are these figures old | is that still true`),
    replies: [],
  },
  {
    id: "complaint",
    kind: "move",
    examples:
      list(`that's not what i asked | that is not what i asked | not what i asked | that's not my question | you didn't answer my question
      | that doesn't answer my question | wrong answer | that's not what i meant | that is not what i mean | not that | no not that
      | this is not what i wanted | you misunderstood | you misunderstand me | that's something else | i asked something else | no, the other one
      | wrong one | too generic | that's very generic | that's vague | that doesn't help | that's not helpful | not this one | that's off topic | does not answer it | no not like this | you did not understand me | irrelevant`),
    replies: [],
  },
  {
    id: "repetition",
    kind: "move",
    examples:
      list(`you said that already | you already said that | you told me that already | same answer again | you repeat yourself
      | stop repeating | that's the same answer | you just said that | i know that already | you keep saying that | again the same | already read that
      | i got that answer already | that is what you said before | same text again`),
    replies: [],
  },
  {
    id: "more",
    kind: "move",
    examples:
      list(`more | tell me more | anything more | anything else | what else | more details | more please | go on | continue | and
      | elaborate | can you elaborate | more about that | and what else | such as | like what | for example | examples | can you give an example
      | more info | in more detail | explain more | and then | go deeper | keep going | is there more | what more | further details | expand on that`),
    replies: [],
  },
  {
    id: "shorter",
    kind: "move",
    examples:
      list(`too long | shorter | shorter please | one sentence please | in one sentence | tl;dr | tldr | too long didn't read | in short
      | make it short | summarise that | can you summarize | sum it up | brief please | keep it short | too much text | the short version
      | simpler please | simple words please | explain like i'm five | eli5 | in plain english | in simple terms | i don't understand`),
    replies: [],
  },
  {
    id: "again",
    kind: "move",
    examples:
      list(`say that again | repeat that | repeat please | come again | can you repeat that | what was that again | pardon what | once more
      | what did you say | show that again | repeat the last answer`),
    replies: [],
  },
  {
    id: "size",
    kind: "move",
    examples:
      list(`is that a lot | is that much | is that good | is that high | is that low | is that normal | is that a little | is that enough
      | is that many | that's a lot | that is a lot of money | is that bad | is this a good number | is that above average | so much | that little
      | is that common | that is not much`),
    replies: [],
  },
];
