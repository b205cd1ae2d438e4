#!/usr/bin/env python3
"""Compares previews of one stack, tool by tool and in turns: terraform plan, Pulumi in TypeScript, Slipway on Pulumi, Slipway
without Pulumi, and cdk synth.

    python3 src/test/bench/previews.py [--services 1,10,50] [--runs 5] [--folder FOLDER]

AWS is the emulated one of the engine tests (src/test/engine/cloud.py). Terraform and TypeScript get the AWS resources of Slipway's
plan with their final values; Slipway computes these values, checks the plan and estimates nothing less than in daily use. The CDK
app has the same services in its own constructs. A tool that is not installed is left out, with a line that says so.
docs/performance.md has the requirements and results.
"""
import argparse
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
REGION = "eu-west-1"
IMAGE = "public.ecr.aws/nginx/nginx@sha256:" + "0" * 64
PACKAGES = ["@pulumi/pulumi@3", "@pulumi/aws@6.83.0", "typescript@5", "ts-node@10", "@types/node@20",
            "aws-cdk@2", "aws-cdk-lib@2", "constructs@10"]
PROVIDER = {"source": "hashicorp/aws", "version": "5.100.0"}
# Attributes whose names in Pulumi are more than the camel case or the plural of Terraform's.
RENAMED = {("aws_cloudwatch_metric_alarm", "name"): "alarm_name"}


def stack_file(services):
    lines = ["config:", f"  aws:region: {REGION}", "  slipway:services:"]
    for number in range(1, services + 1):
        lines.append(f"    s{number}: {{image: \"{IMAGE}\", port: 80, routes: {{paths: [\"/s{number}/*\"]}}}}")
    return "\n".join(lines) + "\n"


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


class Terraform:
    """The resources of a plan as a Terraform configuration in JSON, by the schema of the AWS provider."""

    def __init__(self, schemas):
        self.schemas = schemas

    def type(self, token):
        _, module, name = token.split(":")
        module = snake(module.split("/")[0])
        plain = snake(name).removesuffix("_v2")
        for candidate in (f"aws_{module}_{plain}", f"aws_{plain}", f"aws_{module}"):
            if candidate in self.schemas:
                return candidate
        raise SystemExit(f"no Terraform type for {token}")

    def body(self, type_, block, values):
        names = {**block.get("attributes", {}), **block.get("block_types", {})}
        return {name: self.value(type_, block, name, value)
                for name, value in ((self.name(type_, names, key), value) for key, value in values.items())}

    def name(self, type_, names, key):
        plain = RENAMED.get((type_, key), snake(key))
        for candidate in (plain, plain.removesuffix("s"), plain.removesuffix("es"), re.sub("ies$", "y", plain)):
            if candidate in names:
                return candidate
        raise SystemExit(f"no attribute of {type_} for {key}")

    def value(self, type_, block, name, value):
        nested = block.get("block_types", {}).get(name)
        if nested is None:
            attribute = block["attributes"][name]["type"]
            is_list = isinstance(attribute, list) and attribute[0] in ("list", "set")
            return [value] if is_list and not isinstance(value, list) else value
        values = value if isinstance(value, list) else [value]
        return [self.body(type_, nested["block"], item) for item in values]

    def configuration(self, resources):
        by_type = {}
        for resource in resources:
            type_ = self.type(resource["type"])
            block = self.schemas[type_]["block"]
            # Pulumi names a resource whose required name is not set.
            names = {name: resource["name"] for name, attribute in block["attributes"].items()
                     if attribute.get("required") and name.endswith("name")}
            by_type.setdefault(type_, {})[resource["name"]] = {**names, **self.body(type_, block, resource["inputs"])}
        return {"terraform": {"required_providers": {"aws": PROVIDER}},
                "provider": {"aws": {"region": REGION, "skip_metadata_api_check": True}}, "resource": by_type}


TYPESCRIPT = """import * as aws from "@pulumi/aws";
import { readFileSync } from "fs";

for (const resource of JSON.parse(readFileSync("resources.json", "utf8"))) {
    const [, module, type] = resource.type.split(":");
    const name = module.split("/")[0];
    const classes = name === "index" ? aws : (aws as any)[name];
    new (classes as any)[type](resource.name, resource.inputs);
}
"""

CDK = """const { App, Stack } = require("aws-cdk-lib");
const ec2 = require("aws-cdk-lib/aws-ec2");
const ecs = require("aws-cdk-lib/aws-ecs");
const elb = require("aws-cdk-lib/aws-elasticloadbalancingv2");

const stack = new Stack(new App(), "bench");
const vpc = new ec2.Vpc(stack, "network", { maxAzs: 2, natGateways: 0, restrictDefaultSecurityGroup: false });
const cluster = new ecs.Cluster(stack, "cluster", { vpc });
const balancer = new elb.ApplicationLoadBalancer(stack, "balancer", { vpc, internetFacing: true });
const listener = balancer.addListener("http", { port: 80, defaultAction: elb.ListenerAction.fixedResponse(404) });
for (let number = 1; number <= SERVICES; number++) {
    const name = `s${number}`;
    const taskDefinition = new ecs.FargateTaskDefinition(stack, `${name}-task`, { cpu: 256, memoryLimitMiB: 512 });
    taskDefinition.addContainer(name, {
        image: ecs.ContainerImage.fromRegistry("IMAGE"),
        portMappings: [{ containerPort: 80 }],
        logging: ecs.LogDrivers.awsLogs({ streamPrefix: name }),
    });
    const service = new ecs.FargateService(stack, name, { cluster, taskDefinition, circuitBreaker: { rollback: true } });
    listener.addTargets(`${name}-target`, {
        port: 80, targets: [service], priority: number, conditions: [elb.ListenerCondition.pathPatterns([`/${name}/*`])],
    });
}
"""


class Failure(Exception):
    """A command that failed, with the end of its output."""


class Run:
    """A command with its time, and the CPU time and the peak of the memory of all its processes together."""

    def __init__(self, command, folder, environment):
        started = time.monotonic()
        # A file, because a pipe that nobody reads would block the command.
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, stdout=output,
                                       stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
            self.peak_mb = 0
            cpu = {}
            ended = threading.Event()
            sampler = threading.Thread(target=self.sample, args=(process.pid, cpu, ended))
            sampler.start()
            process.wait()
            self.seconds = time.monotonic() - started
            ended.set()
            sampler.join()
            output.seek(0)
            self.output = output.read().decode(errors="replace")
        self.cpu_seconds = sum(cpu.values())
        if process.returncode != 0:
            raise Failure(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{self.output[-3000:]}")

    def sample(self, session, cpu, ended):
        """Notes the CPU seconds of each process: the plugins of a tool are not its children, so the system adds up none of them."""
        while not ended.wait(0.05):
            resident_mb = 0
            for folder in Path("/proc").glob("[0-9]*"):
                try:
                    fields = (folder / "stat").read_text().rpartition(")")[2].split()
                    if int(fields[3]) == session:
                        cpu[folder.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                        resident_mb += int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1024 ** 2
                except (OSError, IndexError):
                    continue
            self.peak_mb = max(self.peak_mb, resident_mb)


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                            "AWS_REGION": REGION, "AWS_EC2_METADATA_DISABLED": "true",
                            "PULUMI_BACKEND_URL": f"file://{folder}/backend", "PULUMI_HOME": f"{folder}/home",
                            "PULUMI_CONFIG_PASSPHRASE": "bench", "PULUMI_SKIP_UPDATE_CHECK": "true",
                            "TF_PLUGIN_CACHE_DIR": f"{folder}/terraform", "CDK_DISABLE_VERSION_CHECK": "true",
                            "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "1"}
        for name in ("backend", "home", "terraform"):
            (folder / name).mkdir(exist_ok=True)
        self.missing = [tool for tool in ("terraform", "pulumi", "node") if shutil.which(tool) is None]
        for tool in self.missing:
            print(f"{tool} is not installed: its previews are left out", file=sys.stderr)

    def has(self, *tools):
        return not set(tools) & set(self.missing)

    def run(self, *command, folder=PROJECT):
        return Run(command, folder, self.environment)

    def start_aws(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.aws = subprocess.Popen([os.environ.get("SLIPWAY_PYTHON", sys.executable), PROJECT / "src/test/engine/cloud.py",
                                     str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.environment["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{port}"
        for _ in range(300):
            time.sleep(0.1)
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                continue
        raise SystemExit("the emulated AWS does not start; pip install 'moto[server]==5.2.1'")

    def stop_aws(self):
        self.aws.send_signal(signal.SIGTERM)
        self.aws.wait()

    def typescript(self):
        """The folder of the TypeScript program and of the CDK app, with their packages."""
        folder = self.folder / "node"
        if not (folder / "node_modules/aws-cdk-lib").exists():
            folder.mkdir(exist_ok=True)
            self.run("npm", "init", "-y", folder=folder)
            self.run("npm", "install", "--no-audit", "--no-fund", *PACKAGES, folder=folder)
        return folder

    def commands(self, services):
        """Prepares the projects. Returns the number of resources and the command of each tool, by its name."""
        name = f"bench{services}"
        config = self.folder / f"Pulumi.{name}.yaml"
        config.write_text(stack_file(services))
        plan = self.folder / f"{name}.json"
        self.run(PROJECT / "slipway", "preview", name, f"--config-file={config}", f"--json={plan}")
        resources = json.loads(plan.read_text())["resources"]
        aws = [resource for resource in resources if resource["custom"] and resource["type"].startswith("aws:")]
        commands = {}
        if self.has("terraform"):
            folder = self.folder / f"terraform{services}"
            folder.mkdir(exist_ok=True)
            (folder / "main.tf.json").write_text(json.dumps(
                {"terraform": {"required_providers": {"aws": PROVIDER}}}))
            self.run("terraform", "init", "-input=false", folder=folder)
            schemas = json.loads(self.run("terraform", "providers", "schema", "-json", folder=folder).output)
            schemas = next(iter(schemas["provider_schemas"].values()))["resource_schemas"]
            (folder / "main.tf.json").write_text(json.dumps(Terraform(schemas).configuration(aws)))
            commands["terraform plan"] = (len(aws), ["terraform", "plan", "-input=false", "-no-color"], folder)
        if self.has("pulumi", "node"):
            folder = self.folder / f"typescript{services}"
            folder.mkdir(exist_ok=True)
            link = folder / "node_modules"
            if not link.exists():
                link.symlink_to(self.typescript() / "node_modules")
            shutil.copy(self.typescript() / "package.json", folder)
            (folder / "Pulumi.yaml").write_text("name: bench\nruntime: nodejs\n")
            (folder / "index.ts").write_text(TYPESCRIPT)
            (folder / "resources.json").write_text(json.dumps(aws))
            self.run("pulumi", "stack", "select", "--create", name, folder=folder)
            commands["pulumi preview, TypeScript"] = (len(aws), ["pulumi", "preview", "-s", name, "--color=never"], folder)
        if self.has("pulumi"):
            self.run("pulumi", "stack", "select", "--create", name)
            # Pulumi writes the salt of the new stack here, beside the stack file in use.
            (PROJECT / f"Pulumi.{name}.yaml").unlink(missing_ok=True)
            commands["pulumi preview, Slipway"] = (
                len(resources), ["pulumi", "preview", "-s", name, "--color=never", f"--config-file={config}"], PROJECT)
        commands["slipway preview"] = (
            len(resources), [PROJECT / "slipway", "preview", name, f"--config-file={config}"], PROJECT)
        if self.has("node"):
            app = self.typescript() / f"app{services}.js"
            app.write_text(CDK.replace("SERVICES", str(services)).replace("IMAGE", IMAGE))
            output = self.typescript() / f"cdk{services}"
            command = ["npx", "cdk", "synth", "--quiet", "--no-notices", f"--app=node {app.name}", f"--output={output}"]
            try:
                self.run(*command, folder=app.parent)
                template = json.loads((output / "bench.template.json").read_text())
                commands["cdk synth"] = (len(template["Resources"]), command, app.parent)
            except Failure as failure:
                if "TooManyResourcesInStack" not in str(failure):
                    raise
                print(f"cdk synth is left out for {services} services: CloudFormation allows 500 resources in a stack")
        return commands

    def measure(self, services, rounds):
        commands = self.commands(services)
        results = {tool: [] for tool in commands}
        for number in range(rounds + 1):
            for tool, (_, command, folder) in commands.items():
                result = self.run(*command, folder=folder)
                # The first round fills caches: class archives, plugins, transpiled sources.
                if number > 0:
                    results[tool].append(result)
        print(f"\n{services} service{'' if services == 1 else 's'}\n")
        base = next(iter(commands))
        print(f"| preview | resources | seconds | ratio to {base} | CPU seconds | peak MB |")
        print("|---|---|---|---|---|---|")
        for tool, runs in results.items():
            ratios = [run.seconds / first.seconds for run, first in zip(runs, results[base])]
            print(f"| `{tool}` | {commands[tool][0]} | {median(runs, 'seconds'):.1f} | {statistics.median(ratios):.2f} |"
                  f" {median(runs, 'cpu_seconds'):.1f} | {median(runs, 'peak_mb'):.0f} |", flush=True)

    def versions(self):
        commands = {"terraform": ["terraform", "version"], "pulumi": ["pulumi", "version"], "node": ["node", "--version"]}
        for tool, command in commands.items():
            if self.has(tool):
                yield f"{tool} {re.search(r'[0-9]+[.][0-9.]+', self.run(*command).output).group()}"
        if self.has("node"):
            for package in ("@pulumi/pulumi", "@pulumi/aws", "aws-cdk-lib"):
                manifest = self.typescript() / "node_modules" / package / "package.json"
                yield f"{package} {json.loads(manifest.read_text())['version']}"
        yield re.search(r'version "([^"]+)"', self.run("java", "-version").output).expand(r"Java \1")


def median(runs, field):
    return statistics.median(getattr(run, field) for run in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--services", default="1,10,50", help="numbers of services (1,10,50)")
    parser.add_argument("--runs", type=int, default=5, help="measured rounds (5)")
    parser.add_argument("--folder", type=Path, help="a folder to keep, with downloaded packages")
    arguments = parser.parse_args()
    # In the background of a shell SIGINT is ignored, also by the plugins that Pulumi ends with it: it would wait five seconds for them.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    folder = (arguments.folder or Path(tempfile.mkdtemp(prefix="slipway-bench-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder)
    bench.start_aws()
    try:
        print(", ".join(bench.versions()) + f"; {os.cpu_count()} cores, {platform.system()}; medians of {arguments.runs}")
        for services in arguments.services.split(","):
            bench.measure(int(services), arguments.runs)
    except Failure as failure:
        raise SystemExit(str(failure)) from failure
    finally:
        bench.stop_aws()
        if arguments.folder is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
