import type { Table } from "../../src/knowledge/types.ts";
import { tableOf } from "./harbour.ts";

const ships = tableOf({
  id: "ferries",
  title: "Ferries of the line",
  row: { one: "ferry", many: "ferries" },
  csv: 'Ferry,Seats,Length,Built,Cost,Home port,Fuel,Wifi\nArctic Tern,320,62 m,1994,"$12,500,000",Kirkwall,diesel,no\nSkua,180,41 m,2008,"$8,200,000",Stromness,diesel,yes\nPuffin,90,27 m,2019,,Kirkwall,electric,yes\nRazorbill,240,55 m,2001,"$9,900,000",Lerwick,diesel,no\nFulmar,60,19 m,2022,"$3,100,000",Lerwick,electric,yes',
  aliases: { Seats: ["passengers"], Cost: ["price"], "Home port": ["harbour", "port"] },
});

const offices = tableOf({
  id: "offices",
  title: "Ticket offices",
  row: { one: "office", many: "offices" },
  csv: "City,State,Staff,Visitors 2023,Visitors 2024,Opened\nAustin,Texas,24,12000,15400,2011\nDallas,Texas,31,22000,21000,2008\nHouston,Texas,18,9000,9900,2016\nMiami,Florida,27,18500,19100,2012\nTampa,Florida,9,4100,5200,2020\nAtlanta,Georgia,15,8800,8700,2014\nBoise,Idaho,6,1900,2300,2021",
  aliases: { Staff: ["employees"] },
});

const departure = tableOf({
  id: "departure",
  title: "Steps of a departure",
  row: { one: "step", many: "steps" },
  csv: "Step,Minutes before,Who\nOpen the gate,60,Gate crew\nLoad cars,45,Deck crew\nBoard passengers,30,Gate crew\nSafety talk,10,First mate\nCast off,0,Deck crew",
});

const jobs = tableOf({
  id: "jobs",
  title: "Jobs on board and what they pay",
  row: { one: "job", many: "jobs" },
  csv: 'Job,Pay,Share,Training,Leave\nCaptain,"$7,200",8%,6 years,40\nFirst mate,"$5,400",10%,4 years,35\nEngineer,"$5,600",15%,3 years,35\nDeckhand,"$3,100",42%,3 months,28\nSteward,"$2,900",25%,3 weeks,',
  aliases: { Pay: ["salary", "wage"] },
});

/** What a ferry line might keep: an empty cell in a column of figures, an order of steps, figures of two years side by side. */
export const line: readonly Table[] = [ships, offices, departure, jobs];
