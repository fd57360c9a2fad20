// Español: lo que dice `reach` de cada eslabón entre un navegador y una tarea, y qué arregla el que está roto.
import type { ReachTexts } from "./reach-en.ts";

const port = ({ protocol, port: number }: { readonly protocol: string; readonly port: number }) =>
  `${protocol.toUpperCase()} ${number}`;

export const reachEs: ReachTexts = {
  title: (taskId, client) => `Desde esta máquina (${client}, como la ven las tareas) hasta la tarea ${taskId}`,
  links: {
    task: "Tarea",
    "public-address": "IP pública",
    route: "Tabla de enrutamiento",
    "network-acl": "ACL de red",
    "security-group": "Grupo de seguridad",
    port: "Mapeo de puertos",
    process: "Proceso",
    http: "HTTP",
  },
  codes: {
    running: () => "está en ejecución",
    "task-starting": ({ lastStatus }) => `está en ${lastStatus}, todavía no en RUNNING`,
    "task-not-running": ({ lastStatus, stoppedReason }) =>
      `está en ${lastStatus}${stoppedReason ? `: ${stoppedReason}` : ""}`,
    "has-public-address": (facts) => `${facts.address} (${facts.networkInterfaceId}, privada ${facts.privateAddress})`,
    "assigned-public-ip-disabled": ({ networkInterfaceId }) =>
      `${networkInterfaceId} no tiene: la tarea se inició con assignPublicIp DISABLED`,
    "no-network-interface": ({ networkMode }) =>
      `la tarea no tiene interfaz de red propia en el modo de red ${networkMode}`,
    "internet-route": (facts) => `${facts.destination} → ${facts.internetGatewayId} (${facts.routeTableId})`,
    "no-internet-route": (facts) =>
      `${facts.routeTableId} de ${facts.subnetId} no tiene una ruta que lleve a ${facts.client}`,
    "no-internet-gateway": ({ vpcId }) => `${vpcId} no tiene puerta de enlace de Internet`,
    "acl-allows-everything": ({ networkAclId }) => `${networkAclId} deja pasar todo`,
    "acl-not-enforced": ({ networkAclId }) =>
      `en AWS, ${networkAclId} podría detener esto; Muelle todavía no aplica las ACL de red`,
    "rule-for-client": (facts) => `${facts.ruleId} de ${facts.groupId} deja entrar a ${facts.source}`,
    "no-rule-for-client": (facts) =>
      `ninguna regla de entrada de ${facts.groupIds} deja entrar a ${facts.client} por ${port(facts)}${facts.openTo ? `; está abierto para ${facts.openTo}` : ""}${facts.openPorts ? `; ${facts.client} puede usar ${facts.openPorts}` : ""}`,
    "port-mapped": (facts) => `${port(facts)} está mapeado en el contenedor ${facts.container}`,
    "port-not-mapped": (facts) =>
      `${port(facts)} no está en los mapeos de ${facts.taskDefinition} (${facts.mappedPorts || "no tiene ninguno"}); awsvpc no lo exige`,
    listens: (facts) => `acepta conexiones en ${facts.address}:${facts.port}`,
    "nothing-listens": (facts) =>
      `el paquete llegó y nada escucha en el puerto ${facts.port}${listening(facts.listeningPorts)}`,
    "listens-on-loopback-only": (facts) =>
      `solo escucha en ${facts.listensOn}, donde nadie de fuera de la tarea alcanza el puerto ${facts.port}`,
    "listens-on-ipv6-only": (facts) => `escucha en el puerto ${facts.port} solo por IPv6 (${facts.listensOn})`,
    "process-does-not-accept": (facts) =>
      `escucha en el puerto ${facts.port} y no acepta: esperan ${facts.waiting} conexiones`,
    "allowed-but-silent": (facts) => `todas las reglas lo dejan pasar y ${facts.address}:${facts.port} no responde`,
    "address-unreachable": (facts) => `esta máquina no puede enviar nada a ${facts.address} (${facts.reason})`,
    "http-status": (facts) => `${facts.httpStatus} en ${facts.firstByteMs} ms`,
    "http-error-status": (facts) => `${facts.httpStatus} en ${facts.firstByteMs} ms: se llega, y responde con un error`,
    "not-http": (facts) => `lo que responde no es HTTP: ${facts.received}`,
    "closed-without-answer": () => "cerró la conexión sin responder",
    "no-http-answer": (facts) => `aceptó y no dijo nada en ${facts.waitedMs / 1000} s`,
    "arrives-anyway": () => "ninguna regla lo deja pasar y, aun así, los paquetes llegan",
    "not-checked": () => "sin comprobar",
    "udp-not-probed": () => "sin comprobar: en UDP no hay una respuesta que lo diga",
    "simulated-machine": () => "sin comprobar: el motor simulado no ejecuta procesos; el paquete llega",
  },
  fixes: {
    "task-starting": () => "Espere a que esté en RUNNING y vuelva a intentarlo.",
    "task-not-running": ({ serviceName }) =>
      serviceName
        ? `Pruebe la tarea que el servicio ${serviceName} inició en su lugar; sus eventos dicen por qué terminó esta.`
        : "Ejecute otra tarea; el motivo de arriba dice qué debe cambiar antes.",
    "assigned-public-ip-disabled": ({ serviceName }) =>
      serviceName
        ? `Active la IP pública en el servicio ${serviceName}: inicia tareas nuevas, que la tienen.`
        : "Ejecute la tarea de nuevo con la IP pública activada: una interfaz que ya existe no la recibe.",
    "no-network-interface": () => "Registre la definición de tarea con el modo de red awsvpc y ejecute esa.",
    "no-internet-route": (facts) => `Agregue a ${facts.routeTableId} una ruta hacia ${facts.internetGatewayId}.`,
    "no-internet-gateway": (facts) =>
      facts.detachedGatewayId
        ? `Conecte ${facts.detachedGatewayId}, hacia donde ${facts.routeTableId} ya lleva.`
        : `Cree una puerta de enlace de Internet, conéctela a ${facts.vpcId} y agregue a ${facts.routeTableId} la ruta 0.0.0.0/0 hacia ella.`,
    "no-rule-for-client": (facts) =>
      `Agregue a ${facts.groupId} (${facts.groupName}) una regla de entrada: ${port(facts)} desde ${facts.client}.`,
    "nothing-listens": (facts) =>
      facts.listeningPorts
        ? `Haga que el proceso escuche en el puerto ${facts.port}, o use el puerto en el que sí escucha.`
        : `Haga que un proceso de los contenedores (${facts.containers}) escuche en 0.0.0.0:${facts.port}; sus registros dicen qué hacen.`,
    "listens-on-loopback-only": (facts) =>
      `Haga que el proceso escuche en 0.0.0.0:${facts.port} (en muchos marcos de trabajo, una opción como --host 0.0.0.0).`,
    "listens-on-ipv6-only": (facts) =>
      `Haga que el proceso escuche en 0.0.0.0:${facts.port}: las tareas tienen direcciones IPv4.`,
    "process-does-not-accept": (facts) =>
      `El proceso no avanza: vea los registros de ${facts.containers} y detenga la tarea para que se inicie otra.`,
    "allowed-but-silent": () =>
      "Lo descarta un filtro de paquetes de esta máquina, o uno dentro de la tarea: vea `nft list ruleset` y después el registro del plano de control.",
    "address-unreachable": () => "Vea el registro del plano de control; inícielo de nuevo si su red ya no está.",
    "not-http": () => "Use un cliente que hable su protocolo: un navegador no puede mostrarlo.",
    "closed-without-answer": ({ url }) =>
      `Los registros del contenedor dicen por qué cerró la conexión. Si espera HTTPS, abra ${url.replace(/^http:/, "https:")}.`,
    "no-http-answer": () => "Los registros del contenedor dicen qué está esperando.",
  },
  reached: (url) => `Se llega a la tarea en ${url}`,
  notReached: (number) => `No se llega al puerto ${number}.`,
  wrongPort: (stated, running) =>
    `--port es el del plano de control, que está en ${running}: no se probó nada en ${stated}. El puerto de una tarea es --container-port.`,
  noTask: "¿Qué tarea? Hace falta su ID o su ARN.",
  noCluster: (name) =>
    `No existe el clúster «${name}», y en él se buscó la tarea. El suyo se indica con --cluster, o con el ARN de la tarea.`,
  noSuchTask: (task, cluster) =>
    `En el clúster «${cluster}» no hay ninguna tarea ${task}. Las que se detuvieron se olvidan al cabo de una hora.`,
  noPorts: (taskId) => `La definición de la tarea ${taskId} no mapea puertos, así que no hay ninguno que probar.`,
};

const listening = (ports: string | undefined): string =>
  ports === undefined ? "" : ports === "" ? ", ni en ningún otro" : `; algo sí escucha en ${ports}`;
