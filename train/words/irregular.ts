/** Inflected forms that no rule makes; WordNet's exception lists do not ship with its packaged data. */
export const irregularForms: readonly string[] = `
arisen arose ate awoke awoken became become been began begun bent bet bit bitten bled blew blown bore born borne
bought bound bred broke broken brought built burnt came caught chose chosen clung crept dealt did does doing done
drank drawn dreamt drew driven drove drunk dug eaten fallen fed fell felt fled flew flown forbade forbidden forgave
forgiven forgot forgotten fought found froze frozen gave given goes gone got gotten grew ground grown had has having
heard held hid hidden hung is kept knelt knew known laid lain learnt led left lent leapt lit lost made meant met
mistaken mistook misunderstood outgrew outgrown overcame overdid overdone overtaken overtook paid proven ran rang
ridden risen rode rose rung said sang sank sat saw sawn sawed seen sent shaken shone shook shot shown shrank shrunk
slept slid smelt sold sought sown spelt spent spilt spoken spoke spoilt sprang sprung spun stolen stole stood stricken
strode strove struck stuck stung sung sunk swam swept swore sworn swum swung taken taught thought threw thrown told
took tore torn undergone underlay understood undertaken undertook underwent undid undone upheld was went were withdrawn
withdrew won wore worn wound wove woven written wrote
analyses appendices axes bases calves children crises criteria curricula data diagnoses dice feet formulae geese
halves hypotheses indices knives leaves lives loaves matrices men mice oxen parentheses people phenomena quizzes
selves shelves syllabi syntheses teeth theses thieves vertices wives wolves women
best better elder eldest farther farthest further furthest least less more most worse worst
`
  .trim()
  .split(/\s+/);

/** Everyday words of today that are younger than WordNet. */
export const youngWords: readonly string[] = `
admin admins airbnb amazon android api apis app apps async backend barista baristas bot bots broadband burnout checkbox cloud codebase config crypto chatbot chatbots chatgpt cyber
dataset datasets dev devs devops docker dropdown ebook email emailed emails emoji emojis fintech freelancer freelancers freelancing
frontend fullstack github gpu gpus gig gigs google googled googling hackathon hackathons hashtag homepage inbox info intro iphone instagram javascript
laptop linkedin linux meta mlops netflix nvidia openai paypal reddit scala spotify tesla tiktok typescript uber ubuntu whatsapp wikipedia youtube login logins logout lockdown meetup meetups mentee mentees mentoring metadata microservice
microservices middleware mindset multi newbie newbies offline offload onboard onboarding online open-source outsource
outsourced outsourcing podcast podcasts popup prepping quiz reboot recap reskill reskilling rollout saas screenshot
screenshots selfie setup signup slack smartphone smartphones spam spreadsheet spreadsheets startup startups streaming
tech timeline timelines tweet tweets unsubscribe upload uploaded uploading uploads upskill upskilling url usb username
usernames video videos webcam webinar webinars webpage website websites wifi wiki workflow workflows workplace youtube
`
  .trim()
  .split(/\s+/);
