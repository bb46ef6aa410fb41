/** What a unit measures; units of one dimension can be converted into each other. */
export type Dimension =
  | "duration"
  | "length"
  | "mass"
  | "size"
  | "frequency"
  | "speed"
  | "volume"
  | "area"
  | "power"
  | "energy"
  | "current"
  | "charge"
  | "voltage"
  | "temperature";

/** A unit of measure: `factor` turns its figures into those of the dimension's base unit. */
export interface UnitOfMeasure {
  readonly dimension: Dimension;
  /** As it is written behind a figure. */
  readonly word: string;
  readonly factor: number;
}

const hour = 3600;
const day = 24 * hour;
/** A year of 365.25 days, so that months and years convert into days. */
const year = 365.25 * day;

/** dimension → units with their factors; several names of one unit are parted by spaces. */
const table: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  duration: {
    "ns nanosecond nanoseconds": 1e-9,
    "µs us microsecond microseconds": 1e-6,
    "ms msec millisecond milliseconds": 1e-3,
    "s sec secs second seconds": 1,
    "min mins minute minutes": 60,
    "h hr hrs hour hours": hour,
    "day days": day,
    "week weeks wk wks": 7 * day,
    "month months mo mos": year / 12,
    "year years yr yrs": year,
  },
  length: {
    "nm nanometre nanometer": 1e-9,
    "µm micron microns": 1e-6,
    "mm millimetre millimetres millimeter millimeters": 1e-3,
    "cm centimetre centimetres centimeter centimeters": 1e-2,
    "m metre metres meter meters": 1,
    "km kms kilometre kilometres kilometer kilometers": 1e3,
    "inch inches": 0.0254,
    "ft foot feet": 0.3048,
    "yd yard yards": 0.9144,
    "mi mile miles": 1609.344,
  },
  mass: {
    "mg milligram milligrams": 1e-3,
    "g gram grams gramme grammes": 1,
    "kg kgs kilo kilos kilogram kilograms": 1e3,
    "t tonne tonnes": 1e6,
    "oz ounce ounces": 28.349523125,
    "lb lbs": 453.59237,
  },
  size: {
    "bytes byte": 1,
    "kb kilobyte kilobytes": 1e3,
    kib: 1024,
    "mb megabyte megabytes": 1e6,
    mib: 1024 ** 2,
    "gb gigabyte gigabytes gig gigs": 1e9,
    gib: 1024 ** 3,
    "tb terabyte terabytes": 1e12,
    tib: 1024 ** 4,
    "pb petabyte petabytes": 1e15,
  },
  frequency: { "hz hertz": 1, khz: 1e3, mhz: 1e6, ghz: 1e9 },
  speed: {
    "m/s": 1,
    "km/h kmh kph": 1 / 3.6,
    mph: 0.44704,
    "kn knot knots": 0.514444,
  },
  volume: {
    "ml millilitre millilitres milliliter milliliters": 1e-3,
    cl: 1e-2,
    "l litre litres liter liters": 1,
    "m³": 1e3,
  },
  area: {
    "m² sqm": 1,
    "ft²": 0.09290304,
    "mi²": 2.589988110336e6,
    "ha hectare hectares": 1e4,
    "km²": 1e6,
    "acre acres": 4046.8564224,
  },
  power: { "mw milliwatt": 1e-3, "w watt watts": 1, "kw kilowatt kilowatts": 1e3 },
  energy: { wh: 1, kwh: 1e3, mwh: 1e6 },
  current: { ma: 1e-3, "a amp amps ampere amperes": 1 },
  charge: { mah: 1, ah: 1e3 },
  voltage: { mv: 1e-3, "v volt volts": 1, kv: 1e3 },
  temperature: { "°c": 1 },
};

const byName = new Map<string, UnitOfMeasure>();
for (const [dimension, units] of Object.entries(table) as [Dimension, Readonly<Record<string, number>>][])
  for (const [names, factor] of Object.entries(units))
    for (const word of names.split(" ")) byName.set(word, { dimension, word, factor });
// Upper case tells megawatts from milliwatts.
byName.set("MW", { dimension: "power", word: "MW", factor: 1e6 });
byName.set("GW", { dimension: "power", word: "GW", factor: 1e9 });

/** The unit that a word names, as it is written; `null` where it names none. */
export function measureOf(word: string): UnitOfMeasure | null {
  const plain = word.replace(/\.$/, "");
  const found = byName.get(plain) ?? byName.get(plain.toLowerCase());
  return found === undefined ? null : { ...found, word: plain };
}

/** Turns a figure of one unit into another of the same dimension. */
export const convert = (figure: number, from: UnitOfMeasure, to: UnitOfMeasure): number =>
  from.factor === to.factor ? figure : Number(((figure * from.factor) / to.factor).toPrecision(12));
