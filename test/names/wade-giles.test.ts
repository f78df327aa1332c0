import { describe, expect, it } from 'vitest'
import { nameForms } from '../../src/names/index.ts'
import { score } from './score.ts'

describe('given names in Wade–Giles', () => {
  it.each([
    ['Chiang Ching-kuo', 'Jiang Jingguo'],
    ["Teng Hsiao-p'ing", '邓小平'],
    ['Teng Hsiao-ping', 'Deng Xiaoping'],
    ['Mao Tse-tung', 'Mao Zedong'],
    ["Ch'en Tu-hsiu", 'Chen Duxiu'],
    ['Hsu Chih-mo', 'Xu Zhimo'],
    ['Li Tsung-jen', 'Li Zongren'],
  ])('%s is %s', (wade, pinyin) => {
    expect(score(wade, pinyin, 'person')).toBeGreaterThanOrEqual(0.7)
  })

  it.each([
    ['Chiang Ching-kuo', 'Jiang Jingyu'],
    ['Mao Tse-tung', 'Mao Zemin'],
  ])('%s is not %s', (wade, pinyin) => {
    expect(score(wade, pinyin, 'person')).toBeLessThan(0.5)
  })

  it.each(['Kim Jong-un', 'Jean-Pierre Duval', 'Abdul-Aziz Hamid', 'Tran Van-hai'])(
    '%s has none',
    (name) => {
      expect(nameForms(name, 'person')).toHaveLength(1)
    },
  )
})
