// Español.
import type { Texts } from "./en.ts";

export const es: Texts = {
  usage: `Muelle: Amazon ECS en su propia máquina

  ./muelle <comando> [opciones]

Comandos
  up            inicia el plano de control (en segundo plano; con --foreground, en primer plano)
  down          detiene el plano de control; las tareas siguen en marcha (--all: elimina todo lo que creó)
  status        qué está en marcha
  env           muestra variables de entorno para cualquier cliente de AWS:  eval "$(./muelle env)"
  console       un enlace nuevo para iniciar sesión en la consola web
  demo          de una imagen a una página web en ECS, paso a paso (--clean lo elimina todo)
  reach TAREA   por qué un navegador llega a una tarea, o por qué no, eslabón por eslabón
  logs          el registro del propio plano de control (--follow para seguirlo)
  doctor        revisa qué tiene y qué le falta a esta máquina
  aws …         la AWS CLI instalada, con el punto de conexión y las credenciales ya puestos
  reset         down --all, y además olvida el estado
  help          este texto; help <comando> explica uno
  version       qué versión es esta

Opciones de todos los comandos
  --data DIR            dónde se guarda el estado (por defecto, ~/.muelle)
  --port N              el puerto en 127.0.0.1 (por defecto, el de antes, o 4566)
  --engine docker|simulated
                        contenedores reales, o todo el plano de control sin Docker ni root (por defecto, docker)
  --pool CIDR           direcciones públicas de las tareas (por defecto, 198.18.0.0/16)
  --lang es|en          idioma (por defecto, el de LANG)
  --json                una línea de JSON, para programas`,
  usageErrors: {
    unknownCommand: (name) => `No existe el comando «${name}».`,
    unknownOption: (typed, command, meant) =>
      `El comando «${command}» no tiene la opción ${typed}${meant ? `; ¿quería decir ${meant}?` : "."}`,
    takesNoValue: (typed, value) => `${typed} no lleva valor, pero recibió «${value}».`,
    needsValue: (typed, expected) => `A ${typed} le falta el valor: ${expected}.`,
    badValue: (typed, value, expected) => `${typed} no puede ser «${value}»: debe ser ${expected}.`,
    extraWord: (word, command) => `El comando «${command}» no admite más palabras, pero recibió «${word}».`,
    expected: {
      data: "un directorio",
      port: "un número de puerto del 1 al 65535",
      engine: "docker o simulated",
      pool: "un rango de direcciones IPv4 entre /8 y /28, como 198.18.0.0/16",
      lang: "es o en",
      cluster: "el nombre o el ARN de un clúster",
      "container-port": "un número de puerto del 1 al 65535",
    },
  },
  notRunning: (data) => `No hay ningún plano de control en marcha con el directorio de datos ${data}.`,
  otherRuns: (port, data) =>
    `Hay otro plano de control en marcha en el puerto ${port}, con el directorio de datos ${data}; no se ha tocado.`,
  otherSettings: (differences) =>
    `Está en marcha con ajustes distintos de los que se piden, y sigue con los suyos: ${differences}. Para cambiarlos: down y después up.`,
  portTakenByOther: (port) => `El puerto ${port} lo usa otro programa y el plano de control no puede escuchar ahí.`,
  poolTaken: (pool, route) =>
    `Las direcciones ${pool} para las tareas ya se usan en esta máquina, en la ruta ${route}. Pida otras o quite esa ruta.`,
  startFailed: (reason, log) => `El plano de control no arrancó: ${reason} (su registro: ${log})`,
  stopFailed: (pid) => `El plano de control (proceso ${pid}) no terminó en un minuto.`,
  portTaken: (port, data) => `El puerto ${port} lo usa otro plano de control, con el directorio de datos ${data}.`,
  needsRoot:
    "Los contenedores reales con su propia interfaz de red necesitan root: los espacios de nombres de red y los cortafuegos son del núcleo.",
  needsLinux: "Los contenedores reales necesitan Linux. Todo lo demás funciona con el motor simulado.",
  noEngine: (reason) => `Ningún motor de contenedores responde (${reason}).`,
  lacking: (names) => `A esta máquina le falta lo que necesitan los contenedores reales: ${names}.`,
  installYourself: (names) =>
    `instale con el gestor de paquetes de este sistema lo que Debian llama ${names}; inicie Docker Engine; vuelva a intentarlo`,
  installing: (names) => `Instalar paquetes de la distribución: ${names}`,
  packagesFailed: (log) => `No se pudieron instalar los paquetes; lo que dijo apt-get está en ${log}.`,
  startingEngine: "Iniciar Docker Engine",
  engineFailed: (log) => `Docker Engine no arrancó; vea ${log}.`,
  starting: "Iniciar el plano de control",
  alreadyUp: "El plano de control ya estaba en marcha.",
  up: "Muelle está en marcha.",
  staying: "Ctrl-C lo detiene; las tareas siguen en marcha.",
  console: "Consola",
  linkOnce: (again) => `El enlace de la consola sirve una sola vez, durante 15 minutos; para obtener otro: ${again}`,
  openingBrowser: "Se abre en el navegador; el enlace sirve una sola vez.",
  noConsole: "El plano de control que está en marcha es de una versión anterior a la consola web.",
  endpoint: "Punto de conexión",
  registry: "Registro de imágenes",
  profile: "Perfil de AWS",
  nextStep: "Siguiente paso",
  stopped: (up) => `El plano de control está detenido. Las tareas siguen en marcha; \`${up}\` las retoma.`,
  wasDown: (data) => `No había ningún plano de control en marcha con el directorio de datos ${data}.`,
  stopping: "Detener el plano de control",
  removing: "Eliminar lo que Muelle creó en esta máquina",
  removed: (containers, volumes, images) =>
    `contenedores: ${containers}, volúmenes: ${volumes}, imágenes: ${images}; y sus puentes, espacios de nombres, rutas y tablas del cortafuegos`,
  engineStays: "Docker Engine queda instalado y en marcha.",
  forgetting: "Olvidar el estado",
  othersStay: (data, names) => `No es de Muelle y se queda en ${data}: ${names}`,
  running: (pid) => `en marcha (proceso ${pid})`,
  controlPlaneLabel: "Plano de control",
  data: "Datos",
  engine: "Motor",
  version: "Versión",
  services: "Servicios",
  tasks: "Tareas",
  since: "Desde",
  noAwsCli: "La AWS CLI no está instalada, o no está en el PATH.",
  awsFailed: (code, output) => `La AWS CLI terminó con ${code}: ${output}`,
  noLog: (file) => `Todavía no hay registro: ${file}`,
  followIsNoJson:
    "logs --follow no tiene fin, así que no cabe en una línea de JSON: quite --json (cada línea del registro ya es JSON).",
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
    oldAwsCli: (version) =>
      `${version}, que no conoce AWS_ENDPOINT_URL: use ./muelle aws …, o aws en un shell que haya ejecutado eval "$(./muelle env)"`,
    dockerCli: "cliente docker",
    ok: "bien",
    missing: "falta",
    taken: "ocupado por otro programa",
    free: "libre",
    notRunning: "detenido",
    optional: (install) => `no instalado (opcional: ${install})`,
  },
  doctorFound: (count) =>
    count === 1 ? "Una de estas comprobaciones ha fallado." : `${count} de estas comprobaciones han fallado.`,
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
    fetch: (url) => `Visitar ${url}`,
    done: (url) => `La página está en ${url}`,
    inConsole: (url) => `Véalo todo en la consola: ${url}`,
    again: (clean) => `Para eliminarlo todo: ${clean}`,
    cleaning: "Eliminar lo que creó la demostración",
    cleaned: "Servicio, tareas, definiciones, clúster, repositorio, regla e imágenes locales ya no están.",
    alreadyOpen: (rules) =>
      `ya hay reglas suyas que dejan entrar (${rules}), así que está abierto: quítelas para verlo cerrado`,
    failed: (reason) => `La tarea no se mantuvo en marcha: ${reason}`,
    notSteady: (seconds, event) => `El servicio no llegó a ser estable en ${seconds} s. Lo último que dijo: ${event}`,
    noDefaultVpc: "No hay una VPC predeterminada con subredes, donde la demostración ejecuta su tarea: se eliminó.",
    noRole: (name) =>
      `No existe el rol ${name}, con el que la tarea de la demostración descarga su imagen y escribe sus registros: se eliminó.`,
    simulated: (data) =>
      `El plano de control de ${data} usa el motor simulado, donde las tareas no se ejecutan de verdad: no hay página que visitar.`,
    noDocker: "La demostración construye y envía una imagen con el cliente docker, y no se encontró.",
    commandFailed: (command, output) => `${command} falló:\n${output}`,
  },
  unexpected: (message) => `Esto no debería haber ocurrido y es un error de Muelle: ${message}`,
};
