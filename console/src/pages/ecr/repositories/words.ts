// Words of the list of repositories.
import { defineWords } from "../../../words/words.ts";

export const repositoriesWords = defineWords({
  en: {
    title: "Private repositories",
    description: "A repository keeps the images of one application, version by version. Tasks pull them from here.",
    find: "Find repositories",
    selectOne: "Select one repository to see its push commands.",
    emptyTitle: "No repositories",
    emptyHint: "Create a repository, then push an image to it: that is what a task runs.",
  },
  es: {
    title: "Repositorios privados",
    description:
      "Un repositorio guarda las imágenes de una aplicación, versión por versión. Las tareas las extraen de aquí.",
    find: "Buscar repositorios",
    selectOne: "Seleccione un repositorio para ver sus comandos de envío.",
    emptyTitle: "No hay repositorios",
    emptyHint: "Cree un repositorio y envíe una imagen: eso es lo que ejecuta una tarea.",
  },
});
