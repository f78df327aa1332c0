/** Letters of all Cyrillic alphabets in use, in the way English-language lists write them. */
const common: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  // Ukrainian, Belarusian
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  // Serbian, Macedonian
  ђ: 'dj',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  џ: 'dz',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
  // Mongolian, Kazakh, Kyrgyz, Tatar, Tajik
  ө: 'o',
  ү: 'u',
  ә: 'a',
  ғ: 'g',
  қ: 'q',
  ң: 'ng',
  ұ: 'u',
  һ: 'h',
  ҳ: 'h',
  ҷ: 'j',
  ӣ: 'i',
  ӯ: 'u',
}
const ukrainian: Readonly<Record<string, string>> = { г: 'h', и: 'y' }
const belarusian: Readonly<Record<string, string>> = { г: 'h' }

/** A Cyrillic word in Latin letters; which alphabet it is in is read off its letters.
 *
 * @param word lower case
 * @param context the whole name, lower case: one letter і makes a name Ukrainian or Belarusian
 * @example
 * romaniseCyrillic('юрий', 'юрий') // 'yuriy'
 */
export function romaniseCyrillic(word: string, context: string): string {
  const kazakh = /[әғқңұһөүҳҷ]/u.test(context)
  const special = kazakh
    ? undefined
    : /[їєґ]/u.test(context) || (/і/u.test(context) && !/[ўыэ]/u.test(context))
      ? ukrainian
      : /[ўі]/u.test(context)
        ? belarusian
        : undefined
  let out = ''
  for (const letter of word) out += special?.[letter] ?? common[letter] ?? letter
  // -ий and -ый end the same way as the English spelling of the name.
  return out.replace(/[iy]y$/, 'iy')
}
