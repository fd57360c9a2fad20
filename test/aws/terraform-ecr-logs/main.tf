# Repositories and log groups as modules on the public registry write them.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  default_tags {
    tags = { managed = "terraform" }
  }
}

variable "days" {
  default = 7
}

resource "aws_ecr_repository" "web" {
  name                 = "team/web"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true
  image_scanning_configuration {
    scan_on_push = true
  }
  tags = { Name = "web" }
}

resource "aws_ecr_repository" "plain" {
  name = "plain"
}

resource "aws_ecr_lifecycle_policy" "web" {
  repository = aws_ecr_repository.web.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Untagged images go after two weeks"
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}

resource "aws_ecr_repository_policy" "web" {
  repository = aws_ecr_repository.web.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "pull"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111111111111:root" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/ecs/web"
  retention_in_days = var.days
  tags              = { Name = "web" }
}

resource "aws_cloudwatch_log_stream" "web" {
  name           = "first"
  log_group_name = aws_cloudwatch_log_group.web.name
}

data "aws_ecr_authorization_token" "token" {}

data "aws_ecr_repository" "web" {
  name = aws_ecr_repository.web.name
}

output "url" {
  value = data.aws_ecr_repository.web.repository_url
}

output "proxy" {
  value = data.aws_ecr_authorization_token.token.proxy_endpoint
}
