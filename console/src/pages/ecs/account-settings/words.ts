// Words of the account settings: what each of them does here.
import { defineWords } from "../../../words/words.ts";

export const accountSettingsWords = defineWords({
  en: {
    title: "Account settings",
    description:
      "What holds for new clusters, services and tasks of this account in this region, unless they say otherwise.",
    setting: "Setting",
    about: "What it does",
    value: "Value",
    managedBy: "Managed by",
    you: "You",
    aws: "AWS",
    update: "Update",
    saved: "{count, plural, one {# account setting has} other {# account settings have}} been saved.",
    withoutEffect: "{value} would have no effect in Muelle: {reason}.",
    awsvpcTrunkingReason: "there are no container instances whose interfaces could be trunked",
    fargateFIPSModeReason: "the machine's cryptography is not under Muelle's control",
    fargateEventWindowsReason: "tasks are never retired",
    serviceLongArnFormat: "ARNs of services with the cluster's name. AWS allows no others any more.",
    taskLongArnFormat: "ARNs of tasks with the cluster's name. AWS allows no others any more.",
    containerInstanceLongArnFormat:
      "ARNs of container instances with the cluster's name. AWS allows no others any more.",
    awsvpcTrunking: "More network interfaces for each container instance.",
    containerInsights: "Container Insights of clusters that are created from now on.",
    fargateFIPSMode: "FIPS 140 cryptography on Fargate.",
    tagResourceAuthorization: "Whether creating something with tags needs the permission ecs:TagResource.",
    fargateTaskRetirementWaitPeriod: "Days that AWS waits before it retires Fargate tasks.",
    guardDutyActivate: "Amazon GuardDuty's runtime monitoring.",
    defaultLogDriverMode: "Whether a container waits when its logs cannot be written, unless its definition says.",
    fargateEventWindows: "Windows of time in which AWS may retire Fargate tasks.",
    other: "A setting that this console does not know yet.",
  },
  es: {
    title: "Configuración de la cuenta",
    description:
      "Lo que vale para los nuevos clústeres, servicios y tareas de esta cuenta en esta región, si no indican otra cosa.",
    setting: "Configuración",
    about: "Qué hace",
    value: "Valor",
    managedBy: "Administrada por",
    you: "Usted",
    aws: "AWS",
    update: "Actualizar",
    saved:
      "{count, plural, one {Se ha guardado # configuración} other {Se han guardado # configuraciones}} de la cuenta.",
    withoutEffect: "{value} no tendría efecto en Muelle: {reason}.",
    awsvpcTrunkingReason: "no hay instancias de contenedor cuyas interfaces pudieran agruparse",
    fargateFIPSModeReason: "la criptografía de la máquina no está bajo el control de Muelle",
    fargateEventWindowsReason: "las tareas nunca se retiran",
    serviceLongArnFormat: "ARN de servicios con el nombre del clúster. AWS ya no permite otros.",
    taskLongArnFormat: "ARN de tareas con el nombre del clúster. AWS ya no permite otros.",
    containerInstanceLongArnFormat:
      "ARN de instancias de contenedor con el nombre del clúster. AWS ya no permite otros.",
    awsvpcTrunking: "Más interfaces de red para cada instancia de contenedor.",
    containerInsights: "Container Insights de los clústeres que se creen a partir de ahora.",
    fargateFIPSMode: "Criptografía FIPS 140 en Fargate.",
    tagResourceAuthorization: "Si crear algo con etiquetas requiere el permiso ecs:TagResource.",
    fargateTaskRetirementWaitPeriod: "Días que AWS espera antes de retirar tareas de Fargate.",
    guardDutyActivate: "La supervisión en tiempo de ejecución de Amazon GuardDuty.",
    defaultLogDriverMode:
      "Si un contenedor espera cuando no se pueden escribir sus registros, salvo que lo diga su definición.",
    fargateEventWindows: "Intervalos de tiempo en los que AWS puede retirar tareas de Fargate.",
    other: "Una configuración que esta consola todavía no conoce.",
  },
});
