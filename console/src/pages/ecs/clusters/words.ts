// Words of the list of clusters.
import { defineWords } from "../../../words/words.ts";

export const clustersWords = defineWords({
  en: {
    title: "Clusters",
    description: "A cluster is a group of services and tasks that share what they run on.",
    cluster: "Cluster",
    create: "Create cluster",
    services: "Services",
    runningTasks: "Running tasks",
    pendingTasks: "Pending tasks",
    containerInstances: "Container instances",
    monitoring: "CloudWatch monitoring",
    capacityProviders: "Capacity providers",
    default: "Default",
    containerInsights: "Container Insights",
    find: "Find clusters",
    emptyTitle: "No clusters",
    emptyHint: "Everything that runs on ECS runs in a cluster: create one to begin.",
  },
  es: {
    title: "Clústeres",
    description: "Un clúster es un grupo de servicios y tareas que comparten aquello sobre lo que se ejecutan.",
    cluster: "Clúster",
    create: "Crear clúster",
    services: "Servicios",
    runningTasks: "Tareas en ejecución",
    pendingTasks: "Tareas pendientes",
    containerInstances: "Instancias de contenedor",
    monitoring: "Monitoreo de CloudWatch",
    capacityProviders: "Proveedores de capacidad",
    default: "Predeterminado",
    containerInsights: "Container Insights",
    find: "Buscar clústeres",
    emptyTitle: "No hay clústeres",
    emptyHint: "Todo lo que se ejecuta en ECS lo hace en un clúster: cree uno para empezar.",
  },
});
