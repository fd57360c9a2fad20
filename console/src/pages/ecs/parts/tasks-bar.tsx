// "Deployments and tasks": how many of a service's desired tasks run, as a bar and in words.
import type { Service } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import { nameOfArn, places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { useWords } from "../../../words/use-words.ts";
import { serviceWords } from "./service-words.ts";
import "./tasks-bar.css";

/** Green as far as they run, red as far as they are missing; the words say the same, and lead to the tasks. */
export function TasksBar({ service }: { readonly service: Service }) {
  const t = useWords(serviceWords);
  const { desiredCount: desired = 0, runningCount: running = 0, pendingCount: pending = 0, serviceName = "" } = service;
  const text = t("tasksRunning", { running, desired });
  const percent = desired === 0 ? 0 : Math.min(100, (100 * running) / desired);
  return (
    <div className={running < desired ? "tasks-bar tasks-bar-missing" : "tasks-bar"}>
      <div className="tasks-bar-track" aria-hidden="true">
        <div className="tasks-bar-fill" style={{ inlineSize: `${percent}%` }} />
      </div>
      <Go
        to={places.service(nameOfArn(service.clusterArn ?? ""), serviceName, "tasks")}
        label={`${serviceName}: ${text}`}
      >
        {text}
      </Go>
      {pending > 0 && (
        <Box fontSize="body-s" color="text-body-secondary">
          {t("tasksPending", { count: pending })}
        </Box>
      )}
    </div>
  );
}
