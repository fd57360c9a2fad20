// Words of the form that updates a cluster.
import { defineWords } from "../../../words/words.ts";

export const updateClusterWords = defineWords({
  en: {
    title: "Update cluster {name}",
    update: "Update",
    clusters: "Clusters",
    infrastructure: "Infrastructure",
    infrastructureHint: "What the cluster's tasks may run on, and how they are spread unless a service says otherwise.",
    providers: "Capacity providers",
    providersHint: "One that a service uses cannot be taken away.",
    choose: "Choose",
    strategy: "Default capacity provider strategy",
    strategyHint: "For services and tasks that name neither a strategy nor a launch type. Without rows there is none.",
    notAssociated: "{provider} is not among the capacity providers above.",
    monitoring: "Monitoring",
    insights: "Container Insights",
    insightsHint: "Measures CPU, memory, network and tasks of the cluster in the namespace ECS/ContainerInsights.",
    off: "Turned off",
    on: "Container Insights",
    enhanced: "Container Insights with enhanced observability",
    updated: "The cluster {name} has been updated.",
  },
  es: {
    title: "Actualizar el clúster {name}",
    update: "Actualizar",
    clusters: "Clústeres",
    infrastructure: "Infraestructura",
    infrastructureHint:
      "Sobre qué pueden ejecutarse las tareas del clúster y cómo se reparten si un servicio no indica otra cosa.",
    providers: "Proveedores de capacidad",
    providersHint: "No se puede quitar uno que esté en uso por un servicio.",
    choose: "Elegir",
    strategy: "Estrategia de proveedor de capacidad predeterminada",
    strategyHint:
      "Para los servicios y las tareas que no indican ni una estrategia ni un tipo de lanzamiento. Sin filas no hay ninguna.",
    notAssociated: "{provider} no está entre los proveedores de capacidad anteriores.",
    monitoring: "Monitoreo",
    insights: "Container Insights",
    insightsHint:
      "Mide la CPU, la memoria, la red y las tareas del clúster en el espacio de nombres ECS/ContainerInsights.",
    off: "Desactivado",
    on: "Container Insights",
    enhanced: "Container Insights con observabilidad mejorada",
    updated: "El clúster {name} se ha actualizado.",
  },
});
