# A cluster with a web service as a course would write it: every member away from its default at least once.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                  = "us-east-1"
  access_key              = "test"
  secret_key              = "test"
  skip_metadata_api_check = true
  default_tags { tags = { Course = "ecs" } }
}

variable "command" {
  description = "What the container runs; another one starts another deployment"
  default     = "serve"
}

data "aws_vpc" "default" { default = true }

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = data.aws_vpc.default.id
}

resource "aws_cloudwatch_log_group" "web" { name = "/ecs/web" }

resource "aws_ecs_account_setting_default" "retirement" {
  name  = "fargateTaskRetirementWaitPeriod"
  value = "14"
}

resource "aws_ecs_cluster" "main" {
  name = "main"
  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_ecs_cluster" "plain" {
  name = "plain"
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
    base              = 1
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  execution_role_arn       = "arn:aws:iam::000000000000:role/ecsTaskExecutionRole"
  task_role_arn            = "arn:aws:iam::000000000000:role/ecsTaskExecutionRole"
  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }
  ephemeral_storage { size_in_gib = 30 }
  volume { name = "data" }
  container_definitions = jsonencode([
    {
      name        = "init"
      image       = "busybox"
      essential   = false
      command     = ["true"]
      mountPoints = [{ sourceVolume = "data", containerPath = "/data" }]
    },
    {
      name            = "web"
      image           = "busybox"
      command         = [var.command]
      cpu             = 128
      memory          = 256
      portMappings    = [{ containerPort = 5000, name = "http", appProtocol = "http" }, { containerPort = 53, protocol = "udp" }]
      environment     = [{ name = "B", value = "2" }, { name = "A", value = "1" }]
      dependsOn       = [{ containerName = "init", condition = "START" }]
      ulimits         = [{ name = "nofile", softLimit = 1024, hardLimit = 2048 }]
      linuxParameters = { initProcessEnabled = true }
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = aws_cloudwatch_log_group.web.name, awslogs-region = "us-east-1", awslogs-stream-prefix = "web" }
      }
    },
  ])
  tags = { Name = "web" }
}

resource "aws_ecs_task_definition" "plain" {
  family                = "plain"
  container_definitions = jsonencode([{ name = "a", image = "busybox", memory = 64, portMappings = [{ containerPort = 80 }] }])
}

resource "aws_ecs_service" "web" {
  name                               = "web"
  cluster                            = aws_ecs_cluster.main.id
  task_definition                    = aws_ecs_task_definition.web.arn
  launch_type                        = "FARGATE"
  desired_count                      = 2
  wait_for_steady_state              = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  deployment_minimum_healthy_percent = 50
  deployment_maximum_percent         = 150
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  network_configuration {
    subnets          = data.aws_subnets.default.ids
    security_groups  = [aws_security_group.web.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "spot" {
  name            = "spot"
  cluster         = aws_ecs_cluster_capacity_providers.main.cluster_name
  task_definition = "${aws_ecs_task_definition.web.family}:${aws_ecs_task_definition.web.revision}"
  desired_count   = 0
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 2
  }
  network_configuration { subnets = [data.aws_subnets.default.ids[0]] }
}

data "aws_ecs_service" "web" {
  service_name = aws_ecs_service.web.name
  cluster_arn  = aws_ecs_cluster.main.arn
}

data "aws_ecs_task_definition" "web" {
  task_definition = aws_ecs_task_definition.web.family
}

data "aws_ecs_cluster" "main" {
  cluster_name = aws_ecs_cluster.main.name
}

output "revision" { value = data.aws_ecs_task_definition.web.revision }
output "desired" { value = data.aws_ecs_service.web.desired_count }
