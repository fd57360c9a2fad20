// Words of the push commands dialog; the Spanish of the four steps is what AWS's own console says.
import { defineWords } from "../../words/words.ts";

export const pushWords = defineWords({
  en: {
    view: "View push commands",
    title: "Push commands for {name}",
    posix: "macOS / Linux",
    windows: "Windows",
    muelle: "Muelle's CLI",
    intro: "You need Docker and the AWS CLI. The commands are as they work with this registry.",
    environment:
      "First, in Muelle's folder: point this terminal's AWS CLI to Muelle. Then go to the folder of your Dockerfile.",
    environmentWindows:
      "First, in PowerShell: point this window's AWS CLI to Muelle. With Muelle in WSL 2, {host} is the same address in Windows.",
    login: "Retrieve an authentication token and authenticate your Docker client to your registry. Use the AWS CLI:",
    build: "Build your Docker image with the following command.",
    tag: "After the build is completed, tag your image so you can push it to this repository:",
    push: "Run the following command to push this image to your newly created AWS repository:",
    muelleHint:
      "Everything in one go, from Muelle's folder and without setting any variable. Put the folder of your Dockerfile in place of {folder}.",
    folder: "path/to/your-app",
    copyAll: "Copy all",
    loginWaiting: "Waiting for a login",
    loginToken: "The token was given; waiting for docker login",
    loginDone: "The registry saw the login",
    unseen: "Not visible to the registry: confirmed when the image arrives",
    confirmed: "Confirmed by the push",
    pushWaiting: "Waiting for the image",
    pushDone: "The image {tags} has arrived",
    untagged: "without a tag",
    viewImage: "View image",
    whoCounts: "Any visitor of this account counts: the registry sees that somebody logged in, not from which window.",
  },
  es: {
    view: "Ver comandos de envío",
    title: "Comandos de envío para {name}",
    posix: "macOS / Linux",
    windows: "Windows",
    muelle: "CLI de Muelle",
    intro: "Necesita Docker y la AWS CLI. Los comandos son los que funcionan con este registro.",
    environment:
      "Primero, en la carpeta de Muelle: dirija la AWS CLI de esta terminal a Muelle. Después vaya a la carpeta de su Dockerfile.",
    environmentWindows:
      "Primero, en PowerShell: dirija la AWS CLI de esta ventana a Muelle. Con Muelle en WSL 2, {host} es la misma dirección en Windows.",
    login: "Recupere un token de autenticación y autentique su cliente de Docker en el registro. Utilice AWS CLI:",
    build: "Cree una imagen de Docker con el siguiente comando.",
    tag: "Cuando se complete la creación, etiquete la imagen para poder enviarla a este repositorio:",
    push: "Ejecute el siguiente comando para enviar esta imagen al repositorio de AWS recién creado:",
    muelleHint:
      "Todo de una vez, desde la carpeta de Muelle y sin definir ninguna variable. Ponga la carpeta de su Dockerfile en lugar de {folder}.",
    folder: "ruta/a/su-aplicacion",
    copyAll: "Copiar todo",
    loginWaiting: "En espera de un inicio de sesión",
    loginToken: "Se entregó el token; en espera de docker login",
    loginDone: "El registro vio el inicio de sesión",
    unseen: "El registro no puede verlo: se confirma cuando llega la imagen",
    confirmed: "Confirmado por el envío",
    pushWaiting: "En espera de la imagen",
    pushDone: "La imagen {tags} ha llegado",
    untagged: "sin etiqueta",
    viewImage: "Ver imagen",
    whoCounts:
      "Cuenta cualquier visitante de esta cuenta: el registro ve que alguien inició sesión, no desde qué ventana.",
  },
});
