// awsQuery and ec2Query answers: the XML envelopes around what xml.ts writes.
import { errorMembers, type WireError } from "./errors.ts";
import type { OperationModel, ServiceModel } from "./model.ts";
import { escapeText, xmlBody } from "./xml.ts";

const declaration = `<?xml version="1.0" encoding="UTF-8"?>\n`;

const bodyOf = (operation: OperationModel, output: unknown) =>
  operation.answersUnit ? "" : xmlBody(operation.output)(output ?? {});

export function encodeQuery(service: ServiceModel, operation: OperationModel, output: unknown, requestId: string) {
  const { name, answersUnit } = operation;
  const result = answersUnit ? "" : `<${name}Result>${bodyOf(operation, output)}</${name}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `<${name}Response xmlns="${service.spec.xmlNamespace}">${result}${metadata}</${name}Response>`;
}

/** EC2 names its namespace with a trailing slash, which the vendor's settings lack. */
export function encodeEc2(service: ServiceModel, operation: OperationModel, output: unknown, requestId: string) {
  const { name, answersUnit } = operation;
  const body = answersUnit ? "<return>true</return>" : bodyOf(operation, output);
  const id = `<requestId>${requestId}</requestId>`;
  return `${declaration}<${name}Response xmlns="${service.spec.xmlNamespace}/">${id}${body}</${name}Response>`;
}

export function encodeQueryError(service: ServiceModel | undefined, error: WireError, requestId: string): string {
  const type = error.fault === "client" ? "Sender" : "Receiver";
  const message = `<Message>${escapeText(error.message)}</Message>`;
  const detail = `<Type>${type}</Type><Code>${escapeText(error.code)}</Code>${message}${otherMembers(error)}`;
  const namespace = service?.spec.xmlNamespace;
  const open = namespace ? `<ErrorResponse xmlns="${namespace}">` : "<ErrorResponse>";
  return `${open}<Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function otherMembers(error: WireError): string {
  if (!error.model) return "";
  const members = Object.entries(errorMembers(error)).filter(([name]) => name.toLowerCase() !== "message");
  return xmlBody(error.model.schema)(Object.fromEntries(members));
}

export function encodeEc2Error(error: WireError, requestId: string): string {
  const detail = `<Code>${escapeText(error.code)}</Code><Message>${escapeText(error.message)}</Message>`;
  return `${declaration}<Response><Errors><Error>${detail}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
}
