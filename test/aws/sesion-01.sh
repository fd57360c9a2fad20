#!/bin/sh
# Session 01 by hand, with unmodified aws and docker clients, in the order of the lesson: an image in ECR, a cluster, a task
# definition, a service, access to it, and the page; then the way back. Needs a control plane (`./muelle up`) and its
# environment (`eval "$(./muelle env)"`). Says each step; ends with 1 at the first that does not hold.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
registry=${AWS_ENDPOINT_URL#http://}
name=${LESSON_NAME:-leccion}
DOCKER_CONFIG=$(mktemp -d)
export DOCKER_CONFIG
context=$(mktemp -d)
trap 'rm -rf "$DOCKER_CONFIG" "$context"' EXIT

# Debian 12's AWS CLI (2.9) does not know AWS_ENDPOINT_URL; newer ones take the option just as well.
aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }

step() { printf '\n# %s\n' "$*"; }
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

step "Actividad 1: una imagen en ECR"
cp /bin/busybox "$here/../../images/hola/page.sh" "$context/"
cat >"$context/Dockerfile" <<'DOCKERFILE'
FROM scratch
COPY busybox /bin/busybox
COPY page.sh /www/cgi-bin/index.cgi
ENTRYPOINT ["/bin/busybox", "sh", "-c", "trap 'exit 0' TERM; busybox httpd -f -p 5000 -h /www & wait"]
ENV PATH=/bin
DOCKERFILE
aws ecr create-repository --repository-name "$name" --query repository.repositoryUri --output text
uri=$(aws ecr describe-repositories --repository-names "$name" --query 'repositories[0].repositoryUri' --output text)
aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
docker build -q -t "$name" "$context"
docker tag "$name:latest" "$uri:latest"
docker push -q "$uri:latest"
[ "$(aws ecr list-images --repository-name "$name" --query 'imageIds[0].imageTag' --output text)" = latest ] ||
  fail "ECR does not list what docker pushed"

step "Crear un clúster ECS"
aws ecs create-cluster --cluster-name "$name" --query cluster.status --output text

step "Crear una definición de tarea"
role=$(aws iam get-role --role-name ecsTaskExecutionRole --query Role.Arn --output text)
aws logs create-log-group --log-group-name "/ecs/$name"
aws ecs register-task-definition --family "$name" --requires-compatibilities FARGATE --network-mode awsvpc \
  --cpu 256 --memory 512 --execution-role-arn "$role" --task-role-arn "$role" \
  --container-definitions "[{\"name\":\"web\",\"image\":\"$uri:latest\",\"essential\":true,
    \"portMappings\":[{\"containerPort\":5000,\"protocol\":\"tcp\"}],
    \"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"/ecs/$name\",
      \"awslogs-region\":\"$AWS_REGION\",\"awslogs-stream-prefix\":\"ecs\"}}}]" \
  --query taskDefinition.taskDefinitionArn --output text

step "Crear un servicio"
subnets=$(aws ec2 describe-subnets --filters Name=default-for-az,Values=true --query 'join(`,`, Subnets[].SubnetId)' --output text)
aws ecs create-service --cluster "$name" --service-name web --task-definition "$name" --desired-count 1 \
  --launch-type FARGATE \
  --network-configuration "awsvpcConfiguration={subnets=[$subnets],assignPublicIp=ENABLED}" \
  --query service.serviceArn --output text
aws ecs wait services-stable --cluster "$name" --services web

step "La dirección IP de la tarea (pestaña Redes)"
task=$(aws ecs list-tasks --cluster "$name" --service-name web --query 'taskArns[0]' --output text)
eni=$(aws ecs describe-tasks --cluster "$name" --tasks "$task" \
  --query "tasks[0].attachments[0].details[?name=='networkInterfaceId'].value" --output text)
ip=$(aws ec2 describe-network-interfaces --network-interface-ids "$eni" \
  --query 'NetworkInterfaces[0].Association.PublicIp' --output text)
group=$(aws ec2 describe-network-interfaces --network-interface-ids "$eni" \
  --query 'NetworkInterfaces[0].Groups[0].GroupId' --output text)
printf 'http://%s:5000\n' "$ip"

step "Sin acceso: el grupo de seguridad solo permite el acceso desde él mismo"
if curl -s -m 2 -o /dev/null "http://$ip:5000"; then fail "port 5000 answers before it was opened"; fi

step "Dar acceso al servicio: regla de entrada TCP/5000 desde 0.0.0.0/0"
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 5000 --cidr 0.0.0.0/0 \
  --query Return --output text

step "Validación: http://$ip:5000"
curl -s -m 5 --retry 5 --retry-connrefused --retry-delay 1 "http://$ip:5000" | grep -q "${task##*/}" ||
  fail "the page does not name the task that serves it"
echo "la página responde"

step "Y cerrado otra vez"
aws ec2 revoke-security-group-ingress --group-id "$group" --protocol tcp --port 5000 --cidr 0.0.0.0/0 \
  --query Return --output text
if curl -s -m 2 -o /dev/null "http://$ip:5000"; then fail "port 5000 answers after it was closed"; fi

step "Limpieza"
aws ecs delete-service --cluster "$name" --service web --force --query service.status --output text
aws ecs wait services-inactive --cluster "$name" --services web
for definition in $(aws ecs list-task-definitions --family-prefix "$name" --query 'taskDefinitionArns[]' --output text); do
  aws ecs deregister-task-definition --task-definition "$definition" --query taskDefinition.status --output text
done
until [ "$(aws ecs list-tasks --cluster "$name" --query 'length(taskArns)' --output text)" = 0 ]; do :; done
aws ecs delete-cluster --cluster "$name" --query cluster.status --output text
aws ecr delete-repository --repository-name "$name" --force --query repository.repositoryName --output text
aws logs delete-log-group --log-group-name "/ecs/$name"
docker rmi -f "$name:latest" "$uri:latest" >/dev/null
echo
echo "LESSON OK"
