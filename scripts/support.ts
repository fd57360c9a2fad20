// Writes docs/support.md from what the services say of themselves: every operation of every service, supported, partial with
// the fields that are refused, or not yet. `--check` fails when the file is not what would be written.
import { readFile, writeFile } from "node:fs/promises";
import { type ServiceMachines, lazyServices } from "../src/daemon/services.ts";
import type { Service } from "../src/gateway/service.ts";
import { ServiceModel } from "../src/gateway/wire/model.ts";

const file = new URL("../docs/support.md", import.meta.url);

const names: Readonly<Record<string, string>> = {
  ecs: "Amazon ECS",
  ecr: "Amazon ECR",
  ec2: "Amazon EC2 (networking)",
  iam: "AWS IAM",
  sts: "AWS STS",
  logs: "Amazon CloudWatch Logs",
  cloudwatch: "Amazon CloudWatch",
};

interface ServiceSupport {
  readonly id: string;
  /** Name and the fields that are refused, sorted by name. */
  readonly supported: readonly (readonly [name: string, refused: readonly string[]])[];
  readonly missing: readonly string[];
}

function supportOf(service: Service): ServiceSupport {
  const all = [...new ServiceModel(service.spec, service.module).operations.keys()].sort();
  const supported = all.flatMap((name) => {
    const operation = service.operations[name];
    return operation ? [[name, [...(operation.refuses ?? [])].sort()] as const] : [];
  });
  return { id: service.spec.id, supported, missing: all.filter((name) => !service.operations[name]) };
}

const partial = ({ supported }: ServiceSupport) => supported.filter(([, refused]) => refused.length > 0);
const code = (text: string) => `\`${text}\``;

function summary(services: readonly ServiceSupport[]): string {
  const rows = services.map((service) => {
    const { id, supported, missing } = service;
    const parts = partial(service).length;
    return `| [${names[id] ?? id}](#${id}) | ${supported.length - parts} | ${parts} | ${missing.length} |`;
  });
  return ["| Service | Supported | Partial | Not yet |", "| --- | --: | --: | --: |", ...rows].join("\n");
}

function section({ id, supported, missing }: ServiceSupport): string {
  const rows = supported.map(([name, refused]) => `| ${name} | ${refused.map(code).join(", ")} |`);
  const table = ["| Operation | Refused by name when sent |", "| --- | --- |", ...rows].join("\n");
  const rest = missing.length > 0 ? `\n\nNot yet: ${missing.join(", ")}.` : "";
  return `<a id="${id}"></a>\n\n## ${names[id] ?? id}\n\n${table}${rest}`;
}

const introduction = `# What Muelle supports

Written by \`npm run support\` from the services themselves; do not edit.

*Supported*: every field of the request is honoured. *Partial*: some fields are refused, by their name, with the error
\`NotImplemented\`, and nothing is done. *Not yet*: the operation is refused as a whole with \`NotImplemented\`. Nothing is
accepted and then ignored.`;

function page(services: readonly ServiceSupport[]): string {
  return `${[introduction, summary(services), ...services.map(section)].join("\n\n")}\n`;
}

/** Shelves only: no operation is called, so no machine is needed. */
const services = await Promise.all(lazyServices({} as ServiceMachines).map((service) => service.load()));
const text = page(services.map(supportOf));
if (process.argv.includes("--check")) {
  const written = await readFile(file, "utf8").catch(() => "");
  if (written !== text) {
    console.error("docs/support.md is stale: run `npm run support` and commit it.");
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
  console.log("docs/support.md is written.");
}
