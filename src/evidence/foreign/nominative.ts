/** Endings of given names and surnames in the genitive, longest first, with those of the nominative. */
const masculineSurname: readonly (readonly [RegExp, string])[] = [
  [/ского$/u, 'ский'],
  [/ського$/u, 'ський'],
  [/цкого$/u, 'цкий'],
  [/цького$/u, 'цький'],
  [/(?<=[оеєиі][вн])а$/u, ''],
  [/(?<=[бвгґджзклмнпрстфхцчшщ])а$/u, ''],
]
const feminineSurname: readonly (readonly [RegExp, string])[] = [
  [/ской$/u, 'ская'],
  [/ської$/u, 'ська'],
  [/цкой$/u, 'цкая'],
  [/цької$/u, 'цька'],
  [/(?<=[вн])(?:ой|ої)$/u, 'а'],
]

function given(name: string): { readonly name: string; readonly feminine: boolean } {
  if (/(?:ии|ії)$/u.test(name)) return { name: name.replace(/.$/u, 'я'), feminine: true }
  if (/[иыі]$/u.test(name)) return { name: name.replace(/.$/u, 'а'), feminine: true }
  if (/(?<=[аеиіоуяєї])я$/u.test(name)) return { name: name.replace(/.$/u, 'й'), feminine: false }
  return { name: name.replace(/(?<=[бвгґджзклмнпрстфхцчшщ])а$/u, ''), feminine: false }
}

/** The form of dictionaries of a Russian or Ukrainian name that stands in the genitive, as behind
 * "по словам"; a surname of no known ending stays as it is.
 *
 * @example
 * fromGenitive('Ольги Мельник')    // 'Ольга Мельник'
 * fromGenitive('Андрія Ковальського') // 'Андрій Ковальський'
 */
export function fromGenitive(fullName: string): string {
  const [first = '', ...rest] = fullName.split(/\s+/u)
  const { name, feminine } = given(first)
  const rules = feminine ? feminineSurname : masculineSurname
  const surname = rest.map((word) => {
    const rule = rules.find(([ending]) => ending.test(word))
    return rule ? word.replace(rule[0], rule[1]) : word
  })
  return [name, ...surname].join(' ')
}
