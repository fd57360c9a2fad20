// Filter patterns: which log events FilterLogEvents, Live Tail and metric filters pick. Three kinds, told apart by their
// first character. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

export interface FilterPattern {
  matches(message: string): boolean;
  /** Values of a matching message by their name in the pattern, as TestMetricFilter answers them. */
  extract(message: string): Readonly<Record<string, string>>;
}
