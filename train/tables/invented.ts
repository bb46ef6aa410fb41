import { tableFromCsv } from "../../bench/table-from-csv.ts";
import type { Table } from "../../src/knowledge/types.ts";

interface Invented {
  readonly id: string;
  readonly title: string;
  readonly row: Table["row"];
  readonly csv: string;
  /** Other names of columns. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** Other names of rows. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly also: readonly string[];
  readonly measure?: string;
}

/** Small tables about one invented harbour town, in the manner of a curated knowledge; they teach plans, not facts. */
const invented: readonly Invented[] = [
  {
    id: "energy-mix",
    title: "Energy sources of the town",
    row: { one: "source", many: "sources" },
    csv: "Source,Share of power\nWind,38%\nTidal,22%\nSolar,17%\nBiogas,11%\nGas,8%\nRest,4%",
    aliases: {
      Source: ["energy source", "kind of power"],
      "Share of power": ["share", "percentage", "part of the supply"],
    },
    names: { Wind: ["wind power", "turbines"], Solar: ["solar power", "sun"], Rest: ["everything else"] },
    also: ["energy mix", "where the town's power comes from", "share of each energy source"],
  },
  {
    id: "household-spending",
    title: "What households spend their money on",
    row: { one: "category", many: "categories" },
    csv: "Category,Percentage\nRent and Housing,41%\nFood,21%\nTransport,14%\nLeisure Time,13%\nClothes,11%",
    aliases: {
      Category: ["spending category", "purpose"],
      Percentage: ["share", "portion", "percent of the budget"],
    },
    names: { "Rent and Housing": ["rent", "housing"], "Leisure Time": ["leisure", "free time"] },
    also: ["household budget", "spending of families", "how a family's budget is divided"],
  },
  {
    id: "ferry-fares",
    title: "Ferry fares by destination",
    row: { one: "destination", many: "destinations" },
    csv: "Destination,Fare,Crossing,Operator\nGull Island,$12,35 minutes,Northway\nOld Fort,$8,20 minutes,Harbour Line\nSeal Bay,$30,95 minutes,Northway\nPine Point,$18,50 minutes,Blue Star\nEast Quay,$5,10 minutes,Harbour Line",
    aliases: {
      Fare: ["price", "ticket price", "cost"],
      Crossing: ["duration", "crossing time", "travel time"],
      Operator: ["company", "ferry company", "run by"],
    },
    also: ["ferry prices", "what does a ferry ticket cost", "ferry connections"],
  },
  {
    id: "festivals",
    title: "Festivals of the year",
    row: { one: "festival", many: "festivals" },
    csv: 'Festival,Month,Place,Visitors,Full name\nLantern Night,February,Market Square,"12,000",Old Town Lantern Night\nSpring Regatta,April,East Harbour,"30,500",Annual Spring Regatta of the Yacht Club\nHerring Week,June,Fish Pier,"18,200",Week of the Silver Herring\nJazz by the Sea,August,Open-air Stage,"41,000",International Jazz by the Sea Festival\nKelp Fair,October,Market Square,"6,400",Kelp and Seaweed Fair',
    aliases: {
      Place: ["location", "venue", "where it is held"],
      Visitors: ["number of visitors", "attendance", "guests"],
      "Full name": ["long name", "official name"],
    },
    names: { "Jazz by the Sea": ["jazz festival"], "Spring Regatta": ["regatta"] },
    also: ["festival calendar", "list of festivals", "which festivals are there"],
  },
  {
    id: "pilot-pay",
    title: "Mean pay of harbour pilots by grade",
    row: { one: "grade", many: "grades" },
    csv: 'Grade,Service,Mean pay\nCadet,0–3 years,"$38,000"\nPilot,3–8 years,"$61,000"\nMaster Pilot,8+ years,"$92,000"',
    aliases: {
      Grade: ["level", "rank"],
      Service: ["years of service", "experience"],
      "Mean pay": ["pay", "average pay", "income"],
    },
    names: { Cadet: ["trainee", "beginner"], "Master Pilot": ["master", "senior pilot"] },
    also: ["pay of pilots", "what harbour pilots earn"],
    measure: "mean pay",
  },
  {
    id: "pilot-bands",
    title: "Pay bands in the pilots' contract",
    row: { one: "position", many: "positions" },
    csv: 'Position,Service,Pay band\nTrainee Pilot,0–3 years,"$33,000 – $45,000"\nLicensed Pilot,3–8 years,"$45,000 – $80,000"\nSenior Pilot,8+ years,"$80,000+"',
    aliases: {
      Position: ["level", "post"],
      Service: ["years of service", "experience"],
      "Pay band": ["pay", "band", "salary band"],
    },
    names: { "Trainee Pilot": ["trainee", "cadet", "beginner"], "Senior Pilot": ["senior", "master pilot"] },
    also: ["pilots' pay bands", "contract of the pilots"],
    measure: "contract band",
  },
  {
    id: "mooring-fees",
    title: "Mooring fees by boat class",
    row: { one: "boat class", many: "boat classes" },
    csv: 'Class,Length,Fee range,Berths\nDinghy,under 4 m,$150 – $300,120\nSloop,4 to 9 m,$300 – $750,85\nKetch,9 to 14 m,"$750 – $1,400",40\nYacht,over 14 m,"$1,400+",12',
    aliases: {
      Class: ["boat", "kind of boat"],
      "Fee range": ["fee", "mooring fee", "price range"],
      Berths: ["number of berths", "places"],
    },
    also: ["what does a mooring cost", "fees for boats"],
  },
  {
    id: "lighthouses",
    title: "Lighthouses of the coast",
    row: { one: "lighthouse", many: "lighthouses" },
    csv: "Lighthouse,Built,Height,Range,Keeper,Description\nNorth Head,1868,42 m,24 km,Ada Lind,A white tower that still runs on its first lens.\nSkerry Rock,1904,31 m,19 km,Tom Reyes,An automatic light on a rock that floods at high tide.\nPort Mole,1951,18 m,11 km,Ines Falk,A concrete light at the end of the mole.\nCape Low,1889,36 m,27 km,Jon Abel,A striped brick tower with a small museum.\nTern Spit,1934,22 m,14 km,Ada Lind,An iron tower moved inland when the spit eroded.",
    aliases: {
      Built: ["year", "built in", "year of construction"],
      Height: ["tower height"],
      Range: ["reach", "visible distance"],
      Keeper: ["keeper's name", "kept by"],
      Description: ["details", "about"],
    },
    also: ["list of lighthouses", "lights on the coast"],
  },
  {
    id: "dive-gear",
    title: "Gear for divers",
    row: { one: "item", many: "items" },
    csv: 'Item,Description,Examples\nRegulator,Reduces the pressure of the tank to that of the water around.,"first stage, second stage, octopus"\nWetsuit,Keeps a thin layer of warm water around the body.,"shorty, full suit"\nBuoyancy Vest,Lets the diver float or sink by adding and releasing air.,"wing, jacket"\nDive Computer,Tells depth and the time that is left without stops on the way up.,"wrist model, console"',
    aliases: {
      Item: ["piece of gear", "equipment"],
      Description: ["purpose", "what it does", "used for"],
      Examples: ["kinds", "types"],
    },
    names: { "Buoyancy Vest": ["vest"], "Dive Computer": ["computer"] },
    also: ["diving equipment", "what a diver needs", "dive gear explained"],
  },
  {
    id: "licences",
    title: "Boat licences and who issues them",
    row: { one: "licence", many: "licences" },
    csv: "Licence,Issued by\nInshore Skipper Certificate,Coastal Board\nRadio Operator Permit,Signals Office (SO)\nYachtmaster Diploma,Sailing Union\nPassenger Craft Licence,Coastal Board",
    aliases: {
      Licence: ["license", "certificate", "permit"],
      "Issued by": ["issuer", "authority", "who issues it", "office"],
    },
    names: { "Radio Operator Permit": ["radio permit"], "Yachtmaster Diploma": ["yachtmaster"] },
    also: ["which boat licences exist", "certificates for skippers"],
  },
  {
    id: "rescue-steps",
    title: "Steps of a sea rescue",
    row: { one: "step", many: "steps" },
    csv: "Number,Step,What happens\n1,Take the call,The coast guard notes position and vessel.\n2,Alert the crew,Pagers call the volunteers to the station.\n3,Launch the boat,The lifeboat leaves within ten minutes.\n4,Search the area,The crew follows a pattern around the last position.\n5,Recover people,Everyone is taken aboard and given first aid.\n6,Write the report,The coxswain records times and decisions.",
    aliases: {
      Number: ["step number", "position"],
      Step: ["stage", "phase"],
      "What happens": ["description", "details"],
    },
    also: ["how a sea rescue works", "rescue procedure"],
  },
  {
    id: "school-clubs",
    title: "Clubs of the sailing school",
    row: { one: "club", many: "clubs" },
    csv: "Club,Members,Coach,Day,Share of students\nRacing,64,Mira Holt,Monday,32%\nKnots,18,Ben Okoro,Tuesday,9%\nNavigation,40,Mira Holt,Thursday,20%\nBoat Building,28,Sam Iver,Friday,14%\nCruising,50,Lea Brandt,Saturday,25%",
    aliases: {
      Members: ["number of members", "size"],
      Coach: ["trainer", "led by"],
      Day: ["weekday", "meeting day"],
      "Share of students": ["share", "percentage"],
    },
    also: ["sailing clubs", "which clubs can students join"],
  },
];

/** The invented tables with their declared names. */
export const inventedTables: readonly Table[] = invented.map(
  ({ id, title, row, csv, aliases, names = {}, also, measure = null }) => {
    const table = tableFromCsv(csv, { id, title });
    return {
      ...table,
      row,
      also,
      measure,
      columns: table.columns.map((column) => ({
        ...column,
        aliases: aliases[column.name] ?? [],
        type: column.name === "Examples" ? ("list" as const) : column.type,
      })),
      rows: table.rows.map((one) => ({ ...one, aliases: names[one.name] ?? [] })),
    };
  },
);
