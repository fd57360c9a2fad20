// Filter patterns as inputs, and TestMetricFilter.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { type FilterPattern, InvalidFilterPattern, parseFilterPattern } from "../../model/logs/filter-pattern/parse.ts";
import { operation } from "../service.ts";
import { check, checkValue, invalid } from "./constraints.ts";

/** Throws AWS's error for what is no pattern. */
export function patternOf(text: string | undefined): FilterPattern {
  try {
    return parseFilterPattern(text ?? "");
  } catch (thrown) {
    if (thrown instanceof InvalidFilterPattern) return invalid(`Invalid filter pattern: ${thrown.message}`);
    throw thrown;
  }
}

export const testMetricFilter = operation<typeof Logs, "TestMetricFilter">({
  access: "Read",
  handle(input) {
    check(input, { logEventMessages: { min: 1, max: 50 } });
    for (const [index, message] of input.logEventMessages.entries())
      checkValue(`logEventMessages.${index + 1}.member`, message, { min: 1 });
    const pattern = patternOf(input.filterPattern);
    const matches = input.logEventMessages.flatMap((eventMessage, index) =>
      pattern.matches(eventMessage)
        ? [{ eventNumber: index + 1, eventMessage, extractedValues: { ...pattern.extract(eventMessage) } }]
        : [],
    );
    return { matches };
  },
});
