// Times of rows (epoch milliseconds) as members of answers; a time that has not come is left out.

/** `{ [name]: Date }`, or nothing. */
export const dateOf = <Name extends string>(name: Name, atMs: number | undefined): { [K in Name]?: Date } =>
  (atMs === undefined ? {} : { [name]: new Date(atMs) }) as { [K in Name]?: Date };
