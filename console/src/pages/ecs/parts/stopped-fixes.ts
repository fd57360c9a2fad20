// What to do about each cause of a task's end (stopped-causes.ts), and the labels of its alert.
import { defineWords } from "../../../words/words.ts";

const english = {
  pullRateLimit: "Wait, or push the image to a repository of your own in ECR and use that one.",
  pullNotAllowed: "Attach AmazonECSTaskExecutionRolePolicy to the task execution role, or name one that has it.",
  pullDenied: "Check the image URI of the container letter by letter. A private image belongs into ECR.",
  pullWrongPlatform:
    "Build the image for this machine (docker build --platform linux/amd64 or linux/arm64) and push it again.",
  pullNoNetwork: "Check that this machine reaches the registry, or push the image to ECR here.",
  pullNoSpace: "Remove images that nobody uses (docker image prune), or make the image smaller.",
  pullNotFound: "Push the image with this tag, or register a revision with a tag that exists.",
  pullOther: "Check the image URI, and that the image was pushed.",
  outOfMemory: "Register a revision with more memory for the container (or the task), or make the program use less.",
  roleNotAssumed: "Check that the role exists and that its trust policy allows ecs-tasks.amazonaws.com.",
  logNotAllowed:
    "Attach AmazonECSTaskExecutionRolePolicy to the task execution role; to create the group it needs logs:CreateLogGroup.",
  logGroupMissing: "Create the log group, or set the log option awslogs-create-group to true.",
  secretNotRead: "Check the ARN of the secret, and that the task execution role may read it.",
  wrongArchitecture: "Register a revision whose architecture is this machine's, with an image that is built for it.",
  networkNotReady:
    "Check the subnets and security groups, and that the subnet has free addresses; then start it again.",
  notInitialised: "The reason above names what was missing: provide it, and start the task again.",
  commandNotFound: "Correct the command or entry point of the container in a new revision.",
  commandNotExecutable: "Make the file executable in the image (chmod +x), or call it through its interpreter.",
  notStarted: "The reason above says what the engine refused: correct it in a new revision.",
  dependencyFailed: "Look at the logs of the container that it waited for.",
  engineTimeout: "Check that the machine is not overloaded, and start the task again.",
  removedOutside: "Leave the containers of tasks to ECS: stop a task with Stop.",
  spotInterrupted: "Nothing: a service starts another task.",
  unhealthy: "Look at the logs, and at the command of the health check: it must end with 0 when all is well.",
  scaled: "Nothing, if that was intended. The events of the service say which deployment it was.",
  userStopped: "Nothing, if that was intended. Run the task again when it is needed.",
  platformUpdate: "Nothing: a service starts another task.",
  essentialExited: "Look at the logs of the container: their last lines mostly say why.",
  failedToStart: "The reason above says what went wrong; correct it, and start the task again.",
  exit0:
    "Let the command of the container run in the foreground; for work that comes to an end, run a task and no service.",
  exit1: "Look at its logs: their last lines mostly say why.",
  exit126: "Make the file executable in the image (chmod +x), and check that it is built for this machine.",
  exit127: "Correct the command or entry point in a new revision; check that the program is in the image.",
  exit134: "Look at its logs for the message of the abort.",
  exit137: "Give the container more memory in a new revision, or look at its logs for what used it.",
  exit137Asked: "Let the program end on SIGTERM, or state a longer stopTimeout.",
  exit139: "Look at its logs. An image for another architecture, or a damaged library, are common causes.",
  exit143: "Nothing, if the task was to stop. Otherwise look at the other containers.",
  exitSignal: "Look at its logs.",
  exitOther: "Look at its logs, and at what the program documents for this code.",
} as const;

type Fixes = Readonly<Record<keyof typeof english, string>>;

const spanish: Fixes = {
  pullRateLimit: "Espere, o envíe la imagen a un repositorio propio de ECR y use ese.",
  pullNotAllowed: "Asocie AmazonECSTaskExecutionRolePolicy al rol de ejecución de tareas, o indique uno que la tenga.",
  pullDenied: "Revise letra por letra el URI de la imagen del contenedor. Una imagen privada va en ECR.",
  pullWrongPlatform:
    "Cree la imagen para esta máquina (docker build --platform linux/amd64 o linux/arm64) y envíela de nuevo.",
  pullNoNetwork: "Compruebe que esta máquina llega al registro, o envíe la imagen al ECR de aquí.",
  pullNoSpace: "Elimine las imágenes que nadie usa (docker image prune) o haga la imagen más pequeña.",
  pullNotFound: "Envíe la imagen con esa etiqueta, o registre una revisión con una etiqueta que exista.",
  pullOther: "Revise el URI de la imagen y que la imagen se haya enviado.",
  outOfMemory:
    "Registre una revisión con más memoria para el contenedor (o la tarea), o haga que el programa use menos.",
  roleNotAssumed: "Compruebe que el rol exista y que su política de confianza permita ecs-tasks.amazonaws.com.",
  logNotAllowed:
    "Asocie AmazonECSTaskExecutionRolePolicy al rol de ejecución de tareas; para crear el grupo necesita logs:CreateLogGroup.",
  logGroupMissing: "Cree el grupo de registros, o establezca en true la opción awslogs-create-group.",
  secretNotRead: "Revise el ARN del secreto y que el rol de ejecución de tareas pueda leerlo.",
  wrongArchitecture: "Registre una revisión con la arquitectura de esta máquina y una imagen creada para ella.",
  networkNotReady:
    "Revise las subredes y los grupos de seguridad, y que la subred tenga direcciones libres; después iníciela de nuevo.",
  notInitialised: "El motivo de arriba nombra lo que faltaba: proporciónelo e inicie la tarea de nuevo.",
  commandNotFound: "Corrija el comando o el punto de entrada del contenedor en una nueva revisión.",
  commandNotExecutable: "Haga ejecutable el archivo en la imagen (chmod +x), o llámelo mediante su intérprete.",
  notStarted: "El motivo de arriba dice qué rechazó el motor: corríjalo en una nueva revisión.",
  dependencyFailed: "Vea los registros del contenedor al que esperaba.",
  engineTimeout: "Compruebe que la máquina no esté sobrecargada e inicie la tarea de nuevo.",
  removedOutside: "Deje los contenedores de las tareas en manos de ECS: detenga una tarea con Detener.",
  spotInterrupted: "Nada: el servicio inicia otra tarea.",
  unhealthy: "Vea los registros y el comando de la comprobación de estado: debe terminar con 0 cuando todo está bien.",
  scaled: "Nada, si era lo previsto. Los eventos del servicio dicen qué implementación fue.",
  userStopped: "Nada, si era lo previsto. Ejecute la tarea de nuevo cuando haga falta.",
  platformUpdate: "Nada: el servicio inicia otra tarea.",
  essentialExited: "Vea los registros del contenedor: casi siempre sus últimas líneas dicen por qué.",
  failedToStart: "El motivo de arriba dice qué falló; corríjalo e inicie la tarea de nuevo.",
  exit0:
    "Deje que el comando del contenedor se ejecute en primer plano; para un trabajo que termina, ejecute una tarea y no un servicio.",
  exit1: "Vea sus registros: casi siempre sus últimas líneas dicen por qué.",
  exit126: "Haga ejecutable el archivo en la imagen (chmod +x) y compruebe que se haya creado para esta máquina.",
  exit127:
    "Corrija el comando o el punto de entrada en una nueva revisión; compruebe que el programa esté en la imagen.",
  exit134: "Busque en sus registros el mensaje con el que se abortó.",
  exit137: "Dé más memoria al contenedor en una nueva revisión, o busque en sus registros qué la usó.",
  exit137Asked: "Haga que el programa termine con SIGTERM, o indique un stopTimeout más largo.",
  exit139: "Vea sus registros. Son causas comunes una imagen de otra arquitectura o una biblioteca dañada.",
  exit143: "Nada, si la tarea debía detenerse. Si no, vea los demás contenedores.",
  exitSignal: "Vea sus registros.",
  exitOther: "Vea sus registros y lo que el programa documenta de ese código.",
};

export const stoppedFixes = defineWords({ en: english, es: spanish });

export const stoppedLabels = defineWords({
  en: {
    ended: "The task has ended",
    ending: "The task is ending",
    reason: "Stopped reason",
    place_logs: "View logs",
    "place_new-revision": "Create new revision",
    place_repository: "View repositories",
    place_roles: "View roles",
    place_events: "View events",
    "place_run-again": "Run task",
  },
  es: {
    ended: "La tarea ha terminado",
    ending: "La tarea está terminando",
    reason: "Motivo de la detención",
    place_logs: "Ver registros",
    "place_new-revision": "Crear una nueva revisión",
    place_repository: "Ver repositorios",
    place_roles: "Ver roles",
    place_events: "Ver eventos",
    "place_run-again": "Ejecutar tarea",
  },
});
