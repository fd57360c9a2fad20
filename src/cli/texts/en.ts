// English.

export const en = {
  usage: `Muelle: Amazon ECS on your own machine

  ./muelle <command> [options]

Commands
  up            start the control plane (in the background; --foreground to stay)
  down          stop the control plane; tasks keep running (--all: remove everything that it made)
  status        what is running
  env           print environment variables for any AWS client:  eval "$(./muelle env)"
  console       a fresh sign-in link to the web console
  demo          from an image to a web page on ECS, step by step (--clean removes it again)
  reach TASK    why a browser reaches a task, or why not, link by link
  logs          the control plane's own log (--follow to stay)
  doctor        check what this machine has and lacks
  aws …         the installed AWS CLI, with endpoint and credentials set
  reset         down --all, and forget the state
  help          this text; help <command> explains one
  version       which version this is

Options of every command
  --data DIR            where the state is kept (default ~/.muelle)
  --port N              the port on 127.0.0.1 (default: that of before, or 4566)
  --engine docker|simulated
                        real containers, or all of the control plane without Docker and root (default docker)
  --pool CIDR           public addresses of tasks (default 198.18.0.0/16)
  --lang es|en          language (default from LANG)
  --json                one line of JSON, for programs`,
  usageErrors: {
    unknownCommand: (name: string) => `There is no command "${name}".`,
    unknownOption: (typed: string, command: string, meant: string | undefined) =>
      `"${command}" has no option ${typed}${meant ? `; did you mean ${meant}?` : "."}`,
    takesNoValue: (typed: string, value: string) => `${typed} takes no value, but was given "${value}".`,
    needsValue: (typed: string, expected: string) => `${typed} needs a value: ${expected}.`,
    badValue: (typed: string, value: string, expected: string) =>
      `${typed} cannot be "${value}": it must be ${expected}.`,
    extraWord: (word: string, command: string) => `"${command}" takes no further words, but was given "${word}".`,
    expected: {
      data: "a directory",
      port: "a port number from 1 to 65535",
      engine: "docker or simulated",
      pool: "a range of IPv4 addresses between /8 and /28, such as 198.18.0.0/16",
      lang: "es or en",
      cluster: "the name or ARN of a cluster",
      "container-port": "a port number from 1 to 65535",
    },
  },
  notRunning: (data: string) => `No control plane is running with the data directory ${data}.`,
  otherRuns: (port: number, data: string) =>
    `Another control plane is running on port ${port}, with the data directory ${data}; it was left alone.`,
  otherSettings: (differences: string) =>
    `It runs with other settings than were asked for, and goes on with its own: ${differences}. To change them: down, then up.`,
  poolTaken: (pool: string, route: string) =>
    `The addresses ${pool} for tasks are in use on this machine already, by the route ${route}. Ask for others, or take that route away.`,
  startFailed: (reason: string, log: string) => `The control plane did not start: ${reason} (its log: ${log})`,
  portTakenByOther: (port: number) =>
    `Port ${port} is in use by another program, so the control plane cannot listen there.`,
  stopFailed: (pid: number) => `The control plane (process ${pid}) did not end within a minute.`,
  portTaken: (port: number, data: string) =>
    `Port ${port} is in use by another control plane, with the data directory ${data}.`,
  needsRoot:
    "Real containers with their own network interfaces need root: network namespaces and firewalls belong to the kernel.",
  needsLinux: "Real containers need Linux. Everything else runs on the simulated engine.",
  noEngine: (reason: string) => `No container engine answers (${reason}).`,
  lacking: (names: string) => `This machine lacks what real containers need: ${names}.`,
  installYourself: (names: string) =>
    `with this system's package manager, install what Debian calls ${names}; start Docker Engine; try again`,
  installing: (names: string) => `Install packages of the distribution: ${names}`,
  packagesFailed: (log: string) => `The packages could not be installed; what apt-get said is in ${log}.`,
  startingEngine: "Start Docker Engine",
  engineFailed: (log: string) => `Docker Engine did not start; see ${log}.`,
  starting: "Start the control plane",
  alreadyUp: "The control plane was already running.",
  up: "Muelle is running.",
  staying: "Ctrl-C ends it; tasks keep running.",
  console: "Console",
  linkOnce: (again: string) => `The console's link signs in once, within 15 minutes; another one: ${again}`,
  openingBrowser: "Opening it in the browser; it signs in once.",
  noConsole: "The control plane that is running is of a version before the web console.",
  endpoint: "Endpoint",
  registry: "Registry",
  profile: "AWS profile",
  nextStep: "Next step",
  stopped: (up: string) => `The control plane is stopped. Tasks keep running; \`${up}\` takes them over again.`,
  wasDown: (data: string) => `No control plane was running with the data directory ${data}.`,
  stopping: "Stop the control plane",
  removing: "Remove what Muelle made on this machine",
  removed: (containers: number, volumes: number, images: number) =>
    `containers: ${containers}, volumes: ${volumes}, images: ${images}; and its bridges, namespaces, routes and firewall tables`,
  engineStays: "Docker Engine itself stays installed and running.",
  forgetting: "Forget the state",
  othersStay: (data: string, names: string) => `Not Muelle's, and left in ${data}: ${names}`,
  running: (pid: number) => `running (process ${pid})`,
  controlPlaneLabel: "Control plane",
  data: "Data",
  engine: "Engine",
  version: "Version",
  services: "Services",
  tasks: "Tasks",
  since: "Since",
  noAwsCli: "The AWS CLI is not installed, or not on the PATH.",
  awsFailed: (code: number, output: string) => `The AWS CLI ended with ${code}: ${output}`,
  noLog: (file: string) => `There is no log yet: ${file}`,
  followIsNoJson:
    "logs --follow has no end, so it cannot be one line of JSON: leave out --json (each line of the log is JSON).",
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
    oldAwsCli: (version: string) =>
      `${version}, which does not know AWS_ENDPOINT_URL: use ./muelle aws …, or aws in a shell that ran eval "$(./muelle env)"`,
    dockerCli: "docker client",
    ok: "ok",
    missing: "missing",
    taken: "in use by another program",
    free: "free",
    notRunning: "not running",
    optional: (install: string) => `not installed (optional: ${install})`,
  },
  doctorFound: (count: number) => (count === 1 ? "One of these checks failed." : `${count} of these checks failed.`),
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
    inConsole: (url: string) => `See all of it in the console: ${url}`,
    again: (clean: string) => `To remove it all again: ${clean}`,
    cleaning: "Remove what the demo made",
    cleaned: "Service, tasks, definitions, cluster, repository, rule and local images are gone.",
    alreadyOpen: (rules: string) =>
      `rules of yours let others in already (${rules}), so it is open: take them away to see it closed`,
    failed: (reason: string) => `The task did not stay up: ${reason}`,
    notSteady: (seconds: number, event: string) =>
      `The service did not become steady within ${seconds} s. What it said last: ${event}`,
    noDefaultVpc: "There is no default VPC with subnets, in which the demo runs its task: it was deleted.",
    noRole: (name: string) =>
      `There is no role ${name}, with which the demo's task pulls its image and writes its logs: it was deleted.`,
    simulated: (data: string) =>
      `The control plane of ${data} runs on the simulated engine, where tasks do not really run: there is no page to fetch.`,
    noDocker: "The demo builds and pushes an image with the docker client, which was not found.",
    commandFailed: (command: string, output: string) => `${command} failed:\n${output}`,
  },
  unexpected: (message: string) => `This should not have happened, and is a bug in Muelle: ${message}`,
};

/** What every language must have. */
export type Texts = typeof en;
