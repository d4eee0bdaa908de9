// Sends an event, taking its schema from the registry:
//   node send-event.mjs 127.0.0.1:9092 http://127.0.0.1:8080/registry \
//     orders.created opora.orders.OrderCreated <key> '<the event as JSON>'
import kafkajs from 'kafkajs'
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'

const [broker, registryUrl, topic, type, key, event] = process.argv.slice(2)
const kafka = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.ERROR })
const registry = new SchemaRegistry({ host: registryUrl })
const producer = kafka.producer()

const schemaId = await registry.getLatestSchemaId(type)
const value = await registry.encode(schemaId, JSON.parse(event))
await producer.connect()
await producer.send({ topic, messages: [{ key, value, headers: { ce_id: crypto.randomUUID() } }] })
await producer.disconnect()
