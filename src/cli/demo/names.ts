// What the demo calls things: the names of the lesson.
export const names = {
  repository: "hola",
  image: "hola:latest",
  cluster: "muelle-demo",
  family: "hola",
  service: "web",
  container: "web",
  port: 5000,
} as const;
