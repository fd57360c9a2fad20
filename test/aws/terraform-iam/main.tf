# Users, groups, roles and policies as a person who deploys to ECS writes them.
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
  default_tags {
    tags = { owner = "muelle" }
  }
}

variable "actions" {
  type    = list(string)
  default = ["s3:GetObject"]
}

data "aws_caller_identity" "me" {}

data "aws_iam_policy" "execution" {
  name = "AmazonECSTaskExecutionRolePolicy"
}

data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "files" {
  name        = "files"
  path        = "/app/"
  description = "Reads the files of the application"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.actions, Resource = "arn:aws:s3:::files/*" }]
  })
}

resource "aws_iam_role" "task" {
  name                 = "task"
  path                 = "/app/"
  description          = "Role of the application"
  max_session_duration = 7200
  assume_role_policy   = data.aws_iam_policy_document.tasks.json
  permissions_boundary = aws_iam_policy.files.arn
  tags                 = { environment = "dev" }
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.task.name
  policy_arn = data.aws_iam_policy.execution.arn
}

resource "aws_iam_role_policy" "parameters" {
  name = "parameters"
  role = aws_iam_role.task.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ssm:GetParameters", Resource = "*" }]
  })
}

resource "aws_iam_instance_profile" "instance" {
  name = "instance"
  role = aws_iam_role.task.name
}

resource "aws_iam_user" "deployer" {
  name          = "deployer"
  force_destroy = true
}

resource "aws_iam_access_key" "deployer" {
  user = aws_iam_user.deployer.name
}

resource "aws_iam_user_policy_attachment" "files" {
  user       = aws_iam_user.deployer.name
  policy_arn = aws_iam_policy.files.arn
}

resource "aws_iam_user_policy" "services" {
  user = aws_iam_user.deployer.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ecs:*", Resource = "*" }]
  })
}

resource "aws_iam_group" "deployers" {
  name = "deployers"
}

resource "aws_iam_group_policy_attachment" "files" {
  group      = aws_iam_group.deployers.name
  policy_arn = aws_iam_policy.files.arn
}

resource "aws_iam_group_policy" "images" {
  group = aws_iam_group.deployers.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = "*" }]
  })
}

resource "aws_iam_user_group_membership" "deployer" {
  user   = aws_iam_user.deployer.name
  groups = [aws_iam_group.deployers.name]
}

resource "aws_iam_account_alias" "alias" {
  account_alias = "muelle"
}

output "account" {
  value = data.aws_caller_identity.me.account_id
}
