// The push commands as people paste them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allCommands, environmentOf, muellePush, pushCommands, type PushTarget } from "./commands.ts";

const target: PushTarget = {
  name: "miapp",
  uri: "localhost:4566/miapp",
  region: "us-east-1",
  endpoint: "http://localhost:4566",
  data: "/home/ana/.muelle",
};

test("log in to the registry's host, build, tag and push by the repository's URI", () => {
  assert.deepEqual(
    pushCommands(target).map(({ text }) => text),
    [
      "aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin localhost:4566",
      "docker build -t miapp .",
      "docker tag miapp:latest localhost:4566/miapp:latest",
      "docker push localhost:4566/miapp:latest",
    ],
  );
});

test("a repository of another region is pushed to by its longer path, and logged in to at the same host", () => {
  const uri = "localhost:4566/000000000000/eu-west-1/team/miapp";
  const [login, , tag] = pushCommands({ ...target, name: "team/miapp", uri, region: "eu-west-1" });
  assert.match(login?.text ?? "", /--region eu-west-1 .* localhost:4566$/);
  assert.equal(tag?.text, `docker tag team/miapp:latest ${uri}:latest`);
});

test("the environment comes from the command line, told where the state is only when it is not where it looks", () => {
  assert.equal(environmentOf("posix", target), 'eval "$(./muelle env)"');
  assert.equal(environmentOf("posix", { ...target, data: "/srv/m" }), 'eval "$(./muelle --data /srv/m env)"');
  assert.equal(environmentOf("posix", { ...target, data: "/my m" }), `eval "$(./muelle --data '/my m' env)"`);
  assert.match(environmentOf("windows", target), /^\$Env:AWS_ENDPOINT_URL = "http:\/\/localhost:4566"; /);
});

test("all together stop at the first failure where the shell can, and are lines in PowerShell", () => {
  assert.equal(allCommands("posix", target).split(" &&\n").length, 4);
  assert.equal(allCommands("windows", target).includes("&&"), false);
  assert.equal(allCommands("windows", target).split("\n").length, 4);
});

test("by Muelle's command line nothing needs to be set before", () => {
  const text = muellePush({ ...target, data: "/srv/m" }, "miapp/");
  assert.match(text, /^\.\/muelle --data \/srv\/m aws ecr get-login-password/);
  assert.match(text, /\ndocker build -t localhost:4566\/miapp:latest miapp\/ &&\ndocker push/);
});
