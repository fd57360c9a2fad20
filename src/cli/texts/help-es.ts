// Español: lo que muestra `help <comando>`.
import type { helpEn } from "./help-en.ts";

export const helpEs: typeof helpEn = {
  up: `./muelle up [--foreground]

Inicia el plano de control en segundo plano y dice dónde está todo: punto de conexión, registro de imágenes, perfil de AWS y
un enlace para iniciar sesión en la consola web. Si ya está en marcha, lo deja como está. Retoma las tareas que seguían en marcha cuando se detuvo.

Los contenedores reales necesitan Linux y root. Si no responde ningún motor de contenedores, instala Docker Engine desde los
paquetes de la distribución (Debian, Ubuntu) y lo inicia. --engine simulated no necesita nada de eso: para integración continua,
guiones y código con SDK.

  --foreground          quedarse en primer plano, hasta Ctrl-C o SIGTERM`,
  down: `./muelle down [--all]

Detiene el plano de control. Las tareas siguen en marcha y «up» las retoma.

  --all                 además, detiene y elimina todo lo que creó en esta máquina: contenedores, volúmenes, las imágenes que
                        construyó, puentes, espacios de nombres, rutas y tablas del cortafuegos. El estado se conserva: vea «reset»`,
  status: `./muelle status

Dice si el plano de control está en marcha, dónde, desde cuándo, y cuántos servicios y tareas tiene. Termina con 1 si no está
en marcha.`,
  env: `eval "$(./muelle env)"

Muestra las variables de entorno que dirigen a Muelle cualquier cliente de AWS (CLI, SDK, Terraform).`,
  console: `./muelle console

Muestra un enlace con el que un navegador inicia sesión en la consola web como root: una sola vez, durante 15 minutos. En un
escritorio, además lo abre.`,
  demo: `./muelle demo [--clean]

La lección, solo a través de las API públicas y con el tiempo de cada paso: una imagen, un repositorio de ECR, un clúster, una
definición de tarea, un servicio; la página cerrada, abierta en el grupo de seguridad y visitada. Inicia el plano de control si
no está en marcha.

  --clean               elimina todo lo que creó la demostración`,
  reach: `./muelle reach TAREA [--cluster NOMBRE] [--container-port N]

Sigue la solicitud de un navegador desde esta máquina hasta una tarea: IP pública, ruta, ACL de red, grupo de seguridad, puerto,
proceso, respuesta HTTP. Del primer eslabón roto dice cómo arreglarlo. TAREA es el ID o el ARN de una tarea. Termina con 1 si
hay un eslabón roto.

  --cluster NOMBRE      el clúster de la tarea, por nombre o ARN (predeterminado: el de su ARN; si no, «default»)
  --container-port N    el puerto que se prueba (predeterminado: los que mapea su definición de tarea)`,
  logs: `./muelle logs [--follow]

Muestra el registro del propio plano de control, un objeto JSON por línea. Los registros de los contenedores están en
CloudWatch Logs:
  ./muelle aws logs describe-log-groups

  --follow, -f          seguirlo a medida que crece, hasta Ctrl-C`,
  doctor: `./muelle doctor

Revisa qué tiene esta máquina de lo que Muelle necesita y dice cómo remediar lo que falta. Termina con 1 si falta algo.`,
  aws: `./muelle aws <servicio> <operación> …

Ejecuta la AWS CLI instalada con el punto de conexión, la región y las credenciales ya puestos; su código de salida es el de la
AWS CLI. Todo lo que sigue a «aws» es para ella; las opciones de Muelle van antes: ./muelle --data DIR aws ecs list-clusters`,
  reset: `./muelle reset

«down --all», y después olvida el estado: clústeres, servicios, definiciones de tareas, roles, redes, imágenes y registros.`,
  help: `./muelle help [comando]

Muestra la lista de comandos, o explica uno de ellos.`,
  version: `./muelle version

Muestra la versión.`,
};
