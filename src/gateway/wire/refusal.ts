// Refused input in AWS's words: code and message depend on the protocol, and on the service's habits.
import { AwsError } from "../../model/errors.ts";
import type { Protocol, ServiceSpec } from "../service.ts";
import type { Issue } from "./validate.ts";

/** Longer values are cut in messages. */
const mostShown = 200;
const mostSentences = 20;

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
/** AWS names members in lower camel case in these messages, whatever the wire's case. */
const shownPath = (path: string) => path.split(".").map(lowerFirst).join(".");
const shown = (value: unknown) => String(value).slice(0, mostShown);

/** The error for the first issues of an input; `issues` is not empty. */
export function refusal(spec: ServiceSpec, protocol: Protocol, issues: readonly Issue[]): AwsError {
  const type = issues.find((issue) => issue.rule === "type");
  if (type) return wrongType(protocol, type);
  if (protocol === "ec2Query") return ec2Refusal(issues);
  const count = `${issues.length} validation error${issues.length > 1 ? "s" : ""} detected: `;
  const sentences = issues.slice(0, mostSentences).map(sentence).join("; ");
  const otherwise = protocol === "awsQuery" ? "ValidationError" : "ValidationException";
  return new AwsError(spec.validationCode ?? otherwise, count + sentences);
}

function sentence({ path, rule, want, value }: Issue): string {
  const given = rule === "required" ? "null" : `'${shown(value)}'`;
  const constraint = rule === "required" ? "must not be null" : `must satisfy enum value set: [${want}]`;
  return `Value ${given} at '${shownPath(path)}' failed to satisfy constraint: Member ${constraint}`;
}

function wrongType(protocol: Protocol, { path, want }: Issue): AwsError {
  const message = `${shownPath(path) || "The request"} must be a ${want}.`;
  if (protocol === "ec2Query") return new AwsError("InvalidParameterValue", message);
  return new AwsError(protocol === "awsQuery" ? "MalformedInput" : "SerializationException", message);
}

function ec2Refusal(issues: readonly Issue[]): AwsError {
  const missing = issues.find((issue) => issue.rule === "required");
  if (missing)
    return new AwsError("MissingParameter", `The request must contain the parameter ${shownPath(missing.path)}`);
  const [issue] = issues;
  return new AwsError(
    "InvalidParameterValue",
    `Value (${shown(issue?.value)}) for parameter ${shownPath(issue?.path ?? "")} is invalid. Valid values: ${issue?.want}`,
  );
}
