import { expect, test } from 'vitest'
import { classify } from '../../src/goods/index.ts'
import type { Item } from '../../src/model/index.ts'

const day = '2024-06-01'
const kinds = (item: Item, asOf = day) => classify(item, asOf).kinds.map((reading) => reading.kind)
const observations = (item: Item, asOf = day) =>
  classify(item, asOf).observations.map((o) => `${o.strength} ${o.id}`)

test('an EAR99 microcontroller is high-priority and civil at once, each with its reason', () => {
  const read = classify({ hs: '8542.31', eccn: 'EAR99', description: 'Microcontrollers' }, day)
  expect(read.highPriority).toMatchObject({ tier: '1', relation: 'same' })
  expect(read.kinds.map((k) => k.kind)).toEqual(['high-priority', 'civil'])
  expect(read.kinds.every((k) => k.reasons.length > 0)).toBe(true)
  expect(read.domains).toEqual(['microelectronics'])
  expect(read.notes.join(' ')).toContain('does not determine the control entry')
})

test.each<[Item, string[], string]>([
  [{ hs: '8542.31' }, ['high-priority'], 'no entry stated: not civil'],
  [{ hs: '9608.30' }, [], 'fountain pens without an entry: nothing is known'],
  [{ eccn: '3A001.a.2' }, ['dual-use'], 'an entry of the US list'],
  [{ eccn: '9A610.x' }, ['military'], '600 series'],
  [{ eccn: 'XI(c)(2)' }, ['military'], 'US Munitions List'],
  [{ eccn: 'ML10' }, ['military'], 'Wassenaar munitions list'],
  [{ hs: '9306.90' }, ['military'], 'a heading of arms'],
  [{ hs: '8710.00', eccn: '0A606' }, ['military'], 'armoured vehicles'],
  [{ eccn: '6A999' }, ['dual-use'], 'an entry that the table lacks is not "not controlled"'],
  [{ eccn: 'EAR99' }, ['civil'], 'as declared'],
])('%j is %j: %s', (item, expected) => {
  expect(kinds(item)).toEqual(expected)
})

test('an unknown entry says that it is not "not controlled"', () => {
  const read = classify({ eccn: '6A999' }, day)
  expect(read.eccn.status).toBe('unknown')
  expect(read.notes.join(' ')).toContain('does not mean that the goods are not controlled')
})

test('the list is dated: machine tools joined on 23 February 2024', () => {
  expect(classify({ hs: '8457.10' }, '2024-02-22').highPriority).toBeUndefined()
  expect(classify({ hs: '8457.10' }, '2024-02-23').highPriority?.tier).toBe('4.B')
})

test('a divided code reaches the list through its parts, and is not called high-priority for it', () => {
  const read = classify({ hs: '8541.40' }, day)
  expect(read.hs).toMatchObject({ state: 'other_revision', lastRevision: 'HS2017' })
  expect(read.highPriority).toMatchObject({ hs6: '854149', relation: 'one_of_successors' })
  expect(read.kinds).toEqual([])
})

test('a code that moved alone is high-priority by its successor', () => {
  expect(classify({ hs: '8803.30' }, day).highPriority).toMatchObject({
    hs6: '880730',
    relation: 'successor',
  })
  expect(kinds({ hs: '8803.30' })).toEqual(['high-priority'])
})

test.each<[Item, string, string]>([
  [
    { description: 'Deep groove ball bearings', hs: '9503.00' },
    'mismatch mismatch.description-hs',
    'bearings declared as toys',
  ],
  [{ description: 'Electronic parts' }, 'data description.vague', 'a description of nothing'],
  [{ hs: '8542.99' }, 'data hs.never-existed', 'an impossible code'],
  [{ hs: '8541.50' }, 'data hs.other-revision', 'a withdrawn code'],
  [{ hs: 'ABC' }, 'data hs.unreadable', 'no code'],
  [{ hs: '8482.10', eccn: '5A002' }, 'doubt mismatch.hs-eccn', 'a bearing as encryption'],
  [{ hs: '8482.10', eccn: '3E001' }, 'mismatch mismatch.intangible-hs', 'technology in a crate'],
  [{ description: 'Oscilloscope', eccn: '8A001' }, 'doubt mismatch.description-eccn', 'no ship'],
  [{ hs: '8542.31', eccn: 'EAR99' }, 'ask ask.ear99-basis', 'tier 1 declared EAR99'],
  [{ description: 'Servo for Shahed-136' }, 'doubt description.names-weapon', 'a weapon by name'],
  [{ partNumber: 'STM32F405RGT6', hs: '9503.00' }, 'mismatch mismatch.part-hs', 'a chip as a toy'],
])('%j gives %s: %s', (item, expected) => {
  expect(observations(item)).toContain(expected)
})

test.each<[string, string]>([
  ['Mechanical seals for water pumps', '8484.20'],
  ['Hand files, assorted', '8203.10'],
  ['Garden hoses', '3917.39'],
  ['Spark-ignition piston engines for aircraft', '8407.10'],
  ['Cylinder assemblies for two-stroke engines', '8409.91'],
  ['Ignition modules', '8511.80'],
  ['Programmable logic devices', '8542.39'],
  ['Microcontrollers for talking dolls', '8542.31'],
  ['Milk cooling tanks', '8418.69'],
  ['Electronic test equipment', '9030.84'],
  ['Set of ball bearings', '8482.10'],
  ['Bearing housings', '8483.30'],
  ['Toner cartridges', '8443.99'],
  ['Toy drones', '9503.00'],
  ['Camera bags', '4202.92'],
  ['FPGA XC7A35T', '8542.39'],
  ['Lithium-ion battery packs', '8507.60'],
])('an honest description raises no alarm: %s under %s', (description, hs) => {
  const serious = classify({ description, hs }, day).observations
  expect(serious.map((o) => o.text)).toEqual([])
})

test('a part number brings the published claims with publisher and date', () => {
  const read = classify({ partNumber: 'STM32F405RGT6', maker: 'STMicroelectronics' }, day)
  expect(read.parts.map((claim) => claim.weapon)).toContain('Shahed-131')
  expect(read.parts[0]).toMatchObject({ fit: 'exact', makerAgrees: true, seenOn: '2026-06-13' })
  expect(read.parts[0]!.publisher).toContain('Ukraine')
})
