// The one fix of each broken link, and the labels around the chain.
import type { BrokenCode } from "../../../../../src/model/reachability/link.ts";
import { defineWords } from "../../../words/words.ts";

export const linkFixes = defineWords<BrokenCode>({
  en: {
    "task-starting": "Wait until it is RUNNING. It is tested again by itself.",
    "task-not-running":
      "{serviceName, select, none {Run another task; the reason above says what must change first.} other {Test the task that the service {serviceName} started in its place; its events say why this one has ended.}}",
    "assigned-public-ip-disabled":
      "{serviceName, select, none {Run the task again with the public IP turned on: an interface that exists does not get one.} other {Turn the public IP on for the service {serviceName}: it starts new tasks, which have one.}}",
    "no-network-interface": "Register the task definition with the network mode awsvpc, and run that.",
    "no-internet-route": "Add the route 0.0.0.0/0 → {internetGatewayId} to {routeTableId}.",
    "no-internet-gateway":
      "{detachedGatewayId, select, none {Create an internet gateway, attach it to {vpcId}, and add the route 0.0.0.0/0 to it to {routeTableId}.} other {Attach {detachedGatewayId}, to which {routeTableId} already leads, to {vpcId}.}}",
    "no-rule-for-client": "Add an inbound rule to {groupId} ({groupName}): {protocol} {port} from {client}.",
    "nothing-listens":
      "{listeningPorts, select, none {Make a process listen on 0.0.0.0:{port}; the logs of {containers} say what they do.} nowhere {Make a process listen on 0.0.0.0:{port}; the logs of {containers} say what they do.} other {Make the process listen on port {port}, or use the port where it does listen.}}",
    "listens-on-loopback-only":
      "Make the process listen on 0.0.0.0:{port}; many frameworks have an option for it, such as --host 0.0.0.0.",
    "listens-on-ipv6-only": "Make the process listen on 0.0.0.0:{port}: tasks have IPv4 addresses.",
    "process-does-not-accept":
      "The process hangs. Look at the logs of {containers}, and stop the task so that another one starts.",
    "allowed-but-silent":
      "A packet filter of this machine, or one in the task, drops it: look at “nft list ruleset”, then at “./muelle logs”.",
    "address-unreachable": "Look at “./muelle doctor”: the network of the control plane may be gone.",
    "not-http": "Use a client that speaks its protocol: a browser cannot show it.",
    "closed-without-answer": "The logs say why it hung up. If it expects HTTPS, open the address with https://.",
    "no-http-answer": "The logs say what it is waiting for.",
  },
  es: {
    "task-starting": "Espere a que esté en RUNNING. Se prueba de nuevo por sí sola.",
    "task-not-running":
      "{serviceName, select, none {Ejecute otra tarea; el motivo de arriba dice qué debe cambiar antes.} other {Pruebe la tarea que el servicio {serviceName} inició en su lugar; sus eventos dicen por qué terminó esta.}}",
    "assigned-public-ip-disabled":
      "{serviceName, select, none {Ejecute la tarea de nuevo con la IP pública activada: una interfaz que ya existe no la recibe.} other {Active la IP pública en el servicio {serviceName}: inicia tareas nuevas, que la tienen.}}",
    "no-network-interface": "Registre la definición de tarea con el modo de red awsvpc y ejecute esa.",
    "no-internet-route": "Agregue a {routeTableId} la ruta 0.0.0.0/0 → {internetGatewayId}.",
    "no-internet-gateway":
      "{detachedGatewayId, select, none {Cree una puerta de enlace de Internet, asóciela a {vpcId} y agregue a {routeTableId} la ruta 0.0.0.0/0 hacia ella.} other {Asocie a {vpcId} la puerta de enlace {detachedGatewayId}, hacia la que {routeTableId} ya lleva.}}",
    "no-rule-for-client": "Agregue a {groupId} ({groupName}) una regla de entrada: {protocol} {port} desde {client}.",
    "nothing-listens":
      "{listeningPorts, select, none {Haga que un proceso escuche en 0.0.0.0:{port}; los registros de {containers} dicen qué hacen.} nowhere {Haga que un proceso escuche en 0.0.0.0:{port}; los registros de {containers} dicen qué hacen.} other {Haga que el proceso escuche en el puerto {port}, o use el puerto en el que sí escucha.}}",
    "listens-on-loopback-only":
      "Haga que el proceso escuche en 0.0.0.0:{port}; muchos marcos de trabajo tienen una opción para ello, como --host 0.0.0.0.",
    "listens-on-ipv6-only": "Haga que el proceso escuche en 0.0.0.0:{port}: las tareas tienen direcciones IPv4.",
    "process-does-not-accept":
      "El proceso está bloqueado. Vea los registros de {containers} y detenga la tarea para que se inicie otra.",
    "allowed-but-silent":
      "Lo descarta un filtro de paquetes de esta máquina, o uno dentro de la tarea: vea «nft list ruleset» y después «./muelle logs».",
    "address-unreachable": "Vea «./muelle doctor»: puede que la red del plano de control ya no exista.",
    "not-http": "Use un cliente que hable su protocolo: un navegador no puede mostrarlo.",
    "closed-without-answer":
      "Los registros dicen por qué cerró la conexión. Si espera HTTPS, abra la dirección con https://.",
    "no-http-answer": "Los registros dicen qué está esperando.",
  },
});

export const reachLabels = defineWords({
  en: {
    title: "Connectivity",
    test: "Test connectivity",
    hint: "The way of your browser's request to the task, link by link, with a real connection and one GET / at its end.",
    browser: "Browser",
    fromHere: "From this machine, which tasks see as {address}.",
    reached: "{url} answers.",
    notReached: "Port {port} is not reached: {link}.",
    untold: "Port {port}: nothing stands in the way as far as can be told.",
    noPorts: "The task definition maps no ports, so there is none to test.",
    ok: "In order",
    broken: "Broken",
    notChecked: "Not checked",
    warning: "Worth a look",
    openAddress: "open address",
    mended: "Done. Connectivity is being tested again.",
    go_rule: "Edit inbound rules",
    go_update: "Update service",
    go_run: "Run task",
    go_tasks: "View the service's tasks",
    go_revision: "Create new revision",
    go_logs: "View logs",
    mend_route: "Add the route",
    mend_gateway: "Attach the gateway",
    mend_newGateway: "Create, attach and route",
  },
  es: {
    title: "Conectividad",
    test: "Probar conectividad",
    hint: "El camino de la solicitud de su navegador hasta la tarea, eslabón por eslabón, con una conexión real y un GET / al final.",
    browser: "Navegador",
    fromHere: "Desde esta máquina, que las tareas ven como {address}.",
    reached: "{url} responde.",
    notReached: "No se llega al puerto {port}: {link}.",
    untold: "Puerto {port}: hasta donde se puede saber, nada lo impide.",
    noPorts: "La definición de tarea no mapea puertos, así que no hay ninguno que probar.",
    ok: "En orden",
    broken: "Se corta aquí",
    notChecked: "Sin comprobar",
    warning: "Merece atención",
    openAddress: "abrir dirección",
    mended: "Hecho. La conectividad se está probando de nuevo.",
    go_rule: "Editar reglas de entrada",
    go_update: "Actualizar servicio",
    go_run: "Ejecutar tarea",
    go_tasks: "Ver las tareas del servicio",
    go_revision: "Crear una nueva revisión",
    go_logs: "Ver registros",
    mend_route: "Agregar la ruta",
    mend_gateway: "Asociar la puerta de enlace",
    mend_newGateway: "Crear, asociar y enrutar",
  },
});
