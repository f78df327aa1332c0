/** How languages write Slavic names in Latin letters. A word that bears the marks of a standard has, beside
 * its own, the romanisation class of what it would be in English letters: Prigojine, Prigoschin,
 * Prigozjin and Prigozhin fall together. Marks keep words of other origin out: Chang is no Shang.
 *
 * In the replacements S is sh, C is ch, Z is zh, J is dzh, as in the romanisation class itself.
 * Sources: the press conventions of each language (Wikipedia's tables of the romanisation of Russian). */
interface Standard {
  /** The languages that write so. */
  readonly languages: string
  /** What tells that a word may be written so. */
  readonly marks: RegExp
  readonly steps: readonly (readonly [pattern: RegExp, by: string])[]
}

const german: Standard['steps'] = [
  [/schtsch/g, 'S'],
  [/tsch/g, 'C'],
  [/dsch/g, 'J'],
]
/** Letters of German apart from SCH: z is ts, s between vowels and before voiced
 * consonants z, ch kh. */
const germanLetters: Standard['steps'] = [
  [/ch/g, 'kh'],
  [/z/g, 'ts'],
  [/(?<=[aeiouy])s(?=[aeiouybdglmnrw])/g, 'z'],
  [/^j/g, 'y'],
]
const germanMarks = /sch|[oei]wa?$|wsk|^zw|^j.*z/
const polish: Standard['steps'] = [
  [/szcz/g, 'S'],
  [/sz/g, 'S'],
  [/cz/g, 'C'],
  [/ch/g, 'kh'],
  [/c/g, 'ts'],
  [/(?<=[bcdfgklmnprstwz])i(?=[aeou])/g, ''],
  [/^j/g, 'y'],
]
const polishMarks = /sz|cz|ow[ay]?$|ewa?$|wsk|ij$|[zc]yn$/

const standards: readonly Standard[] = [
  {
    languages: 'French, Portuguese, Romanian',
    marks: /ou|tch|gu[eiy]|j|ine$|[oe]ff$/,
    steps: [
      [/chtch/g, 'S'],
      [/tch/g, 'C'],
      [/dj/g, 'J'],
      [/ch/g, 'S'],
      [/j/g, 'Z'],
      [/gu(?=[eiy])/g, 'g'],
      [/ou/g, 'u'],
      [/ine$/g, 'in'],
      [/([oe])ff$/g, '$1v'],
    ],
  },
  {
    languages: 'German',
    marks: germanMarks,
    steps: [...german, [/sch/g, 'S'], ...germanLetters],
  },
  {
    languages: 'German, sch for zh',
    marks: /sch/,
    steps: [...german, [/sch/g, 'Z'], ...germanLetters],
  },
  {
    languages: 'German, s for z at the beginning',
    marks: /^s[aeiou].*(?:ch|[oe]wa?$)/,
    steps: [...german, [/sch/g, 'S'], ...germanLetters, [/^s/g, 'z']],
  },
  { languages: 'Polish', marks: polishMarks, steps: polish },
  {
    languages: 'Polish, without the dot of its zh',
    marks: polishMarks,
    steps: [...polish, [/z(?=[aeiouynk])/g, 'Z']],
  },
  {
    languages: 'Spanish',
    marks: /(?<=.)j|^j[^aeiou]|gu[ei]/,
    steps: [
      // At the beginning before a vowel it is English far more often: James is no Khamis.
      [/(?<=.)j|^j(?![aeiou])/g, 'kh'],
      [/gu(?=[ei])/g, 'g'],
    ],
  },
  {
    languages: 'Dutch, Swedish, Norwegian, Danish',
    marks: /[stz]j|oe/,
    steps: [
      [/sjt?sj|sjtj/g, 'S'],
      [/tsj|tj/g, 'C'],
      [/dzj/g, 'J'],
      [/sj/g, 'S'],
      [/zj/g, 'Z'],
      [/ch/g, 'kh'],
      [/oe/g, 'u'],
      [/^j/g, 'y'],
    ],
  },
  {
    languages: 'Hungarian',
    marks: /zs|cs|sz|[gn]yi|tyi/,
    steps: [
      [/scs/g, '!'],
      [/zs/g, 'Z'],
      [/cs/g, 'C'],
      [/sz/g, '.'],
      [/s/g, 'S'],
      [/\./g, 's'],
      [/!/g, 'S'],
      [/gy/g, 'd'],
      [/([lnt])y(?=[aeiou])/g, '$1'],
      [/c/g, 'ts'],
      [/^j/g, 'y'],
    ],
  },
  {
    languages: 'Finnish, Estonian',
    marks: /tsh/,
    steps: [
      [/shtsh/g, 'S'],
      [/tsh/g, 'C'],
      [/^j/g, 'y'],
    ],
  },
  {
    languages: 'Italian, Czech, Croatian: the scientific standard',
    marks: /^ch[lr]|shch|ts?h[aeiou]|[aeiou]j/,
    steps: [
      [/^ch/g, 'kh'],
      [/^j/g, 'y'],
    ],
  },
]

/** Shorter words bear too few letters to show how they are written. */
const fewestLetters = 5

/** The spellings in English letters of a romanised word that bears the marks of other standards.
 *
 * @example
 * englishSpellings('poutine') // ['putin']
 */
export function englishSpellings(word: string): string[] {
  if (word.length < fewestLetters) return []
  const out: string[] = []
  for (const { marks, steps } of standards) {
    if (!marks.test(word)) continue
    let text = word
    for (const [pattern, by] of steps) text = text.replace(pattern, by)
    if (text !== word && !out.includes(text)) out.push(text)
  }
  return out
}

/** Letters with marks that stand for two letters of English in one language and for the plain letter in
 * another's custom: Živković is Zhivkovich and Zivkovic. */
const marked: Readonly<Record<string, string>> = {
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  ś: 'sh',
  č: 'ch',
  ç: 'ch',
  ć: 'ch',
  ž: 'zh',
  ż: 'zh',
  ź: 'zh',
}
const anyMarked = /[šşșśčçćžżź]/giu

/** A name with marked letters in the letters that English has for them; nothing where there is none.
 *
 * @example
 * withoutMarks('Tšemezov') // ['Tshemezov']
 */
export function withoutMarks(text: string): string[] {
  const whole = text.normalize('NFC')
  if (whole.search(anyMarked) < 0) return []
  const plain = whole.replace(anyMarked, (letter) => {
    const two = marked[letter.toLowerCase()] ?? letter
    return letter === letter.toLowerCase() ? two : two.charAt(0).toUpperCase() + two.slice(1)
  })
  return [plain]
}
