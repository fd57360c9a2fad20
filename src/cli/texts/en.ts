// English.

export const en = {
  usage: `Muelle: Amazon ECS on your own machine

  ./muelle <command> [options]

Commands
  up            start the control plane (in the background; --foreground to stay)
  down          stop the control plane; workloads go on (--all: stop and remove everything)
  status        what runs
  env           print environment variables for any AWS client:  eval "$(./muelle env)"
  demo          from an image to a web page on ECS, step by step (--clean removes it again)
  logs          the control plane's own log (--follow to stay)
  doctor        check this machine
  aws …         the installed AWS CLI with endpoint and credentials set
  reset         down --all, and forget the state

Options
  --data DIR            where the state is kept (default ~/.muelle)
  --port N              the port on 127.0.0.1 (default 4566)
  --engine docker|simulated
  --pool CIDR           public addresses of tasks (default 198.18.0.0/16)
  --lang es|en          language (default from LANG)
  --json                one line of JSON for programmes`,
  unknownCommand: (name: string) => `There is no command "${name}".`,
  unknownOption: (reason: string) => `The command line was not understood: ${reason}`,
  notRunning: (data: string) => `No control plane runs with the data directory ${data}.`,
  startFailed: (reason: string, log: string) => `The control plane did not start: ${reason} (its log: ${log})`,
  stopFailed: (pid: number) => `The control plane (process ${pid}) did not end within a minute.`,
  portTaken: (port: number, data: string) =>
    `Port ${port} is used by another control plane, with the data directory ${data}.`,
  needsRoot:
    "Real containers with their own network interfaces need root: network namespaces and firewalls belong to the kernel.",
  needsLinux: "Real containers need Linux. Everything else runs on the simulated engine.",
  noEngine: (reason: string) => `No container engine answers (${reason}).`,
  installing: (names: string) => `Installing from the distribution's packages: ${names}`,
  packagesFailed: (log: string) => `The packages could not be installed; what apt-get said is in ${log}.`,
  startingEngine: "Starting Docker Engine",
  engineFailed: (log: string) => `Docker Engine did not start; see ${log}.`,
  starting: "Starting the control plane",
  alreadyUp: "The control plane runs already.",
  up: "Muelle is up.",
  console: "Console",
  endpoint: "Endpoint",
  registry: "Registry",
  profile: "AWS profile",
  nextStep: "Next step",
  stopped: "The control plane is down. Workloads go on; `./muelle up` takes them over again.",
  wasDown: "No control plane was running.",
  stopping: "Stopping the control plane",
  removing: "Removing what Muelle made on this machine",
  removed: (containers: number, volumes: number, images: number) =>
    `${containers} containers, ${volumes} volumes, ${images} images; bridges, namespaces, routes and firewall tables`,
  engineStays: "Docker Engine itself stays installed and running.",
  forgetting: "Forgetting the state",
  othersStay: (data: string, names: string) => `Not Muelle's, and left in ${data}: ${names}`,
  running: (pid: number) => `running (process ${pid})`,
  process: "Process",
  controlPlaneLabel: "Control plane",
  data: "Data",
  engine: "Engine",
  version: "Version",
  services: "Services",
  tasks: "Tasks",
  since: "Since",
  noAwsCli: "The AWS CLI is not installed.",
  noLog: (file: string) => `There is no log yet: ${file}`,
  checks: {
    node: "Node.js",
    root: "Root",
    linux: "Linux",
    tools: "ip, nft, nsenter",
    busybox: "static busybox",
    engine: "Docker Engine",
    port: (port: number) => `Port ${port}`,
    controlPlane: "Control plane",
    awsCli: "AWS CLI",
    dockerCli: "docker client",
    ok: "ok",
    missing: "missing",
    taken: "taken by another programme",
    free: "free",
    notRunning: "not running",
    optional: "not installed (optional)",
  },
  doctorFound: (count: number) => `${count} of these checks failed.`,
  demo: {
    title: "From an image to a web page on ECS",
    build: (tag: string) => `Build the sample page's image ${tag}`,
    repository: (name: string) => `Create the ECR repository ${name}`,
    login: "Log docker in to the registry",
    push: (uri: string) => `Push the image to ${uri}`,
    cluster: (name: string) => `Create the cluster ${name}`,
    definition: (family: string) => `Register the task definition ${family}`,
    service: (name: string) => `Create the service ${name}`,
    steady: "Wait until the service is steady",
    closed: (address: string) => `Show that port 5000 of ${address} is closed`,
    closedSaid: "no answer, as on AWS: the security group lets nobody in",
    notClosed: "Port 5000 answers though the security group does not allow it.",
    open: "Open port 5000 in the security group",
    fetch: (url: string) => `Fetch ${url}`,
    done: (url: string) => `The page is at ${url}`,
    again: "Remove it all again: ./muelle demo --clean",
    cleaning: "Remove what the demo made",
    cleaned: "Service, tasks, definitions, cluster, repository, rule and local images are gone.",
    failed: (reason: string) => `A task stopped: ${reason}`,
    simulated: "On the simulated engine there is no page to fetch: the tasks do not really run.",
    noDocker: "The docker client is needed for the demo and was not found.",
    commandFailed: (command: string, output: string) => `${command} failed:\n${output}`,
  },
  unexpected: (message: string) => `Something went wrong that should not: ${message}`,
};

/** What every language must have. */
export type Texts = typeof en;
