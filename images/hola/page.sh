#!/bin/busybox sh
# The sample page: says, in Spanish and English, which task served it, from the task metadata endpoint (version 4).
# Run by busybox httpd as a CGI programme (RFC 3875).

# nc and not wget: a static wget looks for name services that this image does not have.
path=/${ECS_CONTAINER_METADATA_URI_V4#http://*/}/task
task=$(printf 'GET %s HTTP/1.0\r\nHost: 169.254.170.2\r\n\r\n' "$path" | busybox nc -w 2 169.254.170.2 80 2>/dev/null)

# The first string (or list's first string) under a key of the JSON in $task.
value() {
  printf '%s' "$task" | busybox sed -n "s/.*\"$1\":\[\{0,1\}\"\([^\"]*\)\".*/\1/p" | busybox head -n 1
}

arn=$(value TaskARN)
id=${arn##*/}
family=$(value Family)
revision=$(value Revision)
zone=$(value AvailabilityZone)
address=$(value IPv4Addresses)
cluster=$(value Cluster)
client=${REMOTE_ADDR#[}
client=${client#::ffff:}
client=${client%]}
now=$(busybox date -u '+%Y-%m-%d %H:%M:%S UTC')

printf 'Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n\r\n'
cat <<PAGE
<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>¡Hola! · Hello!</title>
<style>
:root{color-scheme:light dark;--ink:#0f2433;--paper:#f4f8fa;--card:#fff;--line:#d5e3ea;--sea:#0b7285;--soft:#5b7380}
@media (prefers-color-scheme:dark){:root{--ink:#e6f1f5;--paper:#0c1a22;--card:#122631;--line:#24404f;--sea:#4cc9dd;--soft:#9bb4c0}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,sans-serif;padding:1.5rem}
main{width:min(40rem,100%);background:var(--card);border:1px solid var(--line);border-radius:16px;padding:2rem 2.25rem}
svg{display:block;width:100%;height:auto;margin:0 0 1rem}
h1{margin:0;font-size:2.4rem;letter-spacing:-.02em}
p{margin:.35rem 0 0;color:var(--soft)}
p[lang=es]{color:var(--ink)}
dl{margin:1.5rem 0 0;display:grid;grid-template-columns:max-content 1fr;gap:.5rem 1.25rem;border-top:1px solid var(--line);padding-top:1.25rem}
dt{color:var(--soft)}
dd{margin:0;font-family:ui-monospace,monospace;font-size:.95rem;overflow-wrap:anywhere}
footer{margin-top:1.5rem;font-size:.85rem;color:var(--soft)}
</style>
</head>
<body>
<main>
<svg viewBox="0 0 400 70" role="img" aria-label="Un muelle · A dock">
<g fill="none" stroke="var(--sea)" stroke-width="3" stroke-linecap="round">
<path d="M8 30H250M40 30v26M100 30v26M160 30v26M220 30v26"/>
<path d="M10 62q15-9 30 0t30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0" opacity=".5"/>
<path d="M282 44h92l-12 14h-68z"/><path d="M300 42V26h22v16M324 42V26h22v16M312 24V12h22v12"/>
</g>
</svg>
<h1>¡Hola! <span lang="en">Hello!</span></h1>
<p lang="es">Esta página la sirve un contenedor de una tarea de ECS, detrás de su propio grupo de seguridad.</p>
<p lang="en">A container of an ECS task serves this page, behind a security group of its own.</p>
<dl>
<dt>Tarea · Task</dt><dd id="task">$id</dd>
<dt>Revisión · Revision</dt><dd id="revision">$family:$revision</dd>
<dt>Clúster · Cluster</dt><dd id="cluster">${cluster##*/}</dd>
<dt>Zona · Zone</dt><dd id="zone">$zone</dd>
<dt>IP privada · Private IP</dt><dd id="address">$address</dd>
<dt>Usted · You</dt><dd id="client">$client</dd>
</dl>
<footer>$now</footer>
</main>
</body>
</html>
PAGE
