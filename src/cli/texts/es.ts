// Español.
import type { Texts } from "./en.ts";

export const es: Texts = {
  usage: `Muelle: Amazon ECS en su propia máquina

  ./muelle <orden> [opciones]

Órdenes
  up            inicia el plano de control (en segundo plano; --foreground para quedarse)
  down          detiene el plano de control; las cargas siguen (--all: detiene y elimina todo)
  status        qué está en marcha
  env           imprime variables de entorno para cualquier cliente de AWS:  eval "$(./muelle env)"
  demo          de una imagen a una página web en ECS, paso a paso (--clean la elimina)
  logs          el registro del propio plano de control (--follow para quedarse)
  doctor        revisa esta máquina
  aws …         la AWS CLI instalada, con el punto de enlace y las credenciales puestas
  reset         down --all, y olvida el estado

Opciones
  --data DIR            dónde se guarda el estado (por defecto ~/.muelle)
  --port N              el puerto en 127.0.0.1 (por defecto 4566)
  --engine docker|simulated
  --pool CIDR           direcciones públicas de las tareas (por defecto 198.18.0.0/16)
  --lang es|en          idioma (por defecto, el de LANG)
  --json                una línea de JSON para programas`,
  unknownCommand: (name) => `No existe la orden «${name}».`,
  unknownOption: (reason) => `No se entendió la línea de órdenes: ${reason}`,
  notRunning: (data) => `No hay ningún plano de control en marcha con el directorio de datos ${data}.`,
  startFailed: (reason, log) => `El plano de control no arrancó: ${reason} (su registro: ${log})`,
  stopFailed: (pid) => `El plano de control (proceso ${pid}) no terminó en un minuto.`,
  portTaken: (port, data) => `El puerto ${port} lo usa otro plano de control, con el directorio de datos ${data}.`,
  needsRoot:
    "Los contenedores reales con su propia interfaz de red necesitan root: los espacios de nombres de red y los cortafuegos son del núcleo.",
  needsLinux: "Los contenedores reales necesitan Linux. Todo lo demás funciona con el motor simulado.",
  noEngine: (reason) => `Ningún motor de contenedores responde (${reason}).`,
  installing: (names) => `Instalando desde los paquetes de la distribución: ${names}`,
  packagesFailed: (log) => `No se pudieron instalar los paquetes; lo que dijo apt-get está en ${log}.`,
  startingEngine: "Iniciando Docker Engine",
  engineFailed: (log) => `Docker Engine no arrancó; vea ${log}.`,
  starting: "Iniciando el plano de control",
  alreadyUp: "El plano de control ya está en marcha.",
  up: "Muelle está en marcha.",
  console: "Consola",
  endpoint: "Punto de enlace",
  registry: "Registro de imágenes",
  profile: "Perfil de AWS",
  nextStep: "Siguiente paso",
  stopped: "El plano de control está detenido. Las cargas siguen; `./muelle up` las retoma.",
  wasDown: "No había ningún plano de control en marcha.",
  stopping: "Deteniendo el plano de control",
  removing: "Eliminando lo que Muelle creó en esta máquina",
  removed: (containers, volumes, images) =>
    `${containers} contenedores, ${volumes} volúmenes, ${images} imágenes; puentes, espacios de nombres, rutas y tablas del cortafuegos`,
  engineStays: "Docker Engine queda instalado y en marcha.",
  forgetting: "Olvidando el estado",
  othersStay: (data, names) => `No es de Muelle y se queda en ${data}: ${names}`,
  running: (pid) => `en marcha (proceso ${pid})`,
  process: "Proceso",
  controlPlaneLabel: "Plano de control",
  data: "Datos",
  engine: "Motor",
  version: "Versión",
  services: "Servicios",
  tasks: "Tareas",
  since: "Desde",
  noAwsCli: "La AWS CLI no está instalada.",
  noLog: (file) => `Todavía no hay registro: ${file}`,
  checks: {
    node: "Node.js",
    root: "Root",
    linux: "Linux",
    tools: "ip, nft, nsenter",
    busybox: "busybox estático",
    engine: "Docker Engine",
    port: (port) => `Puerto ${port}`,
    controlPlane: "Plano de control",
    awsCli: "AWS CLI",
    dockerCli: "cliente docker",
    ok: "bien",
    missing: "falta",
    taken: "ocupado por otro programa",
    free: "libre",
    notRunning: "detenido",
    optional: "no instalado (opcional)",
  },
  doctorFound: (count) => `Fallaron ${count} de estas comprobaciones.`,
  demo: {
    title: "De una imagen a una página web en ECS",
    build: (tag) => `Construir la imagen de la página de ejemplo ${tag}`,
    repository: (name) => `Crear el repositorio de ECR ${name}`,
    login: "Autenticar docker en el registro",
    push: (uri) => `Enviar la imagen a ${uri}`,
    cluster: (name) => `Crear el clúster ${name}`,
    definition: (family) => `Registrar la definición de tarea ${family}`,
    service: (name) => `Crear el servicio ${name}`,
    steady: "Esperar a que el servicio sea estable",
    closed: (address) => `Mostrar que el puerto 5000 de ${address} está cerrado`,
    closedSaid: "sin respuesta, como en AWS: el grupo de seguridad no deja entrar a nadie",
    notClosed: "El puerto 5000 responde aunque el grupo de seguridad no lo permite.",
    open: "Abrir el puerto 5000 en el grupo de seguridad",
    fetch: (url) => `Pedir ${url}`,
    done: (url) => `La página está en ${url}`,
    again: "Para eliminarlo todo: ./muelle demo --clean",
    cleaning: "Eliminar lo que creó la demostración",
    cleaned: "Servicio, tareas, definiciones, clúster, repositorio, regla e imágenes locales ya no están.",
    failed: (reason) => `Una tarea se detuvo: ${reason}`,
    simulated: "En el motor simulado no hay página que pedir: las tareas no se ejecutan de verdad.",
    noDocker: "La demostración necesita el cliente docker y no se encontró.",
    commandFailed: (command, output) => `${command} falló:\n${output}`,
  },
  unexpected: (message) => `Ocurrió algo que no debería: ${message}`,
};
