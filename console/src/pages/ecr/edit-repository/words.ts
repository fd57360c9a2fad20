// Words of the form that changes a repository's settings.
import { defineWords } from "../../../words/words.ts";

export const editRepositoryWords = defineWords({
  en: {
    title: "Edit repository {name}",
    settings: "Settings",
    saved: "The settings of {name} have been saved.",
  },
  es: {
    title: "Editar el repositorio {name}",
    settings: "Configuración",
    saved: "Se ha guardado la configuración de {name}.",
  },
});
