// The walls of the house: which room may import which. ARCHITECTURE.md draws the same table.
const rooms = {
  kit: [],
  model: ["kit"],
  store: ["kit", "model"],
  gateway: ["kit", "model", "store"],
  control: ["kit", "model", "store"],
  agent: ["kit", "model", "store"],
  engine: ["kit"],
  network: ["kit"],
  registry: ["kit"],
  cli: ["kit", "model"],
};

// Interfaces of the machines (types and error kinds) may be imported by rooms that are handed a machine.
const interfaces = "^src/(engine/engine|network/network|registry/registry)\\.ts$";
const gatewayPorts = "^src/(registry/registry|network/prober)\\.ts$";
const handed = { agent: interfaces, gateway: gatewayPorts, cli: "^images/", daemon: "^images/" };

const walls = Object.entries(rooms).map(([room, may]) => ({
  name: `wall-${room}`,
  comment: `src/${room} may import only: ${may.join(", ") || "nothing of this house"}`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: "\\.test\\.ts$" },
  to: {
    path: "^(src|test|bench|scripts|images)/",
    pathNot: [`^src/(${[room, ...may].join("|")})/`, ...(handed[room] ? [handed[room]] : [])],
  },
}));

module.exports = {
  forbidden: [
    ...walls,
    {
      name: "controllers-meet-in-the-store",
      comment: "A controller never imports another controller",
      severity: "error",
      from: { path: "^src/control/([^/]+)/" },
      to: { path: "^src/control/([^/]+)/", pathNot: "^src/control/$1/" },
    },
    {
      name: "daemon-is-the-root",
      comment: "Nothing but tests and scripts imports the composition root",
      severity: "error",
      from: { path: "^src/(?!daemon/)", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/daemon/" },
    },
    {
      name: "docker-types-stay-inside",
      comment: "What speaks to Docker lives in src/engine/docker",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(engine/docker|daemon)/|\\.test\\.ts$" },
      to: { path: "^src/engine/docker/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: "node_modules",
    includeOnly: "^(src|test|bench|scripts|images)",
  },
};
