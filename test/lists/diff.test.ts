import { describe, expect, it } from 'vitest'
import { diffLists, explainDiff, loadLists } from '../../src/lists/index.ts'
import type { Entity } from '../../src/model/index.ts'
import { fixture } from './fixture.ts'

const party = (id: string, properties: Record<string, string[]>, more: Partial<Entity> = {}) => ({
  id,
  schema: 'Person',
  properties,
  datasets: ['x'],
  ...more,
})

const listing = (programs: string[], measures: 'asset_freeze'[] | 'unknown'[] = ['unknown']) => ({
  dataset: 'x',
  version: '1',
  authority: 'X',
  jurisdiction: 'us',
  programs,
  measures,
  recordId: '1',
})

describe('a difference of two lists', () => {
  it('names what was added, removed and changed, with the properties', () => {
    const before = [party('x-1', { name: ['A'] }), party('x-2', { name: ['B'] })]
    const after = [party('x-10', { name: ['C'] }), party('x-2', { name: ['B'], alias: ['BB'] })]
    expect(diffLists(before, after)).toEqual({
      added: ['x-10'],
      removed: ['x-1'],
      changed: [{ id: 'x-2', properties: ['alias'] }],
    })
  })

  it('does not see the order of values, derived parties, or our own tables', () => {
    const before = [
      party('x-1', { name: ['A', 'B'] }, { listings: [listing(['P'])] }),
      party('d', { name: ['D'] }, { derived: true }),
    ]
    const after = [
      party('x-1', { name: ['B', 'A'] }, { listings: [listing(['P'], ['asset_freeze'])] }),
    ]
    expect(diffLists(before, after)).toEqual({ added: [], removed: [], changed: [] })
  })

  it('sees a change of schema and of programme', () => {
    const before = [party('x-1', {}, { listings: [listing(['P'])] })]
    const after = [party('x-1', {}, { schema: 'Company', listings: [listing(['Q'])] })]
    expect(diffLists(before, after).changed).toEqual([
      { id: 'x-1', properties: ['programs', 'schema'] },
    ])
  })

  it('orders ids by their numbers', () => {
    const after = ['ofac-173', 'ofac-36', 'un-1'].map((id) => party(id, {}))
    expect(diffLists([], after).added).toEqual(['ofac-36', 'ofac-173', 'un-1'])
  })

  it('of a list with itself is empty', async () => {
    const lists = await loadLists([fixture('ofac')])
    expect(diffLists(lists, lists)).toEqual({ added: [], removed: [], changed: [] })
  })

  it('is explained with names and the values that went and came', () => {
    const before = [party('x-1', { name: ['A'] }), party('x-2', { name: ['B'], alias: ['C', 'D'] })]
    const after = [party('x-2', { name: ['B'], alias: ['D', 'E'] }), party('x-3', { name: ['F'] })]
    const named = { schema: 'Person', programs: [] }
    expect(explainDiff(before, after)).toEqual({
      added: [{ id: 'x-3', name: 'F', ...named }],
      removed: [{ id: 'x-1', name: 'A', ...named }],
      changed: [
        {
          id: 'x-2',
          name: 'B',
          ...named,
          changes: [{ property: 'alias', gone: ['C'], new: ['E'] }],
        },
      ],
    })
  })
})
