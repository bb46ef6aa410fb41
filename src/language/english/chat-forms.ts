/** What people type for short, and contractions without their apostrophe. Forms that are words of their own are left out. */
const table = `
u=you ur=your urs=yours ya=you yall=you yr=year yrs=years mo=month mos=months yoe=years of experience
pls=please plz=please plzz=please plss=please pl0x=please thx=thanks thnx=thanks tnx=thanks tks=thanks ty=thank you thanx=thanks
gr8=great m8=mate l8r=later b4=before 2day=today 2moro=tomorrow tmrw=tomorrow 4ever=forever any1=anyone some1=someone no1=no one
wat=what wut=what wht=what wats=what is whats=what is whos=who is hows=how is wheres=where is whens=when is whys=why is
wassup=what is up whatre=what are howre=how are
wanna=want to gonna=going to gotta=got to hafta=have to needa=need to tryna=trying to shoulda=should have coulda=could have
woulda=would have kinda=kind of sorta=sort of outta=out of lotta=lot of lotsa=lots of dunno=do not know lemme=let me gimme=give me
cuz=because coz=because cos=because bcoz=because bcuz=because bc=because tho=though thru=through abt=about btwn=between btw=by the way
idk=i do not know imo=in my opinion imho=in my opinion afaik=as far as i know fyi=for your information asap=soon rn=right now tbh=honestly
ppl=people sth=something smth=something sb=somebody smb=somebody msg=message msgs=messages vs=versus
hv=have hav=have kno=know knw=know wld=would cld=could shld=should shud=should cud=could wud=would wen=when whn=when wch=which wich=which
dis=this dat=that dese=these dem=them da=the tha=the
dont=do not doesnt=does not didnt=did not cant=can not cannot=can not couldnt=could not wouldnt=would not shouldnt=should not
isnt=is not arent=are not wasnt=was not werent=were not hasnt=has not havent=have not hadnt=had not aint=is not neednt=need not
mustnt=must not im=i am ive=i have youre=you are youve=you have youll=you will theyre=they are theyve=they have weve=we have
thats=that is theres=there is heres=here is lets=let us shes=she is hes=he is itll=it will thatll=that will
rite=right nite=night approx=approximately aprox=approximately avg=average lvl=level lvls=levels pct=percent dept=department depts=departments
hw=how howto=how to mny=many duz=does doin=doing havin=having gettin=getting makin=making sr=senior snr=senior jr=junior
eli5=explain tldr=in short tl;dr=in short gm=good morning gn=good night np=no problem nvm=never mind ngl=honestly hbu=how about you brb=be right back ttyl=talk to you later
wtf=what omg= lol= lmao= w/=with w/o=without b/w=between r&d=research and development q&a=questions and answers
&=and %=percent
`;

function parse(source: string): Map<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  // A form begins at each `=`'s left word; its expansion runs up to the next form.
  for (const line of source.trim().split("\n")) {
    const cells = line.split("=");
    let form = cells[0]!.trim();
    for (const [i, cell] of cells.slice(1).entries()) {
      const words = cell.split(" ");
      const next = i < cells.length - 2 ? words.pop()! : "";
      forms.set(
        form,
        words.filter((word) => word !== ""),
      );
      form = next;
    }
  }
  return forms;
}

const chatForms = parse(table);

// Maps, since what people type may be the name of something that every object has.
const negated = new Map(Object.entries({ ca: "can", wo: "will", sha: "shall", ai: "is" }));
const endings = new Map(Object.entries({ m: "am", re: "are", ve: "have", ll: "will", d: "would" }));
const heads = new Set(
  "what who where when why how which that it he she there here this everything everyone something someone nobody one".split(
    " ",
  ),
);

/** True for a form of the table. */
export function isShortForm(word: string): boolean {
  return chatForms.has(word);
}

/** Words that a typed form stands for, or `null` where it stands for itself: `wanna` → want to, `don't` → do not. */
export function expandForm(word: string): readonly string[] | null {
  return chatForms.get(word) ?? expandContraction(word);
}

function expandContraction(word: string): readonly string[] | null {
  const at = word.lastIndexOf("'");
  if (at < 1) return null;
  const head = word.slice(0, at);
  const ending = word.slice(at + 1);
  if (ending === "t" && head.endsWith("n")) {
    const verb = head.slice(0, -1);
    return [negated.get(verb) ?? verb, "not"];
  }
  if (ending === "s") {
    if (head === "let") return ["let", "us"];
    return heads.has(head) ? [head, "is"] : [head];
  }
  const verb = endings.get(ending);
  return verb === undefined ? null : [head, verb];
}

const beforeAre = new Set("how hw what where who when why they we u you there these those".split(" "));
const afterAre = /^(?:[a-z]{2,}(?:ed|ing|ly)|the|a|an|not|there|good|best|better|worth|hard|easy)$/;
const beforeTo = new Set(
  "how hw want need have going able like way ways got used try trying hard easy best where what when up".split(
    " ",
  ),
);
const afterPreposition = new Set(
  "me u you us him her them the a an my ur your this that it be do get become".split(" "),
);
const afterWhy = new Set("is are do does did should would can cant dont not so u".split(" "));

/**
 * Letters and digits that stand for a word only in company: "how 2 start" but "2 years", "how r u" but "R or Python".
 * Neighbours are lower-case words as typed, empty at the ends.
 */
export function readInCompany(word: string, before: string, after: string): string | null {
  switch (word) {
    case "r":
      return beforeAre.has(before) || after === "u" || (/[^s]s$/.test(before) && afterAre.test(after))
        ? "are"
        : null;
    case "2":
      return afterPreposition.has(after) || (beforeTo.has(before) && isVerbLike(after)) ? "to" : null;
    case "4":
      return afterPreposition.has(after) && before !== "" ? "for" : null;
    case "y":
      return afterWhy.has(after) ? "why" : null;
    case "b":
      return before === "to" || before === "2" || before === "can" || before === "will" ? "be" : null;
    case "n":
      return /^[a-z]+$/.test(after) ? "and" : null;
    case "c":
      return before === "u" || before === "to" ? "see" : null;
    default:
      return null;
  }
}

/** No plural and no unit: "need 2 know" reads as a verb, "need 2 years" does not. */
function isVerbLike(word: string): boolean {
  return /^[a-z]{2,}$/.test(word) && !/(?:[^s]s|year|month|percent|table|and|or|to)$/.test(word);
}
