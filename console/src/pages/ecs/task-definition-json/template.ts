// What the JSON editor begins with, as AWS's has it.
import { executionRoleArnOf } from "../task-definition-form/from-definition.ts";

export const templateOf = (account: string): string =>
  JSON.stringify(
    {
      requiresCompatibilities: ["FARGATE"],
      family: "",
      containerDefinitions: [{ name: "", image: "", essential: true }],
      volumes: [],
      networkMode: "awsvpc",
      memory: "3 GB",
      cpu: "1 vCPU",
      executionRoleArn: executionRoleArnOf(account),
    },
    undefined,
    2,
  );
