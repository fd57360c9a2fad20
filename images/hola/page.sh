#!/bin/busybox sh
# The sample page: says, in Spanish and English, which task served it, from the task metadata endpoint (version 4).
# Run by busybox httpd as a CGI program (RFC 3875).

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
:root{color-scheme:light dark;--ink:#0f2433;--soft:#55707e;--paper:#e9f2f5;--card:#fff;--line:#dbe7ec;--sky:#cdeaf3;--horizon:#fdf3e1;--sun:#ffcf70;--hill:#a9cfd6;--far:#4fa3b5;--near:#0b7285;--wood:#7a5a43;--steel:#29424f}
@media (prefers-color-scheme:dark){:root{--ink:#e8f2f6;--soft:#97b1bd;--paper:#08131a;--card:#101f28;--line:#223b49;--sky:#0b1f33;--horizon:#274260;--sun:#f3e7c4;--hill:#1d3a4c;--far:#155a70;--near:#0d3f50;--wood:#5b4637;--steel:#8ea6b3}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,sans-serif;padding:1.5rem}
main{width:min(42rem,100%);background:var(--card);border:1px solid var(--line);border-radius:20px;overflow:hidden;box-shadow:0 18px 50px -24px #04202b66}
svg{display:block;width:100%;height:auto}
section{padding:1.5rem 2.25rem 1.75rem}
h1{margin:0;font-size:2.5rem;line-height:1.2;letter-spacing:-.02em}
h1 span{color:var(--near)}
@media (prefers-color-scheme:dark){h1 span{color:#5cc8dc}}
p{margin:.4rem 0 0}
p[lang=en]{color:var(--soft)}
dl{margin:1.25rem 0 0;display:grid;grid-template-columns:max-content 1fr;border-top:1px solid var(--line)}
dt,dd{padding:.4rem 0;line-height:1.6rem;border-bottom:1px solid var(--line)}
dt{color:var(--soft);padding-right:1.5rem}
dd{margin:0;font-family:ui-monospace,monospace;font-size:.95rem;overflow-wrap:anywhere}
footer{margin-top:1rem;font-size:.85rem;color:var(--soft)}
@media (max-width:34rem){section{padding:1.25rem}dl{grid-template-columns:1fr}dt{border:0;padding-bottom:0}dd{padding-top:0}}
@media (prefers-reduced-motion:no-preference){.ship{animation:bob 5s ease-in-out infinite alternate}.wave{animation:drift 9s linear infinite}.load{animation:sway 4s ease-in-out infinite alternate;transform-origin:196px 44px}}
@keyframes bob{to{transform:translateY(3px)}}
@keyframes drift{to{transform:translateX(-80px)}}
@keyframes sway{from{transform:rotate(-1.5deg)}to{transform:rotate(1.5deg)}}
</style>
</head>
<body>
<main>
<svg viewBox="0 0 672 190" role="img" aria-label="Un muelle y un barco con contenedores · A dock and a ship with containers">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="var(--sky)"/><stop offset="1" stop-color="var(--horizon)"/></linearGradient></defs>
<path d="M0 0H672V190H0z" fill="url(#sky)"/>
<circle cx="338" cy="56" r="24" fill="var(--sun)"/>
<path d="M280 128q70-44 130-20 60-40 122 0 60-26 140 4v28H280z" fill="var(--hill)"/>
<path class="wave" d="M0 134q20-9 40 0t40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0V190H0z" fill="var(--far)"/>
<g class="ship">
<g stroke="#0003" stroke-width="1.5"><path d="M404 104h42v24h-42zM490 80h42v24h-42z" fill="#e8743b"/><path d="M447 104h42v24h-42zM404 80h42v24h-42z" fill="#2a9d8f"/><path d="M490 104h42v24h-42zM447 80h42v24h-42z" fill="#eab54d"/><path d="M447 56h42v24h-42z" fill="#e8743b"/></g>
<path d="M552 84h30v44h-30z" fill="#f7f4ec"/><path d="M557 91h20v8h-20z" fill="var(--steel)"/><path d="M562 68h10v16h-10z" fill="#c8432b"/>
<path d="M380 128h226l-22 34H404z" fill="#b3392a"/><path d="M380 128h226l-4 7H385z" fill="#f7f4ec"/>
</g>
<g fill="none" stroke="var(--steel)" stroke-width="6" stroke-linecap="round"><path d="M92 128V26M60 26H276M92 26 128 60V128M92 26l-26 20M196 26h40"/></g>
<g class="load"><path d="M196 28v28" stroke="var(--steel)" stroke-width="2.5"/><path d="M174 56h44v25h-44z" fill="#2a9d8f" stroke="#0003" stroke-width="1.5"/><path d="M182 60v17M190 60v17M198 60v17M206 60v17" stroke="#0003" stroke-width="2"/></g>
<path d="M28 134h16v56H28zM108 134h16v56h-16zM188 134h16v56h-16zM268 134h16v56h-16z" fill="var(--wood)"/>
<path d="M0 122H312v14H0z" fill="var(--wood)"/>
<path class="wave" d="M0 168q20-9 40 0t40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0V190H0z" fill="var(--near)"/>
</svg>
<section>
<h1>¡Hola! <span lang="en">Hello!</span></h1>
<p lang="es">Esta página la sirve un contenedor de una tarea de ECS, detrás de un grupo de seguridad.</p>
<p lang="en">A container of an ECS task serves this page, behind a security group.</p>
<dl>
<dt>Tarea · Task</dt><dd id="task">$id</dd>
<dt>Revisión · Revision</dt><dd id="revision">$family:$revision</dd>
<dt>Clúster · Cluster</dt><dd id="cluster">${cluster##*/}</dd>
<dt>Zona · Zone</dt><dd id="zone">$zone</dd>
<dt>IP privada · Private IP</dt><dd id="address">$address</dd>
<dt>Usted · You</dt><dd id="client">$client</dd>
</dl>
<footer>$now</footer>
</section>
</main>
</body>
</html>
PAGE
