// Prints the events of a topic, one JSON object a line:
//   node read-events.mjs 127.0.0.1:9092 http://127.0.0.1:8080/registry orders.created
import kafkajs from 'kafkajs'
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'

const [broker, registryUrl, topic] = process.argv.slice(2)
const kafka = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.ERROR })
const registry = new SchemaRegistry({ host: registryUrl })
const consumer = kafka.consumer({ groupId: `reader-${process.pid}` })

await consumer.connect()
await consumer.subscribe({ topics: [topic], fromBeginning: true })
await consumer.run({
  eachMessage: async ({ message }) => {
    const event = await registry.decode(message.value)
    const { ce_id, ce_type, ce_time } = message.headers
    console.log(JSON.stringify({
      id: `${ce_id}`, type: `${ce_type}`, time: `${ce_time}`, key: `${message.key}`, event,
    }))
  },
})
