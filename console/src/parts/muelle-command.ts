// Muelle's command line as it is typed for this control plane, wherever that keeps its state.
/** Where the command line looks when it is not told: ~/.muelle. */
const usualData = /^(?:\/root|\/home\/[^/]+|\/Users\/[^/]+)\/\.muelle$/;

const shellWord = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** "./muelle", with --data where this control plane keeps its state elsewhere than usual. */
export const muelleCommand = (data: string | undefined, command: string): string => {
  const isUsual = data === undefined || usualData.test(data);
  return isUsual ? `./muelle ${command}` : `./muelle --data ${shellWord(data)} ${command}`;
};

/** The line that tells a shell's AWS clients to use this control plane. */
export const environmentLine = (data: string | undefined): string => `eval "$(${muelleCommand(data, "env")})"`;
