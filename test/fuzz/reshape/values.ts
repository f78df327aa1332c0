import type { Random } from '../random.ts'

/** Values at which the code behind a parser has stumbled: in no case is the file itself damaged. */
const hostile: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '-0-',
  '1e999',
  '9'.repeat(400),
  'x'.repeat(20_000),
  'a '.repeat(5_000),
  ' '.repeat(20_000),
  ';'.repeat(2_000),
  '('.repeat(2_000),
  '"'.repeat(2_000),
  '\n'.repeat(500),
  '(1) a (2) (3) b (1) c',
  '2023-02-30',
  '0000-00-00',
  '99999-12-31',
  '-0001-01-01',
  '00/00/1961',
  '31/12/0000',
  'circa 1900 to 2100',
  '2100 to 1900',
  'null',
  'undefined',
  'NaN',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '=cmd|calc',
  '../../etc/passwd',
  'file:///etc/hostname',
  '<b>&amp;</b>',
  ']]>',
  '\u202Eabc\u202C',
  '\uFEFF',
  '\u200B\u200D',
  '\u0300'.repeat(300),
  '\u{10FFFD}',
  'ﷺ'.repeat(50),
  'İıſK',
  'DOB; DOB; Passport; Linked To: ; a.k.a. ""; (',
  'Passport 1 (Iran) expires 31 Feb 2020 issued',
  'IMO 0000000',
  'Directive 0',
  'https://',
  '@',
]

/** A hostile value: one of the list, or one of the file in another place, cut, doubled, or repeated
 * until a pattern that goes back and forth would take for ever. */
export function hostileValue(own: readonly string[], random: Random): string {
  // A value that is long already would grow without end from change to change.
  const value = own.length === 0 ? '' : random.pick(own).slice(0, 500)
  switch (random.below(6)) {
    case 0:
      return value
    case 1:
      return value.slice(random.below(value.length + 1))
    case 2:
      return `${value}${random.pick([' ', ', ', '; ', '\n', ''])}${random.pick(hostile)}`
    case 3:
      return value.repeat(1 + random.below(Math.min(200, 1 + 20_000 / (value.length + 1))))
    default:
      return random.pick(hostile)
  }
}
