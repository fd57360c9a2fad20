// What a person sees who opens Muelle's address when the console was not built.
import type { WireResponse } from "../wire/message.ts";

const page = (endpoint: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Muelle</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:10vh auto;padding:0 1rem;color:#222}code{background:#eee;padding:.1em .3em;border-radius:3px}</style>
<h1>Muelle</h1>
<p>Muelle is running, and this is its AWS endpoint: <code>${endpoint}</code>. Its web console is not built: <code>./muelle up</code> builds it; then reload this page.</p>
<p>To use it from a terminal: <code>eval "$(./muelle env)"</code>, then <code>aws ecs list-clusters</code>.</p>
<p lang="es">Muelle está en marcha y esta es su dirección de AWS. La consola web no está compilada: <code>./muelle up</code> la compila; después vuelva a cargar esta página. Para usarlo desde un terminal:
<code>eval "$(./muelle env)"</code> y luego <code>aws ecs list-clusters</code>.</p>
</html>
`;

export const frontPage = (endpoint: string): WireResponse => ({
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  },
  body: page(endpoint),
});
