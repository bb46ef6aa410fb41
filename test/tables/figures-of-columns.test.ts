import { describe, expect, it } from "vitest";
import { askCsv, askFolder } from "./asked.ts";

const lines = (...rows: readonly string[]): string => rows.join("\n");
const branches = lines(
  "Branch,Turnover",
  'Porto,"987,00 €"',
  'Gent,"10.020,75 €"',
  'Riga,"2.500,00 €"',
  'Lille,"1.234,50 €"',
);
const opened = lines(
  "Branch,Opened",
  "Porto,25/06/2019",
  "Leeds,03/12/2019",
  "Gent,11/10/2019",
  "Riga,13/01/2020",
);
const runtimes = lines("Runtime,Latest version", "Alpha,3.9", "Beta,3.10", "Gamma,3.2");
const jobs = lines(
  "Job,Duration,Crew",
  "Brake pads,45 min,1",
  "Gearbox,1.5 h,2",
  "Paint,2 days,3",
  "Bulb,10 min,1",
);
const lab = lines("Substance,Purity", "Alpha,0.97", "Beta,95%", "Gamma,91%");
const disks = lines("Disk,Capacity", "Ruby,512 MB", "Opal,16 GB", "Jade,2 TB", "Onyx,900 KB");
const chargers = lines("Charger,Current", "Slim,1.5-1.8 A", "Wide,up to 3 A", "Mini,500 mA");
const lenses = lines("Camera,Weight", "Ilo,420 g", "Kora,1.2 kg", "Mina,depends on lens", "Nero,950 g");

describe("a column is read as it is written", () => {
  it.each([
    ["decimal comma", branches, "which branch has the highest turnover?", "Gent"],
    ["decimal comma", branches, "which branches have a turnover above 2000 euros?", "Gent|Riga"],
    ["decimal comma", branches, "branches with a turnover below 1,000", "Porto"],
    ["day first", opened, "which branches opened before June 2019?", "none"],
    ["day first", opened, "which branches opened after August 2019?", "Leeds|Gent|Riga"],
    ["day first", opened, "which branch opened last?", "Riga"],
    ["versions", runtimes, "which runtime has the latest version?", "Beta"],
    ["versions", runtimes, "which runtimes have a version above 3.2?", "Alpha|Beta"],
    ["units of time", jobs, "which job has the longest duration?", "Paint"],
    ["units of time", jobs, "which job has the shortest duration?", "Bulb"],
    ["units of time", jobs, "which jobs take longer than an hour?", "Gearbox|Paint"],
    ["units of time", jobs, "jobs with a duration of at most 90 minutes", "Brake pads|Gearbox|Bulb"],
    ["fractions", lab, "which substance has the highest purity?", "Alpha"],
    ["fractions", lab, "which substances have a purity above 92%?", "Alpha|Beta"],
    ["units of size", disks, "which disk has the largest capacity?", "Jade"],
    ["units of size", disks, "which disk has the smallest capacity?", "Onyx"],
    ["units of size", disks, "disks with more than 1 GB", "Opal|Jade"],
    ["ranges of a unit", chargers, "which chargers have a current above 2 A?", "Wide"],
    ["remarks", lenses, "which camera has the lowest weight?", "Ilo"],
    ["remarks", lenses, "which cameras weigh less than 1 kg?", "Ilo|Nero"],
  ])("%s: %s → %s", (_, csv, question, answers) => {
    const said = askCsv(csv, question);
    expect(said.answers?.split("|").sort().join("|"), said.plan).toBe(answers.split("|").sort().join("|"));
  });
});

const city = "test/fixtures/bicycle-city";

describe("a figure of a question finds its column by its unit", () => {
  it.each([
    ["routes between 8 and 14 km", "Harbour Line|Mill Loop"],
    ["routes of at least 14.1 km", "Canal Path|Northern Spine|Ridge Trail"],
    ["routes longer than 9000 metres", "Harbour Line|Northern Spine|Canal Path|Ridge Trail"],
    ["which repairs take longer than 30 minutes", "Brake adjustment|Chain replacement|Full service"],
    ["which repairs take longer than half an hour", "Brake adjustment|Chain replacement|Full service"],
    ["which repair takes longest", "Full service"],
    ["bridges that cost more than EUR 900k", "Gull Bridge|Lantern Bridge"],
    ["bridges that cost more than nine hundred thousand euros", "Gull Bridge|Lantern Bridge"],
    ["average riders on Lantern Bridge since 2021", "762,325"],
  ])("%s → %s", async (question, answers) => {
    const said = await askFolder(city, question);
    expect(said.answers?.split("|").sort().join("|"), said.plan).toBe(answers.split("|").sort().join("|"));
  });

  it("given another currency than the table's, then nothing is compared", async () => {
    const said = await askFolder(city, "bridges that cost more than 5 million dollars");
    expect(said.plan).not.toContain("5000000");
  });
});
