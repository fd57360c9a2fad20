// Regions and their zones, as DescribeRegions and DescribeAvailabilityZones tell them.
// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html

export interface Region {
  readonly name: string;
  readonly longName: string;
  /** Whether an account must opt in before it may use the region. Muelle answers in all of them. */
  readonly optIn: boolean;
}

const always: Readonly<Record<string, string>> = {
  "ap-northeast-1": "Asia Pacific (Tokyo)",
  "ap-northeast-2": "Asia Pacific (Seoul)",
  "ap-northeast-3": "Asia Pacific (Osaka)",
  "ap-south-1": "Asia Pacific (Mumbai)",
  "ap-southeast-1": "Asia Pacific (Singapore)",
  "ap-southeast-2": "Asia Pacific (Sydney)",
  "ca-central-1": "Canada (Central)",
  "eu-central-1": "Europe (Frankfurt)",
  "eu-north-1": "Europe (Stockholm)",
  "eu-west-1": "Europe (Ireland)",
  "eu-west-2": "Europe (London)",
  "eu-west-3": "Europe (Paris)",
  "sa-east-1": "South America (Sao Paulo)",
  "us-east-1": "US East (N. Virginia)",
  "us-east-2": "US East (Ohio)",
  "us-west-1": "US West (N. California)",
  "us-west-2": "US West (Oregon)",
};

const onRequest: Readonly<Record<string, string>> = {
  "af-south-1": "Africa (Cape Town)",
  "ap-east-1": "Asia Pacific (Hong Kong)",
  "ap-east-2": "Asia Pacific (Taipei)",
  "ap-south-2": "Asia Pacific (Hyderabad)",
  "ap-southeast-3": "Asia Pacific (Jakarta)",
  "ap-southeast-4": "Asia Pacific (Melbourne)",
  "ap-southeast-5": "Asia Pacific (Malaysia)",
  "ap-southeast-6": "Asia Pacific (New Zealand)",
  "ap-southeast-7": "Asia Pacific (Thailand)",
  "ca-west-1": "Canada West (Calgary)",
  "eu-central-2": "Europe (Zurich)",
  "eu-south-1": "Europe (Milan)",
  "eu-south-2": "Europe (Spain)",
  "il-central-1": "Israel (Tel Aviv)",
  "me-central-1": "Middle East (UAE)",
  "me-south-1": "Middle East (Bahrain)",
  "mx-central-1": "Mexico (Central)",
};

const listed = (names: Readonly<Record<string, string>>, optIn: boolean): Region[] =>
  Object.entries(names).map(([name, longName]) => ({ name, longName, optIn }));

/** By name. */
export const regions: readonly Region[] = [...listed(always, false), ...listed(onRequest, true)].sort((one, other) =>
  one.name < other.name ? -1 : 1,
);

export const regionLongName = (name: string): string => always[name] ?? onRequest[name] ?? name;

export interface Zone {
  /** us-east-1a */
  readonly name: string;
  /** use1-az1; the same place for every account. */
  readonly id: string;
}

/** Every region has three zones here. */
export const zonesOf = (region: string): readonly Zone[] =>
  ["a", "b", "c"].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${zonePrefix(region)}-az${index + 1}`,
  }));

/** us-east-1 → use1, ap-southeast-2 → apse2, us-gov-west-1 → usgw1. */
function zonePrefix(region: string): string {
  const [area = region, ...rest] = region.split("-");
  const compass = (part: string) =>
    part.replace(/^(north|south)(east|west)$/, (_, a: string, b: string) => `${a[0]}${b[0]}`);
  return area + rest.map((part) => (/^\d+$/.test(part) ? part : shortened(compass(part)))).join("");
}

const shortened = (part: string) => (part.length <= 2 ? part : part.charAt(0));
