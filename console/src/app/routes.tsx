// Which address shows which page. Each page is a folder under src/pages with a `page.tsx`, loaded when it is first visited.
import type { ComponentType } from "react";
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Crashed } from "./crashed.tsx";
import { Frame } from "./frame.tsx";
import { NotFound } from "./not-found.tsx";
import { NotLoaded } from "./not-loaded.tsx";

const pages = import.meta.glob<{ readonly default: ComponentType }>("../pages/**/page.tsx");

/** Path → folder under src/pages. A `:tab` that is missing is filled in by the page's first. */
export const table: Readonly<Record<string, string>> = {
  "": "home",
  "ecs/clusters": "ecs/clusters",
  "ecs/clusters/create": "ecs/create-cluster",
  "ecs/clusters/:cluster/update": "ecs/update-cluster",
  "ecs/clusters/:cluster/services/create": "ecs/create-service",
  "ecs/clusters/:cluster/services/:service/update": "ecs/update-service",
  "ecs/clusters/:cluster/services/:service/:tab?": "ecs/service",
  "ecs/clusters/:cluster/tasks/run": "ecs/run-task",
  "ecs/clusters/:cluster/tasks/:task/:tab?": "ecs/task",
  "ecs/clusters/:cluster/:tab?": "ecs/cluster",
  "ecs/deploy/service": "ecs/create-service",
  "ecs/deploy/task": "ecs/run-task",
  "ecs/deploy/update": "ecs/deploy-update",
  "ecs/task-definitions": "ecs/task-definitions",
  "ecs/task-definitions/create": "ecs/task-definition-form",
  "ecs/task-definitions/create-with-json": "ecs/task-definition-json",
  "ecs/task-definitions/:family/revisions": "ecs/task-definition-revisions",
  "ecs/task-definitions/:family/:revision/new-revision": "ecs/task-definition-form",
  "ecs/task-definitions/:family/:revision/new-revision-with-json": "ecs/task-definition-json",
  "ecs/task-definitions/:family/:revision/:tab?": "ecs/task-definition",
  "ecs/account-settings": "ecs/account-settings",
  "ecr/repositories": "ecr/repositories",
  "ecr/repositories/create": "ecr/create-repository",
  "ecr/repositories/:repository/edit": "ecr/edit-repository",
  "ecr/repositories/:repository/:tab?": "ecr/repository",
  "ecr/repositories/:repository/images/:digest": "ecr/image",
  "ec2/vpcs": "ec2/vpcs",
  "ec2/vpcs/:vpc": "ec2/vpc",
  "ec2/subnets": "ec2/subnets",
  "ec2/subnets/:subnet": "ec2/subnet",
  "ec2/security-groups": "ec2/security-groups",
  "ec2/security-groups/create": "ec2/create-security-group",
  "ec2/security-groups/:group/edit-inbound": "ec2/edit-rules",
  "ec2/security-groups/:group/edit-outbound": "ec2/edit-rules",
  "ec2/security-groups/:group/:tab?": "ec2/security-group",
  "ec2/network-interfaces": "ec2/network-interfaces",
  "ec2/network-interfaces/:networkInterface": "ec2/network-interface",
  "iam/users": "iam/users",
  "iam/users/:user/:tab?": "iam/user",
  "iam/roles": "iam/roles",
  "iam/roles/create": "iam/create-role",
  "iam/roles/:role/:tab?": "iam/role",
  "iam/policies": "iam/policies",
  "iam/policies/create": "iam/create-policy",
  "iam/policies/:policy/:tab?": "iam/policy",
  "iam/who-am-i": "iam/who-am-i",
  "cloudwatch/log-groups": "cloudwatch/log-groups",
  "cloudwatch/log-groups/:logGroup/:tab?": "cloudwatch/log-group",
  "cloudwatch/log-groups/:logGroup/streams/:stream": "cloudwatch/log-stream",
  "cloudwatch/live-tail": "cloudwatch/live-tail",
  "cloudwatch/metrics": "cloudwatch/metrics",
};

const routes: RouteObject[] = Object.entries(table).flatMap(([path, folder]) => {
  const load = pages[`../pages/${folder}/page.tsx`];
  return load ? [{ path, lazy: async () => ({ Component: await pageOf(load) }), errorElement: <Crashed /> }] : [];
});

/** The router asks once only: a page whose script did not arrive says so, and comes when the control plane is back. */
const pageOf = async (load: () => Promise<{ readonly default: ComponentType }>): Promise<ComponentType> =>
  load().then(
    (page) => page.default,
    () => NotLoaded,
  );

export const router = createBrowserRouter([
  {
    path: "/",
    element: <Frame />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <></>,
    children: [
      ...routes,
      { path: "sign-in", element: <Navigate to="/" replace /> },
      { path: "*", element: <NotFound /> },
    ],
  },
]);
