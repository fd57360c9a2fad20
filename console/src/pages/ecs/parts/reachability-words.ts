// What the console says of each link between a browser and a task: docs/muelle-reachability.md has the codes and their facts.
import type { LinkCode, LinkId } from "../../../../../src/model/reachability/link.ts";
import { defineWords } from "../../../words/words.ts";

export const linkNames = defineWords<LinkId>({
  en: {
    task: "Task",
    "public-address": "Public IP",
    route: "Route table",
    "network-acl": "Network ACL",
    "security-group": "Security group",
    port: "Port mapping",
    process: "Process",
    http: "HTTP",
  },
  es: {
    task: "Tarea",
    "public-address": "IP pública",
    route: "Tabla de enrutamiento",
    "network-acl": "ACL de red",
    "security-group": "Grupo de seguridad",
    port: "Mapeo de puertos",
    process: "Proceso",
    http: "HTTP",
  },
});

/** Facts that may be absent come as "none"; see `valuesOf`. */
export const linkCodes = defineWords<LinkCode>({
  en: {
    running: "It is running.",
    "task-starting": "It is {lastStatus}: it is not RUNNING yet.",
    "task-not-running": "It is {lastStatus}.{stoppedReason, select, none {} other { {stoppedReason}}}",
    "has-public-address": "{address} on {networkInterfaceId} (private: {privateAddress})",
    "assigned-public-ip-disabled":
      "{networkInterfaceId} has none: the task was started with the public IP turned off, so nobody outside of the VPC has an address to write to.",
    "no-network-interface": "In the network mode {networkMode} the task has no network interface of its own.",
    "internet-route": "{destination} → {internetGatewayId} ({routeTableId})",
    "no-internet-route":
      "{routeTableId}, the table of {subnetId}, has no route to {client}: answers would not find their way back.",
    "no-internet-gateway": "{vpcId} has no internet gateway: nothing enters it from outside, and nothing leaves it.",
    "acl-allows-everything": "{networkAclId} lets everything through.",
    "acl-not-enforced": "On AWS {networkAclId} might stop this. Muelle does not enforce network ACLs yet.",
    "rule-for-client": "{ruleId} of {groupId} lets {source} in.",
    "no-rule-for-client":
      "No inbound rule of {groupIds} lets {client} in at port {port}, so the packet is dropped without a word: the browser waits, and gives up.{openTo, select, none {} other { The port is open to {openTo}.}}{openPorts, select, none {} other { {client} may use {openPorts}.}}",
    "port-mapped": "{port}/{protocol} is mapped by the container {container}.",
    "port-not-mapped":
      "{port}/{protocol} is not among the port mappings of the task definition ({mappedPorts, select, none {it has none} other {{mappedPorts}}}). With awsvpc that stops nothing.",
    listens: "It accepts connections at {address}:{port}.",
    "nothing-listens":
      "The packet arrived, and no process listens on port {port}.{listeningPorts, select, none {} nowhere { Nor on any other.} other { One does on {listeningPorts}.}}",
    "listens-on-loopback-only":
      "It listens on {listensOn} only: inside of the task, where nobody else can reach port {port}.",
    "listens-on-ipv6-only": "It listens on port {port} for IPv6 only ({listensOn}).",
    "process-does-not-accept":
      "It listens on port {port} and takes no connection: {waiting, plural, one {# waits} other {# wait}}.",
    "allowed-but-silent": "Every rule lets the packet through, and {address}:{port} does not answer.",
    "address-unreachable": "This machine cannot send anything to {address} ({reason}).",
    "http-status": "Status {httpStatus} after {firstByteMs} ms.",
    "http-error-status":
      "Status {httpStatus} after {firstByteMs} ms: it was reached, and the application answers with an error. Its logs say why.",
    "not-http": "What it answers is not HTTP: {received}",
    "closed-without-answer": "It accepted the connection, and closed it without an answer.",
    "no-http-answer": "It accepted the connection, and said nothing for {waitedMs} ms.",
    "arrives-anyway": "No rule lets it through, and yet packets arrive. If that stays, it is a bug of Muelle.",
    "not-checked": "Not checked: the way breaks off before.",
    "udp-not-probed": "Not checked: UDP has no answer that would tell.",
    "simulated-machine": "Not checked: the simulated engine runs no processes.",
  },
  es: {
    running: "Está en ejecución.",
    "task-starting": "Está en {lastStatus}: todavía no está en RUNNING.",
    "task-not-running": "Está en {lastStatus}.{stoppedReason, select, none {} other { {stoppedReason}}}",
    "has-public-address": "{address} en {networkInterfaceId} (privada: {privateAddress})",
    "assigned-public-ip-disabled":
      "{networkInterfaceId} no tiene: la tarea se inició con la IP pública desactivada, y nadie de fuera de la VPC tiene una dirección a la que escribir.",
    "no-network-interface": "En el modo de red {networkMode}, la tarea no tiene una interfaz de red propia.",
    "internet-route": "{destination} → {internetGatewayId} ({routeTableId})",
    "no-internet-route":
      "{routeTableId}, la tabla de {subnetId}, no tiene una ruta hacia {client}: las respuestas no encontrarían el camino de vuelta.",
    "no-internet-gateway": "{vpcId} no tiene puerta de enlace de Internet: nada entra en ella desde fuera y nada sale.",
    "acl-allows-everything": "{networkAclId} deja pasar todo.",
    "acl-not-enforced": "En AWS, {networkAclId} podría detener esto. Muelle todavía no aplica las ACL de red.",
    "rule-for-client": "{ruleId} de {groupId} deja entrar a {source}.",
    "no-rule-for-client":
      "Ninguna regla de entrada de {groupIds} deja entrar a {client} por el puerto {port}; el paquete se descarta en silencio: el navegador espera y se rinde.{openTo, select, none {} other { El puerto está abierto para {openTo}.}}{openPorts, select, none {} other { {client} puede usar {openPorts}.}}",
    "port-mapped": "{port}/{protocol} está mapeado por el contenedor {container}.",
    "port-not-mapped":
      "{port}/{protocol} no está entre los mapeos de puertos de la definición de tarea ({mappedPorts, select, none {no tiene ninguno} other {{mappedPorts}}}). Con awsvpc eso no impide nada.",
    listens: "Acepta conexiones en {address}:{port}.",
    "nothing-listens":
      "El paquete llegó y ningún proceso escucha en el puerto {port}.{listeningPorts, select, none {} nowhere { Tampoco en ningún otro.} other { Uno escucha en {listeningPorts}.}}",
    "listens-on-loopback-only":
      "Solo escucha en {listensOn}: dentro de la tarea, donde nadie más alcanza el puerto {port}.",
    "listens-on-ipv6-only": "Escucha en el puerto {port} solo por IPv6 ({listensOn}).",
    "process-does-not-accept":
      "Escucha en el puerto {port} y no acepta conexiones: {waiting, plural, one {espera #} other {esperan #}}.",
    "allowed-but-silent": "Todas las reglas dejan pasar el paquete y {address}:{port} no responde.",
    "address-unreachable": "Esta máquina no puede enviar nada a {address} ({reason}).",
    "http-status": "Estado {httpStatus} en {firstByteMs} ms.",
    "http-error-status":
      "Estado {httpStatus} en {firstByteMs} ms: se llega, y la aplicación responde con un error. Sus registros dicen por qué.",
    "not-http": "Lo que responde no es HTTP: {received}",
    "closed-without-answer": "Aceptó la conexión y la cerró sin responder.",
    "no-http-answer": "Aceptó la conexión y no dijo nada en {waitedMs} ms.",
    "arrives-anyway":
      "Ninguna regla lo deja pasar y, aun así, los paquetes llegan. Si sigue así, es un error de Muelle.",
    "not-checked": "Sin comprobar: el camino se corta antes.",
    "udp-not-probed": "Sin comprobar: en UDP no hay una respuesta que lo diga.",
    "simulated-machine": "Sin comprobar: el motor simulado no ejecuta procesos.",
  },
});
