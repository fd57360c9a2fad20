// What a service tells its users of itself.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
import { uuid } from "../../kit/ids.ts";
import type { Facts } from "./new-task.ts";
import type { Service, ServiceEvent } from "./records.ts";

/** `text` goes on after the service's name: "has reached a steady state." */
export const serviceEvent = ({ serviceArn, serviceName }: Service, text: string, facts: Facts): ServiceEvent => ({
  id: uuid(facts.dice),
  serviceArn,
  createdAtMs: facts.nowMs,
  message: `(service ${serviceName}) ${text}`,
});
