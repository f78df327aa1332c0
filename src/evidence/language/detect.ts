/** Language of a text among those that the reader knows: en, ru, uk, zh; und for anything else.
 *
 * Scripts decide between the families; letters that only one of the two languages has decide
 * between Russian and Ukrainian, frequent words between English and other Latin-script languages.
 *
 * @example
 * detectLanguage('Україна заявила, що її літаки') // 'uk'
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const latin = count(/[A-Za-z]/g)
  const cyrillic = count(/[\u0400-\u04ff]/g)
  const han = count(/\p{Script=Han}/gu)
  const kana = count(/[\u3040-\u30ff]/g)
  if (han * 3 > latin + cyrillic && han > 10) return kana > han / 10 ? 'und' : 'zh'
  if (cyrillic > latin && cyrillic > 10) {
    return count(/[іїєґ]/gi) * 20 > cyrillic
      ? 'uk'
      : count(/[ыэёъ]/gi) > 0 || cyrillic > 40
        ? 'ru'
        : 'und'
  }
  if (latin < 10) return 'und'
  const words = sample.toLowerCase().match(/[a-z]+/g) ?? []
  const english = words.filter((word) =>
    /^(the|of|and|to|in|that|is|was|for|on|with|by|has|have|said|from|are|it|its)$/.test(word),
  ).length
  return english / words.length > 0.12 ? 'en' : 'und'
}
