// Words of the form that creates a repository.
import { defineWords } from "../../../words/words.ts";

export const createRepositoryWords = defineWords({
  en: {
    title: "Create private repository",
    general: "General settings",
    count:
      "{count} out of 256 characters maximum (2 minimum). The name must start with a letter and can only contain lowercase letters, numbers, and special characters ._-/.",
    empty: "Enter a name for the repository.",
    length: "The name must have between 2 and 256 characters.",
    form: "Start with a lowercase letter; use lowercase letters and numbers, with single . _ - or / between them.",
    encryptionSettings: "Encryption settings",
    encryptionHint: "The encryption settings for a repository can't be changed once the repository is created.",
    encryptionConfiguration: "Encryption configuration",
    aesHint: "The setting that AWS has from the start. On this machine the images are plain files of Muelle's state.",
    kmsHint: "Muelle has no AWS KMS: it could not encrypt with your key.",
    scanning: "Image scanning settings",
    created: "Successfully created repository {name}",
  },
  es: {
    title: "Crear repositorio privado",
    general: "Configuración general",
    count:
      "{count} de 256 caracteres como máximo (2 como mínimo). El nombre debe empezar con una letra y solo puede contener letras minúsculas, números y los caracteres especiales ._-/.",
    empty: "Escriba un nombre para el repositorio.",
    length: "El nombre debe tener entre 2 y 256 caracteres.",
    form: "Empiece con una letra minúscula; use letras minúsculas y números, con un solo . _ - o / entre ellos.",
    encryptionSettings: "Configuración de cifrado",
    encryptionHint:
      "La configuración de cifrado de un repositorio no se puede cambiar después de crear el repositorio.",
    encryptionConfiguration: "Configuración del cifrado",
    aesHint:
      "La configuración que AWS tiene de inicio. En esta máquina las imágenes son archivos corrientes del estado de Muelle.",
    kmsHint: "Muelle no tiene AWS KMS: no podría cifrar con su clave.",
    scanning: "Configuración de análisis de imágenes",
    created: "El repositorio {name} se ha creado correctamente",
  },
});
