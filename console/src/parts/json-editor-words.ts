// Words of the code editor; Cloudscape's own are in its dictionary.
import { defineWords } from "../words/words.ts";

export const jsonEditorWords = defineWords({
  en: {
    download: "Download",
    loading: "Loading the editor",
    leave: "To leave the editor with the keyboard press Escape, then Tab.",
  },
  es: {
    download: "Descargar",
    loading: "Cargando el editor",
    leave: "Para salir del editor con el teclado, presione Escape y luego Tab.",
  },
});
