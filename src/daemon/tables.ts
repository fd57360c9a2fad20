// Every table of the house.
import type { AnyTable } from "../store/table.ts";
import { agentTables } from "../store/tables/agent.ts";
import { consoleTables } from "../store/tables/console.ts";
import { ec2Tables } from "../store/tables/ec2.ts";
import { ec2MoreTables } from "../store/tables/ec2-more.ts";
import { ecrTables } from "../store/tables/ecr.ts";
import { ecsTables } from "../store/tables/ecs.ts";
import { iamTables } from "../store/tables/iam.ts";
import { logsTables } from "../store/tables/logs.ts";
import { stsTables } from "../store/tables/sts.ts";

export const allTables: readonly AnyTable[] = [
  ...iamTables,
  ...stsTables,
  ...consoleTables,
  ...ec2Tables,
  ...ec2MoreTables,
  ...ecrTables,
  ...logsTables,
  ...ecsTables,
  ...agentTables,
];
