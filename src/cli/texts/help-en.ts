// English: what `help <command>` prints.
export const helpEn = {
  up: `./muelle up [--foreground]

Starts the control plane in the background and says where everything is: endpoint, registry, AWS profile, and a link that
signs in to the web console. A control plane that is already running is left as it is. Tasks that were running when it stopped
are taken over.

Real containers need Linux and root. Where no container engine answers, Docker Engine is installed from the packages of the
distribution (Debian, Ubuntu) and started. --engine simulated needs neither: for CI, scripts and SDK code.

  --foreground          stay, until Ctrl-C or SIGTERM`,
  down: `./muelle down [--all]

Stops the control plane. Tasks keep running, and "up" takes them over again.

  --all                 also stop and remove everything that it made on this machine: containers, volumes, images that it built,
                        bridges, namespaces, routes, firewall tables. The state stays: see "reset"`,
  status: `./muelle status

Says whether the control plane is running, where, since when, and how many services and tasks it has. Ends with 1 when it is
not running.`,
  env: `eval "$(./muelle env)"

Prints the environment variables that point any AWS client (CLI, SDK, Terraform) at Muelle.`,
  console: `./muelle console

Prints a link that signs a browser in to the web console as root: once, within 15 minutes. On a desktop it is opened, too.`,
  demo: `./muelle demo [--clean]

The lesson, through the public APIs only, each step with its time: an image, an ECR repository, a cluster, a task definition,
a service; the page closed, opened in the security group, and fetched. Starts the control plane when it is not running.

  --clean               take away all that the demo made`,
  reach: `./muelle reach TASK [--cluster NAME] [--container-port N]

Follows a browser's request from this machine to a task: public IP, route, network ACL, security group, port, process, HTTP
answer. The first broken link is said with its one fix. TASK is a task's id or ARN. Ends with 1 when a link is broken.

  --cluster NAME        the task's cluster, by name or ARN (default: the one in its ARN, else "default")
  --container-port N    the port to try (default: those that its task definition maps)`,
  logs: `./muelle logs [--follow]

Prints the control plane's own log, one JSON object a line. The logs of containers are in CloudWatch Logs:
  ./muelle aws logs describe-log-groups

  --follow, -f          go on as it grows, until Ctrl-C`,
  doctor: `./muelle doctor

Checks what this machine has of what Muelle needs, and says how to mend what it lacks. Ends with 1 when something is lacking.`,
  aws: `./muelle aws <service> <operation> …

Runs the installed AWS CLI with endpoint, region and credentials set; its exit code is that of the AWS CLI. Everything after
"aws" is handed to it; Muelle's own options stand before: ./muelle --data DIR aws ecs list-clusters`,
  reset: `./muelle reset

"down --all", and then forgets the state: clusters, services, task definitions, roles, networks, images and logs.`,
  help: `./muelle help [command]

Lists the commands, or explains one.`,
  version: `./muelle version

Prints the version.`,
};
