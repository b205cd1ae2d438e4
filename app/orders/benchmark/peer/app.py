"""The service as it would be written with FastAPI and boto3: the same requests, the same items in the same table."""

import os
import time
import uuid

import boto3
from botocore.config import Config
from fastapi import FastAPI, HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field

TABLE = os.environ["TABLE_NAME"]
SHARDS = 16

app = FastAPI()
# As many connections as FastAPI has threads.
dynamodb = boto3.client("dynamodb", config=Config(max_pool_connections=40, connect_timeout=1, read_timeout=2))


class NewOrder(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    customer: str = Field(min_length=1, max_length=100)
    product: str = Field(min_length=1, max_length=100)
    quantity: int = Field(ge=1, le=10_000)


class Order(NewOrder):
    id: str
    status: str
    createdAt: int
    updatedAt: int
    version: int


@app.get("/health")
def health():
    return {"status": "UP"}


@app.post("/orders", status_code=201)
def place(wanted: NewOrder, response: Response) -> Order:
    now = time.time_ns() // 1_000_000
    order = Order(**wanted.model_dump(), id=str(uuid.uuid4()), status="placed", createdAt=now, updatedAt=now, version=1)
    item = {name: {"N" if isinstance(value, int) else "S": str(value)} for name, value in order.model_dump().items()}
    stored = item | {
        "pk": {"S": f"order#{order.id}"},
        "sk": {"S": "order"},
        "gsi1pk": {"S": "status#placed"},
        "gsi1sk": {"S": order.id},
    }
    event = item | {"pk": {"S": f"outbox#{hash(order.id) % SHARDS}"}, "sk": {"S": str(uuid.uuid4())}}
    dynamodb.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": TABLE, "Item": stored, "ConditionExpression": "attribute_not_exists(pk)"}},
            {"Put": {"TableName": TABLE, "Item": event}},
        ]
    )
    response.headers["Location"] = f"/orders/{order.id}"
    return order


@app.get("/orders/{order_id}")
def get(order_id: uuid.UUID) -> Order:
    key = {"pk": {"S": f"order#{order_id}"}, "sk": {"S": "order"}}
    item = dynamodb.get_item(TableName=TABLE, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        raise HTTPException(404)
    return Order(**{name: int(item[name]["N"]) if "N" in item[name] else item[name]["S"] for name in Order.model_fields})
