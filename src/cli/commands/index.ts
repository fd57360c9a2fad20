// The commands by name.
import type { Command } from "../context.ts";
import { aws } from "./aws.ts";
import { console } from "./console.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { down } from "./down.ts";
import { env } from "./env.ts";
import { help, version } from "./help.ts";
import { logs } from "./logs.ts";
import { reach } from "./reach.ts";
import { reset } from "./reset.ts";
import { status } from "./status.ts";
import { up } from "./up.ts";

export const commands: Readonly<Record<string, Command | undefined>> = {
  up,
  down,
  status,
  env,
  console,
  demo,
  reach,
  logs,
  doctor,
  aws,
  reset,
  help,
  version,
};
