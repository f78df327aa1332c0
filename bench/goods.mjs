// Classification of one line of goods, and the first one, which reads the tables: processor time.
const { classify, suggestCodes } = await import(new URL('../dist/goods/index.js', import.meta.url))

function now() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const items = [
  { hs: '8542.31', eccn: 'EAR99', description: 'Microcontrollers', partNumber: 'STM32F405RGT6' },
  { hs: '9503.00', description: 'Deep groove ball bearings', partNumber: '6205-2RS' },
  { hs: '8541.40', eccn: '3A991.a', description: 'Photodiodes for light barriers' },
  { hs: '9608.30', eccn: 'EAR99', description: 'Fountain pens' },
]
const before = now()
classify(items[0], '2024-06-01')
console.log(`first classification, with reading of tables: ${(now() - before).toFixed(1)} ms\n`)
console.log('| line of goods | µs |\n|---|---:|')
for (const item of items) {
  const batch = 5000
  for (let i = 0; i < batch; i++) classify(item, '2024-06-01')
  const runs = Array.from({ length: 5 }, () => {
    const start = now()
    for (let i = 0; i < batch; i++) classify(item, '2024-06-01')
    return ((now() - start) / batch) * 1000
  })
  console.log(`| ${item.description} | ${runs.sort((a, b) => a - b)[2].toFixed(1)} |`)
}
suggestCodes('ball bearings')
const start = now()
for (let i = 0; i < 500; i++) suggestCodes('ball bearings')
console.log(`\nsuggestCodes, own wording: ${(((now() - start) / 500) * 1000).toFixed(0)} µs`)
