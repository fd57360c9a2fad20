// The sample page's image: this machine's static busybox, its web server, and one page. No base image, no network; 2 MB.
import { readFile } from "node:fs/promises";
import { staticBusybox } from "../busybox.ts";
import { buildContext, type ContextFile } from "../context.ts";

/**
 * busybox httpd runs /cgi-bin/index.cgi for a folder without index.html. Port 5000, as in the lesson. The shell is there to
 * end at once when it is asked to: a first process without a handler does not see SIGTERM.
 */
const dockerfile = (label: string) => `FROM scratch
COPY busybox /bin/busybox
COPY page.sh /www/cgi-bin/index.cgi
ENV PATH=/bin
LABEL muelle=${label}
EXPOSE 5000
ENTRYPOINT ["/bin/busybox", "sh", "-c", "trap 'exit 0' TERM; busybox httpd -f -p 5000 -h /www & wait"]
`;

/** @param pagePath images/hola/page.sh. @param label value of the image's label `muelle`. */
export async function holaContext(pagePath: string, label: string): Promise<AsyncGenerator<Uint8Array>> {
  const files: ContextFile[] = [
    { path: "Dockerfile", mode: 0o644, bytes: Buffer.from(dockerfile(label)) },
    { path: "busybox", mode: 0o755, bytes: await staticBusybox() },
    { path: "page.sh", mode: 0o755, bytes: await readFile(pagePath) },
  ];
  return buildContext(files);
}
