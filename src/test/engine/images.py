"""Images in ECR: a push moves its tag and is told to EventBridge, and a tag that nobody pushed cannot be pulled.

Images that a deploy builds never get here, so those that go by digest are taken to be there. So are those of repositories
that no stack made: a stack file names what an account has, and an empty cloud has none.

https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
"""
import re
import uuid

from moto.core.utils import utcnow
from moto.ecr.models import ECRBackend, ecr_backends

import functions

REFERENCE = re.compile(r"(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[a-z.]+/([^:@]+):([^:@]+)")


def missing(definition):
    """The first image of a task definition that a repository of the cloud does not have."""
    for container in definition.container_definitions:
        reference = REFERENCE.fullmatch(container["image"])
        if reference:
            account, region, name, tag = reference.groups()
            repository = ecr_backends[account][region].repositories.get(name)
            if repository and all(tag not in image.image_tags for image in repository.images):
                return container["image"]
    return None


def pushed(backend, repository, image, tag):
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "ECR Image Action",
        "source": "aws.ecr",
        "account": backend.account_id,
        "time": utcnow().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": backend.region_name,
        "resources": [],
        "detail": {
            "action-type": "PUSH",
            "result": "SUCCESS",
            "repository-name": repository,
            "image-digest": image.get_image_digest(),
            "image-tag": tag,
        },
    }


def install():
    put = ECRBackend.put_image

    def put_image(self, repository_name, image_manifest, image_tag, *args, **kwargs):
        # moto deletes an image that loses its last tag to another.
        repository = self.repositories[repository_name]
        if repository.image_tag_mutability == "MUTABLE":
            for image in repository.images:
                if image_tag in image.image_tags and image.image_manifest != image_manifest:
                    image.remove_tag(image_tag)
        image = put(self, repository_name, image_manifest, image_tag, *args, **kwargs)
        functions.publish(self.account_id, self.region_name, pushed(self, repository_name, image, image_tag))
        return image

    ECRBackend.put_image = put_image
