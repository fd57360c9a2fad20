// Images made by Docker's classic builder from a tar stream.
import { MachineError } from "../../kit/machine-error.ts";
import type { BuildOptions } from "../engine.ts";
import type { DockerHttp } from "./http.ts";
import { jsonLines } from "./json-lines.ts";

interface BuildOutput {
  readonly stream?: string;
  readonly aux?: { readonly ID?: string };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

/** See ImageBuilder.build. A step that fails is `invalid`, with the builder's text. */
export async function buildImage(
  http: DockerHttp,
  archive: AsyncIterable<Uint8Array>,
  { tag, labels, onLine }: BuildOptions,
): Promise<string> {
  // No step of Muelle's images needs a network, and a bridge would cost each step 150 ms.
  const query = { t: tag, labels: JSON.stringify(labels), networkmode: "none", rm: true, forcerm: true };
  const output = await http.open({ method: "POST", path: "/build", query, archive });
  let id: string | undefined;
  for await (const { stream, aux, error, errorDetail } of jsonLines<BuildOutput>(output)) {
    const failure = errorDetail?.message ?? error;
    if (failure !== undefined) throw new MachineError("invalid", `${tag} cannot be built: ${failure}`);
    const line = stream?.trimEnd();
    if (line) onLine?.(line);
    id = aux?.ID ?? id;
  }
  if (id === undefined) throw new MachineError("unavailable", `Docker Engine broke off the build of ${tag}: try again`);
  return id;
}
