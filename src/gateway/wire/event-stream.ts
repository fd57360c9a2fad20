// Event streams of answers: application/vnd.amazon.eventstream frames, the first of which carries the answer's other members.
// https://smithy.io/2.0/aws/amazon-eventstream.html and, for awsJson, …/aws-json-1_1-protocol.html (initial-response)
import { EventStreamCodec } from "@smithy/core/event-streams";
import type { Message, MessageHeaders } from "@smithy/types";
import { encodeJsonError, encodeJsonValue } from "./json.ts";
import { asWireError, internalFailure } from "./errors.ts";
import type { OperationModel, ServiceModel } from "./model.ts";

const frames = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString("utf8"),
  (text) => new Uint8Array(Buffer.from(text, "utf8")),
);

const text = (value: string) => ({ type: "string", value }) as const;
const bytesOf = (body: Buffer | string) => new Uint8Array(Buffer.from(body));

function frame(headers: MessageHeaders, body: Buffer | string): Uint8Array {
  const message: Message = { headers: { ...headers, ":content-type": text("application/json") }, body: bytesOf(body) };
  return frames.encode(message);
}

const event = (type: string, body: Buffer | string) =>
  frame({ ":message-type": text("event"), ":event-type": text(type) }, body);

/**
 * The frames of `output`, whose member `eventStream.member` is an async iterable of single-key unions. A modelled error that
 * the iterable throws becomes an exception frame; `onBug` hears of the others before InternalFailure is sent.
 */
export async function* encodeEventStream(
  service: ServiceModel,
  operation: OperationModel,
  output: object,
  onBug: (thrown: unknown) => void,
): AsyncGenerator<Uint8Array> {
  const { eventStream } = operation;
  if (!eventStream) return;
  const { [eventStream.member]: events, ...initial } = output as Readonly<Record<string, unknown>>;
  const members = new Map(eventStream.union.structIterator());
  yield event("initial-response", encodeJsonValue(operation.output, initial));
  try {
    for await (const union of events as AsyncIterable<Record<string, unknown>>)
      for (const [name, value] of Object.entries(union)) {
        const schema = members.get(name);
        if (schema && value !== undefined) yield event(name, encodeJsonValue(schema, value));
      }
  } catch (thrown) {
    const known = asWireError(service, thrown);
    if (!known) onBug(thrown);
    const error = known ?? internalFailure;
    // Exceptions that the union models are named by its member; others by their code.
    const member = [...members].find(([, schema]) => schema.getName() === error.name)?.[0] ?? error.name;
    yield frame({ ":message-type": text("exception"), ":exception-type": text(member) }, encodeJsonError(error));
  }
}
