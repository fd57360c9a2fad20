// A value as one word of a POSIX shell (Shell Command Language, 2.2.2).

/** As it is when it needs no quotes. */
export const shellWord = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
