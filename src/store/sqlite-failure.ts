// What SQLite says when a file of the state cannot be used, as a person can act on it. https://www.sqlite.org/rescode.html
import { asError } from "../kit/assert.ts";
import { MachineError } from "../kit/machine-error.ts";

/** Another process has the state of this data directory open. */
export class StateInUse extends MachineError {
  constructor(file: string, cause: unknown) {
    super("conflict", `Another control plane has ${file} open; there is one for a data directory at most.`, { cause });
  }
}

const damaged = (file: string, said: string) =>
  `${file} is damaged (${said}). Put back a copy of the whole data directory, or begin anew: ./muelle down --all, then ./muelle reset.`;

const closed = (file: string, said: string) =>
  `${file} cannot be opened for writing (${said}). The data directory must belong to the user who runs Muelle.`;

const full = (file: string, said: string) =>
  `${file} cannot be written (${said}). Make room on the disk of the data directory.`;

/** Primary result code → words. */
const words: Readonly<Record<number, (file: string, said: string) => string>> = {
  8: closed, // READONLY
  10: full, // IOERR
  11: damaged, // CORRUPT
  13: full, // FULL
  14: closed, // CANTOPEN
  26: damaged, // NOTADB
};
const busy = 5;

/** Runs `work` on the file; what SQLite throws comes out with the file's name and what to do. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    const error = asError(thrown);
    const code = "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
    if (code === busy) throw new StateInUse(file, error);
    const say = words[code];
    throw say ? new Error(say(file, error.message), { cause: error }) : error;
  }
}
