// What vite.config.ts makes.
declare module "virtual:own-colours.css";
